import Foundation

/// The exponential distribution: the time to an event of constant hazard.
///
///     f(x) = rate exp(-rate x),   x >= 0
public struct Exponential: ContinuousDistribution, Equatable {
    /// Events per unit of time.
    public let rate: Double

    /// Throws unless the rate is positive.
    public init(rate: Double) throws(ParameterError) {
        try ParameterError.requirePositive("the rate of an exponential distribution", rate)
        self.rate = rate
    }

    /// The mean, 1/rate.
    public var mean: Double { 1 / rate }

    /// The variance, 1/rate^2.
    public var variance: Double { 1 / (rate * rate) }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double { x < 0 ? -.infinity : log(rate) - rate * x }

    /// P(X <= x).
    public func cdf(_ x: Double) -> Double { x < 0 ? 0 : -expm1(-rate * x) }

    /// P(X > x).
    public func survival(_ x: Double) -> Double { x < 0 ? 1 : exp(-rate * x) }

    /// The quantile function, -log(1 - p)/rate.
    public func quantile(_ p: Double) -> Double { p >= 0 ? -log1p(-p) / rate : .nan }
}
