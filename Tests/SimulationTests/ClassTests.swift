import Simulation
import Testing

/// Classes of children: drawn by their shares, and taken off a list as chance or the order of service has it.
@Suite struct ClassTests {
    static func engine(classes: Int, weeks: Int = 1, change: (inout StageInputs) -> Void) -> Engine {
        let engine = Engine(
            network: singleList(weeks: weeks, past: 10, classes: classes),
            observation: .everyWeek(weeks, thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0, change)
        return engine
    }

    /// Where flows are recorded by class at one stage only, it has the same as where all are.
    @Test func flowsByClassOfOneStage() {
        var different: Set<[Double]> = []
        for number in 0..<60 {
            var (one, other) = (RandomNetwork(number), RandomNetwork(number))
            let engines = [one.engine(), other.engine { $0.stagesByClass = [0] }]
            for replication in 0..<2 {
                for engine in engines { engine.run(seed: 41, replication: replication) }
                let flows = engines.map { everything($0, stages: 0..<1) }
                #expect(flows[0] == flows[1], "network \(number)")
                different.insert(flows[0])
            }
        }
        #expect(different.count > 60)
    }

    /// Referrals part by the classes' shares; a class without a share gets nobody.
    @Test func referralsPartByShares() {
        let shares = [0.5, 0, 0.2, 0.3]
        let engine = Self.engine(classes: 4) { inputs in
            inputs.classShares = shares
            inputs.referralMean[0] = 30
            inputs.referralSize[0] = 2
            inputs.divertedShare = [0.25]
        }
        var counts: [Int: Int] = [:]
        for replication in 0..<3_000 {
            engine.run(seed: 40, replication: replication)
            for childClass in 0..<4 {
                counts[childClass, default: 0] += engine.flows(of: 0, class: childClass, in: 0).joined
            }
        }
        #expect(counts[1] == 0)
        let result = chiSquare(counts, against: [0: 0.5, 2: 0.2, 3: 0.3], of: counts.values.reduce(0, +))
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }
}
