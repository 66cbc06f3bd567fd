import Foundation

/// The log-normal distribution: exp of a normal variable with mean mu and standard deviation sigma.
///
///     f(x) = exp(-(log x - mu)^2 / (2 sigma^2)) / (x sigma sqrt(2 pi)),   x > 0
public struct LogNormal: ContinuousDistribution, Equatable {
    /// The normal distribution of the logarithm.
    public let logarithm: Normal

    /// Throws unless mu is finite and sigma positive.
    public init(logMean: Double, logStandardDeviation: Double) throws(ParameterError) {
        logarithm = try Normal(mean: logMean, standardDeviation: logStandardDeviation)
    }

    /// The mean, exp(mu + sigma^2/2).
    public var mean: Double { exp(logarithm.mean + logarithm.variance / 2) }

    /// The variance, (exp(sigma^2) - 1) mean^2.
    public var variance: Double { expm1(logarithm.variance) * mean * mean }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double {
        x > 0 ? logarithm.logDensity(log(x)) - log(x) : -.infinity
    }

    /// P(X <= x).
    public func cdf(_ x: Double) -> Double { x > 0 ? logarithm.cdf(log(x)) : x.isNaN ? .nan : 0 }

    /// P(X > x).
    public func survival(_ x: Double) -> Double { x > 0 ? logarithm.survival(log(x)) : x.isNaN ? .nan : 1 }

    /// The quantile function.
    public func quantile(_ p: Double) -> Double { exp(logarithm.quantile(p)) }
}
