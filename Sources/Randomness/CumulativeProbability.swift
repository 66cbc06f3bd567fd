import Foundation
import Statistics

/// Cumulative probabilities P(X <= k) for large means, at a cost that does not grow with the mean.
///
/// Each is a tail of a gamma or beta distribution; far from the ends of the range those densities are smooth bells, and
/// sixteen-point Gauss-Legendre panels of 2.5 standard deviations integrate them to about 1e-13.
enum CumulativeProbability {
    /// Below this many events on either side a bell is not smooth enough to integrate by panels.
    private static let leastForQuadrature = 100.0

    /// P(X <= k) = P(Gamma(k + 1) > mean), for a Poisson mean above 500.
    static func poisson(_ k: Int, mean: Double) -> Double {
        let a = Double(k)
        if a < leastForQuadrature { return 0 }  // below 1e-80
        let root = a.squareRoot()
        // Density of the gamma variable at its mode, times the unit of z.
        let scale = exp(-stirlingError(a)) / (2 * Double.pi).squareRoot()
        let z = (mean - a) / root
        let tail = scale * bellTail(from: z) { a * logOnePlusMinus($0 / root) }
        return z >= 0 ? tail : 1 - tail
    }

    /// P(X <= k) = P(Beta(n - k, k + 1) <= 1 - p), for n p above 500 and p at most 1/2.
    static func binomial(_ k: Int, trials: Int, probability: Double) -> Double {
        if k >= trials { return 1 }
        let (successes, failures) = (Double(k), Double(trials - k - 1))
        if successes < leastForQuadrature { return 0 }
        if failures < leastForQuadrature { return 1 }
        return beta(at: 1 - probability, failures, successes)
    }

    /// P(X <= k) = P(Beta(size, k + 1) <= size/(size + mean)).
    static func negativeBinomial(_ k: Int, mean: Double, size: Double) -> Double {
        if k < 0 { return 0 }
        let p = size / (size + mean)
        let events = Double(k)
        if size <= leastForQuadrature {
            return betaByFraction(size, events, at: p, complement: mean / (size + mean))
        }
        if events < leastForQuadrature { return 0 }
        return beta(at: p, size - 1, events)
    }

    /// P(Beta(a + 1, b + 1) <= x) for large a and b.
    private static func beta(at x: Double, _ a: Double, _ b: Double) -> Double {
        let n = a + b
        let mode = a / n
        let unit = (a * b / n).squareRoot() / n
        let z = (x - mode) / unit
        let scale =
            (n + 1) / n * exp(stirlingError(n) - stirlingError(a) - stirlingError(b))
            / (2 * Double.pi).squareRoot()
        // (x/mode)^a ((1 - x)/(1 - mode))^b, whose first-order terms cancel exactly.
        let tail =
            scale
            * bellTail(from: z) { a * logOnePlusMinus($0 * unit / mode) + b * logOnePlusMinus(-$0 * unit * n / b) }
        return z >= 0 ? 1 - tail : tail
    }

    /// The integral of exp(logShape(z)) from `z` away from 0.
    private static func bellTail(from z: Double, logShape: (Double) -> Double) -> Double {
        let direction: Double = z >= 0 ? 1 : -1
        let half = 1.25
        var centre = z + direction * half
        var total = 0.0
        for _ in 0..<8 {
            var panel = 0.0
            for (node, weight) in gaussLegendre16 {
                panel += weight * (exp(logShape(centre - half * node)) + exp(logShape(centre + half * node)))
            }
            // Below the range of the variable the logarithm is minus infinity or NaN: no mass.
            if panel.isNaN { panel = 0 }
            total += half * panel
            if panel <= 1e-17 * total { break }
            centre += 2 * direction * half
        }
        return total
    }

    /// Positive nodes and weights of the sixteen-point rule (computed with mpmath to 30 digits).
    private static let gaussLegendre16: [(Double, Double)] = [
        (0.0950125098376374402, 0.189450610455068496), (0.281603550779258913, 0.182603415044923589),
        (0.458016777657227386, 0.169156519395002538), (0.617876244402643748, 0.149595988816576732),
        (0.755404408355003034, 0.124628971255533872), (0.865631202387831744, 0.0951585116824927848),
        (0.944575023073232576, 0.0622535239386478929), (0.989400934991649933, 0.0271524594117540949),
    ]

    /// P(Beta(a, b + 1) <= x) for small a, with y = 1 - x given so that neither loses digits.
    private static func betaByFraction(_ a: Double, _ b: Double, at x: Double, complement y: Double) -> Double {
        // x^a y^(b + 1) / B(a, b + 1)
        let bell = exp(LogBell.binomial(a, b, x, y)) * y * a
        if x < (a + 1) / (a + b + 3) { return bell / fraction(a, b + 1, x, y) }
        return 1 - bell / fraction(b + 1, a, y, x)
    }

    /// The continued fraction x^a y^b / (B(a, b) I_x(a, b)) for x below the mean, by the modified Lentz method.
    ///
    /// Half as fast again as the general one of `SpecialFunctions`, whose guards these large `b` do not need.
    /// Source: Didonato and Morris, ACM Transactions on Mathematical Software 18 (1992).
    private static func fraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
        let distance = x < y ? a - (a + b) * x : (a + b) * y - b
        var value = a / (a + 1) * (distance + 1)
        var c = value
        var d = 0.0
        for i in 1...10_000 {
            let n = Double(i)
            let middle = a + 2 * n - 1
            let alpha = (a + n - 1) / middle * ((a + b + n - 1) / middle) * n * (b - n) * x * x
            let beta = n + n * (b - n) * x / middle + (a + n) / (middle + 2) * (distance + 1 + n * (1 + y))
            d = 1 / (beta + alpha * d)
            c = beta + alpha / c
            value *= c * d
            if abs(c * d - 1) < 1e-15 { break }
        }
        return value
    }
}
