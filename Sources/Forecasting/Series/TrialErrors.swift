import Foundation

/// How far a combination was wrong at its earlier origins.
///
/// Its errors ln(observed/forecast) are taken as t with six degrees of freedom and a variance s^2 (1 + k (steps - 1)):
/// that of exponential smoothing, which grows linearly with k = alpha^2. s and k maximise the likelihood, recent origins
/// counting more, with a weak preference for k near .1.
///
/// Source: Hyndman, Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing" (2008), table 6.1.
struct TrialErrors: Equatable, Sendable {
    /// ln s.
    let logScale: Double
    /// k.
    let growth: Double

    /// k where nothing is known.
    static let usualGrowth = 0.1
    /// What k is raised by before its logarithm is taken.
    static let leastGrowth = 0.02
    private static let growths = [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8]
    private static let logScales = (0..<65).map { -7 + 8 * Double($0) / 64 }
    /// Errors are taken as at most this: a forecast near 0 says nothing by its relative error.
    private static let largestError = 2.5
    /// In so many values what an origin counts falls to 1/e.
    private static let fading = 12.0
    /// How much the preference for a usual k counts beside the mean of all errors.
    private static let preference = 0.05

    /// The errors of earlier forecasts; `nil` if there were none.
    ///
    /// - Parameters:
    ///   - outcomes: what was forecast, and what happened.
    ///   - floor: the least that a value or forecast counts as.
    ///
    /// Complexity: O(n) for each of 455 pairs.
    init?(_ outcomes: [RollingTrials.Outcome], floor: Double) {
        guard !outcomes.isEmpty else { return nil }
        let errors = outcomes.map { outcome in
            let error = log(max(outcome.observed, floor) / max(outcome.forecast, floor))
            let held = min(max(error, -Self.largestError), Self.largestError)
            return (square: held * held, steps: outcome.steps, weight: exp(-Double(outcome.age) / Self.fading))
        }
        let total = errors.reduce(0) { $0 + $1.weight }
        let freedom = ForecastSpread.freedom
        var best = (loss: Double.infinity, logScale: 0.0, growth: 0.0)
        for growth in Self.growths {
            let scaled = errors.map { error in
                let variance = 1 + growth * Double(error.steps - 1)
                return (square: error.square / variance, weight: error.weight / total, log: log(variance) / 2)
            }
            let constant = scaled.reduce(0) { $0 + $1.weight * $1.log }
            let unusual = log((growth + Self.leastGrowth) / Self.usualGrowth)
            for logScale in Self.logScales {
                let perVariance = exp(-2 * logScale) / freedom
                var loss = constant + logScale + Self.preference * unusual * unusual
                for error in scaled {
                    loss += (freedom + 1) / 2 * error.weight * log1p(error.square * perVariance)
                }
                if loss < best.loss { best = (loss, logScale, growth) }
            }
        }
        (logScale, growth) = (best.logScale, best.growth)
    }
}
