import Foundation
import Statistics

extension SeriesPredictive {
    /// The weighted interval score for the median and the central 50, 80, 90 and 95% intervals.
    ///
    /// - Parameters:
    ///   - quantiles: at the levels of a `Summary`.
    ///   - observed: what happened.
    /// - Returns: the score, in the unit of the series.
    /// - Throws: if the quantiles are not in order.
    package static func intervalScore(_ quantiles: [Double], observed: Double) throws -> Double {
        let intervals = try [(0.95, 0, 8), (0.9, 1, 7), (0.8, 2, 6), (0.5, 3, 5)]
            .map { coverage, low, high in
                try WeightedIntervalScore.Interval(coverage: coverage, lower: quantiles[low], upper: quantiles[high])
            }
        return WeightedIntervalScore(median: quantiles[4], intervals: intervals, observed: observed).total
    }

    /// The continuous ranked probability score: the integral of (F(x) - 1[x >= y])^2.
    ///
    /// For whole numbers over a range of up to 400 it is a sum; otherwise Simpson's rule with 16 panels on each side of
    /// the observation, between the 0.05 and 99.95% points, correct to about 0.2% of the score.
    package func crps(observed y: Double) -> Double {
        let low = min(quantile(0.0005), y)
        let high = max(quantile(0.9995), y)
        if isWhole && y == y.rounded() && high - low <= 400 {
            return stride(from: low, to: high, by: 1)
                .reduce(0) { sum, x in
                    let p = cdf(x)
                    return sum + (x >= y ? (1 - p) * (1 - p) : p * p)
                }
        }
        let shift = isWhole ? -0.5 : 0
        return simpson(low, y) {
            let p = cdf($0 + shift)
            return p * p
        }
            + simpson(y, high) {
                let p = cdf($0 + shift)
                return (1 - p) * (1 - p)
            }
    }

    private func simpson(_ a: Double, _ b: Double, _ f: (Double) -> Double) -> Double {
        guard b > a else { return 0 }
        let panels = 16
        let h = (b - a) / Double(2 * panels)
        var sum = f(a) + f(b)
        for i in 1..<(2 * panels) { sum += (i % 2 == 0 ? 2 : 4) * f(a + h * Double(i)) }
        return sum * h / 3
    }
}
