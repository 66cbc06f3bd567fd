import Foundation

/// An autoregression of the differences from value to value, with half their mean as drift.
///
///     d_t - mu = phi_1 (d_(t-1) - mu) + ... + phi_p (d_(t-p) - mu) + e_t
///     ahead:  the same with e = 0, plus mu/2 in place of mu
///
/// The weights are those of Yule and Walker, found by Levinson's recursion; p, at most 5 and a sixth of the differences,
/// has the least Akaike criterion N ln(variance) + 2p. Half the drift, as in the theta method, because trends seldom last.
///
/// Source: Brockwell and Davis, "Introduction to time series and forecasting", 3rd edition (2016), sections 2.5 and 5.1.
struct Autoregression {
    /// phi_1 to phi_p.
    let weights: [Double]
    /// The mean difference.
    let drift: Double
    private let last: Double
    /// The latest differences less their mean, the last one first.
    private let latest: [Double]

    /// The fewest values that it is fitted to.
    static let leastCount = 10

    /// Fits a series without season, of ``leastCount`` values or more.
    ///
    /// Complexity: O(n p).
    init(_ values: UnsafeBufferPointer<Double>) {
        let count = values.count - 1
        let mean = (values[count] - values[0]) / Double(count)
        let differences = (0..<count).map { values[$0 + 1] - values[$0] - mean }
        let most = min(5, count / 6)
        let covariances = (0...most)
            .map { lag in
                (lag..<count).reduce(0) { $0 + differences[$1] * differences[$1 - lag] } / Double(count)
            }
        var best = (criterion: Double(count) * log(max(covariances[0], 1e-300)), weights: [Double]())
        var weights: [Double] = []
        var variance = covariances[0]
        // Differences that do not vary have nothing more to tell.
        let least = 1e-14 * (mean * mean + covariances[0])
        for order in stride(from: 1, through: most, by: 1) where variance > least {
            let carried = weights.enumerated().reduce(0) { $0 + $1.element * covariances[order - 1 - $1.offset] }
            let reflection = (covariances[order] - carried) / variance
            weights = weights.enumerated().map { $1 - reflection * weights[order - 2 - $0] } + [reflection]
            variance *= 1 - reflection * reflection
            let criterion = Double(count) * log(max(variance, 1e-300)) + 2 * Double(order)
            if criterion < best.criterion { best = (criterion, weights) }
        }
        self.weights = best.weights
        drift = mean
        last = values[count]
        latest = differences.suffix(most).reversed()
    }

    /// The forecast for every step up to a horizon.
    func forecast(horizon: Int) -> [Double] {
        var (value, latest) = (last, latest)
        return (0..<horizon)
            .map { _ in
                let next = zip(weights, latest).reduce(0) { $0 + $1.0 * $1.1 }
                if !latest.isEmpty {
                    latest.removeLast()
                    latest.insert(next, at: 0)
                }
                value += next + drift / 2
                return value
            }
    }
}
