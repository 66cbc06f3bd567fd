import Simulation
import Testing

/// What is recorded of passes adds up to what is recorded of their stages.
@Suite struct PassFlowsTests {
    private static func passes(_ engine: Engine, of stage: Int) -> [StagePass] {
        let isPooled = engine.network.pools.contains { $0.stages.contains(stage) }
        let extra = engine.withInputs(of: stage) { $0.extraCapacity.count }
        return [.own] + (isPooled ? [.pooled] : []) + (0..<extra).map { .extra($0) }
    }

    private static func all(_ engine: Engine) -> [PassFlows] {
        engine.network.stages.indices.flatMap { stage in
            passes(engine, of: stage)
                .flatMap { pass in
                    (0..<engine.network.weekCount).map { engine.flows(of: stage, pass: pass, in: $0) }
                }
        }
    }

    @Test func passesAddUp() {
        var taken: [String: Int] = [:]
        for number in 0..<80 {
            var random = RandomNetwork(number)
            let engine = random.engine { $0.passes = true }
            engine.run(seed: 3, replication: 0)
            var other = RandomNetwork(number)
            let without = other.engine()
            without.run(seed: 3, replication: 0)
            #expect(everything(engine) == everything(without), "network \(number)")
            for stage in engine.network.stages.indices {
                for week in 0..<engine.network.weekCount {
                    var (sum, byExtra) = (PassFlows(), 0)
                    for pass in Self.passes(engine, of: stage) {
                        let flows = engine.flows(of: stage, pass: pass, in: week)
                        sum.capacity += flows.capacity
                        sum.seen += flows.seen
                        sum.earlyDisposals += flows.earlyDisposals
                        sum.transferred += flows.transferred
                        sum.seenWaitSum += flows.seenWaitSum
                        #expect(flows.seen + flows.earlyDisposals + flows.transferred <= flows.capacity)
                        if case .extra = pass { byExtra += flows.seen }
                        taken[pass == .own ? "own" : pass == .pooled ? "pooled" : "extra", default: 0] += flows.seen
                    }
                    let flows = engine.flows(of: stage, in: week)
                    #expect(sum.capacity == flows.capacity && sum.seen == flows.seen && byExtra == flows.seenByExtra)
                    #expect(sum.earlyDisposals == flows.earlyDisposals && sum.transferred == flows.transferred)
                    #expect(abs(sum.seenWaitSum - flows.seenWaitSum) < 1e-9 * (1 + flows.seenWaitSum))
                }
            }
        }
        for pass in ["own", "pooled", "extra"] { #expect(taken[pass, default: 0] > 1_000, "\(pass)") }
    }

    /// What passes did before a snapshot is theirs after it, also where a plan has another pass between them.
    @Test func snapshotsKeepThem() {
        for number in 0..<60 {
            var random = RandomNetwork(number)
            let engine = random.engine { $0.passes = true }
            let week = random.whole(0...engine.network.weekCount - 1)
            let snapshot = EngineSnapshot(of: engine)
            engine.begin(seed: 3, replication: 0)
            for _ in 0..<week { engine.step() }
            engine.save(into: snapshot)
            engine.finish()
            random.change(engine, from: week)
            engine.restore(snapshot)
            engine.finish()
            let rest = Self.all(engine)
            engine.run(seed: 3, replication: 0)
            #expect(rest == Self.all(engine), "network \(number) from week \(week)")
        }
    }
}
