import Foundation

/// The functions behind the distributions, in double precision.
///
/// Outside their domains they return NaN, as the functions of the C library do.
public enum SpecialFunctions {}

extension SpecialFunctions {
    /// log |Gamma(x)|.
    public static func logGamma(_ x: Double) -> Double {
        var sign: Int32 = 0
        // The variant that keeps the sign to itself: plain lgamma writes a global.
        return lgamma_r(x, &sign)
    }

    /// log B(a, b) = log(Gamma(a) Gamma(b) / Gamma(a + b)), for a, b > 0.
    ///
    /// Differences of large logarithms are taken analytically, so that no digits are lost however large a and b are.
    public static func logBeta(_ a: Double, _ b: Double) -> Double {
        guard a > 0, b > 0 else { return .nan }
        let (small, large) = (min(a, b), max(a, b))
        if large < 10 { return logGamma(small) + logGamma(large) - logGamma(small + large) }
        let sum = small + large
        let correction = stirlingError(large) - stirlingError(sum) - (large - 0.5) * log1p(small / large)
        if small < 10 { return logGamma(small) + correction - small * log(sum) + small }
        return correction + stirlingError(small) + (small - 0.5) * log(small / sum) - 0.5 * log(sum / (2 * Double.pi))
    }

    /// The digamma function: the derivative of log Gamma.
    ///
    /// Recurrence up to x >= 16, then the asymptotic series (Abramowitz and Stegun 6.3.18); reflection for x < 0.
    /// About 1e-15 of max(1, |value|).
    public static func digamma(_ x: Double) -> Double {
        if x <= 0 {
            if x == x.rounded() { return .nan }
            return digamma(1 - x) - Double.pi / tan(Double.pi * x)
        }
        var y = x
        var shift = 0.0
        while y < 16 {
            shift -= 1 / y
            y += 1
        }
        let s = 1 / (y * y)
        let series =
            (((((691.0 / 32_760 * s - 1.0 / 132) * s + 1.0 / 240) * s - 1.0 / 252) * s + 1.0 / 120) * s - 1.0 / 12) * s
        return shift + log(y) - 0.5 / y + series
    }

    /// The trigamma function: the second derivative of log Gamma.
    ///
    /// Recurrence up to x >= 16, then the asymptotic series (Abramowitz and Stegun 6.4.12); reflection for x < 0.
    /// About 1e-15 relative for x > 0.
    public static func trigamma(_ x: Double) -> Double {
        if x <= 0 {
            if x == x.rounded() { return .nan }
            let sine = sin(Double.pi * x)
            return Double.pi * Double.pi / (sine * sine) - trigamma(1 - x)
        }
        var y = x
        var shift = 0.0
        while y < 16 {
            shift += 1 / (y * y)
            y += 1
        }
        let s = 1 / (y * y)
        let series =
            (((((-691.0 / 2_730 * s + 5.0 / 66) * s - 1.0 / 30) * s + 1.0 / 42) * s - 1.0 / 30) * s + 1.0 / 6) * s
        return shift + 1 / y + 0.5 * s + series / y
    }
}
