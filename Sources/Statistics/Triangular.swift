import Foundation

/// The triangular distribution on [low, high] with its peak at `mode`.
///
///     f(x) = 2 (x - low) / ((high - low)(mode - low)) below the mode,  2 (high - x) / ((high - low)(high - mode)) above
public struct Triangular: ContinuousDistribution, Equatable {
    /// The least value.
    public let low: Double
    /// The most likely value.
    public let mode: Double
    /// The largest value.
    public let high: Double

    /// Throws unless low <= mode <= high, low < high, and all are finite.
    public init(low: Double, mode: Double, high: Double) throws(ParameterError) {
        try ParameterError.requireFinite("the least value of a triangular distribution", low)
        guard high > low, high.isFinite else {
            throw ParameterError("the largest value of a triangular distribution", high, mustBe: "above \(low)")
        }
        guard mode >= low, mode <= high else {
            throw ParameterError("the mode of a triangular distribution", mode, mustBe: "between \(low) and \(high)")
        }
        self.low = low
        self.mode = mode
        self.high = high
    }

    /// The mean of the three.
    public var mean: Double { (low + mode + high) / 3 }

    /// ((high - low)^2 - (mode - low)(high - mode)) / 18.
    public var variance: Double { ((high - low) * (high - low) - (mode - low) * (high - mode)) / 18 }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double {
        guard x >= low, x <= high else { return x.isNaN ? .nan : -.infinity }
        let height = x < mode ? (x - low) / (mode - low) : x > mode ? (high - x) / (high - mode) : 1
        return log(2 * height / (high - low))
    }

    /// P(X <= x).
    public func cdf(_ x: Double) -> Double {
        if x <= low { return 0 }
        if x > mode { return 1 - survival(x) }
        return (x - low) * (x - low) / ((high - low) * (mode - low))
    }

    /// P(X > x).
    public func survival(_ x: Double) -> Double {
        if x >= high { return 0 }
        if x <= mode { return 1 - cdf(x) }
        return (high - x) * (high - x) / ((high - low) * (high - mode))
    }

    /// The quantile function.
    public func quantile(_ p: Double) -> Double {
        guard p >= 0, p <= 1 else { return .nan }
        let width = high - low
        if p * width < mode - low { return low + (p * width * (mode - low)).squareRoot() }
        return high - ((1 - p) * width * (high - mode)).squareRoot()
    }
}
