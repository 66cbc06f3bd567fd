import Foundation

/// A way to continue a series: what is done about its season, how its level moves, and on which scale.
package struct SeriesCandidate: Hashable, Sendable {
    /// How the level moves.
    package enum Motion: Hashable, Sendable {
        /// It stays where it is: simple exponential smoothing.
        case level
        /// It drifts at half the slope of the whole series: the theta method.
        case theta
        /// Its trend fades: ``DampedTrend``.
        case damped
        /// Level, damped trend and season are all smoothed: ``HoltWinters``.
        case holtWinters
    }

    /// What is taken out before, and put back after.
    package var shape: SeasonalProfile.Shape
    /// How the level moves.
    package var motion: Motion
    /// Whether logarithms are smoothed instead of values.
    package var isLogarithmic: Bool

    /// The longest season that ``HoltWinters`` smooths place by place: a longer one is seen too seldom.
    private static let longestSmoothedSeason = 24

    /// The candidates for a series.
    ///
    /// - Parameters:
    ///   - season: periods in a season; 1 for none.
    ///   - count: values in the series: a season is looked for in two seasons, and 24 values, or more.
    ///   - isPositive: whether all values are above 0, so that logarithms exist.
    /// - Returns: the candidates, without repetition.
    package static func all(season: Int, count: Int, isPositive: Bool) -> [SeriesCandidate] {
        let log = isPositive
        var list = [
            SeriesCandidate(shape: .flat, motion: .level, isLogarithmic: log),
            SeriesCandidate(shape: .flat, motion: .theta, isLogarithmic: log),
        ]
        guard season > 1, count >= max(2 * season, DemandModel.longSeries) else {
            list.append(SeriesCandidate(shape: .flat, motion: .damped, isLogarithmic: log))
            list.append(SeriesCandidate(shape: .flat, motion: .theta, isLogarithmic: false))
            return list
        }
        list += [
            SeriesCandidate(shape: .factors, motion: .level, isLogarithmic: log),
            SeriesCandidate(shape: .factors, motion: .theta, isLogarithmic: log),
            SeriesCandidate(shape: .factors, motion: .damped, isLogarithmic: log),
            SeriesCandidate(shape: .factors, motion: .theta, isLogarithmic: false),
            SeriesCandidate(shape: .offsets, motion: .theta, isLogarithmic: log),
        ]
        if season > 4 {
            list.append(SeriesCandidate(shape: .harmonics(2), motion: .theta, isLogarithmic: log))
        }
        if season <= longestSmoothedSeason {
            list.append(SeriesCandidate(shape: .offsets, motion: .holtWinters, isLogarithmic: false))
            if log { list.append(SeriesCandidate(shape: .factors, motion: .holtWinters, isLogarithmic: true)) }
        } else {
            list.append(SeriesCandidate(shape: .harmonics(4), motion: .theta, isLogarithmic: log))
        }
        var seen: Set<SeriesCandidate> = []
        return list.filter { seen.insert($0).inserted }
    }

    /// The forecast for every step up to a horizon, never below 0.
    ///
    /// - Parameters:
    ///   - values: the series.
    ///   - season: periods in a season.
    ///   - horizon: steps ahead.
    ///   - given: the season, if known from elsewhere; `nil`: found in the values.
    /// - Returns: the forecast; `nil` where the candidate does not apply.
    ///
    /// Complexity: O(n) for each of 20 to 120 trial weights.
    package func forecast(
        _ values: UnsafeBufferPointer<Double>,
        season: Int,
        horizon: Int,
        profile given: SeasonalProfile? = nil
    ) -> [Double]? {
        guard values.count >= 3, let profile = given ?? SeasonalProfile(shape, of: values, season: season) else {
            return nil
        }
        let n = values.count
        if motion == .holtWinters {
            guard isLogarithmic == profile.isMultiplicative, n >= 2 * season else { return nil }
            let working = isLogarithmic ? values.map { log($0) } : Array(values)
            guard working.allSatisfy(\.isFinite) else { return nil }
            let effects = isLogarithmic ? profile.effects.map { log($0) } : profile.effects
            return
                working.withUnsafeBufferPointer { values in
                    HoltWinters(values, firstEffects: effects).forecast(values, horizon: horizon)
                }
                .map { isLogarithmic ? exp($0) : max(0, $0) }
        }
        var working = [Double](unsafeUninitializedCapacity: n) { buffer, count in
            for t in 0..<n { buffer[t] = profile.adjusted(values[t], at: t) }
            count = n
        }
        if isLogarithmic {
            guard working.allSatisfy({ $0 > 0 }) else { return nil }
            for t in 0..<n { working[t] = log(working[t]) }
        }
        let ahead = working.withUnsafeBufferPointer { extend($0, horizon: horizon) }
        return ahead.indices.map { max(0, profile.restored(isLogarithmic ? exp(ahead[$0]) : ahead[$0], at: n + $0)) }
    }

    /// The level ahead.
    private func extend(_ values: UnsafeBufferPointer<Double>, horizon: Int) -> [Double] {
        switch motion {
        case .level, .holtWinters:
            return Array(repeating: DampedTrend.fittedLevel(values).level, count: horizon)
        case .theta:
            return ThetaMethod(values).forecast(horizon: horizon)
        case .damped:
            let state = DampedTrend.fittedTrend(values)
            return (1...horizon).map { state.forecast(stepsAhead: $0) }
        }
    }
}
