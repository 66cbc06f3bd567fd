import Foundation
public import Statistics

/// M(t)/G/infinity: arrivals at a rate that changes with time, who all stay as long as they need.
///
/// It describes pathways where nobody queues (children in treatment, plans in force), and the demand that a queue would see
/// if it had room for all. Formulas, conditions and source: ``theory``.
public enum InfiniteServer {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "m(t) = integral over u >= 0 of lambda(t - u) P(S > u) du",
            "exponential stays: m(t + h) = m(t) exp(-mu h) + lambda/mu (1 - exp(-mu h))",
        ],
        applies: "Nobody queues: all stay as long as they need. The number present at any time is Poisson with mean "
            + "m(t), if it started empty or in the far past.",
        source: "Eick, Massey and Whitt, Operations Research 41 (1993)"
    )

    /// The mean number present at the end of each period, for arrivals at a constant rate within each.
    ///
    /// Starts empty. The integrals are taken by Gauss-Legendre panels, to about 1e-10 where the survival function is
    /// smooth. Throws unless the length is positive and rates are 0 or more.
    /// Complexity: the square of the number of periods, once 128 survival probabilities per period are known.
    public static func meanNumbers(
        arrivalRates: [Double],
        periodLength h: Double,
        stay: some ContinuousDistribution
    ) throws(QueueError) -> [Double] {
        try QueueError.requirePositive("the length of a period", h)
        for rate in arrivalRates { try QueueError.requireNotNegative("an arrival rate", rate) }
        // How much of those who came k periods ago is still there: the integral of the survival function.
        let remaining = arrivalRates.indices.map { k in
            Quadrature.integral(from: Double(k) * h, to: Double(k + 1) * h, gradedAtStart: k == 0) { stay.survival($0) }
        }
        return arrivalRates.indices.map { n in
            (0...n).reduce(0) { $0 + arrivalRates[n - $1] * remaining[$1] }
        }
    }

    /// M(t)/M/infinity from any start: the mean number at the end of each period.
    ///
    /// Exact for rates that are constant within each period. Throws unless the length and the rate of leaving are
    /// positive, and arrivals and the start are 0 or more.
    public static func meanNumbers(
        arrivalRates: [Double],
        periodLength h: Double,
        leavingRate mu: Double,
        start: Double
    ) throws(QueueError) -> [Double] {
        try QueueError.requirePositive("the length of a period", h)
        try QueueError.requirePositive("the rate of leaving", mu)
        try QueueError.requireNotNegative("the number at the start", start)
        for rate in arrivalRates { try QueueError.requireNotNegative("an arrival rate", rate) }
        var m = start
        return arrivalRates.map { rate in
            m = m * exp(-mu * h) - rate / mu * expm1(-mu * h)
            return m
        }
    }
}
