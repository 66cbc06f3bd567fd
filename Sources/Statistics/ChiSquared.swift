/// The chi-squared distribution with nu degrees of freedom: a gamma distribution of shape nu/2 and scale 2.
///
///     f(x) = x^(nu/2 - 1) exp(-x/2) / (2^(nu/2) Gamma(nu/2)),   x >= 0
public struct ChiSquared: ContinuousDistribution, Equatable {
    /// The degrees of freedom, nu.
    public let degreesOfFreedom: Double
    private let gamma: Gamma

    /// Throws unless the degrees of freedom are finite and above 0.
    public init(degreesOfFreedom: Double) throws(ParameterError) {
        try ParameterError.requirePositive("degrees of freedom", degreesOfFreedom)
        self.degreesOfFreedom = degreesOfFreedom
        gamma = try Gamma(shape: degreesOfFreedom / 2, scale: 2)
    }

    /// The mean, nu.
    public var mean: Double { degreesOfFreedom }

    /// The variance, 2 nu.
    public var variance: Double { 2 * degreesOfFreedom }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double { gamma.logDensity(x) }

    /// P(X <= x) = P(nu/2, x/2).
    public func cdf(_ x: Double) -> Double { gamma.cdf(x) }

    /// P(X > x).
    public func survival(_ x: Double) -> Double { gamma.survival(x) }

    /// The quantile function.
    public func quantile(_ p: Double) -> Double { gamma.quantile(p) }
}
