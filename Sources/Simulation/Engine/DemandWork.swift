/// The demands that a stage makes on others, with their shares in one replication.
struct DemandWork {
    let count: Int
    let hasTakenUp: Bool
    let hasCompleted: Bool
    let hasWaiting: Bool
    private let demands: [Demand]
    /// Shares by phase and then by demand, and the weeks from which the phases hold.
    private var shares: [Double] = []
    private var from: [Int] = []
    private var phase = 0

    /// Something that has happened to a case.
    enum Event {
        case takenUp
        case completed(route: Int)
    }

    /// A demand in plain numbers, which are read without counting references.
    struct Demand {
        let stage: Int
        let afterWeeks: Int
        let isStanding: Bool
        /// The wait that makes it, in weeks; 0: none does.
        let passedWeeks: Int
        /// Whether it is not made again for those for whom one is open.
        let isOneAtATime: Bool
        private let whenTakenUp: Bool
        private let whenCompleted: Bool
        /// Bit r stands for route r.
        private let routes: UInt64

        init(_ demand: DerivedDemand) {
            stage = demand.stage
            afterWeeks = demand.afterWeeks
            if case .passing(let weeks) = demand.trigger { passedWeeks = weeks } else { passedWeeks = 0 }
            isStanding = demand.trigger == .waiting || passedWeeks > 0
            isOneAtATime = demand.trigger == .waiting && demand.oneAtATime
            whenTakenUp = demand.trigger == .takenUp
            whenCompleted = demand.trigger == .completed
            var bits: UInt64 = 0
            if case .routes(let numbers) = demand.trigger { for number in numbers { bits |= 1 << UInt64(number) } }
            routes = bits
        }

        func isMade(by event: Event) -> Bool {
            switch event {
            case .takenUp: whenTakenUp
            case .completed(let route): whenCompleted || routes >> UInt64(route) & 1 != 0
            }
        }
    }

    init(_ demands: [DerivedDemand]) {
        self.demands = demands.map(Demand.init)
        count = demands.count
        hasTakenUp = demands.contains { $0.trigger == .takenUp }
        hasWaiting = self.demands.contains(where: \.isStanding)
        hasCompleted = zip(demands, self.demands).contains { $0.trigger != .takenUp && !$1.isStanding }
    }

    @inline(__always)
    subscript(index: Int) -> Demand { demands[index] }

    mutating func begin(_ phases: [Phase<[Double]>]) {
        shares.removeAll(keepingCapacity: true)
        from.removeAll(keepingCapacity: true)
        for phase in phases {
            from.append(phase.from)
            shares += phase.value
        }
        phase = 0
    }

    /// How often a demand is made in a week; weeks are asked for in turn.
    @inline(__always)
    mutating func share(of index: Int, in week: Int) -> Double {
        while phase + 1 < from.count && from[phase + 1] <= week { phase += 1 }
        return shares[phase * count + index]
    }
}
