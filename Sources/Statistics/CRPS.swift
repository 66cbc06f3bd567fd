import Foundation

/// The continuous ranked probability score: how far a forecast distribution lies from what happened.
///
///     CRPS(F, y) = integral of (F(x) - 1[x >= y])^2 dx = E|X - y| - E|X - X'|/2
///
/// In the unit of the data; the less the better; the absolute error when the forecast is a single number.
///
/// Source: Gneiting and Raftery, "Strictly proper scoring rules, prediction, and estimation", JASA 102 (2007).
public enum CRPS {
    /// For a normal forecast: sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi)), z = (y - mu)/sigma.
    public static func normal(_ forecast: Normal, observed y: Double) -> Double {
        let z = (y - forecast.mean) / forecast.standardDeviation
        let standard = Normal.standard
        // 2 Phi(z) - 1 as an error function, which keeps its digits near 0.
        let spread = z * erf(z * 0.5.squareRoot()) + 2 * standard.density(z) - 1 / Double.pi.squareRoot()
        return forecast.standardDeviation * spread
    }

    /// For a sample taken as the forecast distribution: mean |x_i - y| - (sum over pairs of |x_i - x_j|)/(2 n^2).
    ///
    /// With `fair`, the pairs are divided by n(n - 1) instead, which makes the score that of the distribution from which
    /// the sample came, on average, whatever n (Ferro, 2014). NaN for an empty sample.
    ///
    /// Complexity: proportional to n log n.
    public static func sample(_ forecast: [Double], observed y: Double, fair: Bool = false) -> Double {
        let n = Double(forecast.count)
        let error = forecast.reduce(0) { $0 + abs($1 - y) } / n
        if forecast.count == 1 { return error }
        // Over pairs i < j of the sorted sample: the sum of x_j - x_i is that of (2i - n + 1) x_(i), shift it as we like.
        var pairs = 0.0
        for (i, x) in forecast.sorted().enumerated() { pairs += (2 * Double(i) - n + 1) * (x - y) }
        return error - pairs / (fair ? n * (n - 1) : n * n)
    }
}
