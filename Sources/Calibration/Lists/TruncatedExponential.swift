import Foundation

/// The distribution on [0, limit] of greatest entropy for a given mean: density proportional to exp(z x / limit).
///
///     mean / limit = exp(z)/(exp(z) - 1) - 1/z,   F(x) = (exp(z x / limit) - 1)/(exp(z) - 1)
///
/// z = 0 is the uniform distribution (mean = limit/2). Source: Jaynes (1957), maximum entropy under a mean constraint.
package struct TruncatedExponential: Sendable {
    /// The upper limit, in the unit of x.
    package let limit: Double
    /// The shape; below 0 the density falls.
    package let z: Double

    /// The distribution with a limit and a mean.
    ///
    /// - Precondition: `0 < mean < limit`.
    package init(limit: Double, mean: Double) {
        precondition(mean > 0 && mean < limit, "the mean must lie between 0 and the limit")
        self.limit = limit
        let share = mean / limit
        var (low, high) = (-1.0, 1.0)
        while Self.meanShare(low) > share { low *= 2 }
        while Self.meanShare(high) < share { high *= 2 }
        for _ in 0..<200 where high - low > 1e-14 * max(1, abs(low)) {
            let middle = (low + high) / 2
            if Self.meanShare(middle) < share { low = middle } else { high = middle }
        }
        z = (low + high) / 2
    }

    /// P(X <= x).
    package func cdf(_ x: Double) -> Double {
        let part = min(max(x / limit, 0), 1)
        if abs(z) < 1e-8 { return part }
        // Both over exp(z) when that is large: beyond z = 709 it has no value of its own.
        return z > 1 ? (exp(z * (part - 1)) - exp(-z)) / -expm1(-z) : expm1(z * part) / expm1(z)
    }

    /// The mean as a share of the limit; for small z its series, where the formula cancels.
    private static func meanShare(_ z: Double) -> Double {
        abs(z) < 1e-3 ? 0.5 + z / 12 - z * z * z / 720 : 1 / -expm1(-z) - 1 / z
    }
}
