import Calendar
import Foundation
import Runs
import SmallAreas
import SmallRuns
import Testing
import Wording

@testable import Areas

/// Capacity, load and relief capacity (Fong et al.) as a run reports them.
@Suite("Capacity, load and relief")
struct LoadTests {
    /// A list that never runs out changes in a year by demand less capacity, in every replication, and by what bends it to its
    /// path.
    @Test func aListGrowsByWhatItsLoadIsBeyondOne() throws {
        let area = Small.area([Small.counted("list")], history: Small.history("list"))
        let plan = Small.plan("more", Small.recruit(1), Small.change(Triage(share: Small.figure(0.2))))
        let runner = try Small.runner(area, [plan], replications: 15)
        for id in ["no-change", "more"] {
            let list = runner.values(.waiting, of: "list", under: id)
            let capacity = runner.values(.capacity, of: "list", under: id)
            let load = runner.values(.load, of: "list", under: id)
            let added = runner.values(.unexplainedAdditions, of: "list", under: id)
            let removed = runner.values(.unexplainedRemovals, of: "list", under: id)
            #expect(load[0].allSatisfy { $0.isNaN } && capacity[0].allSatisfy { $0.isNaN })
            for replication in 0..<15 where list.allSatisfy({ $0[replication] > 60 }) {
                for end in [5, 12, 15] {
                    let year = max(1, end - 11)...end
                    let places = year.reduce(0) { $0 + capacity[$1][replication] }
                    let unexplained = year.reduce(0) { $0 + added[$1][replication] - removed[$1][replication] }
                    let change = list[end][replication] - list[year.lowerBound - 1][replication] - unexplained
                    #expect(abs(places * (load[end][replication] - 1) - change) < 0.05, "\(id), month \(end)")
                }
            }
        }
    }

    /// Nine in ten leave, and a demand shock takes nearly all referrals away: more leave than come.
    @Test func loadIsNeverNegative() throws {
        let area = Small.area([Small.list(number: 2_000, mean: 30, maximum: 90, leaving: 0.9)])
        let shock = Small.plan("shock", Small.change(DemandShock(referralChange: Small.figure(-0.95))))
        let runner = try Small.runner(area, [shock], replications: 20)
        let loads = runner.values(.load, of: "list", under: "shock").joined().filter { !$0.isNaN }
        #expect(loads.allSatisfy { $0 >= 0 } && loads.contains(0))
    }

    /// Two lists ask for 6 x 2 + 4 x 5 = 32 of the pool's 32 hours a week, and with half as many more referrals to the first
    /// for 38.
    @Test func ofSharedStaffTheLoadIsThePools() throws {
        var area = Small.area([
            Small.list("first", referralsPerWeek: 6, casesPerWeek: 6, number: 600),
            Small.list("second", referralsPerWeek: 4, casesPerWeek: 4, number: 600),
        ])
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: [
                    SharedStaff.Member(service: "first", timePerCase: Small.figure(2)),
                    SharedStaff.Member(service: "second", timePerCase: Small.figure(5)),
                ],
                rule: .inTurn
            )
        ]
        let shock = Small.change(DemandShock(referralChange: Small.figure(0.5)), service: "first")
        let runner = try Small.runner(area, [Small.plan("shock", shock)], replications: 200)
        for (id, exact) in [("no-change", 1.0), ("shock", 38.0 / 32)] {
            let loads = ["first", "second"].map { runner.values(.load, of: $0, under: id)[12] }
            #expect(loads[0] == loads[1])
            expectMean(loads[0], exact, within: 0.005)
        }
        let measures = runner.groups[0].series(of: 0, targets: [], plans: []).map(\.measure)
        #expect(!measures.contains(.capacity), "none of the pool's capacity is one list's own")
    }

    /// relief = d + (N - d T/F)/26 a week with F = -log(1 - 0.92), from what the run says of referrals and of the list.
    @Test func reliefCapacityIsTheFormulaOfWhatTheRunSays() throws {
        let target = Target(
            service: "list",
            measure: .shareWithin(weeks: 18),
            bound: .atLeast,
            value: 0.92,
            due: .by(Small.origin + 12),
            text: "goal"
        )
        let runner = try Small.runner(Small.area([Small.list()], targets: [target]), replications: 10)
        let list = runner.values(.waiting, of: "list", under: "no-change")
        let referrals = runner.values(.referrals, of: "list", under: "no-change")
        let relief = runner.values(.reliefCapacity, of: "list", under: "no-change")
        let weeks = Double((Small.origin + 12).end - (Small.origin + 1).firstDay) / 7
        for replication in 0..<10 {
            let demand = (1...12).reduce(0) { $0 + referrals[$1][replication] } / weeks
            let weekly = demand + (list[12][replication] - demand * 18 / -log(0.08)) / 26
            #expect(abs(relief[12][replication] - weekly * averageMonthWeeks) < 0.001)
        }
        #expect(relief[0].allSatisfy { $0.isNaN })
    }

    @Test func stagesOfAPathwayHaveTheirOwnAndAListWithoutATargetNoRelief() throws {
        let runner = try Small.runner(Small.area([Small.pathway(), Small.list()]), replications: 1)
        let series = runner.groups.map { $0.series(of: 0, targets: [], plans: []) }
        for stage in ["decision", "advice", "plan"] {
            #expect(series[0].contains(MeasuredSeries(measure: .load, part: .stage(stage))))
            #expect(series[0].contains(MeasuredSeries(measure: .capacity, part: .stage(stage))))
        }
        #expect(!series[0].contains(MeasuredSeries(measure: .load)))
        #expect(series[1].contains(MeasuredSeries(measure: .load)))
        #expect(!series.joined().map(\.measure).contains(.reliefCapacity))
    }
}
