import Assembly
import Calendar
import Foundation
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

@Suite("Targets")
struct TargetsTests {
    private let months = (0...4).map { Small.origin + $0 }

    private func target(
        _ bound: Target.Bound,
        _ value: Double,
        by month: Int,
        measure: Measure = .meanWait
    ) -> Target {
        Target(
            service: "list",
            measure: measure,
            bound: bound,
            value: value,
            due: .by(Small.origin + month),
            text: "goal"
        )
    }

    /// Rows are months, columns replications.
    private func result(_ target: Target, _ rows: [[Double]]) -> TargetResult {
        var tally = GoalTally(monthCount: months.count)
        let column = GoalColumn(target, offset: 0, months: months, years: [])
        for replication in rows[0].indices {
            var row = rows.map { Float($0[replication]) }
            row += Array(repeating: .nan, count: months.count - row.count)
            tally.note(column.outcome(row))
        }
        return TargetResult(plan: "plan", aim: .one(target), evidence: .derived, tally: tally, months: months)
    }

    private let waits: [[Double]] = [
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        [9, 9, 9, 9, 9, 9, 9, 8, 8, 8],
        [8, 8, 8, 8, 8, 9, 9, 9, 9, 9],
        [7, 7, 7, 7, 7, 7, 7, 7, 9, 9],
        [7, 7, 7, 7, 7, 7, 7, 9, 9, 7],
    ]

    @Test func probabilityMonteCarloErrorAndHolding() throws {
        let found = result(target(.atMost, 8, by: 3), waits)
        let probability = try #require(found.probability)
        #expect(probability.successes == 8 && probability.trials == 10)
        #expect(abs(probability.standardError - 0.016.squareRoot()) < 1e-12)
        // Of the eight, one is back above it a month later.
        #expect(found.held?.successes == 7 && found.held?.trials == 10)
        #expect(found.evidence == .derived)
    }

    @Test func theFirstMonthsAtFiftyEightyAndNinetyFivePercent() {
        // Met by 3, 5, 8 and 8 in 10; the origin does not count.
        let found = result(target(.atMost, 8, by: 3), waits)
        #expect(found.firstMonths == [months[2], months[3], nil])
    }

    @Test func atLeastIsTheOtherSide() {
        let found = result(target(.atLeast, 9, by: 2), waits)
        #expect(found.probability?.successes == 5)
        #expect(found.held?.successes == 1)
        #expect(found.firstMonths == [months[1], nil, nil])
    }

    @Test func valuesOnTheLineMeetIt() {
        // 0.92 in single precision is 0.91999996.
        let shares = Array(repeating: [0.92, 0.92, 0.9199, 0.92001], count: 5)
        #expect(result(target(.atLeast, 0.92, by: 2), shares).probability?.successes == 3)
        let numbers = Array(repeating: [0.0, 0, 1, 0.01], count: 5)
        #expect(result(target(.atMost, 0, by: 2), numbers).probability?.successes == 2)
    }

    @Test func monthsWithoutAValueAreLeftOut() throws {
        var rows = waits
        rows[3][0] = .nan
        rows[3][9] = .nan
        let probability = try #require(result(target(.atMost, 8, by: 3), rows).probability)
        #expect(probability.successes == 7 && probability.trials == 8)
        let nothing = result(target(.atMost, 8, by: 3), Array(repeating: [.nan, .nan], count: 5))
        #expect(nothing.probability == nil && nothing.held == nil)
        #expect(nothing.firstMonths == [nil, nil, nil])
    }

    @Test func targetsBeyondTheHorizonHaveNoProbability() {
        let found = result(target(.atMost, 8, by: 5), waits)
        #expect(found.probability == nil && found.held == nil)
        // When it is met within the run is known all the same.
        #expect(found.firstMonths == [months[2], months[3], nil])
    }

