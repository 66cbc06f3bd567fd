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

    mutating func chance(_ probability: Double) -> Bool { random.uniform() < probability }

    mutating func number(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + random.uniform() * (range.upperBound - range.lowerBound)
    }

    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.uniform() * Double(range.count))
    }

    mutating func shares(_ count: Int) -> [Double] {
        let weights = (0..<count).map { _ in number(0.1...1) }
        return weights.map { $0 / weights.reduce(0, +) }
    }

    /// Outcomes that end a child's way; the one after them is only ever followed by a new referral.
    static let endings = 2

    /// A network of one to four stages with feedback, delays, classes, pools and stages that start late; its inputs are
    /// put into the engine that observes it.
    ///
    /// The first groups are the stages; then comes one for each stage and class, stage by stage.
    mutating func engine(_ observe: (inout ObservationPlan) -> Void = { _ in }) -> Engine {
        let stageCount = whole(1...4)
        let weeks = whole(20...45)
        let classes = whole(1...3)
        let stages = (0..<stageCount).map { stage($0, of: stageCount, classes: classes) }
        var pools: [StaffPool] = []
        if chance(0.5) {
            var free = Array(0..<stageCount)
            for key in 0..<whole(1...2) where !free.isEmpty {
                let members = (0..<whole(1...free.count)).map { _ in free.remove(at: whole(0...free.count - 1)) }
                pools.append(StaffPool(key: UInt64(50 + key), stages: members))
            }
        }
        let all = (0..<stageCount).map { Network.Group([$0]) }
        let byClass = (0..<stageCount)
            .flatMap { stage in (0..<classes).map { Network.Group([stage], classes: .only($0)) } }
        let network = Network(
            weekCount: weeks,
            pastWeeks: whole(1...40),
            classCount: classes,
            exceptionClasses: classes > 1 ? [1] : [],
            stages: stages,
            outcomeCount: Self.endings + 1,
            groups: all + byClass,
            pools: pools
        )
        var observation = ObservationPlan.everyWeek(weeks, thresholds: [4, 13, 18], percentiles: chance(0.5))
        observe(&observation)
        let engine = Engine(network: network, observation: observation)
        for stage in stages.indices { fill(engine, stage, network) }
        for pool in pools.indices { fill(engine, pool: pool, network) }
        return engine
    }

    private mutating func stage(_ index: Int, of stageCount: Int, classes: Int) -> StageDefinition {
        let startWeek = chance(0.3) ? whole(1...6) : 0
        let delay = chance(0.5) ? [1] : shares(whole(2...6))
        // Forwards, backwards, to itself, and as new referrals.
        let routes = chance(0.8) ? [.outcome(0)] + (0..<whole(0...3)).map { _ in route(stageCount) } : []
        let leaving = chance(0.4) ? (0..<whole(1...2)).map { _ in route(stageCount) } : []
        let demands = chance(0.5) ? (0..<whole(1...2)).map { _ in demand(stageCount, routes: routes.count) } : []
        return StageDefinition(
            serviceKey: UInt64(index + 1),
            startWeek: startWeek,
            startFraction: startWeek > 0 ? number(0.1...1) : 1,
            delay: delay,
            routes: routes,
            leavingRoutes: leaving,
            classAfterwards: chance(0.3) ? whole(0...classes - 1) : nil,
            demands: demands,
            dueWeeks: chance(0.5) ? whole(4...20) : nil
        )
    }

    mutating func route(_ stageCount: Int) -> StageDefinition.Route {
        let next = whole(0...stageCount - 1)
        switch whole(0...9) {
        case 0...1: return .outcome(whole(0...Self.endings - 1))
        case 2...5: return .stage(next)
        case 6...7: return .newReferral(next)
        default: return .outcomeAndReferral(Self.endings, next)
        }
    }

    private mutating func demand(_ stageCount: Int, routes: Int) -> DerivedDemand {
        let triggers: [DerivedDemand.Trigger] =
            [.takenUp, .completed, .waiting] + (routes > 0 ? [.routes([whole(0...routes - 1)])] : [])
        return DerivedDemand(
            on: whole(0...stageCount - 1),
            when: triggers[whole(0...triggers.count - 1)],
            afterWeeks: chance(0.5) ? 0 : whole(1...8)
        )
    }
}
