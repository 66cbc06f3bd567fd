import Testing

@testable import Simulation

/// Staff whose time two stages share, A and B: runs that read like a table.
@Suite struct StaffPoolTests {
    /// Children of a stage at the start, as (weeks waited, how many).
    typealias List = [(waited: Int, children: Int)]

    static func engine(weeks: Int, _ lists: [List], units: [Double], time: Double, _ rule: SharingRule) -> Engine {
        let network = Network(
            weekCount: weeks,
            pastWeeks: 10,
            classCount: 2,
            stages: lists.indices.map { StageDefinition(serviceKey: UInt64($0 + 1)) },
            pools: [StaffPool(key: 9, stages: Array(lists.indices))]
        )
        let engine = Engine(network: network, observation: .everyWeek(weeks, thresholds: [], percentiles: false))
        for (stage, list) in lists.enumerated() {
            engine.withInputs(of: stage) { inputs in
                for (waited, children) in list { inputs.initial[10 - waited] += Int32(children) }
            }
        }
        engine.withInputs(ofPool: 0) { inputs in
            inputs.capacity = CapacityPass(weekCount: weeks, mean: time)
            inputs.unitsPerCase = units
            inputs.sharing[0].value = rule
        }
        return engine
    }

    static func seen(_ engine: Engine, _ stage: Int) -> [Int] {
        (0..<engine.network.weekCount).map { engine.flows(of: stage, in: $0).seen }
    }

