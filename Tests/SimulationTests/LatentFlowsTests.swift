import Simulation
import Testing

/// Lists bent to their paths, and what that took in runs of other inputs.
@Suite struct LatentFlowsTests {
    private static let networks = 0..<150

    /// A list has the number of its path, rounded, at the end of every week with a point: those in work cannot be bent.
    @Test func numbersAreThoseOfThePath() {
        var points = 0
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            let stages = random.addPaths(engine)
            engine.run(seed: 1, replication: number)
            for stage in stages {
                for point in engine.withInputs(of: stage, { $0.path.points })
                where point.week >= engine.network.stages[stage].startWeek {
                    let flows = engine.flows(of: stage, in: point.week)
                    let wanted = max(Int(point.number.rounded()), flows.inWork)
                    #expect(flows.waiting + flows.inWork == wanted, "network \(number), \(stage), \(point)")
                    points += 1
                }
            }
        }
        #expect(points > 1_000)
    }

    /// Nobody appears and nobody is lost, bent or replayed under other inputs.
    ///
    /// Per stage and class: initial + joined + additions = waiting + seen + early disposals + transferred + left + removals, at
    /// the end of every week.
    @Test func nobodyAppearsAndNobodyIsLost() {
        var sum = LatentFlows()
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            _ = random.addPaths(engine)
            engine.run(seed: 1, replication: number)
            checkBalances(engine, "network \(number), bent")
            for stage in engine.network.stages.indices {
                for week in 0..<engine.network.weekCount {
                    #expect(engine.latentFlows(of: stage, in: week).missing == 0)
                }
            }
            engine.replaysLatentFlows = true
            random.change(engine, from: 0)
            if number % 2 == 0 { makeRoomEverywhere(engine) }
            engine.run(seed: 1, replication: number)
            let replayed = checkBalances(engine, "network \(number), replayed")
            sum.additions += replayed.additions
            sum.removals += replayed.removals
            sum.missing += replayed.missing
        }
        #expect(sum.additions > 5_000 && sum.removals > 5_000 && sum.missing > 500)
    }

    private func makeRoomEverywhere(_ engine: Engine) {
        for stage in engine.network.stages.indices {
            engine.withInputs(of: stage) { inputs in
                for week in inputs.capacity.mean.indices where inputs.capacity.variation != .shareOfList {
                    inputs.capacity.mean[week] += 30
                }
            }
        }
    }

    @discardableResult
    private func checkBalances(_ engine: Engine, _ what: String) -> LatentFlows {
        var sum = LatentFlows()
        for stage in engine.network.stages.indices {
            let classes = 0..<engine.network.classCount
            var balance = classes.map { ConservationTests.initial(engine, stage, classes: $0..<$0 + 1) }
            for week in engine.network.stages[stage].startWeek..<engine.network.weekCount {
                var waiting = 0
                for childClass in classes {
                    let flows = engine.flows(of: stage, class: childClass, in: week)
                    let latent = engine.latentFlows(of: stage, class: childClass, in: week)
                    balance[childClass] += flows.joined + latent.additions - latent.removals
                    balance[childClass] -= flows.seen + flows.earlyDisposals + flows.transferred + flows.left
                    #expect(flows.waiting == balance[childClass] && flows.waiting >= 0, "\(what), \(stage), \(week)")
                    #expect(latent.additions >= 0 && latent.removals >= 0 && latent.missing >= 0)
                    waiting += flows.waiting
                    sum.additions += latent.additions
                    sum.removals += latent.removals
                    sum.missing += latent.missing
                }
                let flows = engine.flows(of: stage, in: week)
                #expect(flows.waiting == waiting)
                #expect(engine.stock(StockMeasure.number, of: stage, endOf: week) == Double(waiting + flows.inWork))
                let joined = classes.reduce(0) { $0 + engine.flows(of: stage, class: $1, in: week).joined }
                #expect(joined == flows.referrals - flows.diverted + flows.joined)
            }
        }
        return sum
    }

    /// What a run replays under the inputs that it was noted under gives that run again.
    @Test func replayedUnchangedIsTheSame() {
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            _ = random.addPaths(engine)
            engine.run(seed: 1, replication: number)
            let bent = everything(engine)
            let latent = latent(engine)
            engine.replaysLatentFlows = true
            engine.run(seed: 1, replication: number)
            let isSame = everything(engine) == bent && self.latent(engine) == latent
            #expect(isSame, "network \(number)")
        }
    }

    /// What was noted does not depend on what the engine did before, nor replays on one another.
    @Test func whatRanBeforeDoesNotMatter() {
        for number in Self.networks.prefix(60) {
            var random = RandomNetwork(number)
            let engine = random.engine()
            _ = random.addPaths(engine)
            let inputs = engine.network.stages.indices.map { stage in engine.withInputs(of: stage) { $0 } }
            let pools = engine.network.pools.indices.map { pool in engine.withInputs(ofPool: pool) { $0 } }
            func run(_ replication: Int, isChanged: Bool) -> [Double] {
                for stage in inputs.indices { engine.withInputs(of: stage) { $0 = inputs[stage] } }
                for pool in pools.indices { engine.withInputs(ofPool: pool) { $0 = pools[pool] } }
                var changes = random
                if isChanged { changes.change(engine, from: 3) }
                engine.replaysLatentFlows = isChanged
                engine.run(seed: 1, replication: replication)
                return everything(engine)
                    + latent(engine).flatMap { [$0.additions, $0.removals, $0.missing] }.map(Double.init)
            }
            let unchanged = run(5, isChanged: false)
            let first = run(5, isChanged: true)
            let isSame = run(5, isChanged: true) == first
            #expect(isSame, "network \(number)")
            _ = run(6, isChanged: false)
            _ = run(6, isChanged: true)
            let isSameAgain = run(5, isChanged: false) == unchanged && run(5, isChanged: true) == first
            #expect(isSameAgain, "network \(number)")
        }
    }

    private func latent(_ engine: Engine) -> [LatentFlows] {
        engine.network.stages.indices.flatMap { stage in
            (0..<engine.network.weekCount)
                .flatMap { week in
                    (0..<engine.network.classCount).map { engine.latentFlows(of: stage, class: $0, in: week) }
                }
        }
    }

    /// Going on from a week of a run that was bent is the same as having come to it, and so it is of a run that replays it.
    @Test func goingOnFromASnapshot() {
        for number in Self.networks.prefix(80) {
            var random = RandomNetwork(number)
            let engine = random.engine()
            _ = random.addPaths(engine)
            engine.run(seed: 4, replication: 0)
            let straight = everything(engine)
            let latent = latent(engine)
            let snapshot = EngineSnapshot(of: engine)
            let week = random.whole(0...engine.network.weekCount)
            engine.begin(seed: 4, replication: 0)
            for _ in 0..<week { engine.step() }
            engine.save(into: snapshot)
            engine.run(seed: 4, replication: 1)
            engine.restore(snapshot)
            engine.finish()
            let isSame = everything(engine) == straight && self.latent(engine) == latent
            #expect(isSame, "network \(number)")
            engine.replaysLatentFlows = true
            engine.restore(snapshot)
            engine.finish()
            let isReplayed = everything(engine) == straight && self.latent(engine) == latent
            #expect(isReplayed, "network \(number)")
        }
    }
}
