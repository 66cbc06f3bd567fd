import Foundation

/// A way to continue a series: what is done about its season, how its level moves, and on which scale.
package struct SeriesCandidate: Hashable, Sendable {
    /// How the level moves.
    package enum Motion: Hashable, Sendable {
        /// It stays where it is: simple exponential smoothing.
        case level
        /// It stays between simple smoothing with a fitted weight and with 0.3: few values cannot tell the weight.
        case cautiousLevel
        /// It drifts at half the slope of the whole series: ``ThetaMethod``.
        case theta
        /// It leans on a line as far as the series did: ``OptimisedTheta``.
        case optimisedTheta
        /// Level and trend in one: ``ComplexSmoothing``.
        case complex
        /// Changes hang together: ``Autoregression``.
        case autoregression
        /// A damped trend seen at several paces: ``AggregatedTrend``.
        case aggregatedTrend
        /// Level, damped trend and season are all smoothed: ``HoltWinters``.
        case holtWinters
        /// Level and season are smoothed.
        case holtWintersLevel
        /// The mean of so many latest seasons at the same place: ``SameSeason``.
        case sameSeason(Int)
        /// Changes over a season hang together: ``SeasonalAutoregression``.
        case seasonalAutoregression
    }

    /// What is taken out before, and put back after.
    package var shape: SeasonalProfile.Shape
    /// How the level moves.
    package var motion: Motion
    /// Whether logarithms are continued instead of values.
    package var isLogarithmic: Bool

    /// A candidate.
    package init(_ shape: SeasonalProfile.Shape, _ motion: Motion, isLogarithmic: Bool) {
        self.shape = shape
        self.motion = motion
        self.isLogarithmic = isLogarithmic
    }

    /// A forecast above so many times the greatest value known is taken for a fit that went wrong.
    private static let wildest = 10.0

    /// The forecast for every step up to a horizon, never below 0.
    ///
    /// - Parameters:
    ///   - known: the values.
    ///   - horizon: steps ahead.
    /// - Returns: the forecast; `nil` where the candidate does not apply, or where it runs away.
    ///
    /// Complexity: O(n) for each of 20 to 120 trial weights.
    func forecast(_ known: inout KnownValues, horizon: Int) -> [Double]? {
        guard let (profile, working) = known.freed(of: shape, isLogarithmic: isLogarithmic, motion: motion) else {
            return nil
        }
        let n = known.values.count
        let season = known.season
        guard
            let ahead = working.withUnsafeBufferPointer({
                extend($0, season: season, profile: profile, horizon: horizon)
            })
        else { return nil }
        let keepsSeason = Self.smoothsSeason(motion)
        let limit = Self.wildest * known.greatest
        var result = [Double](repeating: 0, count: horizon)
        for h in 0..<horizon {
            let value = isLogarithmic ? exp(ahead[h]) : ahead[h]
            let whole = keepsSeason ? value : profile.restored(value, at: n + h)
            guard whole.isFinite, whole <= limit else { return nil }
            result[h] = max(0, whole)
        }
        return result
    }

    /// Whether the season is part of what moves, so that the values keep it.
    static func smoothsSeason(_ motion: Motion) -> Bool { motion == .holtWinters || motion == .holtWintersLevel }

    /// The level ahead, with its season where that moves too.
    private func extend(
        _ values: UnsafeBufferPointer<Double>,
        season: Int,
        profile: SeasonalProfile,
        horizon: Int
    ) -> [Double]? {
        let n = values.count
        switch motion {
        case .level:
            return Array(repeating: DampedTrend.fittedLevel(values).level, count: horizon)
        case .cautiousLevel:
            let fitted = DampedTrend.fittedLevel(values).level
            let fixed = DampedTrend.level(values, alpha: 0.3).level
            // Between the two by ratio: on logarithms that is the mean.
            let between = isLogarithmic ? (fitted + fixed) / 2 : (max(0, fitted) * max(0, fixed)).squareRoot()
            return Array(repeating: between, count: horizon)
        case .theta:
            return n < 3 ? nil : ThetaMethod(values).forecast(horizon: horizon)
        case .optimisedTheta:
            return n < 4 ? nil : OptimisedTheta(values).forecast(horizon: horizon)
        case .complex:
            guard n >= 4 else { return nil }
            let mean = isLogarithmic ? ComplexSmoothing.logarithmicMean : nil
            return ComplexSmoothing(values, movedTo: mean).forecast(horizon: horizon)
        case .autoregression:
            return n < Autoregression.leastCount ? nil : Autoregression(values).forecast(horizon: horizon)
        case .aggregatedTrend:
            return AggregatedTrend.forecast(values, horizon: horizon)
        case .holtWinters, .holtWintersLevel:
            guard n >= 2 * season else { return nil }
            return HoltWinters(values, firstEffects: profile.effects, hasTrend: motion == .holtWinters)
                .forecast(values, horizon: horizon)
        case .sameSeason(let seasons):
            return SameSeason.forecast(values, season: season, seasons: seasons, horizon: horizon)
        case .seasonalAutoregression:
            guard n >= SeasonalAutoregression.leastCount(season: season) else { return nil }
            return SeasonalAutoregression(values, season: season).forecast(horizon: horizon)
        }
    }
}
