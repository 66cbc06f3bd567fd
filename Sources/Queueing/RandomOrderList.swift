import Foundation

/// A long waiting list in balance, seen in random order.
///
/// Each of n has the same chance lambda/n of being seen in a unit of time, however long they have waited: hence exponential
/// waits. Formulas, conditions and source: ``theory``.
public struct RandomOrderList: Equatable, Sendable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "waits so far are exponential with mean n/lambda",
            "from another mean m at the start: n/lambda + (m - n/lambda) exp(-t lambda/n)",
        ],
        applies: "A list in balance, as many seen each week as join, everyone waiting as likely to be next. A fluid "
            + "limit: for lists much longer than their weekly fluctuations.",
        source: "the balance of flows; the longest wait is the mean times the harmonic number of n"
    )

    /// The number waiting.
    public let number: Double
    /// The mean wait so far of those waiting; also the mean wait of those seen.
    public let meanAge: Double

    /// Throws unless referrals and the number waiting are positive.
    public init(referralRate: Double, number: Double) throws(QueueError) {
        try QueueError.requirePositive("the referral rate", referralRate)
        try QueueError.requirePositive("the number waiting", number)
        self.number = number
        meanAge = number / referralRate
    }

    /// The share of those waiting who have waited longer than t.
    public func share(waitingLongerThan t: Double) -> Double { t <= 0 ? 1 : exp(-t / meanAge) }

    /// The wait so far that a share p of those waiting does not exceed.
    public func ageQuantile(_ p: Double) -> Double { -meanAge * log1p(-p) }

    /// The expected longest wait so far of those waiting: the mean times the harmonic number of n.
    ///
    /// Of more than a hundred by the asymptotic series (Abramowitz and Stegun 6.3.18), right to 1e-16.
    public var expectedLongest: Double {
        let n = number.rounded()
        guard n > 100 else { return meanAge * stride(from: n, to: 0, by: -1).reduce(0) { $0 + 1 / $1 } }
        let eulersConstant = 0.577_215_664_901_532_861
        let s = 1 / (n * n)
        return meanAge * (log(n) + eulersConstant + 0.5 / n - s * (1.0 / 12 - s * (1.0 / 120 - s / 252)))
    }

    /// The mean wait so far after a time t, from another mean at its start, the number staying the same.
    public func meanAge(after t: Double, from start: Double) -> Double {
        meanAge + (start - meanAge) * exp(-t / meanAge)
    }
}
