import Randomness
import Simulation
import Testing

/// The same seed gives the same bytes, however the work is arranged.
@Suite struct ReproducibilityTests {
    static let replications = 40

    /// Everything that replications of a network report.
    static func results(_ number: Int, seed: UInt64, _ replications: some Sequence<Int>) -> [Int: [Double]] {
        var random = RandomNetwork(number)
        let engine = random.engine()
        var results: [Int: [Double]] = [:]
        for replication in replications {
            engine.run(seed: seed, replication: replication)
            results[replication] = everything(engine)
        }
        return results
    }

    @Test(arguments: 0..<24)
    func threadsAndOrderOfReplicationsDoNotMatter(_ number: Int) async {
        let alone = Self.results(number, seed: 1, 0..<Self.replications)
        let backwards = Self.results(number, seed: 1, (0..<Self.replications).reversed())
        let together = await withTaskGroup(of: [Int: [Double]].self) { group in
            for thread in 0..<2 {
                group.addTask {
                    Self.results(number, seed: 1, stride(from: thread, to: Self.replications, by: 2))
                }
            }
            return await group.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
        }
        #expect(alone == backwards)
        #expect(alone == together)
    }

    @Test(arguments: 0..<12)
    func anotherSeedOrReplicationChangesResults(_ number: Int) {
        let one = Self.results(number, seed: 1, 0..<2)
        #expect(one[0] != one[1])
        #expect(one[0] != Self.results(number, seed: 2, 0..<1)[0])
    }

    /// What an engine ran before, on other inputs with other passes, rules and phases, leaves no trace.
    @Test(arguments: 0..<24)
    func otherInputsBeforeLeaveNoTrace(_ number: Int) {
        var random = RandomNetwork(number)
        let engine = random.engine()
        let network = engine.network
        engine.run(seed: 1, replication: 0)
        let first = everything(engine)
        let kept = network.stages.indices.map { stage in engine.withInputs(of: stage) { $0 } }
        let keptOfPools = network.pools.indices.map { pool in engine.withInputs(ofPool: pool) { $0 } }
        for stage in network.stages.indices { random.fill(engine, stage, network) }
        for pool in network.pools.indices { random.fill(engine, pool: pool, network) }
        engine.run(seed: 1, replication: 0)
        #expect(everything(engine) != first)
        for stage in network.stages.indices { engine.withInputs(of: stage) { $0 = kept[stage] } }
        for pool in network.pools.indices { engine.withInputs(ofPool: pool) { $0 = keptOfPools[pool] } }
        engine.run(seed: 1, replication: 0)
        #expect(everything(engine) == first)
    }

    /// A service draws the same numbers whichever services stand beside it, before it or after it.
    @Test func anotherServiceChangesNothing() {
        let weeks = 80
        func run(_ services: [String]) -> [String: [Double]] {
            let network = Network(
                weekCount: weeks,
                pastWeeks: 30,
                stages: services.map {
                    StageDefinition(serviceKey: RandomStream.serviceKey($0), delay: [0.5, 0.5], routes: [.outcome(0)])
                },
                outcomeCount: 1
            )
            let engine = Engine(network: network, observation: .everyWeek(weeks, thresholds: [18], percentiles: true))
            for stage in services.indices {
                engine.withInputs(of: stage) { inputs in
                    for cohort in 0..<30 { inputs.initial[cohort] = 4 }
                    for week in 0..<weeks { inputs.referralMean[week] = 7 }
                    inputs.capacity = CapacityPass(
                        weekCount: weeks,
                        mean: 6,
                        variation: .poisson,
                        order: .mixture(kappa: 0.5, psi: 0.2)
                    )
                    inputs.attrition = [Phase(from: 0, .constant(0.01))]
                }
            }
            engine.run(seed: 12, replication: 3)
            return Dictionary(
                uniqueKeysWithValues: services.indices.map { (services[$0], everything(engine, stages: $0..<$0 + 1)) }
            )
        }
        let alone = run(["nd"])
        let beside = run(["paediatrics", "nd", "ehcna"])
        #expect(alone["nd"] == beside["nd"])
        #expect(beside["nd"] != beside["ehcna"])
    }

    /// The prepared tables of an engine that has run for long answer as a new engine's direct inversion does.
    @Test func aLongHistoryDoesNotMatter() {
        let engine = MonotonicityTests.engine(.random)
        for replication in 0..<20 { engine.run(seed: 3, replication: replication) }
        engine.run(seed: 4, replication: 7)
        let fresh = MonotonicityTests.engine(.random)
        fresh.run(seed: 4, replication: 7)
        #expect(everything(engine) == everything(fresh))
    }
}
