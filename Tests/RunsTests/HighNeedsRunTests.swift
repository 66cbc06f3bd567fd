import Calendar
import Calibration
import Finance
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// The high-needs block in runs.
@Suite("The high-needs block in runs")
struct HighNeedsRunTests {
    private static func figure(_ value: Double, spread: Double = 0) -> Figure {
        Small.figure(value, spread > 0 ? value * (1 - spread)...value * (1 + spread) : nil)
    }

    /// A pathway that holds 900 plans, whose prices are uncertain, beside a list that has nothing to do with it.
    private static func area(opening: Double? = -500_000) -> Area {
        var pathway = Small.pathway("plans", casesPerWeek: [40, 40, 6])
        pathway.stock = Stock(
            outcome: "plan issued",
            number: figure(900),
            ceasingPerYear: figure(0.08),
            placements: [
                Stock.Placement(name: "mainstream", share: figure(0.6)),
                Stock.Placement(name: "special", share: figure(0.4)),
            ]
        )
        var area = Small.area([pathway, Small.list("list")], horizonMonths: 31)
        let (first, second) = (Year(.financial, 2025), Year(.financial, 2026))
        var costs = Costs(
            name: "Prices",
            priceYear: first,
            priceInflation: YearlyRise(later: figure(0.03, spread: 0.5))
        )
        var special = PlacementCosts.Category("special", unitCost: figure(24_000, spread: 0.4))
        special.placeFunding = figure(10_000)
        special.recouped = figure(0.5)
        costs.placements = PlacementCosts(
            service: "plans",
            categories: [PlacementCosts.Category("mainstream", unitCost: figure(8_000, spread: 0.4)), special]
        )
        costs.highNeeds = HighNeedsBlock(
            income: YearlyAmount([.init(first, figure(13_000_000)), .init(second, figure(13_500_000, spread: 0.1))]),
            incomeGrowth: YearlyRise(later: figure(0.03)),
            opening: opening.map { HighNeedsBlock.Opening(balance: figure($0), month: Month(year: 2025, month: 3)) }
        )
        area.costs = costs
        return area
    }

    private static let more = Small.change(
        Agency(casesPerWeek: figure(2), order: .oldestFirst),
        service: "plans",
        stage: "plan",
        label: "two more a week"
    )
    private static let fewer = Small.change(
        EarlyHelp(referralChange: figure(-0.2)),
        service: "plans",
        label: "a fifth fewer"
    )

    private static func plan() -> Plan { Small.plan("plan", more, fewer) }

    private func runner(_ area: Area = area(), services: Set<String> = []) throws -> Runner {
        let plan = Self.plan()
        return try Runner(
            FittedArea(area),
            plans: [plan, Small.plan("none")] + plan.steps,
            settings: RunSettings(replications: 24, seed: 5, threads: 2, services: services),
            mitigations: [PlanParts(together: "plan", alone: plan.steps.map(\.id))]
        )
    }

