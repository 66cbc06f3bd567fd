import Assembly
import Calendar
import Calibration
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import Testing
import Wording

@testable import Areas
@testable import Runs

/// Staff who serve several lists: 6 cases of 2 hours and 4 cases of 5 hours a week, 32 hours in all.
@Suite("Shared staff")
struct SharedStaffTests {
    private static let weeks = Double((Small.origin + 18).end - (Small.origin + 1).firstDay) / 7

    private static func area(
        _ rule: SharedStaff.Rule,
        first: Service = Small.list("first", referralsPerWeek: 6, casesPerWeek: 6, number: 600),
        second: Service = Small.list("second", referralsPerWeek: 4, casesPerWeek: 4, number: 600)
    ) -> Area {
        var area = Small.area([first, second])
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: [
                    SharedStaff.Member(service: first.id, timePerCase: Small.figure(2)),
                    SharedStaff.Member(service: second.id, timePerCase: Small.figure(5)),
                ],
                rule: rule
            )
        ]
        return area
    }

    private func seen(_ runner: Runner, under plan: String = "no-change") -> (first: [Double], second: [Double]) {
        let ids = runner.groups[0].services.map(\.service.id)
        let sums = ids.map { runner.sums(.seen, of: $0, under: plan, 1...18) }
        return (sums[0], sums[1])
    }

    @Test func withAmpleWorkEachDoesItsEstablishedCases() throws {
        let (first, second) = seen(try Small.runner(Self.area(.asEstablished), replications: 200))
        // Less than a case is kept for next week.
        expectMean(first, 6 * Self.weeks, within: 1)
        expectMean(second, 4 * Self.weeks, within: 1)
        // Poisson cases of 2 and 5 hours, as they would be apart.
        let hours = Summary(of: zip(first, second).map { 2 * $0 + 5 * $1 })
        let exact = (4 * 6 + 25 * 4) * Self.weeks
        #expect(abs(hours.standardDeviation * hours.standardDeviation / exact - 1) < 0.4)
    }

    @Test func theSameTimeIsGivenByEveryRule() throws {
        let hours = try SharedStaff.Rule.allCases.map { rule in
            let (first, second) = seen(try Small.runner(Self.area(rule), replications: 20))
            return zip(first, second).map { 2 * $0 + 5 * $1 }
        }
        for other in hours.dropFirst() {
            for (one, two) in zip(hours[0], other) { #expect(abs(one - two) < 7, "\(one), \(two)") }
        }
    }

    @Test func inTurnTheFirstTakesWhatItCanUse() throws {
        let much = Small.list("first", referralsPerWeek: 6, casesPerWeek: 6, number: 1_200)
        let all = seen(try Small.runner(Self.area(.inTurn, first: much), replications: 40))
        expectMean(all.first, 16 * Self.weeks, within: 1)
        #expect(all.second.allSatisfy { $0 == 0 })
        // With nobody waiting it takes what comes, and the second the rest.
        let little = Small.list("first", referralsPerWeek: 6, casesPerWeek: 6, number: 0, mean: 1, maximum: 2)
        let shared = seen(try Small.runner(Self.area(.inTurn, first: little), replications: 100))
        // Those of the last week still wait.
        expectMean(shared.first, 6 * Self.weeks, within: 7)
        expectMean(zip(shared.first, shared.second).map { 2 * $0 + 5 * $1 }, 32 * Self.weeks, within: 7)
    }

    /// What a shock adds to the first costs the second 2 hours of 5 a case.
    @Test(arguments: [SharedStaff.Rule.inTurn, .longestWait])
    func aShockOnOneTakesTimeFromTheOther(_ rule: SharedStaff.Rule) throws {
        let area = Self.area(
            rule,
            first: Small.list("first", referralsPerWeek: 6, casesPerWeek: 6, number: 12, mean: 1, maximum: 2)
        )
        let shock = Small.change(DemandShock(referralChange: Small.figure(0.5)), service: "first")
        let runner = try Small.runner(area, [Small.plan("shock", shock)], replications: 60)
        let (before, after) = (seen(runner), seen(runner, under: "shock"))
        let more = differences(after.first, before.first)
        let fewer = differences(after.second, before.second)
        if rule == .inTurn { expectMean(more, 3 * Self.weeks, within: 5) }
        for (one, other) in zip(more, fewer) { #expect(abs(2 * one + 5 * other) < 7) }
        // Those of the second have waited longer, so that the first loses time by its new children only later.
        #expect(Summary(of: fewer).mean < (rule == .inTurn ? -50 : 0.1))
    }

    @Test func aPlanChangesTheRuleFromItsMonth() throws {
        let change = Small.change(
            ShareStaff(pool: "team", rule: .inTurn),
            service: "first",
            from: Small.origin + 7
        )
        let runner = try Small.runner(Self.area(.asEstablished), [Small.plan("turn", change)], replications: 20)
        for id in ["first", "second"] {
            let before = runner.values(.seen, of: id, under: "no-change")
            let after = runner.values(.seen, of: id, under: "turn")
            // March begins on a Sunday, in the last week of February.
            for month in 1...6 { #expect(before[month] == after[month], "\(month)") }
            for month in 8...18 { #expect(before[month] != after[month]) }
            if id == "second" { #expect(after[8].allSatisfy { $0 == 0 }) }
        }
    }

    /// Capacity that a plan adds later changes neither the time nor its sharing before.
    @Test func aLaterGainChangesNothingBefore() throws {
        let gain = Small.change(Productivity(change: Small.figure(0.5)), service: "first", from: Small.origin + 10)
        let runner = try Small.runner(Self.area(.asEstablished), [Small.plan("gain", gain)], replications: 20)
        for id in ["first", "second"] {
            let before = runner.values(.seen, of: id, under: "no-change")
            let after = runner.values(.seen, of: id, under: "gain")
            for month in 1...9 { #expect(before[month] == after[month], "\(id) \(month)") }
        }
        // Who does half as many cases more in the time keeps them.
        let more = differences(
            runner.sums(.seen, of: "first", under: "gain", 11...18),
            runner.sums(.seen, of: "first", 11...18)
        )
        expectMean(more, 3 * Double((Small.origin + 18).end - (Small.origin + 11).firstDay) / 7, within: 8)
    }

    /// A member whose list is known later brings its time from there on.
    @Test func timeCountsFromWhenAListIsKnown() throws {
        var earlier = Small.list("first", referralsPerWeek: 6, casesPerWeek: 6, number: 900)
        earlier.stages[0].waitingList?.asAt = Small.origin + -6
        let (linked, engine) = try Small.replicate(Self.area(.asEstablished, first: earlier))
        let start = linked.network.stages[1].startWeek
        #expect(start > 20)
        // In units of which a case of the first takes so many, and two of its time.
        let time = engine.withInputs(ofPool: 0) { inputs in
            inputs.capacity.mean.map { $0 * 2 / inputs.unitsPerCase[0] }
        }
        #expect(time[1..<start].allSatisfy { abs($0 - 12) < 1e-9 })
        #expect(time[(start + 1)...].allSatisfy { abs($0 - 32) < 1e-9 })
    }

    /// Early disposals take nobody's time: a fitted list has as many in a pool as alone.
    @Test func earlyDisposalsStayOutside() throws {
        let fitted = Small.counted("first")
        var area = Self.area(.asEstablished, first: fitted)
        area.history = Small.history("first")
        var alone = area
        alone.sharedStaff = []
        let runners = try [alone, area].map { try Small.runner($0, replications: 200) }
        for measure in [Measure.earlyDisposals, .seen] {
            let sums = runners.map { $0.sums(measure, of: "first", 1...18) }
            #expect(Summary(of: sums[0]).mean > 10)
            expectMean(differences(sums[1], sums[0]), 0, within: 1, measure.id)
        }
    }
}
