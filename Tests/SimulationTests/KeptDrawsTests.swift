import Simulation
import Testing

/// What an engine keeps from one plan to the next of a replication is what it would have drawn.
@Suite struct KeptDrawsTests {
    /// The inputs of a plan, which differ from those of others as plans do: in some of what is drawn, and in the order of
    /// their extra passes.
    private static func plans(_ number: Int) -> [[StageInputs]] {
        var random = RandomNetwork(number)
        let engine = random.engine()
        let network = engine.network
        let stages = network.stages.indices
        let none = stages.map { stage in engine.withInputs(of: stage) { $0 } }
        for stage in stages { random.fill(engine, stage, network) }
        let others = stages.map { stage in engine.withInputs(of: stage) { $0 } }
        var plans = [none]
        for _ in 0..<5 {
            var plan = plans[random.whole(0...plans.count - 1)]
            for stage in stages {
                let other = others[stage]
                if random.chance(0.2) { plan[stage].referralMean = other.referralMean }
                if random.chance(0.2) {
                    plan[stage].divertedShare = other.divertedShare
                    plan[stage].divertedTo = other.divertedTo
                    plan[stage].divertedOnShare = other.divertedOnShare
                }
                if random.chance(0.2) { plan[stage].classShares = other.classShares }
                if random.chance(0.2) { plan[stage].attrition = other.attrition }
                if random.chance(0.2) { plan[stage].capacity.mean[random.whole(0...19)] += 1 }
                if random.chance(0.2) { plan[stage].capacity.variation = .poisson }
                if random.chance(0.3) { plan[stage].extraCapacity.reverse() }
                if random.chance(0.3), let last = plan[stage].extraCapacity.popLast(), random.chance(0.3) {
                    plan[stage].extraCapacity.insert(last, at: 0)
                }
                if random.chance(0.3) {
                    var pass = other.capacity
                    pass.key = UInt32(random.whole(7...9))
                    if !plan[stage].extraCapacity.contains(where: { $0.key == pass.key }) {
                        plan[stage].extraCapacity.insert(pass, at: random.whole(0...plan[stage].extraCapacity.count))
                    }
                }
            }
            plans.append(plan)
        }
        return plans
    }

    private static func run(_ engine: Engine, _ plan: [StageInputs], _ replication: Int) -> [Double] {
        for stage in plan.indices { engine.withInputs(of: stage) { $0 = plan[stage] } }
        engine.run(seed: 5, replication: replication)
        return everything(engine)
    }

    /// Plans one after another, and a replication back and forth, give what a fresh engine gives.
    @Test func plansInAnyOrder() {
        var different = 0
        for number in 0..<60 {
            let plans = Self.plans(number)
            var fresh: [[Double]] = []
            for replication in 0..<2 {
                for plan in plans {
                    var random = RandomNetwork(number)
                    fresh.append(Self.run(random.engine(), plan, replication))
                }
            }
            var random = RandomNetwork(number)
            let engine = random.engine()
            var order = Array(fresh.indices)
            order += order.reversed() + order.filter { $0 % 2 == 0 } + (0..<20).map { _ in random.whole(0...11) }
            for place in order {
                let kept = Self.run(engine, plans[place % plans.count], place / plans.count)
                #expect(kept == fresh[place], "network \(number), plan \(place)")
            }
            different += Set(fresh).count
        }
        // Plans that changed nothing would prove nothing.
        #expect(different > 500)
    }

    /// A hazard that takes many, after one that takes few: gaps that were not made ready are there all the same.
    @Test func moreLeaveThanBefore() {
        func leaving(_ engine: Engine, _ hazard: Double) -> [Double] {
            engine.withInputs(of: 0) { $0.attrition = [Phase(from: 0, .constant(hazard))] }
            engine.run(seed: 1, replication: 0)
            return everything(engine)
        }
        let engine = MonotonicityTests.engine(.random)
        let order = [0.001, 0.2, 0.2, 0.001, 0.2, 0, 0.2]
        for hazard in order {
            #expect(leaving(engine, hazard) == leaving(MonotonicityTests.engine(.random), hazard))
        }
    }
}