    private func mean(
        _ block: HighNeedsResult,
        _ plan: String,
        _ kind: String,
        _ year: Int,
        of name: String = "all"
    ) throws -> Double {
        try #require(
            block.amounts.first {
                $0.plan == plan && $0.line.kind == kind && $0.line.name == name && $0.year.number == year
            },
            "\(plan) \(kind) \(name) \(year)"
        )
        .value.mean
    }

    @Test func sumsAddUpInTheMeans() throws {
        let block = try #require(try runner().run().highNeeds)
        // April 2025 to March 2028: the origin is August 2025.
        #expect(block.years.map(\.months) == [12, 12, 12])
        for plan in ["no-change", "plan", "none", "plan/1"] {
            var before = -50_000_000.0
            for year in 2025...2027 {
                let parts = try ["mainstream", "special"].map { try mean(block, plan, "placement", year, of: $0) }
                let spending = try mean(block, plan, "spending", year)
                #expect(abs(parts[0] + parts[1] - spending) < 1e-3)
                let held = try ["mainstream", "special"].map { try mean(block, plan, "plans_held", year, of: $0) }
                #expect(abs(held[0] + held[1] - (try mean(block, plan, "plans_held", year))) < 1e-6)
                let income = try mean(block, plan, "income", year)
                let inYear = try mean(block, plan, "in_year_balance", year)
                #expect(abs(inYear - (income - spending)) < 1e-3)
                #expect(abs(try mean(block, plan, "balance_at_start", year) - before) < 1e-3)
                before = try mean(block, plan, "balance_at_end", year)
                #expect(abs(before - (try mean(block, plan, "balance_at_start", year)) - inYear) < 1e-3)
                let outturn = try mean(block, plan, "spending_without_recouped", year)
                #expect(abs(outturn + (try mean(block, plan, "of_which_recouped", year)) - spending) < 1e-3)
            }
        }
    }

    /// Plans held are those of the forecast: the mean of the months' beginnings and ends.
    @Test func plansHeldAreThoseOfTheForecast() throws {
        let result = try runner().run()
        let block = try #require(result.highNeeds)
        for (name, plan) in [("special", "no-change"), ("mainstream", "plan")] {
            let series = try #require(
                result.forecast(plan, "plans", MeasuredSeries(measure: .held(placement: name)))
            )
            let held = try series.months.map { try #require($0).mean }
            let months = (1...7).map { (held[$0 - 1] + held[$0]) / 2 }
            let expected = (5 * held[0] + months.reduce(0, +)) / 12
            #expect(abs(try mean(block, plan, "plans_held", 2025, of: name) / 100 - expected) < 0.01)
        }
    }

    @Test func aPlanWithoutStepsChangesNothing() throws {
        let block = try #require(try runner().run().highNeeds)
        let none = block.amounts.filter { $0.plan == "none" }
        #expect(none.map(\.value) == block.amounts.filter { $0.plan == "no-change" }.map(\.value) && !none.isEmpty)
        #expect(none.allSatisfy { $0.change?.mean == 0 && $0.change?.standardDeviation == 0 })
        let spending = block.amounts.filter { $0.plan == "plan" && $0.line.kind == "spending" }
        #expect(spending.last?.change?.mean != 0)
    }

    /// What each step does alone, and the overlap, make what they do together.
    @Test func mitigationsAddUpToThePenny() throws {
        let block = try #require(try runner().run().highNeeds)
        var count = 0
        for kind in ["plans_held", "spending", "in_year_balance", "balance_at_end"] {
            for year in 2025...2027 {
                let some = block.mitigations.filter { $0.line.kind == kind && $0.year.number == year }
                #expect(some.map(\.kind) == [.alone, .alone, .overlap, .together])
                let means = some.map(\.change.mean)
                #expect(abs(means[0] + means[1] + means[2] - means[3]) < 1e-3, "\(kind) \(year)")
                count += means[2] == 0 ? 0 : 1
            }
        }
        #expect(count > 0, "steps of one pathway overlap")
    }

    /// A step alone has the luck that it has in the plan: of a plan with one step it is the plan.
    @Test func aStepAloneIsWhatItIsInThePlan() throws {
        let twice = Small.plan("twice", Self.more, Self.more)
        let second = Small.plan("second", twice.steps[1].interventions[0])
        let result = try Small.run(Self.area(), [twice, second, twice.steps[1]], replications: 10)
        let block = try #require(result.highNeeds)
        let of = { (plan: String) in block.amounts.filter { $0.plan == plan }.map(\.value) }
        #expect(of("second") == of("twice/2") && !of("second").isEmpty)
        let all = Plan.together([Small.plan("one", Self.more), Small.plan("two", Self.fewer)], id: "all", name: "all")
        #expect(all.interventions.map(\.stepsBefore) == [0, 0] && all.interventions.map(\.planID) == ["one", "two"])
    }

    @Test func shardsMergeToTheSame() throws {
        let runner = try runner()
        let whole = try runner.tally(0..<24)
        var parts = try runner.tally(13..<24)
        let first = try runner.tally(0..<13)
        parts.merge(try #require(runner.tally(reading: first.bytes)))
        #expect(parts == whole && whole.highNeeds != nil)
    }

    /// Of the service alone the same; of another none.
    @Test func theServiceAloneHasTheSameBlock() throws {
        let all = try #require(try runner().run().highNeeds)
        let alone = try runner(services: ["plans"]).run()
        #expect(alone.costs == nil)
        #expect(try #require(alone.highNeeds).amounts.map(\.value) == all.amounts.map(\.value))
        #expect(try runner(services: ["list"]).run().highNeeds == nil)
    }

    @Test func withoutPlacementsThereIsNone() throws {
        var area = Self.area()
        area.costs?.placements = nil
        #expect(try Small.run(area, replications: 4).highNeeds == nil)
    }

    // MARK: - Targets

    private static func target(_ value: Double, _ year: Int) -> Target {
        Target(
            service: "plans",
            measure: .highNeedsDeficit,
            bound: .atMost,
            value: value,
            due: .over(Year(.financial, year)),
            text: "plans high-needs deficit at most \(value) in \(year)"
        )
    }

    /// The probability is the share of replications that owe no more.
    @Test func targetsAreHeldAgainstWhatIsOwed() throws {
        var area = Self.area()
        area.targets = [Self.target(0, 2026), Self.target(500_000_000, 2026), Self.target(2_000_000, 2027)]
        area.jointTargets = [JointTarget(Array(area.targets[1...]))]
        let result = try runner(area).run()
        let block = try #require(result.highNeeds)
        for plan in ["no-change", "plan"] {
            let deficit = try #require(
                block.amounts.first {
                    $0.plan == plan && $0.line.kind == "balance_at_end" && $0.year.number == 2026
                }?
                .deficit
            )
            let found = result.targets.filter { $0.plan == plan }
            #expect(found.count == 4)
            #expect(abs(try #require(found[0].probability).value - (1 - deficit)) < 1e-9)
            #expect(found[1].probability?.value == 1)
            #expect(found[3].probability?.value == found[2].probability?.value)
            #expect(found[0].firstMonths.allSatisfy { $0 == nil })
        }
    }

    /// Without the income of its year nobody can say.
    @Test func targetsThatCannotBeAnsweredAreTold() throws {
        var area = Self.area()
        area.targets = [Self.target(0, 2026)]
        area.costs?.highNeeds = nil
        let error = #expect(throws: InputErrors.self) { try runner(area) }
        #expect(error?.problems.first?.description.contains("the high-needs deficit of 2026-27") == true)
        area.costs = Self.area(opening: nil).costs
        #expect(throws: InputErrors.self, "a change is no deficit") { try runner(area) }
        area.costs = Self.area().costs
        _ = try Small.runner(area, replications: 4, horizonMonths: 12)
    }

    @Test func targetsAreInFinancialYears() {
        let area = Self.area()
        var month = Self.target(0, 2026)
        month.due = .by(Month(year: 2027, month: 3))
        var calendar = Self.target(0, 2026)
        calendar.due = .over(Year(.calendar, 2026))
        for one in [month, calendar] {
            let plan = Plan(id: "plan", name: "plan", targets: [one])
            #expect(plan.problems(in: area).contains { $0.description.contains("must be 'in' a financial year") })
        }
        #expect(Plan(id: "plan", name: "plan", targets: [Self.target(0, 2026)]).problems(in: area).isEmpty)
    }
}