    /// Five units a week; a case of A takes one, of B two.
    ///
    /// What is left over is less than a case of B's in week 1, kept,
    /// and lost in week 3, when nobody waits.
    ///
    ///     week   0    1    2    3
    ///     time   5    5    6    5     (1 kept from week 1)
    ///     A      5    2
    ///     B      0    1    3    1
    @Test func inTurn() {
        let engine = Self.engine(weeks: 4, [[(1, 7)], [(9, 5)]], units: [1, 2], time: 5, .inTurn)
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 0) == [5, 2, 0, 0])
        #expect(Self.seen(engine, 1) == [0, 1, 3, 1])
    }

    /// Four units, two each; a case of A takes one, of B three.
    ///
    ///     week       0    1    2    3    4    5
    ///     A has      2    2    2
    ///     A sees     2    2    1              then one unit goes over to B
    ///     B has      2    4    4    5    6    4   (2, 1, 1, 2, 0 kept from the week before)
    ///     B sees     0    1    1    1    2    1
    ///
    /// In week 2, B has 1 + 2 for a case, then 1 of A's.
    @Test func equalShares() {
        let engine = Self.engine(weeks: 6, [[(1, 5)], [(1, 6)]], units: [1, 3], time: 4, .shares([0.5, 0.5]))
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 0) == [2, 2, 1, 0, 0, 0])
        #expect(Self.seen(engine, 1) == [0, 1, 1, 1, 2, 1])
    }

    /// Four units by the time that those waiting would take; A has six cases of one unit, B two of three.
    ///
    ///     week        0      1          2
    ///     work        6:6    4:6        3:3
    ///     A has       2      1.6        2.6    and .4 that B does not need
    ///     A sees      2      1          2 + 1
    ///     B has       2      2 + 2.4    3.4
    ///     B sees      0      1          1
    @Test func byWork() {
        let engine = Self.engine(weeks: 3, [[(1, 6)], [(1, 2)]], units: [1, 3], time: 4, .byWork)
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 0) == [2, 1, 3])
        #expect(Self.seen(engine, 1) == [0, 1, 1])
    }

    /// Three units a week for whoever has waited longest; a case of A takes one, of B two.
    ///
    ///     week   0            1            2                  3
    ///     time   3            3 + 1        3                  3 + 1
    ///     A      2 (5 weeks)               2 (2 weeks)
    ///     B                   2 (4 weeks)                     1 (2 weeks; of equals A was first)
    @Test func longestWait() {
        let lists: [List] = [[(5, 2), (2, 2)], [(4, 2), (2, 1)]]
        let engine = Self.engine(weeks: 4, lists, units: [1, 2], time: 3, .longestWait)
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 0) == [2, 0, 2, 0])
        #expect(Self.seen(engine, 1) == [0, 2, 0, 1])
    }

    /// A rule that holds from a week on takes over what the one before kept.
    ///
    /// Five units and shares of half each: A sees 2, B none and keeps 2.5, A .5. In turn from week 1: 8 units, 3 for A's
    /// last children and 5 for one case of B.
    @Test func theRuleMayChange() {
        let engine = Self.engine(weeks: 2, [[(1, 5)], [(1, 3)]], units: [1, 3], time: 5, .shares([1, 1]))
        engine.withInputs(ofPool: 0) { $0.sharing.append(Phase(from: 1, .inTurn)) }
        engine.run(seed: 0, replication: 0)
        #expect(Self.seen(engine, 0) == [2, 3] && Self.seen(engine, 1) == [0, 1])
    }

    /// Time comes on top of a stage's own capacity, and goes only to those whom that has left and the pool may take: of
    /// A's six children three are seen anyway and one of the others is not of the pool's class.
    @Test func timeGoesWhereItCanBeUsed() {
        for rule in [SharingRule.inTurn, .shares([9, 1]), .byWork, .longestWait] {
            let engine = Self.engine(weeks: 2, [[(5, 3), (4, 2)], [(1, 9)]], units: [1, 1], time: 5, rule)
            engine.withInputs(of: 0) { inputs in
                // Class 1, the newest.
                inputs.initial[10 + 7] = 1
                inputs.capacity.mean[0] = 3
                inputs.pooled.access = [Phase(from: 0, Access(tiers: [.only(0)]))]
            }
            engine.run(seed: 0, replication: 0)
            let pooled = Self.seen(engine, 0).reduce(0, +) - 3
            // Of ten units parts of a case are kept, and none is lost.
            #expect(pooled + Self.seen(engine, 1).reduce(0, +) >= 9, "\(rule)")
            #expect(pooled <= 2 && engine.flows(of: 0, class: 1, in: 1).waiting == 1)
        }
    }

    static let rules: [SharingRule] = [.inTurn, .shares([1, 2, 3]), .byWork, .longestWait]

    /// Time used never exceeds what there was, and while anybody waits all of it is used but for parts of a case; this on
    /// lists that are empty now and then.
    @Test(arguments: rules) func noneIsLostWhileSomebodyWaits(_ rule: SharingRule) {
        let units = [0.7, 1.3, 2.9]
        let engine = Self.engine(weeks: 600, [[], [], []], units: units, time: 10.4, rule)
        engine.withInputs(ofPool: 0) { $0.capacity.variation = .poisson }
        for stage in 0..<3 {
            engine.withInputs(of: stage) { inputs in
                for week in inputs.referralMean.indices { inputs.referralMean[week] = [5, 2.5, 1][stage] }
            }
        }
        var empty = 0
        for replication in 0..<5 {
            engine.run(seed: 66, replication: replication)
            var kept = 0.0
            for week in 0..<600 {
                let flows = (0..<3).map { engine.flows(of: $0, in: week) }
                let used = (0..<3).reduce(0) { $0 + Double(flows[$1].seen) * units[$1] }
                kept += Double(engine.pools[0].units.room[week]) - used
                #expect(kept > -1e-6)
                if flows.allSatisfy({ $0.waiting == $0.referrals }) {
                    empty += 1
                    kept = 0
                }
                #expect(kept < units.reduce(0, +))
            }
        }
        #expect(empty > 50 && empty < 2_900)
    }

    /// While all are busy, time over the long run is shared as the weights say, to a case.
    @Test func sharesInTheLongRun() {
        let units = [0.7, 1.3, 2.9]
        let weights = [1.0, 2, 3]
        let engine = Self.engine(
            weeks: 500,
            Array(repeating: [(1, 5_000)], count: 3),
            units: units,
            time: 10.4,
            .shares(weights)
        )
        engine.run(seed: 67, replication: 0)
        let time = (0..<500).reduce(0.0) { $0 + Double(engine.pools[0].units.room[$1]) }
        for stage in 0..<3 {
            let used = Double(Self.seen(engine, stage).reduce(0, +)) * units[stage]
            #expect(abs(used - time * weights[stage] / 6) < units[stage])
        }
    }
}
