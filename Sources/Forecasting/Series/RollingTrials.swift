import Foundation

/// What each candidate would have forecast at earlier origins, and the weights that follow from it.
///
/// At up to twelve origins, the earliest three seasons (or 36 periods) and at most half the series before the end, every
/// candidate is fitted anew to the values up to there and forecasts what followed. Its score is the mean absolute error
/// over all origins and horizons, against that of plain exponential smoothing at the same places; its weight in the
/// combination is 1/score^2. A candidate that could not be tried counts like plain smoothing.
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

    /// Origins tried.
    static let origins = 12
    /// The fewest values from which a candidate is tried.
    static let leastHistory = 8

    /// The origins at which forecasts are tried, as numbers of values known.
    static func origins(count n: Int, season: Int) -> [Int] {
        let span = max(3 * season, 36)
        let first = max(leastHistory, n - span, n / 2)
        guard first < n else { return [] }
        let number = min(origins, n - first)
        return (0..<number).map { number == 1 ? n - 1 : first + (n - 1 - first) * $0 / (number - 1) }
    }

    /// Tries candidates on a series.
    ///
    /// Complexity: one fit of every candidate at every origin.
    init(_ values: [Double], season: Int, candidates: [SeriesCandidate], horizon: Int) {
        self.candidates = candidates
        let reference = SeriesCandidate(shape: .flat, motion: .level, isLogarithmic: candidates[0].isLogarithmic)
        var errors = [Double](repeating: 0, count: candidates.count)
        var referenceErrors = errors
        var trials: [(steps: Int, observed: Double, forecasts: [Double?])] = []
        let origins = Self.origins(count: values.count, season: season)
        originCount = origins.count
        for origin in origins {
            let ahead = min(horizon, values.count - origin)
            let (forecasts, plain) = values.withUnsafeBufferPointer { all in
                let known = UnsafeBufferPointer(rebasing: all[..<origin])
                // Before two seasons are known, the season is found in the values around those to be forecast.
                let isEarly = origin < 2 * season && all.count >= 2 * season
                let forecasts = candidates.map { candidate in
                    let profile =
                        isEarly
                        ? SeasonalProfile(
                            candidate.shape,
                            of: all,
                            season: season,
                            excluding: origin..<(origin + ahead)
                        ) : nil
                    return candidate.forecast(known, season: season, horizon: ahead, profile: profile)
                }
                let index = candidates.firstIndex(of: reference)
                let plain =
                    index.flatMap { forecasts[$0] } ?? reference.forecast(known, season: season, horizon: ahead)
                return (forecasts, plain ?? Array(repeating: all[origin - 1], count: ahead))
            }
            for h in 0..<ahead {
                let observed = values[origin + h]
                for (i, forecast) in forecasts.enumerated() {
                    guard let forecast else { continue }
                    errors[i] += abs(forecast[h] - observed)
                    referenceErrors[i] += abs(plain[h] - observed)
                }
                trials.append((h + 1, observed, forecasts.map { $0?[h] }))
            }
        }
        let raw = candidates.indices.map { i in
            guard referenceErrors[i] > 0 else { return 1.0 }
            let score = max(errors[i] / referenceErrors[i], 1e-3)
            return 1 / (score * score)
        }
        let total = raw.reduce(0, +)
        let shares = raw.map { $0 / total }
        weights = shares
        outcomes = trials.compactMap { trial in
            Self.combine(trial.forecasts, shares)
                .map { Outcome(steps: trial.steps, forecast: $0, observed: trial.observed) }
        }
    }

    /// The combination's forecast from the end of the series.
    func forecast(_ values: [Double], season: Int, horizon: Int) -> [Double] {
        let forecasts = values.withUnsafeBufferPointer { known in
            candidates.map { $0.forecast(known, season: season, horizon: horizon) }
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
            guard let forecast, forecast.isFinite else { continue }
            sum += weight * forecast
            total += weight
        }
        return total > 0 ? sum / total : nil
    }
}
