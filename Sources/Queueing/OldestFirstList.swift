/// A long waiting list in balance, seen oldest first: as many are seen each week as join, and always the longest waiters.
///
///     wait = n/(lambda (1 - psi)),   waits so far are uniform on [0, wait]
///
/// with n waiting, lambda referrals a unit of time, and a share psi of them dealt with at once (triage, rejection, fast
/// track). A fluid limit: applies to lists much longer than their weekly fluctuations.
/// Source: Whitt, "Fluid models for multiserver queues with abandonments", Operations Research 54 (2006).
public struct OldestFirstList: Equatable, Sendable {
    /// The wait of those seen, from the list.
    public let wait: Double

    /// Throws unless referrals and the number waiting are positive, and the share lies in [0, 1).
    public init(referralRate: Double, number: Double, seenAtOnce: Double = 0) throws(QueueError) {
        try QueueError.requirePositive("the referral rate", referralRate)
        try QueueError.requirePositive("the number waiting", number)
        try QueueError.requireShare("the share seen at once", seenAtOnce)
        wait = number / (referralRate * (1 - seenAtOnce))
    }

    /// The mean wait so far of those waiting.
    public var meanAge: Double { wait / 2 }

    /// The share of those waiting who have waited less than t.
    public func share(waitingLessThan t: Double) -> Double { min(1, max(0, t / wait)) }

    /// The wait so far that a share p of those waiting does not exceed.
    public func ageQuantile(_ p: Double) -> Double { p * wait }
}
