/// What moved through a stage in one week.
public struct Flows: BitwiseCopyable, Sendable {
    /// New referrals, those answered another way at triage included.
    public var referrals = 0
    /// Referrals answered another way at triage.
    public var diverted = 0
    /// Children who came from another stage with their clock running.
    public var joined = 0
    /// Children taken up from the list (assessed, seen), by the stage's capacity and by extra capacity.
    public var seen = 0
    /// Of `seen`, those taken up by extra capacity.
    public var seenByExtra = 0
    /// Early disposals of the fitted mixture (rejected, fast-tracked, transferred).
    public var earlyDisposals = 0
    /// Children taken off by a pass with a destination of its own (transferred, outsourced, validated off the list).
    public var transferred = 0
    /// Removals other than treatment by the waiting hazard.
    public var left = 0
    /// Cases whose work was done.
    public var completed = 0
    /// Of `completed`, those within the due time.
    public var completedOnTime = 0
    /// Of `completed`, those of exception classes.
    public var completedExceptions = 0
    /// Of `completedOnTime`, those of exception classes.
    public var completedOnTimeExceptions = 0
    /// Sum over `seen` of the wait when taken up, in weeks.
    public var seenWaitSum = 0.0
    /// Cases that a capacity without limit on children could have seen, and early disposals.
    public var capacity = 0
    /// Children on the list at the end of the week.
    public var waiting = 0
    /// Children being worked on at the end of the week.
    public var inWork = 0

    /// Nothing moved.
    public init() {}
}

extension ClassFlows {
    /// The flows of the only class there is.
    init(_ flows: Flows) {
        joined = flows.referrals - flows.diverted + flows.joined
        seen = flows.seen
        earlyDisposals = flows.earlyDisposals
        transferred = flows.transferred
        left = flows.left
        completed = flows.completed
        waiting = flows.waiting
        inWork = flows.inWork
    }
}

/// What moved through a stage in one week, of one class of children.
public struct ClassFlows: BitwiseCopyable, Sendable {
    /// Children who came onto the list: referrals that were not answered another way, and those from other stages.
    public var joined = 0
    /// Children taken up from the list, by the stage's capacity and by extra capacity.
    public var seen = 0
    /// Early disposals of the fitted mixture.
    public var earlyDisposals = 0
    /// Children taken off by a pass with a destination of its own.
    public var transferred = 0
    /// Removals other than treatment by the waiting hazard.
    public var left = 0
    /// Cases whose work was done.
    public var completed = 0
    /// Children on the list at the end of the week.
    public var waiting = 0
    /// Children being worked on at the end of the week.
    public var inWork = 0

    /// Nothing moved.
    public init() {}
}
