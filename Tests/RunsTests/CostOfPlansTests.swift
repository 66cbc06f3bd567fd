import Calendar
import Finance
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// What plans cost in runs: from what each replication really delivered.
@Suite("Costs of plans in runs")
struct CostOfPlansTests {
    private static func figure(_ value: Double, spread: Double = 0) -> Figure {
        Small.figure(value, spread > 0 ? value * (1 - spread)...value * (1 + spread) : nil)
    }

    /// Pay of 48,000 a year, with a list of which pay, cases and cases elsewhere have prices.
    private static func area(_ posts: StaffPost..., spread: Double = 0, horizonMonths: Int = 12) -> Area {
        var area = Small.area(
            [Small.staffed(posts), Small.list("other", number: 500)],
            horizonMonths: horizonMonths
        )
        var costs = Costs(name: "Prices", priceYear: Year(.financial, 2025))
        costs.payAwards = YearlyRise(later: figure(0.03, spread: spread))
        costs.pay = [
            PayGroup(
                group: "therapist",
                salary: figure(48_000, spread: spread),
                agencyPremium: figure(0.5),
                recruiting: figure(2_000),
                funder: .icb
            )
        ]
        costs.cases = ["list", "other"]
            .map { id in
                CaseCosts(
                    service: id,
                    group: nil,
                    nonPay: figure(10),
                    boughtIn: id == "other" ? figure(900, spread: spread) : nil,
                    outsourced: figure(800, spread: spread),
                    funder: id == "other" ? .generalFund : .icb
                )
            }
        area.costs = costs
        return area
    }

    private static func plans() -> [Plan] {
        [
            Small.plan("none"),
            Small.plan(
                "all",
                Small.recruit(2, lag: 6),
                Small.change(Agency(casesPerWeek: figure(2), order: .random), service: "other", label: "agency"),
                Small.change(Outsource(casesPerWeek: figure(3), order: .oldestFirst), service: "other", label: "out")
            ),
            Small.plan("other", Small.change(Agency(casesPerWeek: figure(1), order: .random), service: "other")),
        ]
    }

