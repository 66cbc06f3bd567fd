import Foundation

/// The fluid limit of an overloaded queue in which people leave unserved at a constant rate.
///
/// Where the list empties all steady-state figures are 0. With regular capacity the number varies less about its level than
/// ``standardDeviation`` says. Formulas, conditions and source: ``theory``.
public struct AbandoningFluid: Equatable, Sendable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "N(t) = N* + (N(0) - N*) exp(-theta t),   N* = (lambda - s)/theta",
            "oldest first: wait = log(lambda/s)/theta,   share that leaves unserved = 1 - s/lambda",
        ],
        applies: "More arrive (lambda) than are seen (s), and each person waiting leaves unserved at a constant rate "
            + "theta. Holds while anyone is waiting; with s >= lambda the list empties. The standard deviation is that "
            + "for Poisson arrivals and service.",
        source: "Whitt, Operations Research 54 (2006); Garnett, Mandelbaum and Reiman, MSOM 4 (2002)"
    )

    /// Arrivals per unit of time, lambda.
    public let arrivalRate: Double
    /// Served per unit of time while anyone waits, s.
    public let capacity: Double
    /// The rate at which each person waiting leaves unserved, theta.
    public let hazard: Double

    /// Throws unless arrivals and the hazard are positive and capacity is 0 or more.
    public init(arrivalRate: Double, capacity: Double, hazard: Double) throws(QueueError) {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requireNotNegative("the capacity", capacity)
        try QueueError.requirePositive("the hazard of leaving", hazard)
        self.arrivalRate = arrivalRate
        self.capacity = capacity
        self.hazard = hazard
    }

    /// Where the number waiting would settle, N*: below 0 where the list empties.
    private var level: Double { (arrivalRate - capacity) / hazard }

    /// The number waiting in the steady state.
    public var number: Double { max(0, level) }

    /// The standard deviation of the number waiting in the steady state, for Poisson arrivals and service.
    public var standardDeviation: Double { level > 0 ? (arrivalRate / hazard).squareRoot() : 0 }

    /// The share of arrivals that leaves unserved.
    public var shareLeaving: Double { max(0, 1 - capacity / arrivalRate) }

    /// The wait of those served, oldest first; infinite without capacity.
    public var oldestFirstWait: Double {
        // Apart, since the quotient may be beyond all numbers.
        level > 0 ? (log(arrivalRate) - log(capacity)) / hazard : 0
    }

    /// The mean wait so far of those waiting, oldest first: exponential waits cut off at ``oldestFirstWait``.
    public var oldestFirstMeanAge: Double {
        guard level > 0 else { return 0 }
        if capacity == 0 { return 1 / hazard }
        // The longest waits weigh next to nothing where next to nobody is seen.
        let seen = capacity / arrivalRate
        let longest = seen > 0 ? (log(arrivalRate) - log(capacity)) * seen / shareLeaving : 0
        return (1 - longest) / hazard
    }

    /// The mean wait so far of those waiting, in random order: N*/lambda.
    public var randomOrderMeanAge: Double { number / arrivalRate }

    /// The number waiting after a time t, from a number at its start.
    public func number(after t: Double, from start: Double) -> Double {
        max(0, level + (start - level) * exp(-hazard * t))
    }

    /// The time until the number waiting falls (or rises) to a target; nil where it never does.
    public func time(from start: Double, to target: Double) -> Double? {
        if start == target { return 0 }
        let ratio = (start - level) / (target - level)
        guard target >= 0, ratio > 1, ratio.isFinite else { return nil }
        return log(ratio) / hazard
    }

    /// The capacity that brings the number waiting from a start to a target after a time t.
    ///
    ///     s = lambda - theta (target - start exp(-theta t)) / (1 - exp(-theta t))
    ///
    /// Throws unless the arrival rate, hazard and time are positive and the numbers 0 or more, and where the target lies
    /// above what the list reaches with no capacity at all.
    public static func capacity(
        arrivalRate: Double,
        hazard: Double,
        from start: Double,
        to target: Double,
        after t: Double
    ) throws(QueueError) -> Double {
        try QueueError.requirePositive("the time", t)
        try QueueError.requireNotNegative("the number at the start", start)
        try QueueError.requireNotNegative("the target", target)
        let idle = try AbandoningFluid(arrivalRate: arrivalRate, capacity: 0, hazard: hazard)
        let capacity = arrivalRate + hazard * (target - start * exp(-hazard * t)) / expm1(-hazard * t)
        guard capacity >= 0 else {
            let most = String(format: "%.6g", idle.number(after: t, from: start))
            throw .unreachable(
                "the list does not reach \(target) in that time: without any capacity it reaches \(most)"
            )
        }
        return capacity
    }
}
