/// What has become of the children who joined a list with a clock start in some weeks.
///
/// A wait ends when the child is taken up, here or by a pass that leads out (outsourced), or when it leaves unseen. Those
/// who moved to another stage's list wait on there.
public struct Journey: Hashable, Sendable {
    /// Children who came onto the list, those included who were on it when it became known.
    public var joined = 0
    /// Children taken up.
    public var seen = 0
    /// Of `seen`, those taken up elsewhere: by a pass that leads out and does not take a share of the list.
    public var seenElsewhere = 0
    /// Children who left unseen: by the hazard, as early disposals, or by a pass that takes a share of the list out.
    public var left = 0
    /// Children whom a pass moved to another stage's list.
    public var moved = 0
    /// Children who are still on the list.
    public var waiting = 0
    /// Sum over `seen` of the wait when taken up, in weeks.
    public var seenWaitSum = 0.0

    /// Nobody.
    public init() {}

    /// Children whose wait has ended.
    public var ended: Int { seen + left }

    /// The share of the children, but for those who moved on, whose wait has ended; 1 where there are none.
    public var endedShare: Double { joined > moved ? Double(ended) / Double(joined - moved) : 1 }

    /// The mean wait of those seen in weeks; `nil` for nobody.
    public var meanWait: Double? { seen > 0 ? seenWaitSum / Double(seen) : nil }

    /// Of those whose wait has ended, the share who left unseen; `nil` for nobody.
    public var leavingShare: Double? { ended > 0 ? Double(left) / Double(ended) : nil }

    /// Whether the waits of too many have not ended to say how long they are.
    public func isBeyond(share: Double = 0.95) -> Bool { Double(ended) < share * Double(joined - moved) }
}
