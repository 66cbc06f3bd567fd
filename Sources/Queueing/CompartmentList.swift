/// The steady state of a list counted by whole months waited, as the NHSRtt package and the RTT planner do.
///
/// Formula, conditions and source: ``theory``.
public enum CompartmentList {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: ["N_k = N_(k-1) (1 - r_k) - s_k,   N_(-1) = referrals"],
        applies: "A list counted by whole months waited, in its steady state: in each month a share r_k of those "
            + "entering it leaves unseen, s_k are seen, the rest move on. As long as nobody is seen who is not there.",
        source: "R package NHSRtt; the RTT planner"
    )

    /// The number left at the end of each month waited.
    ///
    /// Throws where the lists differ in length, a share is not between 0 and 1, numbers are negative, or more would be
    /// seen than are waiting.
    public static func steadyState(
        referrals: Double,
        renegingShares: [Double],
        seen: [Double]
    ) throws(QueueError) -> [Double] {
        try QueueError.requireNotNegative("referrals", referrals)
        try QueueError.requireCount(renegingShares.count, "the number of months seen", seen.count)
        var waiting = referrals
        var list: [Double] = []
        for (month, (share, number)) in zip(renegingShares, seen).enumerated() {
            guard share >= 0, share <= 1 else {
                throw QueueError.invalid("a reneging share", share, mustBe: "between 0 and 1")
            }
            try QueueError.requireNotNegative("a number seen", number)
            let staying = waiting * (1 - share)
            guard number <= staying else {
                throw QueueError.invalid("the number seen in month \(month)", number, mustBe: "at most \(staying)")
            }
            waiting = staying - number
            list.append(waiting)
        }
        return list
    }
}
