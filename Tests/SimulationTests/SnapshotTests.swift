import Simulation
import Testing

/// Going on from a week of an earlier run is the same as having come to it.
@Suite struct SnapshotTests {
    private static let networks = 0..<80

    private static func begin(_ engine: Engine, upTo week: Int, replication: Int) {
        engine.begin(seed: 4, replication: replication)
        for _ in 0..<week { engine.step() }
    }

    private static func straight(_ engine: Engine, replication: Int = 0) -> [Double] {
        engine.run(seed: 4, replication: replication)
        return everything(engine)
    }

    @Test func goingOnUnderTheSameInputs() {
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            let straight = Self.straight(engine)
            let snapshot = EngineSnapshot(of: engine)
            let week = random.whole(0...engine.network.weekCount)
            Self.begin(engine, upTo: week, replication: 0)
            engine.save(into: snapshot)
            #expect(snapshot.nextWeek == week && engine.nextWeek == week)
            engine.finish()
            #expect(everything(engine) == straight, "network \(number): step by step")
            engine.restore(snapshot)
            engine.finish()
            #expect(everything(engine) == straight, "network \(number): from week \(week)")
            _ = Self.straight(engine, replication: 1)
            engine.restore(snapshot)
            engine.finish()
            #expect(everything(engine) == straight, "network \(number): after another replication")
        }
    }

    /// Other inputs from the week on are simulated as if they had been there from the start.
    @Test func goingOnUnderOtherInputs() {
        var changed = 0
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            let week = random.whole(0...engine.network.weekCount - 1)
            let unchanged = Self.straight(engine)
            let snapshot = EngineSnapshot(of: engine)
            Self.begin(engine, upTo: week, replication: 0)
            engine.save(into: snapshot)
            if random.chance(0.5) { engine.finish() }
            random.change(engine, from: week)
            engine.restore(snapshot)
            engine.finish()
            let rest = everything(engine)
            #expect(rest == Self.straight(engine), "network \(number) from week \(week)")
            changed += rest == unchanged ? 0 : 1
        }
        #expect(changed > 60)
    }

    /// Runs that branch off from snapshots of one another, in any order, are those that have come there straight.
    @Test func branchesOfBranches() {
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            let network = engine.network
            // Inputs and snapshots by branch: a branch has the inputs of the one that it is of up to its week.
            var inputs: [([StageInputs], [PoolInputs])] = []
            var snapshots: [EngineSnapshot] = []
            func keep() {
                inputs.append(
                    (
                        network.stages.indices.map { stage in engine.withInputs(of: stage) { $0 } },
                        network.pools.indices.map { pool in engine.withInputs(ofPool: pool) { $0 } }
                    )
                )
                snapshots.append(EngineSnapshot(of: engine))
            }
            func put(_ branch: Int) {
                for stage in network.stages.indices { engine.withInputs(of: stage) { $0 = inputs[branch].0[stage] } }
                for pool in network.pools.indices { engine.withInputs(ofPool: pool) { $0 = inputs[branch].1[pool] } }
            }
            keep()
            Self.begin(engine, upTo: random.whole(0...5), replication: 0)
            engine.save(into: snapshots[0])
            for _ in 0..<6 {
                let from = random.whole(0...snapshots.count - 1)
                put(from)
                let week = snapshots[from].nextWeek ?? 0
                random.change(engine, from: week)
                keep()
                engine.restore(snapshots[from])
                for _ in 0..<random.whole(0...min(5, network.weekCount - week)) { engine.step() }
                engine.save(into: snapshots[snapshots.count - 1])
                if random.chance(0.7) { engine.finish() }
            }
            for _ in 0..<6 {
                let branch = random.whole(0...snapshots.count - 1)
                put(branch)
                engine.restore(snapshots[branch])
                engine.finish()
                let rest = everything(engine)
                var again = RandomNetwork(number)
                let fresh = again.engine()
                for stage in network.stages.indices { fresh.withInputs(of: stage) { $0 = inputs[branch].0[stage] } }
                for pool in network.pools.indices { fresh.withInputs(ofPool: pool) { $0 = inputs[branch].1[pool] } }
                #expect(rest == Self.straight(fresh), "network \(number), branch \(branch)")
            }
        }
    }

    @Test func misuseStopsTheProgram() async {
        await #expect(processExitsWith: .failure) { MonotonicityTests.engine(.random).step() }
        await #expect(processExitsWith: .failure) {
            let engine = MonotonicityTests.engine(.random)
            engine.restore(EngineSnapshot(of: engine))
        }
        await #expect(processExitsWith: .failure) {
            let (engine, other) = (MonotonicityTests.engine(.random), MonotonicityTests.engine(.random))
            engine.begin(seed: 1, replication: 0)
            engine.save(into: EngineSnapshot(of: other))
        }
    }
}
