/// A long waiting list in balance, seen oldest first.
///
/// A share may be dealt with at once (triage, rejection, fast track). Formula, conditions and source: ``theory``.
public struct OldestFirstList: Equatable, Sendable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: ["wait = n/(lambda (1 - psi)),   waits so far are uniform on [0, wait]"],
        applies:
            "A list in balance, as many seen each week as join, always the longest waiters, but for a share psi of "
            + "referrals that is dealt with at once. A fluid limit: for lists much longer than their weekly fluctuations.",
        source: "Whitt, Operations Research 54 (2006)"
    )

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
