import Randomness

import Simulation

/// Networks of every kind, drawn from a fixed stream: what must hold for all of them is tested on these.
struct RandomNetwork {
    private var random: RandomStream

    init(_ number: Int) {
        random = RandomStream(
            seed: 2025,
            replication: UInt64(number),
            service: 99,
            stage: 0,
            purpose: Purpose(rawValue: 1_001),
            week: 0
        )
    }

    private mutating func chance(_ probability: Double) -> Bool { random.uniform() < probability }

    private mutating func number(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + random.uniform() * (range.upperBound - range.lowerBound)
    }

    private mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.uniform() * Double(range.count))
    }

    private mutating func shares(_ count: Int) -> [Double] {
        let weights = (0..<count).map { _ in number(0.1...1) }
        return weights.map { $0 / weights.reduce(0, +) }
    }

    /// A network of one to four stages with feedback, delays, classes and stages that start late; its inputs are put
    /// into the engine that observes it.
    mutating func engine() -> Engine {
        let stageCount = whole(1...4)
        let weeks = whole(20...45)
        let classes = whole(1...3)
        let outcomes = 2
        let stages = (0..<stageCount)
            .map { (index: Int) -> StageDefinition in
                let startWeek = chance(0.3) ? whole(1...6) : 0
                let delay = chance(0.5) ? [1] : shares(whole(2...6))
                var routes: [StageDefinition.Route] = []
                if chance(0.8) {
                    routes.append(.outcome(whole(0...outcomes - 1)))
                    // Forwards, backwards, to itself, and as new referrals.
                    for _ in 0..<whole(0...3) {
                        let target = whole(0...stageCount - 1)
                        routes.append(chance(0.6) ? .stage(target) : .newReferral(target))
                    }
                }
                return StageDefinition(
                    serviceKey: UInt64(index + 1),
                    startWeek: startWeek,
                    startFraction: startWeek > 0 ? number(0.1...1) : 1,
                    delay: delay,
                    routes: routes,
                    dueWeeks: chance(0.5) ? whole(4...20) : nil
                )
            }
        let network = Network(
            weekCount: weeks,
            pastWeeks: whole(1...40),
            classCount: classes,
            exceptionClasses: classes > 1 ? [1] : [],
            stages: stages,
            outcomeCount: outcomes
        )
        let engine = Engine(
            network: network,
            observation: .everyWeek(weeks, thresholds: [4, 13, 18], percentiles: chance(0.5))
        )
        for stage in stages.indices { fill(engine, stage, network) }
        return engine
    }

    private mutating func fill(_ engine: Engine, _ stage: Int, _ network: Network) {
        let startWeek = network.stages[stage].startWeek
        var inputs = StageInputs(network: network, stage: stage)
        for index in inputs.initial.indices where chance(0.5) { inputs.initial[index] = Int32(whole(0...8)) }
        for childClass in 0..<network.classCount {
            for week in 0...startWeek where startWeek > 0 {
                inputs.initialRecent[childClass * network.weekCount + week] = Int32(whole(0...5))
            }
        }
        let referrals = number(0...12)
        let size = chance(0.5) ? number(0.5...20) : Double.infinity
        for week in 0..<network.weekCount {
            inputs.referralMean[week] = referrals * number(0.5...1.5)
            inputs.referralSize[week] = size
        }
        if chance(0.4) { inputs.divertedShare = (0..<network.weekCount).map { _ in number(0...0.5) } }
        inputs.classShares = shares(network.classCount)
        inputs.capacity = pass(network, key: 0)
        inputs.extraCapacity = (0..<whole(0...2)).map { pass(network, key: UInt32($0 + 1)) }
        if chance(0.6) { inputs.attrition = [Phase(from: 0, .constant(number(0...0.2)))] }
        let routes = network.stages[stage].routes.count
        if routes > 0 {
            inputs.routeShares = [Phase(from: 0, shares(routes)), Phase(from: whole(1...15), shares(routes))]
        }
        engine.withInputs(of: stage) { $0 = inputs }
    }

    private mutating func pass(_ network: Network, key: UInt32) -> CapacityPass {
        let variations: [CapacityPass.Variation] = [
            .fixed, .poisson, .negativeBinomial(size: number(0.5...10)), .unlimited,
        ]
        var pass = CapacityPass(
            weekCount: network.weekCount,
            variation: variations[chance(0.05) ? 3 : whole(0...2)],
            order: order(),
            key: key
        )
        let mean = number(0...10)
        for week in pass.mean.indices { pass.mean[week] = chance(0.1) ? 0 : mean * number(0.5...1.5) }
        if chance(0.3) { pass.order.append(Phase(from: whole(1...15), order())) }
        return pass
    }

    private mutating func order() -> OrderOfService {
        switch whole(0...3) {
        case 0: .oldestFirst
        case 1: .random
        case 2: .mixture(kappa: number(-2...5), psi: number(0...1))
        default: .mixture(kappa: 0, psi: number(0...1))
        }
    }
}
