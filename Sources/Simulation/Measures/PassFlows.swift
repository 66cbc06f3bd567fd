/// What one pass of a stage did in one week.
public struct PassFlows: BitwiseCopyable, Hashable, Sendable {
    /// Cases that it could have taken, as in ``Flows/capacity``.
    public var capacity = 0
    /// Children taken up for the stage's work.
    public var seen = 0
    /// Early disposals of the fitted mixture.
    public var earlyDisposals = 0
    /// Children taken off to the pass's destination.
    public var transferred = 0
    /// Sum over `seen` of the wait when taken up, in weeks.
    public var seenWaitSum = 0.0

    /// Nothing was done.
    public init() {}
}

/// One of a stage's passes.
public enum StagePass: Hashable, Sendable {
    /// The stage's own capacity.
    case own
    /// What its staff pool gives it.
    case pooled
    /// One of ``StageInputs/extraCapacity``, by its place there.
    case extra(Int)
}
