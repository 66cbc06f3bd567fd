import Statistics

/// Forecasts any regular series of counts or positive values.
///
/// - Fewer than 24 values: ``DemandModel``, with its shrunk damped trend and no season.
/// - Counts of which three in ten or more are 0: ``IntermittentModel``.
/// - Otherwise the candidates of ``SeriesCandidate/all(season:count:isPositive:)``, combined by how they did at earlier
///   origins, with intervals as wide as the combination was wrong there.
///
/// Shifts that the user declares are taken out first. Fitted figures are rounded to 9 digits before they make a
/// distribution.
package enum SeriesForecaster {
    /// The forecast of a series.
    ///
    /// - Parameters:
    ///   - series: the series.
    ///   - horizon: periods to forecast, 1 or more.
    /// - Returns: the forecast.
    /// - Throws: what the regression says when it cannot fit the values.
    package static func forecast(_ series: RegularSeries, horizon: Int) throws -> SeriesForecast {
        precondition(horizon >= 1)
        guard series.values.contains(where: { $0 > 0 }) else {
            return SeriesForecast(neverSeen: series, horizon: horizon)
        }
        if series.values.count < DemandModel.longSeries {
            return try SeriesForecast(short: series, horizon: horizon)
        }
        if IntermittentModel.applies(to: series) {
            return try intermittent(series, horizon: horizon)
        }
        return try combined(series, horizon: horizon)
    }

    private static func intermittent(_ series: RegularSeries, horizon: Int) throws -> SeriesForecast {
        let values = try LevelShift.adjusted(series.values, shifts: series.shifts, season: 1).map { $0.rounded() }
        guard values.contains(where: { $0 > 0 }) else { return SeriesForecast(neverSeen: series, horizon: horizon) }
        let model = IntermittentModel(values)
        return SeriesForecast(
            series: series,
            method: model.probability == nil
                ? "intermittent: negative binomial with a smoothed mean"
                : "intermittent: probability and size of demand smoothed apart (Teunter, Syntetos and Babai)",
            periods: Array(repeating: model.predictive, count: horizon),
            dependence: .smoothing(growth: model.weight * model.weight)
        )
    }

    private static func combined(_ series: RegularSeries, horizon: Int) throws -> SeriesForecast {
        let values = try LevelShift.adjusted(series.values, shifts: series.shifts, season: series.season)
        let candidates = SeriesCandidate.all(
            season: series.season,
            count: values.count,
            isPositive: values.allSatisfy { $0 > 0 }
        )
        let trials = RollingTrials(values, season: series.season, candidates: candidates, horizon: horizon)
        let ahead = trials.forecast(values, season: series.season, horizon: horizon)
        let family = series.family
        let spread = ForecastSpread(trials.outcomes, family: family)
        let periods = ahead.enumerated()
            .map { index, forecast in
                let scale = rounded9(spread.scale(stepsAhead: index + 1))
                return switch family {
                case .count: SeriesPredictive(countWithMean: rounded9(forecast), scale: scale)
                case .logarithmic:
                    SeriesPredictive(
                        logarithmicWithMedian: rounded9(forecast),
                        scale: scale,
                        isWhole: series.isCount
                    )
                }
            }
        return SeriesForecast(
            series: series,
            method: "\(candidates.count) forecasts combined by their errors at \(trials.originCount) earlier origins",
            periods: periods,
            weights: zip(candidates, trials.weights).map { ($0, $1) },
            dependence: .smoothing(growth: spread.growth)
        )
    }
}
