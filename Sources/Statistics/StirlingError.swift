import Foundation

/// The error of Stirling's formula: log(x!) - log(sqrt(2 pi x) (x/e)^x), for real x > 0.
///
/// Accurate to about 1e-16 absolute. With it, ratios of factorials lose no digits to cancelling logarithms.
///
/// Source: Abramowitz and Stegun 6.1.41; Loader, "Fast and accurate computation of binomial probabilities" (2000).
func stirlingError(_ x: Double) -> Double {
    var shift = 0.0
    var y = x
    while y < 16 {
        // error(y) = error(y + 1) + (y + 1/2) log(1 + 1/y) - 1
        shift += (y + 0.5) * log1p(1 / y) - 1
        y += 1
    }
    let s = 1 / (y * y)
    let series = ((((-691.0 / 360_360 * s + 1.0 / 1_188) * s - 1.0 / 1_680) * s + 1.0 / 1_260) * s - 1.0 / 360) * s
    return (series + 1.0 / 12) / y + shift
}

/// log(1 + x) - x, without cancellation for small x.
///
/// With r = x/(2 + x): log(1 + x) = 2 (r + r^3/3 + r^5/5 + ...) and x = 2r + rx, hence the series below.
func logOnePlusMinus(_ x: Double) -> Double {
    guard abs(x) < 0.25 else { return log1p(x) - x }
    let r = x / (2 + x)
    let y = r * r
    var sum = 0.0
    var power = 2 * y
    for odd in stride(from: 3.0, to: 25, by: 2) {
        sum += power / odd
        power *= y
    }
    return r * (sum - x)
}

/// Logarithms of the two bells that every distribution here is made of, by way of the Stirling error.
enum LogBell {
    /// log(m^x exp(-m) / x!), for real x and m, 0 or more.
    static func poisson(_ x: Double, mean m: Double) -> Double {
        if x == 0 { return -m }
        if m == 0 || x == .infinity { return -.infinity }
        return -stirlingError(x) - deviance(x, m) - 0.5 * log(2 * Double.pi * x)
    }

    /// log(n! / (x! (n - x)!) p^x q^(n - x)), for real 0 <= x <= n and q = 1 - p.
    static func binomial(_ x: Double, _ n: Double, _ p: Double, _ q: Double) -> Double {
        if x == 0 { return n == 0 ? 0 : n * (p < 0.5 ? log1p(-p) : log(q)) }
        if x == n { return n * (q < 0.5 ? log1p(-q) : log(p)) }
        return stirlingError(n) - stirlingError(x) - stirlingError(n - x)
            - deviance(x, n * p) - deviance(n - x, n * q)
            + 0.5 * log(n / (2 * Double.pi * x * (n - x)))
    }

    /// x log(x/m) + m - x, without cancellation near x = m.
    private static func deviance(_ x: Double, _ m: Double) -> Double {
        -x * logOnePlusMinus((m - x) / x)
    }
}
