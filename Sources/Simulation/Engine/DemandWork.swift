/// The demands that a stage makes on others, with their shares in one replication.
struct DemandWork {
    let count: Int
    let hasTakenUp: Bool
    let hasCompleted: Bool
    let hasWaiting: Bool
    private let demands: [DerivedDemand]

    /// Something that has happened to a case.
    enum Event {
        case takenUp
        case completed(route: Int)

        func makes(_ demand: DerivedDemand) -> Bool {
            switch (self, demand.trigger) {
            case (.takenUp, .takenUp), (.completed, .completed): true
            case (.completed(let route), .routes(let routes)): routes.contains(route)
            default: false
            }
        }
    }

    private var shares: [Phase<[Double]>] = []
    private var phase = 0

    init(_ demands: [DerivedDemand]) {
        self.demands = demands
        count = demands.count
        hasTakenUp = demands.contains { $0.trigger == .takenUp }
        hasWaiting = demands.contains { $0.trigger == .waiting }
        hasCompleted = demands.contains { $0.trigger != .takenUp && $0.trigger != .waiting }
    }

    subscript(index: Int) -> DerivedDemand { demands[index] }

    mutating func begin(_ shares: [Phase<[Double]>]) {
        self.shares = shares
        phase = 0
    }

    /// How often a demand is made in a week; weeks are asked for in turn.
    mutating func share(of index: Int, in week: Int) -> Double {
        while phase + 1 < shares.count && shares[phase + 1].from <= week { phase += 1 }
        return shares[phase].value[index]
    }
}
