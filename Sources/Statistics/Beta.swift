import Foundation

/// The beta distribution with shapes a and b.
///
///     f(x) = x^(a - 1) (1 - x)^(b - 1) / B(a, b),   0 <= x <= 1
public struct Beta: ContinuousDistribution, Equatable {
    /// The first shape, a.
    public let alpha: Double
    /// The second shape, b.
    public let beta: Double

    /// Throws unless both are positive.
    public init(alpha: Double, beta: Double) throws(ParameterError) {
        try ParameterError.requirePositive("the first shape of a beta distribution", alpha)
        try ParameterError.requirePositive("the second shape of a beta distribution", beta)
        self.alpha = alpha
        self.beta = beta
    }

    /// The mean, a/(a + b).
    public var mean: Double { alpha / (alpha + beta) }

    /// The variance, ab / ((a + b)^2 (a + b + 1)).
    public var variance: Double { mean * (1 - mean) / (alpha + beta + 1) }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double {
        guard x >= 0, x <= 1 else { return x.isNaN ? .nan : -.infinity }
        // At an end 0 log 0 is 0: the power there is 0 when the shape is 1.
        let low = alpha == 1 ? 0 : (alpha - 1) * log(x)
        let high = beta == 1 ? 0 : (beta - 1) * log1p(-x)
        return low + high - SpecialFunctions.logBeta(alpha, beta)
    }

    /// P(X <= x) = I_x(a, b).
    public func cdf(_ x: Double) -> Double {
        SpecialFunctions.regularizedBeta(x.isNaN ? .nan : max(0, min(1, x)), alpha, beta)
    }

    /// P(X > x) = I_(1 - x)(b, a).
    public func survival(_ x: Double) -> Double {
        if x.isNaN { return .nan }
        let inside = max(0, min(1, x))
        return SpecialFunctions.incompleteBeta(inside, 1 - inside, alpha, beta).upper
    }

    /// The quantile function.
    public func quantile(_ p: Double) -> Double { SpecialFunctions.inverseRegularizedBeta(p, alpha, beta) }
}
