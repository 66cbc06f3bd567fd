import Foundation

/// A distribution on the real line.
public protocol ContinuousDistribution: Sendable {
    /// The logarithm of the density at x; minus infinity outside the support.
    func logDensity(_ x: Double) -> Double
    /// P(X <= x).
    func cdf(_ x: Double) -> Double
    /// P(X > x), without cancellation in the upper tail.
    func survival(_ x: Double) -> Double
    /// The x with P(X <= x) = p; NaN unless 0 <= p <= 1.
    func quantile(_ p: Double) -> Double
    /// The mean; NaN or infinite where there is none.
    var mean: Double { get }
    /// The variance; NaN or infinite where there is none.
    var variance: Double { get }
}

extension ContinuousDistribution {
    /// The density at x.
    public func density(_ x: Double) -> Double { exp(logDensity(x)) }

    /// The square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }
}
