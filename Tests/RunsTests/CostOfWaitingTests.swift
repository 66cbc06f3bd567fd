import Calendar
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// What waiting leads to, where an area's costs say so.
@Suite("Cost of waiting")
struct CostOfWaitingTests {
    /// Nobody is seen at the first list, whose children have waited up to 24 weeks.
    private func area(_ probability: Double, beyond weeks: Int = 30) -> Area {
        var area = Small.area(
            [Small.list("list", referralsPerWeek: 0, casesPerWeek: 0), Small.list("asked", referralsPerWeek: 5)],
            horizonMonths: 12
        )
        var costs = Costs(name: "Prices", priceYear: Year(.financial, 2025))
        costs.waiting = [
            WaitingCost(
                service: "list",
                beyondWeeks: weeks,
                asksFor: "asked",
                probability: Small.figure(probability)
            )
        ]
        area.costs = costs
        return area
    }

    private func referrals(_ area: Area, _ plans: [Plan] = [], under plan: String = Plan.noChange.id) throws -> Double {
        let result = try Small.run(area, plans, replications: 30)
        let series = try #require(
            result.forecast(plan, "asked", MeasuredSeries(measure: .referrals))
        )
        return series.months.dropFirst().reduce(0) { $0 + ($1?.mean ?? .nan) }
    }

    /// All 200 pass 30 weeks in the forecast, each once.
    @Test func eachChildAsksOnceWhenItsWaitPasses() throws {
        let nobody = try referrals(area(0))
        #expect(abs(try referrals(area(1)) - nobody - 200) < 1e-6)
        #expect(abs(try referrals(area(0.25)) - nobody - 50) < 6)
        // A year on nobody has waited so long.
        #expect(try referrals(area(1, beyond: 90)) == nobody)
    }

    /// Those who have waited longer than the time already have asked before.
    @Test func whoHasPassedItBeforeAsksNoMore() throws {
        let nobody = try referrals(area(0, beyond: 12))
        let asked = try referrals(area(1, beyond: 12)) - nobody
        #expect(asked > 100 && asked < 200)
    }

    /// A plan that sees children before their time keeps them from asking, in the other list's forecast too.
    @Test func aPlanThatShortensWaitsIsFelt() throws {
        let plan = Small.plan("push", Small.change(Agency(casesPerWeek: Small.figure(20), order: .oldestFirst)))
        let doing = try referrals(area(1), [plan], under: "push")
        #expect(try referrals(area(1)) - doing > 100)
    }
}
