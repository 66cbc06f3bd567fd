import Foundation

/// The error of Stirling's formula: log(x!) - log(sqrt(2 pi x) (x/e)^x).
enum StirlingError {
    /// The error at x > 0, to about 1e-16 absolute.
    ///
    /// Source: Abramowitz and Stegun 6.1.41 for x >= 16; the definition by way of the recurrence below.
    static func value(_ x: Double) -> Double {
        var shift = 0.0
        var y = x
        while y < 16 {
            // error(y) = error(y + 1) + (y + 1/2) log(1 + 1/y) - 1
            shift += (y + 0.5) * log1p(1 / y) - 1
            y += 1
        }
        let s = 1 / (y * y)
        let series =
            (((((-691.0 / 360_360 * s + 1.0 / 1_188) * s - 1.0 / 1_680) * s + 1.0 / 1_260) * s - 1.0 / 360) * s
                + 1.0 / 12) / y
        return series + shift
    }
}

/// log(1 + x) - x, without cancellation for small x.
///
/// With r = x/(2 + x): log(1 + x) = 2 (r + r^3/3 + r^5/5 + ...) and x = 2r + rx, hence the series below.
func logOnePlusMinus(_ x: Double) -> Double {
    guard abs(x) < 0.25 else { return log1p(x) - x }
    let r = x / (2 + x)
    let y = r * r
    var sum = 0.0
    var power = 2.0 * y
    var odd = 3.0
    while odd < 25 {
        sum += power / odd
        power *= y
        odd += 2
    }
    return r * (sum - x)
}
