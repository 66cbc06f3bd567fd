import Foundation

/// A distribution of counts 0, 1, 2, and so on.
public protocol DiscreteDistribution: Sendable {
    /// The logarithm of P(X = k); minus infinity outside the support.
    func logProbability(_ k: Int) -> Double
    /// P(X <= k).
    func cdf(_ k: Int) -> Double
    /// P(X > k), without cancellation in the upper tail.
    func survival(_ k: Int) -> Double
    /// The mean.
    var mean: Double { get }
    /// The variance.
    var variance: Double { get }
    /// The third central moment over the standard deviation cubed.
    var skewness: Double { get }
    /// The largest possible count, or nil when there is none.
    var largest: Int? { get }
}

extension DiscreteDistribution {
    /// P(X = k).
    public func probability(_ k: Int) -> Double { exp(logProbability(k)) }

    /// The square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }

    /// The least k with P(X <= k) >= p.
    ///
    /// Starts at the Cornish-Fisher approximation, then steps on the distribution function itself. Where the support is
    /// endless, p = 1 gives `Int.max`.
    ///
    /// - Precondition: 0 <= p <= 1.
    public func quantile(_ p: Double) -> Int {
        precondition(p >= 0 && p <= 1, "a quantile needs a probability between 0 and 1")
        if p == 1 { return largest ?? .max }
        if variance == 0 { return Int(mean, within: 0...(largest ?? .max / 4)) }
        let z = max(-9, min(9, Normal.standard.quantile(p)))
        let guess = mean + standardDeviation * (z + skewness * (z * z - 1) / 6)
        let start = Int(guess, within: 0...(1 << 60))
        return LeastInteger.search(from: start, in: 0...(largest ?? .max / 4)) { reaches($0, p) }
    }

    /// Whether P(X <= k) >= p, told by the smaller tail; sums that are equal up to rounding count as equal.
    private func reaches(_ k: Int, _ p: Double) -> Bool {
        p <= 0.5 ? cdf(k) >= p * (1 - 1e-14) : survival(k) <= (1 - p) * (1 + 1e-14)
    }
}
