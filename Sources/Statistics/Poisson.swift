import Foundation

/// The Poisson distribution.
///
///     P(X = k) = exp(-m) m^k / k!,   k = 0, 1, 2, ...
public struct Poisson: DiscreteDistribution, Equatable {
    /// The mean, m.
    public let mean: Double

    /// Throws unless the mean is finite and 0 or more.
    public init(mean: Double) throws(ParameterError) {
        try ParameterError.requireNotNegative("the mean of a Poisson distribution", mean)
        self.mean = mean
    }

    /// The variance, m.
    public var variance: Double { mean }

    /// 1/sqrt(m).
    public var skewness: Double { 1 / mean.squareRoot() }

    /// There is no largest count, unless the mean is 0.
    public var largest: Int? { mean == 0 ? 0 : nil }

    /// The logarithm of P(X = k).
    public func logProbability(_ k: Int) -> Double { k < 0 ? -.infinity : LogBell.poisson(Double(k), mean: mean) }

    /// P(X <= k) = Q(k + 1, m).
    public func cdf(_ k: Int) -> Double { k < 0 ? 0 : SpecialFunctions.regularizedGammaQ(Double(k) + 1, mean) }

    /// P(X > k) = P(k + 1, m).
    public func survival(_ k: Int) -> Double { k < 0 ? 1 : SpecialFunctions.regularizedGammaP(Double(k) + 1, mean) }
}
