import Foundation
import Simulation
import Testing

/// Stages in line: how long work takes, where cases go, and what is on time.
@Suite struct PathwayTests {
    static let past = 30

    /// 600 children are all taken up in week 0 of a stage whose work takes some weeks and leads to three places.
    static func engine(
        delay: [Double],
        routes: [StageDefinition.Route] = [],
        shares: [Double] = [],
        dueWeeks: Int? = nil,
        classes: Int = 1,
        weeks: Int = 12
    ) -> Engine {
        let network = Network(
            weekCount: weeks,
            pastWeeks: past,
            classCount: classes,
            exceptionClasses: classes > 1 ? [1] : [],
            stages: [
                StageDefinition(serviceKey: 1, delay: delay, routes: routes, dueWeeks: dueWeeks),
                StageDefinition(serviceKey: 2),
            ],
            outcomeCount: 2
        )
        let engine = Engine(network: network, observation: .everyWeek(weeks, thresholds: [], percentiles: true))
        engine.withInputs(of: 0) { inputs in
            for cohort in 0..<past { inputs.initial[cohort] = 20 }
            inputs.capacity.mean[0] = 600
            if !shares.isEmpty { inputs.routeShares = [Phase(from: 0, shares)] }
        }
        return engine
    }

    /// Weeks of work follow the delay's distribution.
    @Test func delaysFollowTheirDistribution() {
        let delay = [0.1, 0, 0.3, 0.25, 0.35]
        let engine = Self.engine(delay: delay)
        var counts: [Int: Int] = [:]
        for replication in 0..<50 {
            engine.run(seed: 20, replication: replication)
            #expect(engine.flows(of: 0, in: 0).seen == 600)
            for week in 0..<12 { counts[week, default: 0] += engine.flows(of: 0, in: week).completed }
        }
        #expect(counts[1] == 0 && counts.filter { $0.key > 4 }.values.allSatisfy { $0 == 0 })
        let law = Dictionary(uniqueKeysWithValues: delay.enumerated().filter { $0.element > 0 }.map { ($0, $1) })
        let result = chiSquare(counts, against: law, of: 30_000)
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }

    /// Cases part by the routes' shares, which change in a week; the clock runs on to the next stage, and a new
    /// referral starts its own.
    @Test func routesPartTheCases() {
        let routes: [StageDefinition.Route] = [.outcome(1), .stage(1), .newReferral(1)]
        let engine = Self.engine(delay: [0.5, 0.5], routes: routes, shares: [0.5, 0.3, 0.2])
        engine.withInputs(of: 0) { $0.routeShares.append(Phase(from: 1, [0, 0, 1])) }
        var counts: [Int: Int] = [:]
        for replication in 0..<50 {
            engine.run(seed: 21, replication: replication)
            let onward = engine.flows(of: 1, in: 0)
            counts[0, default: 0] += engine.count(of: 1, in: 0)
            counts[1, default: 0] += onward.joined
            counts[2, default: 0] += onward.referrals
            #expect(engine.count(of: 0, in: 0) == 0)
            // In week 1 all of them are new referrals, whose clocks start now.
            let second = engine.flows(of: 1, in: 1)
            #expect(second.joined == 0 && second.referrals == engine.flows(of: 0, in: 1).completed)
            #expect(engine.count(of: 1, in: 1) == 0)
            // At the end of week 1: those who came with their clocks have waited 2 to 32 weeks, 17 on average.
            let number = engine.stock(StockMeasure.number, of: 1, endOf: 1)
            let sum = number * engine.stock(StockMeasure.mean, of: 1, endOf: 1)
            let fresh = 1.5 * Double(onward.referrals) + 0.5 * Double(second.referrals)
            #expect(abs((sum - fresh) / Double(onward.joined) - 17) < 5)
            #expect(engine.stock(StockMeasure.longest, of: 1, endOf: 1) > 20)
        }
        let result = chiSquare(counts, against: [0: 0.5, 1: 0.3, 2: 0.2], of: counts.values.reduce(0, +))
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }

