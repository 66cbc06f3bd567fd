import Foundation

/// The gamma distribution with shape a and scale s.
///
///     f(x) = x^(a - 1) exp(-x/s) / (s^a Gamma(a)),   x >= 0
public struct Gamma: ContinuousDistribution, Equatable {
    /// The shape, a.
    public let shape: Double
    /// The scale, s.
    public let scale: Double

    /// Throws unless both are positive.
    public init(shape: Double, scale: Double) throws(ParameterError) {
        try ParameterError.requirePositive("the shape of a gamma distribution", shape)
        try ParameterError.requirePositive("the scale of a gamma distribution", scale)
        self.shape = shape
        self.scale = scale
    }

    /// The mean, a s.
    public var mean: Double { shape * scale }

    /// The variance, a s^2.
    public var variance: Double { shape * scale * scale }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double {
        let y = x / scale
        if x == 0 { return shape == 1 ? -log(scale) : shape > 1 ? -.infinity : .infinity }
        guard x > 0 else { return x.isNaN ? .nan : -.infinity }
        // x^a exp(-x)/Gamma(a + 1) is the Poisson bell at a.
        return LogBell.poisson(shape, mean: y) + log(shape / y) - log(scale)
    }

    /// P(X <= x) = P(a, x/s).
    public func cdf(_ x: Double) -> Double {
        x.isNaN ? .nan : SpecialFunctions.regularizedGammaP(shape, max(0, x) / scale)
    }

    /// P(X > x) = Q(a, x/s).
    public func survival(_ x: Double) -> Double {
        x.isNaN ? .nan : SpecialFunctions.regularizedGammaQ(shape, max(0, x) / scale)
    }

    /// The quantile function.
    public func quantile(_ p: Double) -> Double { scale * SpecialFunctions.inverseRegularizedGammaP(shape, p) }
}