    private static func mean(
        _ result: RunResult,
        _ plan: String,
        _ line: String,
        _ service: String = "",
        year: Year? = nil,
        change: Bool = false
    ) throws -> Double {
        let costs = try #require(result.costs)
        let found = try #require(
            costs.amounts.first {
                $0.plan == plan && $0.row.line == line && $0.row.service == service && $0.year == year
                    && ($0.row.kind == .line || $0.row.funder == nil && $0.row.kind == .total)
            },
            "\(plan), \(line)"
        )
        return try #require(change ? found.change : found.pence).mean
    }

    /// Pence of one post for the forecast's year: seven months at 4,000 pounds and five at 4,120.
    private static let payOfAYear = 4_860_000.0

    @Test func withoutCostsNothingIsSaid() throws {
        var area = Self.area(Small.posts(3))
        area.costs = nil
        #expect(try Small.run(area, Self.plans(), replications: 4).costs == nil)
    }

    /// Prices are drawn beside everything else: the forecast has the same bytes with them and without.
    @Test func costsChangeNoForecast() throws {
        let area = Self.area(Small.posts(3), spread: 0.4)
        var without = area
        without.costs = nil
        let (one, other) = try (
            Small.run(area, Self.plans(), replications: 8), Small.run(without, Self.plans(), replications: 8)
        )
        for (first, second) in zip(one.forecasts, other.forecasts) {
            #expect(first.months == second.months && first.years == second.years, "\(first.series)")
        }
        #expect(one.forecasts.count == other.forecasts.count)
    }

    @Test func aPlanWithoutStepsCostsWhatNoChangeCosts() throws {
        let result = try Small.run(Self.area(Small.posts(3), spread: 0.4), Self.plans(), replications: 20)
        let costs = try #require(result.costs)
        let none = costs.amounts.filter { $0.plan == "none" }
        let baseline = costs.amounts.filter { $0.plan == Plan.noChange.id }
        #expect(none.map(\.pence) == baseline.map(\.pence) && !none.isEmpty)
        for one in none { #expect(one.change?.mean == 0 && one.change?.standardDeviation == 0) }
        #expect(costs.ratios.filter { $0.plan == "none" }.allSatisfy { $0.ratio == nil })
    }

    /// Three posts for a year: seven months at 4,000 pounds each, and five at 4,120.
    @Test func postsFilledArePaid() throws {
        let result = try Small.run(Self.area(Small.posts(3)), Self.plans(), replications: 4)
        let pay = try Self.mean(result, Plan.noChange.id, "Pay of therapist", "list")
        #expect(pay == 3 * Self.payOfAYear)
    }

    /// Nobody is in post, and nobody comes.
    @Test func vacanciesCostNothing() throws {
        let empty = Small.posts(3, vacancies: 3, lag: 100)
        let result = try Small.run(Self.area(empty), Self.plans(), replications: 4)
        #expect(try Self.mean(result, Plan.noChange.id, "Pay of therapist", "list") == 0)
        // All is vacant, and half of it covered: 1.5 WTE at half as much again.
        var covered = empty
        covered.agencyCover = Self.figure(0.5)
        let agency = try Self.mean(
            Small.run(Self.area(covered), [], replications: 4),
            Plan.noChange.id,
            "Pay of therapist, agency cover of vacancies",
            "list"
        )
        #expect(agency == 1.5 * 1.5 * Self.payOfAYear)
    }

    /// From 1 September six weeks to 13 October: nineteen of October's 31 days, then five months of 2025-26.
    @Test func recruitsArePaidFromWhenTheyBegin() throws {
        let result = try Small.run(Self.area(Small.posts(3)), Self.plans(), replications: 4)
        let line = "recruit 2.0 WTE therapist"
        let first = try Self.mean(result, "all", "\(line): pay", "list", year: Year(.financial, 2025))
        #expect(abs(first - 100 * 2 * 4_000 * (5 + 19.0 / 31)) < 1)
        #expect(try Self.mean(result, "all", "\(line): recruiting", "list") == 400_000)
        var late = Self.plans()
        late[1].interventions[0].lagWeeks = Self.figure(19)
        let later = try Small.run(Self.area(Small.posts(3)), late, replications: 4)
        // Nineteen weeks: to 12 January. What slips is paid later, if at all.
        let slipped = try Self.mean(later, "all", "\(line): pay", "list", year: Year(.financial, 2025))
        #expect(abs(slipped - 100 * 2 * 4_000 * (2 + 20.0 / 31)) < 1)
        let second = Year(.financial, 2026)
        #expect(
            try Self.mean(later, "all", "\(line): pay", "list", year: second)
                == Self.mean(result, "all", "\(line): pay", "list", year: second)
        )
    }

    /// What the list's forecast counts is what is paid for.
    @Test func casesArePaidAsTheyAreDelivered() throws {
        let result = try Small.run(Self.area(Small.posts(3)), Self.plans(), replications: 12)
        func sum(_ measure: Measure, _ plan: String, _ service: String) throws -> Double {
            let series = try #require(
                result.forecasts.first {
                    $0.plan == plan && $0.service == service && $0.series == MeasuredSeries(measure: measure)
                }
            )
            return series.months.dropFirst().reduce(0) { $0 + ($1?.mean ?? .nan) }
        }
        let elsewhere = try sum(.transferred, "all", "other")
        #expect(elsewhere > 100)
        let out = try Self.mean(result, "all", "out: cases seen elsewhere", "other")
        #expect(abs(out / 80_000 - elsewhere) < 0.01)
        let more = try sum(.seen, "other", "other") - sum(.seen, Plan.noChange.id, "other")
        let agency = try Self.mean(result, "other", "change: cases bought in", "other")
        // Ten cases a week are seen anyway, and the list never runs out: all of the agency's cases come on top.
        #expect(abs(agency / 90_000 - more) < 0.01)
        let nonPay = try Self.mean(result, "other", "Non-pay of cases", "other", change: true)
        #expect(abs(nonPay / 1_000 - more) < 0.01)
    }

    /// Across lines, funders and years, and so in means.
    @Test func totalsAddUp() throws {
        let result = try Small.run(Self.area(Small.posts(3), spread: 0.4), Self.plans(), replications: 24)
        let costs = try #require(result.costs)
        for plan in result.plans {
            for year in costs.years.map(\.year) as [Year?] + [nil] {
                let rows = costs.amounts.filter { $0.plan == plan.id && $0.year == year }
                let total = try #require(rows.first { $0.row.kind == .total && $0.row.funder == nil }).pence.mean
                let lines = rows.filter { $0.row.kind == .line }.reduce(0) { $0 + $1.pence.mean }
                let funders = rows.filter { $0.row.kind == .total && $0.row.funder != nil }
                    .reduce(0) { $0 + $1.pence.mean }
                #expect(abs(lines - total) < 1e-3 && abs(funders - total) < 1e-3 && total > 0)
            }
            let totals = costs.amounts.filter { $0.plan == plan.id && $0.row.kind == .total && $0.row.funder == nil }
            let years = totals.filter { $0.year != nil }.reduce(0) { $0 + $1.pence.mean }
            #expect(abs(years - (totals.first { $0.year == nil }?.pence.mean ?? .nan)) < 1e-3)
        }
    }

    @Test func partsMergeToTheBytesOfTheWhole() throws {
        let area = Self.area(Small.posts(3, leavers: 0.3, lag: 4), spread: 0.4)
        let runner = try Small.runner(area, Self.plans(), replications: 12)
        let whole = try runner.tally(0..<12)
        var merged = try runner.tally(5..<12)
        let part = try runner.tally(0..<5)
        merged.merge(try #require(runner.tally(reading: part.bytes)))
        #expect(merged.bytes == whole.bytes)
        #expect(try Small.runner(area, Self.plans(), replications: 12, threads: 1).tally(0..<12).bytes == whole.bytes)
    }

    /// 900 pounds bring one more child seen each, beside 10 of non-pay.
    @Test func whatAUnitOfABenefitCosts() throws {
        let result = try Small.run(Self.area(Small.posts(3)), Self.plans(), replications: 40)
        let costs = try #require(result.costs)
        let ratio = try #require(
            costs.ratios.first { $0.plan == "other" && $0.benefit == .extraAssessments }?.ratio
        )
        #expect(abs(ratio.value - 910) < 0.5 && ratio.low <= ratio.value && ratio.high >= ratio.value)
        let weeks = try #require(costs.ratios.first { $0.plan == "other" && $0.benefit == .childWeeks })
        #expect(weeks.meanBenefit > 500 && weeks.ratio != nil)
    }

    /// Five a week are outsourced, and the rule lets 104 a year, which are two a week.
    @Test func aCapHoldsWhatIsSeenElsewhere() throws {
        var area = Self.area(Small.posts(3))
        let plan = Small.plan(
            "out",
            Small.change(Outsource(casesPerWeek: Self.figure(5), order: .oldestFirst), service: "other", label: "out")
        )
        func cases() throws -> Double {
            try Self.mean(Small.run(area, [plan], replications: 40), "out", "out: cases seen elsewhere", "other")
                / 80_000
        }
        let free = try cases()
        area.costs?.policy = [
            PolicyLine(name: "Cap", effect: .cap(Self.figure(2), service: "other"), from: Small.origin + 1)
        ]
        let weeks = 365.0 / 7
        #expect(abs(free - 5 * weeks) < 8)
        #expect(abs(try cases() - 2 * weeks) < 5)
        area.costs?.policy[0].until = Small.origin + 6
        #expect(abs(try cases() - (2 * 181.0 + 5 * 184) / 7) < 8)
    }
}
