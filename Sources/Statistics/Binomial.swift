import Foundation

/// The binomial distribution: successes in n independent trials of probability p.
///
///     P(X = k) = n! / (k! (n - k)!) p^k (1 - p)^(n - k),   k = 0, ..., n
public struct Binomial: DiscreteDistribution, Equatable {
    /// The number of trials, n.
    public let trials: Int
    /// The probability of success, p.
    public let successProbability: Double

    /// Throws unless n is 0 or more and p between 0 and 1.
    public init(trials: Int, probability: Double) throws(ParameterError) {
        try ParameterError.requireNotNegative("a number of trials", Double(trials))
        try ParameterError.requireProbability("a probability of success", probability)
        self.trials = trials
        successProbability = probability
    }

    private var p: Double { successProbability }
    private var n: Double { Double(trials) }

    /// The mean, np.
    public var mean: Double { n * p }

    /// The variance, np(1 - p).
    public var variance: Double { n * p * (1 - p) }

    /// (1 - 2p) / sd.
    public var skewness: Double { (1 - 2 * p) / variance.squareRoot() }

    /// The largest count, n (0 where p is 0).
    public var largest: Int? { p == 0 ? 0 : trials }

    /// The logarithm of P(X = k).
    public func logProbability(_ k: Int) -> Double {
        if k < 0 || k > trials { return -.infinity }
        return LogBell.binomial(Double(k), Double(trials - k), p, 1 - p)
    }

    /// P(X <= k) = I_(1 - p)(n - k, k + 1).
    public func cdf(_ k: Int) -> Double { tails(k).lower }

    /// P(X > k) = I_p(k + 1, n - k).
    public func survival(_ k: Int) -> Double { tails(k).upper }

    private func tails(_ k: Int) -> (lower: Double, upper: Double) {
        if k < 0 { return (0, 1) }
        if k >= trials { return (1, 0) }
        return SpecialFunctions.incompleteBeta(1 - p, p, Double(trials - k), Double(k) + 1)
    }
}