    /// Through a run: every target under every plan, the plan's own ones too, and those a plan does not touch alike.
    @Test func everyTargetUnderEveryPlan() throws {
        var other = target(.atMost, 5, by: 6)
        other.service = "other"
        let own = target(.atMost, 100, by: 12, measure: .waitingBeyond(weeks: 20))
        var plan = Small.plan("plan", Small.recruit(3))
        plan.targets = [own, target(.atMost, 8, by: 6)]
        let area = Small.area([Small.list(), Small.list("other")], targets: [target(.atMost, 8, by: 6), other])
        let result = try Small.run(area, [plan], replications: 80)
        #expect(
            result.targets.map { "\($0.plan) \($0.aim.single!.service) \($0.aim.single!.measure.id)" } == [
                "no-change list mean_wait", "no-change other mean_wait", "no-change list waiting_over_20_weeks",
                "plan list mean_wait", "plan other mean_wait", "plan list waiting_over_20_weeks",
            ]
        )
        #expect(result.targets[1].probability == result.targets[4].probability)
        let (before, after) = (result.targets[0].probability?.value ?? 1, result.targets[3].probability?.value ?? 0)
        #expect(after > before)
        // The probability is what the samples say.
        let runner = try Small.runner(area, [plan], replications: 80)
        let values = runner.values(.meanWait, of: "list", under: "plan")[6]
        #expect(result.targets[3].probability?.successes == values.count { $0 <= 8.00001 })
    }

    /// Several at once are met where all of them are, each at its own time, and held where all are held; a year, a class and a
    /// sum may be among them, and services that are simulated apart.
    @Test func severalAtOnce() throws {
        var area = Small.area([Small.parted(Small.list()), Small.list("other"), Small.list("third")])
        area.reportedTotals = [Total(id: "both", name: "both", services: ["other", "third"])]
        let free = try Small.runner(area, [], replications: 150)
        // Each is met in about half of the replications.
        func goal(_ measure: Measure, of service: String, _ due: Target.Due, childClass: String? = nil) -> Target {
            var goal = Target(
                service: service,
                measure: measure,
                bound: .atMost,
                value: 0,
                due: due,
                childClass: childClass,
                text: "\(service) \(measure.id)"
            )
            goal.value = Summary(of: values(goal, free)).p50
            return goal
        }
        func place(_ one: Target) -> Int {
            switch one.due {
            case .by(let month): month - Small.origin
            case .over(let year): free.groups[0].months.count + free.groups[0].years.firstIndex(of: year)!
            }
        }
        func values(_ one: Target, _ runner: Runner) -> [Double] {
            runner.values(
                one.measure,
                of: one.service,
                under: "no-change",
                part: one.series.part,
                years: true
            )[place(one)]
        }
        let sound = goal(.meanWait, of: "list", .by(Small.origin + 6))
        let apart = goal(.meanWait, of: "other", .by(Small.origin + 9))
        let year = goal(.seen, of: "list", .over(Year(.calendar, containing: Small.origin + 8)))
        let sum = goal(.waiting, of: "both", .by(Small.origin + 12))
        let ofClass = goal(
            .meanWait,
            of: "list",
            .by(Small.origin + 6),
            childClass: area.services[0].classes[0].name
        )
        area.targets = [sound, apart, year, sum, ofClass]
        area.jointTargets = [
            JointTarget([sound, apart, ofClass]), JointTarget([sound, year, sum], source: "the board"),
        ]
        let result = try Small.run(area, [], replications: 150)
        let runner = try Small.runner(area, [], replications: 150)
        func met(_ targets: [Target]) -> Int {
            let all = targets.map { one in values(one, runner).map { one.isMet(by: $0) } }
            return (0..<150).count { replication in all.allSatisfy { $0[replication] } }
        }
        for one in area.targets {
            let found = try #require(result.targets.first { $0.aim == .one(one) })
            #expect(found.probability?.successes == met([one]), "\(one.series)")
        }
        for joint in area.jointTargets {
            let found = try #require(result.targets.first { $0.aim == .all(joint) })
            #expect(found.probability?.successes == met(joint.targets))
            #expect((1..<150).contains(found.probability!.successes), "neither never nor always: \(found)")
            #expect(found.held!.successes <= found.probability!.successes)
        }
        let both = try #require(result.targets.last)
        #expect(both.aim.source == "the board" && both.firstMonths == [nil, nil, nil])
    }
}
