import Foundation

/// The error of Stirling's formula: log(x!) - log(sqrt(2 pi x) (x/e)^x), for real x > 0.
///
/// Accurate to about 1e-16 absolute. With it, ratios of factorials lose no digits to cancelling logarithms.
///
/// Source: Abramowitz and Stegun 6.1.41; Loader, "Fast and accurate computation of binomial probabilities" (2000).
package func stirlingError(_ x: Double) -> Double {
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
package func logOnePlusMinus(_ x: Double) -> Double {
    guard abs(x) < 0.25 else { return log1p(x) - x }
    let r = x / (2 + x)
    let y = r * r
    var sum = 0.0
    var power = 2 * y
    var odd = 3.0  // by hand, since a stride of doubles takes twice as long
    while odd < 25 {
        sum += power / odd
        power *= y
        odd += 2
    }
    return r * (sum - x)
}

/// Logarithms of the two bells that every distribution here is made of, by way of the Stirling error.
package enum LogBell {
    /// log(m^x exp(-m) / x!), for real x and m, 0 or more.
    package static func poisson(_ x: Double, mean m: Double) -> Double {
        if x == 0 { return -m }
        if m == 0 || x == .infinity { return -.infinity }
        return -stirlingError(x) - deviance(x, m, m - x) - 0.5 * log(2 * Double.pi * x)
    }

    /// log((x + y)! / (x! y!) p^x q^y), for real x and y, 0 or more, and q = 1 - p.
    package static func binomial(_ x: Double, _ y: Double, _ p: Double, _ q: Double) -> Double {
        if x == 0 { return y == 0 ? 0 : y * (p < 0.5 ? log1p(-p) : log(q)) }
        if y == 0 { return x * (q < 0.5 ? log1p(-q) : log(p)) }
        let n = x + y
        // np - x = y - nq: the smaller probability carries more digits.
        let difference = p < q ? n * p - x : y - n * q
        return stirlingError(n) - stirlingError(x) - stirlingError(y)
            - deviance(x, n * p, difference) - deviance(y, n * q, -difference)
            + 0.5 * log(n / (2 * Double.pi * x * y))
    }

    /// x log(x/m) + m - x, without cancellation near x = m; the difference m - x is given.
    private static func deviance(_ x: Double, _ m: Double, _ difference: Double) -> Double {
        if abs(difference) < 0.25 * x { return -x * logOnePlusMinus(difference / x) }
        return x * (m < 1e-290 ? log(x) - log(m) : log(x / m)) + difference
    }
}
