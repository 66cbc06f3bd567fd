import Foundation

/// The negative binomial distribution with mean m and size r: a Poisson count whose rate varies from time to time.
///
///     P(X = k) = Gamma(r + k) / (Gamma(r) k!) p^r (1 - p)^k,   p = r/(r + m),   k = 0, 1, 2, ...
///
/// The variance is m + m^2/r (NB2). The size may be any positive real; infinity gives the Poisson distribution.
public struct NegativeBinomial: DiscreteDistribution, Equatable {
    /// The mean, m.
    public let mean: Double
    /// The size, r, also called theta: the smaller, the more spread.
    public let size: Double

    /// Throws unless the mean is finite and 0 or more, and the size above 0.
    public init(mean: Double, size: Double) throws(ParameterError) {
        try ParameterError.requireNotNegative("the mean of a negative binomial distribution", mean)
        guard size > 0 else {
            throw ParameterError("the size of a negative binomial distribution", size, mustBe: "above 0")
        }
        self.mean = mean
        self.size = size
    }

    /// The variance, m + m^2/r.
    public var variance: Double { mean + mean * (mean / size) }

    /// (1 + 2 m/r) / sd.
    public var skewness: Double { (1 + 2 * mean / size) / variance.squareRoot() }

    /// There is no largest count, unless the mean is 0.
    public var largest: Int? { mean == 0 ? 0 : nil }

    // p and 1 - p, each to full precision.
    private var p: Double { 1 / (1 + mean / size) }
    private var q: Double { mean / size / (1 + mean / size) }

    // Beyond this the difference from the Poisson distribution is below rounding.
    private var isPoisson: Bool { size > mean * 1e16 }

    /// The logarithm of P(X = k).
    public func logProbability(_ k: Int) -> Double {
        if k < 0 { return -.infinity }
        let x = Double(k)
        if isPoisson { return LogBell.poisson(x, mean: mean) }
        if k == 0 { return -size * log1p(mean / size) }
        // Gamma(r + k)/(Gamma(r) k!) is the binomial coefficient of r + k over k, times r/(r + k).
        return LogBell.binomial(x, size, q, p) + log(size / (size + x))
    }

    /// P(X <= k) = I_p(r, k + 1).
    public func cdf(_ k: Int) -> Double { tails(k).lower }

    /// P(X > k) = I_(1 - p)(k + 1, r).
    public func survival(_ k: Int) -> Double { tails(k).upper }

    private func tails(_ k: Int) -> (lower: Double, upper: Double) {
        if k < 0 { return (0, 1) }
        if isPoisson {
            let (lower, upper) = SpecialFunctions.incompleteGamma(Double(k) + 1, mean)
            return (upper, lower)
        }
        return SpecialFunctions.incompleteBeta(p, q, size, Double(k) + 1)
    }
}
