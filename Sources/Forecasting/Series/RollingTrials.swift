import Foundation

/// What each candidate would have forecast at earlier origins, and the weights that follow from it.
///
/// At origins 1 to 24 values before the end, and at most half the series, every candidate is fitted anew to the values up
/// to there and forecasts what followed. Its score is the sum of absolute errors over all origins and steps, an origin
/// counting exp(-age/8), against that of the plain level at the same places; its weight in the combination is 1/score^2.
/// A candidate that could not be tried counts like the plain level. Recent origins count more because what did well long
/// ago need not do well now, and lie closer together because they say little each.
///
/// At origins with fewer than two seasons before them, a season is found in all values but those to be forecast
/// (blocked cross-validation): otherwise no season could be tried in a series of two or three years.
///
/// Why combine: differences between scores are mostly noise with so few origins, so that the best of them is a poor
/// choice (on the M3 series it costs 2 to 3% more than the combination).
///
/// Sources: Tashman, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16 (2000);
/// weights by inverse squared error as in Bates and Granger, "The combination of forecasts" (1969).
struct RollingTrials {
    /// A forecast of the combination and what happened.
    struct Outcome: Equatable, Sendable {
        /// Steps from origin to observation.
        var steps: Int
        /// Values from origin to the end of the series.
        var age: Int
        /// What the combination said.
        var forecast: Double
        /// What happened.
        var observed: Double
    }

    /// The candidates.
    let candidates: [SeriesCandidate]
    /// Their weights, which add up to 1.
    let weights: [Double]
    /// How many origins were tried.
    let originCount: Int
    /// The combination's own forecasts at the earlier origins.
    let outcomes: [Outcome]

    /// Values between the origins tried and the end.
    static let ages = [24, 18, 15, 12, 10, 8, 6, 5, 4, 3, 2, 1]
    /// The fewest values from which a candidate is tried.
    static let leastHistory = 5
    /// In so many values what an origin counts falls to 1/e.
    static let fading = 8.0
    /// A score is at least this, so that one lucky candidate does not take all.
    private static let leastScore = 1e-3

    /// The origins at which forecasts are tried, as numbers of values known.
    static func origins(count n: Int) -> [Int] {
        ages.map { n - $0 }.filter { $0 >= leastHistory && 2 * $0 >= n }
    }

    /// Tries candidates on a series.
    ///
    /// - Parameters:
    ///   - values: the series.
    ///   - season: periods in a season.
    ///   - candidates: the candidates, the plain level first.
    ///   - horizon: steps ahead.
    ///
    /// Complexity: one fit of every candidate at every origin.
    init(_ values: [Double], season: Int, candidates: [SeriesCandidate], horizon: Int) {
        self.candidates = candidates
        let n = values.count
        let origins = Self.origins(count: n)
        originCount = origins.count
        var errors = [Double](repeating: 0, count: candidates.count)
        var referenceErrors = errors
        var trials: [(steps: Int, age: Int, observed: Double, forecasts: [Double?])] = []
        values.withUnsafeBufferPointer { all in
            for origin in origins {
                let age = n - origin
                let ahead = min(horizon, age)
                // Before two seasons are known, the season is found in the values around those to be forecast.
                let isEarly = origin < 2 * season && n >= 2 * season
                var known = KnownValues(
                    UnsafeBufferPointer(rebasing: all[..<origin]),
                    season: season,
                    seasonFrom: isEarly ? (all, origin..<(origin + ahead)) : nil
                )
                let forecasts = candidates.map { $0.forecast(&known, horizon: ahead) }
                let plain = forecasts[0] ?? Array(repeating: all[origin - 1], count: ahead)
                let counts = exp(-Double(age) / Self.fading)
                for h in 0..<ahead {
                    let observed = all[origin + h]
                    for (i, forecast) in forecasts.enumerated() {
                        guard let forecast else { continue }
                        errors[i] += counts * abs(forecast[h] - observed)
                        referenceErrors[i] += counts * abs(plain[h] - observed)
                    }
                    trials.append((h + 1, age, observed, forecasts.map { $0?[h] }))
                }
            }
        }
        let raw = candidates.indices.map { i in
            guard referenceErrors[i] > 0 else { return 1.0 }
            let score = max(errors[i] / referenceErrors[i], Self.leastScore)
            return 1 / (score * score)
        }
        let total = raw.reduce(0, +)
        let shares = raw.map { $0 / total }
        weights = shares
        outcomes = trials.compactMap { trial in
            Self.combine(trial.forecasts, shares)
                .map { Outcome(steps: trial.steps, age: trial.age, forecast: $0, observed: trial.observed) }
        }
    }

    /// The combination's forecast from the end of the series.
    func forecast(_ values: [Double], season: Int, horizon: Int) -> [Double] {
        let forecasts = values.withUnsafeBufferPointer { all in
            var known = KnownValues(all, season: season)
            return candidates.map { $0.forecast(&known, horizon: horizon) }
        }
        return (0..<horizon)
            .map { h in
                Self.combine(forecasts.map { $0?[h] }, weights) ?? values[values.count - 1]
            }
    }

    /// The weighted mean of those there are.
    private static func combine(_ forecasts: [Double?], _ weights: [Double]) -> Double? {
        var sum = 0.0
        var total = 0.0
        for (forecast, weight) in zip(forecasts, weights) {
            guard let forecast else { continue }
            sum += weight * forecast
            total += weight
        }
        return total > 0 ? sum / total : nil
    }
}
