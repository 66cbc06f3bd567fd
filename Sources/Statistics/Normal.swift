import Foundation

/// The normal distribution with mean mu and standard deviation sigma.
///
///     f(x) = exp(-(x - mu)^2 / (2 sigma^2)) / (sigma sqrt(2 pi))
public struct Normal: ContinuousDistribution, Equatable {
    /// The mean.
    public let mean: Double
    /// The standard deviation.
    public let standardDeviation: Double

    /// Mean 0, standard deviation 1.
    public static let standard = Normal()

    private init() {
        mean = 0
        standardDeviation = 1
    }

    /// Throws unless the mean is finite and the standard deviation positive.
    public init(mean: Double, standardDeviation: Double) throws(ParameterError) {
        try ParameterError.requireFinite("the mean of a normal distribution", mean)
        try ParameterError.requirePositive("the standard deviation of a normal distribution", standardDeviation)
        self.mean = mean
        self.standardDeviation = standardDeviation
    }

    /// The variance, sigma^2.
    public var variance: Double { standardDeviation * standardDeviation }

    private func score(_ x: Double) -> Double { (x - mean) / standardDeviation }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double {
        let z = score(x)
        return -0.5 * z * z - log(standardDeviation) - 0.5 * log(2 * Double.pi)
    }

    /// P(X <= x) = erfc(-z/sqrt(2))/2.
    public func cdf(_ x: Double) -> Double { 0.5 * erfc(-score(x) * 0.5.squareRoot()) }

    /// P(X > x).
    public func survival(_ x: Double) -> Double { 0.5 * erfc(score(x) * 0.5.squareRoot()) }

    /// The quantile function, full precision in both tails.
    public func quantile(_ p: Double) -> Double {
        mean - standardDeviation * 2.0.squareRoot() * SpecialFunctions.inverseComplementaryErrorFunction(2 * p)
    }
}
