import Foundation

extension SpecialFunctions {
    /// The regularised incomplete gamma function P(a, x): the probability that a gamma variable of shape a is at most x.
    ///
    ///     P(a, x) = 1/Gamma(a) times the integral of t^(a - 1) exp(-t) from 0 to x,   a > 0, x >= 0
    ///
    /// Series below x = a + 1 and continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31), scaled by the Poisson
    /// bell, which keeps its digits for any a; beyond a = 1e10 the uniform expansion. Relative error about 1e-14 (1e-12
    /// beyond a = 1e6). Complexity: of the order of sqrt(a) near x = a up to a = 1e10, constant elsewhere.
    public static func regularizedGammaP(_ a: Double, _ x: Double) -> Double { incompleteGamma(a, x).lower }

    /// The complement Q(a, x) = 1 - P(a, x), without cancellation for x > a + 1.
    public static func regularizedGammaQ(_ a: Double, _ x: Double) -> Double { incompleteGamma(a, x).upper }

    static func incompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        guard a > 0, x >= 0 else { return (.nan, .nan) }
        if x == 0 { return (0, 1) }
        if x == .infinity { return (1, 0) }
        if a > 1e10 { return uniformIncompleteGamma(a, x) }
        let bell = exp(LogBell.poisson(a, mean: x))
        if x < a + 1 {
            // 1 + x/(a + 1) + x^2/((a + 1)(a + 2)) + ...
            var term = 1.0
            var sum = 1.0
            var n = a
            repeat {
                n += 1
                term *= x / n
                sum += term
            } while term > 1e-17 * sum
            let lower = min(1, bell * sum)
            return (lower, 1 - lower)
        }
        let upper = min(1, bell * a * gammaFraction(a, x))
        return (1 - upper, upper)
    }

    /// The uniform expansion for large a, with its first correction.
    ///
    ///     Q(a, x) = erfc(eta sqrt(a/2))/2 + exp(-a eta^2/2)/sqrt(2 pi a) (1/mu - 1/eta + O(1/a)),
    ///     mu = x/a - 1,   eta^2/2 = mu - log(1 + mu)
    ///
    /// Source: Temme, "The asymptotic expansion of the incomplete gamma functions", SIAM Journal on Mathematical Analysis
    /// 10 (1979); DLMF 8.12.
    private static func uniformIncompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        let mu = (x - a) / a
        let halfSquare = -logOnePlusMinus(mu)
        let eta = mu < 0 ? -(2 * halfSquare).squareRoot() : (2 * halfSquare).squareRoot()
        // Near 0 by its series, where the difference would cancel.
        let first = abs(mu) < 1e-3 ? -1.0 / 3 + eta * (1.0 / 12 - eta * 2 / 135) : 1 / mu - 1 / eta
        let correction = exp(-a * halfSquare) / (2 * Double.pi * a).squareRoot() * first
        let reach = eta * (a / 2).squareRoot()
        return (max(0, erfc(-reach) / 2 - correction), max(0, erfc(reach) / 2 + correction))
    }

    /// 1/(x + 1 - a - 1(1 - a)/(x + 3 - a - 2(2 - a)/(x + 5 - a - ...))), by the modified Lentz method.
    private static func gammaFraction(_ a: Double, _ x: Double) -> Double {
        var b = x + 1 - a
        var c = 1e300
        var d = 1 / b
        var value = d
        var i = 1.0
        while i < 1e6 {
            let numerator = i * (a - i)
            b += 2
            d = 1 / nonzero(numerator * d + b)
            c = nonzero(b + numerator / c)
            value *= c * d
            if abs(c * d - 1) < 2e-16 { break }
            i += 1
        }
        return value
    }

    static func nonzero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }

    /// The x with P(a, x) = p.
    public static func inverseRegularizedGammaP(_ a: Double, _ p: Double) -> Double {
        inverseIncompleteGamma(a, lower: p, upper: 1 - p)
    }

    /// The x with Q(a, x) = q: full precision for small q.
    public static func inverseRegularizedGammaQ(_ a: Double, _ q: Double) -> Double {
        inverseIncompleteGamma(a, lower: 1 - q, upper: q)
    }

    private static func inverseIncompleteGamma(_ a: Double, lower p: Double, upper q: Double) -> Double {
        guard a > 0, p >= 0, q >= 0 else { return .nan }
        if p == 0 { return 0 }
        if q == 0 { return .infinity }
        // Starts: P ~ x^a/Gamma(a + 1) for small x; Wilson and Hilferty (1931) elsewhere.
        let small = (log(p) + logGamma(a + 1)) / a
        if small < -700 { return exp(small) }
        let z = 2.0.squareRoot() * inverseComplementaryErrorFunction(2 * q)
        let cube = 1 - 1 / (9 * a) + z / (9 * a).squareRoot()
        let start = cube > 0.2 && a > 0.5 ? log(a) + 3 * log(cube) : min(small, log(a + 1))
        let t = MonotoneInverse.solve(lower: p, upper: q, from: start) { t in
            let x = exp(t)
            let (lower, upper) = incompleteGamma(a, x)
            // d P/d log x = x^a exp(-x)/Gamma(a)
            return (lower, upper, exp(LogBell.poisson(a, mean: x)) * a)
        }
        return exp(t)
    }
}
