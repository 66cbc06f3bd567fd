import Foundation

/// The Weibull distribution with shape k and scale s.
///
///     P(X > x) = exp(-(x/s)^k),   x >= 0
public struct Weibull: ContinuousDistribution, Equatable {
    /// The shape, k: below 1 the hazard falls with time, above 1 it rises.
    public let shape: Double
    /// The scale, s: 63% lie below it.
    public let scale: Double

    /// Throws unless both are positive.
    public init(shape: Double, scale: Double) throws(ParameterError) {
        try ParameterError.requirePositive("the shape of a Weibull distribution", shape)
        try ParameterError.requirePositive("the scale of a Weibull distribution", scale)
        self.shape = shape
        self.scale = scale
    }

    /// The mean, s Gamma(1 + 1/k).
    public var mean: Double { scale * tgamma(1 + 1 / shape) }

    /// The variance, s^2 (Gamma(1 + 2/k) - Gamma(1 + 1/k)^2).
    public var variance: Double {
        let (one, two) = (SpecialFunctions.logGamma(1 + 1 / shape), SpecialFunctions.logGamma(1 + 2 / shape))
        // As a small difference of logarithms when the shape is large.
        return scale * scale * exp(2 * one) * expm1(two - 2 * one)
    }

    private func power(_ x: Double) -> Double { pow(max(0, x) / scale, shape) }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double {
        guard x >= 0 else { return x.isNaN ? .nan : -.infinity }
        let growth = shape == 1 ? 0 : (shape - 1) * log(x / scale)
        return log(shape / scale) + growth - power(x)
    }

    /// P(X <= x).
    public func cdf(_ x: Double) -> Double { x.isNaN ? .nan : -expm1(-power(x)) }

    /// P(X > x).
    public func survival(_ x: Double) -> Double { x.isNaN ? .nan : exp(-power(x)) }

    /// The quantile function, s (-log(1 - p))^(1/k).
    public func quantile(_ p: Double) -> Double { p >= 0 ? scale * pow(-log1p(-p), 1 / shape) : .nan }
}
