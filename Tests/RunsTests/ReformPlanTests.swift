import Calendar
import Calibration
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// The tables of a Local SEND Reform Plan.
@Suite("Tables of a reform plan")
struct ReformPlanTests {
    @Test(arguments: [
        (10, [1.0, 1, 1], [4, 3, 3]), (0, [1, 2], [0, 0]), (7, [0.5, 0.3, 0.2], [4, 2, 1]), (3, [0, 1], [0, 3]),
        (5, [2.5, 2.5], [3, 2]), (4, [0, 0], [0, 0]),
    ])
    func partsAreWholeAndAddUp(_ total: Int, _ weights: [Double], _ expected: [Int]) {
        #expect(apportion(total, weights) == expected)
    }

    /// A pathway that holds 900 plans in the seven categories, whose needs were counted in January 2025.
    private static func area() -> Area {
        var pathway = Small.pathway("plans", casesPerWeek: [40, 40, 6])
        pathway.stock = Stock(
            outcome: "plan issued",
            number: Small.figure(900),
            ceasingPerYear: Small.figure(0.08),
            placements: zip(Stock.standardPlacements, [0.4, 0.05, 0.25, 0.05, 0.02, 0.13, 0.1])
                .map { Stock.Placement(name: $0, share: Small.figure($1)) }
        )
        let needs = [("asd", 500.0), ("slcn", 300), ("semh", 100)]
            .map { name, count in
                Observation(
                    service: "plans",
                    period: Period(Month(year: 2025, month: 1)),
                    metric: "plans_maintained_need_\(name)",
                    value: count
                )
            }
        return Small.area([pathway], history: History(needs), horizonMonths: 67)
    }

    private static let plan = Small.plan(
        "plan",
        Small.change(EarlyHelp(referralChange: Small.figure(-0.2)), service: "plans", label: "fewer")
    )

    private func tables(mitigated: String? = "plan") throws -> ReformPlan {
        let area = Self.area()
        let runner = try Runner(
            FittedArea(area),
            plans: [Self.plan],
            settings: RunSettings(replications: 16, seed: 5, threads: 2, services: ["plans"])
        )
        let service = try #require(ReformPlan.service(of: area))
        let tally = try runner.tally(
            0..<16,
            keeping: ReformPlan.quantities(runner, service, mitigated: mitigated)
        )
        return ReformPlan(runner, tally, service, mitigated: mitigated)
    }

    private static func mean(_ rows: [ReformPlan.Row]) -> Double { rows.compactMap(\.count?.mean).reduce(0, +) }

    /// Whatever the table, all that is filled adds up to its total, and totals of plans held are the same.
    @Test func everyTableAddsUpToItsTotal() throws {
        let plan = try tables()
        for isMitigated in [false, true] {
            for year in ReformPlanTable.years {
                var totals: Set<Double> = []
                for table in ReformPlanTable.allCases {
                    let rows = plan.rows.filter {
                        $0.table == table && $0.year == year && $0.isMitigated == isMitigated
                    }
                    let total = try #require(rows.last)
                    #expect(total.name == ReformPlanTable.total)
                    let parts = rows.dropLast().filter { $0.count != nil }
                    for row in rows where row.count == nil { #expect(row.note.hasPrefix("Not filled: ")) }
                    guard let count = total.count else { continue }
                    if !parts.isEmpty { #expect(abs(Self.mean(Array(parts)) - count.mean) < 1e-9, "\(table) \(year)") }
                    if [.heldByAge, .heldByProvision, .heldByNeed, .heldByCategory].contains(table) {
                        totals.insert(count.mean)
                    }
                }
                #expect(totals.count == 1, "\(year)")
            }
        }
    }

    /// Of categories that are one kind of provision the tables agree; of others the kinds stand together.
    @Test func kindsOfProvisionAreThoseOfTheirCategories() throws {
        let plan = try tables(mitigated: nil)
        let of = { (table: ReformPlanTable, name: String) in
            plan.rows.first { $0.table == table && $0.name == name && $0.year == 2027 }
        }
        let special = try #require(of(.heldByCategory, Stock.standardPlacements[2])?.count)
        #expect(of(.heldByProvision, Provision.maintainedSpecial.rawValue)?.count == special)
        #expect(of(.specialByNeed, ReformPlanTable.total)?.count == special)
        #expect(of(.heldByProvision, Provision.earlyYears.rawValue)?.count == nil)
        let together = Provision.earlyYears.rawValue + " + " + Provision.mainstream.rawValue
        #expect(
            of(.heldByProvision, together)?.count == of(.heldByCategory, Stock.standardPlacements[0])?.count
        )
        #expect(plan.rows.allSatisfy { !$0.isMitigated })
    }

    /// Needs are shared out by the latest counts, and marked assumed; ages nobody gives.
    @Test func needsAreByTheLatestCounts() throws {
        let plan = try tables()
        let rows = plan.rows.filter { $0.table == .heldByNeed && $0.year == 2026 && !$0.isMitigated }
        let total = try #require(rows.last?.count).mean
        let autistic = try #require(rows.first { $0.name == "Autistic spectrum disorder" })
        #expect(abs(try #require(autistic.count).mean - total * 5 / 9) < 0.5)
        #expect(autistic.evidence == .assumed && autistic.note.contains("assumed"))
        for row in plan.rows where row.table == .heldByAge && row.name != ReformPlanTable.total {
            #expect(row.count == nil && row.note.contains("no ages"))
        }
    }

    /// What is held is that of the census day of the January after the year, and fewer under the plan.
    @Test func theYearIsThatOfTheJanuaryAfter() throws {
        let area = Self.area()
        let result = try Runner(
            FittedArea(area),
            plans: [],
            settings: RunSettings(replications: 16, seed: 5, threads: 2, services: ["plans"])
        )
        .run()
        let series = try #require(
            result.forecast("no-change", "plans", MeasuredSeries(measure: .held(placement: nil)))
        )
        let place = try #require(result.years.firstIndex(of: Year(.academic, 2025)))
        #expect(result.years[place].countDay.month == Month(year: 2026, month: 1))
        let plan = try tables()
        let total = { (isMitigated: Bool, year: Int) in
            plan.rows.first {
                $0.table == .heldByCategory && $0.name == ReformPlanTable.total && $0.year == year
                    && $0.isMitigated == isMitigated
            }?
            .count?
            .mean
        }
        #expect(abs(try #require(total(false, 2025)) - (try #require(series.years[place]).mean)) < 0.51)
        #expect(try #require(total(true, 2029)) < (try #require(total(false, 2029))))
    }
}