    /// On time if and only if completed within the due weeks of the clock start, by whole weeks: seen in week 0 with a
    /// wait of up to w weeks and worked on for d, a case is on time when w + d <= due.
    @Test(arguments: [0, 3], [1, 10, 40])
    func onTimeMeansWithinTheDueWeeks(_ delayWeeks: Int, dueWeeks: Int) {
        let delay = Array(repeating: 0.0, count: delayWeeks) + [1]
        let engine = Self.engine(delay: delay, dueWeeks: dueWeeks)
        engine.run(seed: 22, replication: 0)
        let flows = engine.flows(of: 0, in: delayWeeks)
        #expect(flows.completed == 600)
        #expect(flows.completedOnTime == 20 * min(Self.past, max(0, dueWeeks - delayWeeks)))
    }

    /// Exceptions count in the first figure and are left out of the second.
    @Test func exceptionsAreCountedApart() {
        let engine = Self.engine(delay: [1], dueWeeks: 10, classes: 2)
        engine.withInputs(of: 0) { inputs in
            inputs.capacity.mean[0] = 10_000
            // Class 1, the exceptions: 7 in each of the last 15 weeks.
            for cohort in Self.past - 15..<Self.past { inputs.initial[Self.past + cohort] = 7 }
        }
        engine.run(seed: 23, replication: 0)
        let flows = engine.flows(of: 0, in: 0)
        #expect(flows.completed == 600 + 105 && flows.completedOnTime == 200 + 70)
        #expect(flows.completedExceptions == 105 && flows.completedOnTimeExceptions == 70)
    }

    /// Children who come back to the same or an earlier stage are not taken up again by the same week's capacity; those
    /// who go on to a later one may be.
    @Test func nobodyIsTakenUpTwiceByOneWeeksCapacity() {
        let network = Network(
            weekCount: 3,
            pastWeeks: 4,
            stages: [
                StageDefinition(serviceKey: 1, routes: [.stage(1)]),
                StageDefinition(serviceKey: 2, routes: [.stage(1), .stage(0)]),
            ]
        )
        let engine = Engine(network: network, observation: .everyWeek(3, thresholds: [], percentiles: false))
        engine.withInputs(of: 0) { inputs in
            inputs.initial[0] = 1
            inputs.capacity = CapacityPass(weekCount: 3, mean: 5)
        }
        engine.withInputs(of: 1) { inputs in
            inputs.capacity = CapacityPass(weekCount: 3, mean: 5)
            inputs.extraCapacity = [CapacityPass(weekCount: 3, mean: 5, key: 1)]
            inputs.routeShares = [Phase(from: 0, [1, 0]), Phase(from: 1, [0, 1])]
        }
        engine.run(seed: 24, replication: 0)
        // Week 0: seen at stage 0, goes on and is seen at stage 1, comes back to it.
        #expect(engine.flows(of: 0, in: 0).seen == 1 && engine.flows(of: 1, in: 0).seen == 1)
        #expect(engine.flows(of: 1, in: 0).joined == 2 && engine.flows(of: 1, in: 0).waiting == 1)
        // Week 1: seen at stage 1, goes back to stage 0, is seen there in week 2 and goes on.
        #expect(engine.flows(of: 0, in: 1).seen == 0 && engine.flows(of: 1, in: 1).seen == 1)
        #expect(engine.flows(of: 0, in: 1).waiting == 1 && engine.flows(of: 1, in: 1).waiting == 0)
        #expect(engine.flows(of: 0, in: 2).seen == 1 && engine.flows(of: 1, in: 2).seen == 1)
    }

    /// A group of stages counts each child once, waiting or being worked on.
    @Test func groupsAddUp() {
        var network = Self.engine(delay: [0.2, 0.8], routes: [.stage(1)]).network
        network.groups = [[0], [1], [0, 1]]
        let engine = Engine(network: network, observation: .everyWeek(12, thresholds: [8], percentiles: true))
        engine.withInputs(of: 0) { inputs in
            for cohort in 0..<Self.past { inputs.initial[cohort] = 20 }
            inputs.capacity = CapacityPass(weekCount: 12, mean: 60)
        }
        engine.withInputs(of: 1) { $0.capacity = CapacityPass(weekCount: 12, mean: 20, order: .random) }
        engine.run(seed: 25, replication: 0)
        for week in 0..<12 {
            for index in [StockMeasure.number, StockMeasure.firstThreshold] {
                let parts = (0..<2).map { engine.stock(index, of: $0, endOf: week) }
                #expect(engine.stock(index, of: 2, endOf: week) == parts[0] + parts[1])
            }
            let longest = (0..<3).map { engine.stock(StockMeasure.longest, of: $0, endOf: week) }
            #expect(abs(longest[2] - max(longest[0], longest[1])) < 1)
        }
    }
}
