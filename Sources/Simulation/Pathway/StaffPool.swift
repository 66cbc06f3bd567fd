/// Staff whose time several stages share.
///
/// What the pool gives a stage in a week comes on top of the stage's own capacity, as ``StageInputs/pooled`` says.
public struct StaffPool: Sendable {
    /// Keys the pool's random draws.
    public var key: UInt64
    /// The stages that share it, each once.
    public var stages: [Int]

    /// A pool.
    public init(key: UInt64, stages: [Int]) {
        self.key = key
        self.stages = stages
    }
}

/// What one replication of one plan puts into a staff pool.
public struct PoolInputs: Sendable {
    /// Units of time (hours, sessions) in each week, with their variation; whole units are realised.
    ///
    /// Order, access and destination are the stages' own and not looked at.
    public var capacity: CapacityPass
    /// Units that a case of each of the pool's stages takes; above 0.
    public var unitsPerCase: [Double]
    /// How the time is shared, from the week each rule holds; the first holds from week 0.
    public var sharing: [Phase<SharingRule>]

    /// A pool without time, shared in turn.
    public init(network: Network, pool: Int) {
        capacity = CapacityPass(weekCount: network.weekCount)
        unitsPerCase = Array(repeating: 1, count: network.pools[pool].stages.count)
        sharing = [Phase(from: 0, .inTurn)]
    }
}

/// How a week's time of a staff pool is shared among its stages.
///
/// Time goes in whole cases, for children who wait when the stages' own capacities have taken whom they can and whom the
/// stages' ``StageInputs/pooled`` passes may take. What is left when nobody waits is lost; what is too little for a case
/// of those who do is kept for the next week.
public enum SharingRule: Hashable, Sendable {
    /// The pool's first stage takes what it can use, then the next, and so on.
    case inTurn
    /// In proportion to these weights, one for each stage. A stage's unused share goes to the others; its remainder of less
    /// than a case stays its own.
    ///
    /// Source: deficit round robin, Shreedhar and Varghese (1996).
    case shares([Double])
    /// In proportion to the time that those waiting would take, otherwise as `shares`.
    case byWork
    /// Whoever has waited longest, whichever stage it is; of equals the pool's first stage.
    case longestWait
}
