import Foundation

extension SpecialFunctions {
    /// The regularised incomplete beta function: the probability that a Beta(a, b) variable is at most x.
    ///
    ///     I_x(a, b) = 1/B(a, b) times the integral of t^(a - 1) (1 - t)^(b - 1) from 0 to x,   a, b > 0, 0 <= x <= 1
    ///
    /// Continued fraction (Didonato and Morris, ACM Transactions on Mathematical Software 18, 1992) scaled by the binomial
    /// bell, which keeps its digits for any a and b. Relative error about 1e-14 (1e-12 beyond 1e6).
    /// Complexity: of the order of sqrt(min(a, b)) near the mean, constant elsewhere.
    public static func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        incompleteBeta(x, 1 - x, a, b).lower
    }

    /// Both tails at x, with y = 1 - x given so that neither loses digits.
    static func incompleteBeta(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> (lower: Double, upper: Double) {
        guard a > 0, b > 0, x >= 0, y >= 0 else { return (.nan, .nan) }
        if x == 0 { return (0, 1) }
        if y == 0 { return (1, 0) }
        // x^a y^b / B(a, b)
        let bell = exp(LogBell.binomial(a, b, x, y)) * a * (b / (a + b))
        if x < (a + 1) / (a + b + 2) {
            let lower = min(1, bell / betaFraction(a, b, x, y))
            return (lower, 1 - lower)
        }
        let upper = min(1, bell / betaFraction(b, a, y, x))
        return (1 - upper, upper)
    }

    /// The continued fraction x^a y^b / (B(a, b) I_x(a, b)) for x below the mean, by the modified Lentz method.
    private static func betaFraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
        // a - (a + b) x, from the smaller of x and y.
        let distance = x < y ? a - (a + b) * x : (a + b) * y - b
        var value = nonzero(a / (a + 1) * (distance + 1))
        var c = value
        var d = 0.0
        var n = 1.0
        while n < 1e6 {
            let middle = a + 2 * n - 1
            let alpha = (a + n - 1) / middle * ((a + b + n - 1) / middle) * n * (b - n) * x * x
            let beta = n + n * (b - n) * x / middle + (a + n) / (middle + 2) * (distance + 1 + n * (1 + y))
            d = 1 / nonzero(beta + alpha * d)
            c = nonzero(beta + alpha / c)
            value *= c * d
            if abs(c * d - 1) < 2e-16 { break }
            n += 1
        }
        return value
    }

    /// The x with I_x(a, b) = p.
    public static func inverseRegularizedBeta(_ p: Double, _ a: Double, _ b: Double) -> Double {
        1 / (1 + exp(-inverseBetaLogit(lower: p, upper: 1 - p, a, b)))
    }

    /// log(x/(1 - x)) for the x with I_x(a, b) = p: precise at both ends, where x alone could not be.
    static func inverseBetaLogit(lower p: Double, upper q: Double, _ a: Double, _ b: Double) -> Double {
        guard a > 0, b > 0, p >= 0, q >= 0 else { return .nan }
        if p == 0 { return -.infinity }
        if q == 0 { return .infinity }
        // Starts: the power laws at both ends where a shape is below 1, the normal law of the logit elsewhere.
        let start: Double
        if a < 1 || b < 1 {
            let low = (log(p) + log(a) + logBeta(a, b)) / a
            if low < -700 { return low }
            let high = -(log(q) + log(b) + logBeta(a, b)) / b
            start = p < 0.5 ? min(low, log(a / b)) : max(high, log(a / b))
        } else {
            let z = 2.0.squareRoot() * inverseComplementaryErrorFunction(2 * q)
            start = digamma(a) - digamma(b) + z * (trigamma(a) + trigamma(b)).squareRoot()
        }
        return MonotoneInverse.solve(lower: p, upper: q, from: start) { t in
            let (x, y) = (1 / (1 + exp(-t)), 1 / (1 + exp(t)))
            let (lower, upper) = incompleteBeta(x, y, a, b)
            // dI/d logit = x y times the density
            return (lower, upper, exp(LogBell.binomial(a, b, x, y)) * a * (b / (a + b)))
        }
    }
}
