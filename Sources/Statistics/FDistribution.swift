import Foundation

/// The F distribution with d1 and d2 degrees of freedom: the ratio of two chi-squared variables, each over its own.
///
///     d1 X/(d1 X + d2) is Beta(d1/2, d2/2),   x >= 0
public struct FDistribution: ContinuousDistribution, Equatable {
    /// The degrees of freedom of the numerator, d1.
    public let numeratorDegreesOfFreedom: Double
    /// The degrees of freedom of the denominator, d2.
    public let denominatorDegreesOfFreedom: Double

    /// Throws unless both are finite and above 0.
    public init(
        numeratorDegreesOfFreedom: Double,
        denominatorDegreesOfFreedom: Double
    ) throws(ParameterError) {
        try ParameterError.requirePositive("numerator degrees of freedom", numeratorDegreesOfFreedom)
        try ParameterError.requirePositive("denominator degrees of freedom", denominatorDegreesOfFreedom)
        self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
        self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    }

    private var ratio: Double { numeratorDegreesOfFreedom / denominatorDegreesOfFreedom }

    /// d2/(d2 - 2); infinite for d2 <= 2.
    public var mean: Double {
        let d2 = denominatorDegreesOfFreedom
        return d2 > 2 ? d2 / (d2 - 2) : .infinity
    }

    /// 2 d2^2 (d1 + d2 - 2) / (d1 (d2 - 2)^2 (d2 - 4)); infinite for 2 < d2 <= 4 and NaN below.
    public var variance: Double {
        let (d1, d2) = (numeratorDegreesOfFreedom, denominatorDegreesOfFreedom)
        guard d2 > 4 else { return d2 > 2 ? .infinity : .nan }
        return 2 * mean * mean * (d1 + d2 - 2) / (d1 * (d2 - 4))
    }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double {
        let (a, b) = (numeratorDegreesOfFreedom / 2, denominatorDegreesOfFreedom / 2)
        if x == 0 { return a == 1 ? 0 : a > 1 ? -.infinity : .infinity }
        guard x > 0 else { return x.isNaN ? .nan : -.infinity }
        let odds = ratio * x
        return LogBell.binomial(a, b, odds / (1 + odds), 1 / (1 + odds)) + log(a * (b / (a + b))) - log(x)
    }

    /// Both tails at x.
    private func tails(_ x: Double) -> (lower: Double, upper: Double) {
        if x.isNaN { return (.nan, .nan) }
        let odds = ratio * max(0, x)
        if odds == .infinity { return (1, 0) }
        return SpecialFunctions.incompleteBeta(
            odds / (1 + odds),
            1 / (1 + odds),
            numeratorDegreesOfFreedom / 2,
            denominatorDegreesOfFreedom / 2
        )
    }

    /// P(X <= x).
    public func cdf(_ x: Double) -> Double { tails(x).lower }

    /// P(X > x).
    public func survival(_ x: Double) -> Double { tails(x).upper }

    /// The quantile function.
    public func quantile(_ p: Double) -> Double {
        let (a, b) = (numeratorDegreesOfFreedom / 2, denominatorDegreesOfFreedom / 2)
        return exp(SpecialFunctions.inverseBetaLogit(lower: p, upper: 1 - p, a, b)) / ratio
    }
}
