import Foundation
import Statistics

/// Forecasts any regular series of counts or positive values.
///
/// - A series that begins with zeros is taken from its first value on, and one that ends with zeros may have stopped for
///   good: ``RunOfZeros``.
/// - Counts of which three in ten or more are 0: ``IntermittentModel``.
/// - Otherwise the candidates of ``SeriesCandidate/all(season:count:isPositive:)``, combined by how they did at earlier
///   origins, with intervals by how wrong the combination was there and by how much the series moves.
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
    /// - Throws: what the regression says when it cannot fit the values around a declared shift.
    package static func forecast(_ series: RegularSeries, horizon: Int) throws -> SeriesForecast {
        precondition(horizon >= 1)
        guard series.values.contains(where: { $0 > 0 }) else {
            return SeriesForecast(neverSeen: series, horizon: horizon)
        }
        let early = RunOfZeros(before: series.values)?.count ?? 0
        let begun = series.dropFirst(early)
        var forecast = try begunForecast(begun, horizon: horizon)
        if early > 0 {
            let label = series.calendar.label(of: early)
            forecast = forecast.of(series, remark: "the \(early) zeros before \(label) left out")
        }
        return forecast
    }

    /// The forecast of a series that did not begin late.
    private static func begunForecast(_ series: RegularSeries, horizon: Int) throws -> SeriesForecast {
        // Who declares a change since then knows that it is one.
        if let stop = RunOfZeros(after: series.values),
            (series.shifts.last ?? 0) < series.values.count - stop.count
        {
            let before = series.prefix(series.values.count - stop.count)
            let after = try activeForecast(before, horizon: stop.count + horizon)
            return SeriesForecast(stoppedAfter: after, run: stop, series: series, horizon: horizon)
        }
        return try activeForecast(series, horizon: horizon)
    }

    /// The forecast of a series that goes on.
    private static func activeForecast(_ series: RegularSeries, horizon: Int) throws -> SeriesForecast {
        IntermittentModel.applies(to: series)
            ? try intermittent(series, horizon: horizon) : try combined(series, horizon: horizon)
    }

    private static func intermittent(_ series: RegularSeries, horizon: Int) throws -> SeriesForecast {
        let values = try LevelShift.adjusted(series.values, shifts: series.shifts, season: 1).values
            .map { $0.rounded() }
        let model = IntermittentModel(values)
        return SeriesForecast(
            series: series,
            method: "intermittent: negative binomials of several sizes with smoothed means, averaged by how well each "
                + "foretold the series",
            periods: Array(repeating: model.predictive, count: horizon),
            dependence: .init(growth: rounded9(model.growth))
        )
    }

    private static func combined(_ series: RegularSeries, horizon: Int) throws -> SeriesForecast {
        let shifted = try LevelShift.adjusted(series.values, shifts: series.shifts, season: series.season)
        let values = shifted.values
        let candidates = SeriesCandidate.all(
            season: series.season,
            count: values.count,
            isPositive: values.allSatisfy { $0 > 0 }
        )
        let trials = RollingTrials(values, season: series.season, candidates: candidates, horizon: horizon)
        let ahead = trials.forecast(values, season: series.season, horizon: horizon)
        let spread = ForecastSpread(
            trials.outcomes,
            values: values,
            season: series.season,
            floor: series.logarithmFloor
        )
        let family = series.family
        var shares: [Double] = []
        let periods = ahead.enumerated()
            .map { index, forecast in
                let ofMethod = spread.scale(stepsAhead: index + 1)
                let variance = ofMethod * ofMethod + shifted.variance
                switch family {
                case .count:
                    let counting = 1 / max(forecast, 1e-9)
                    // The level itself rests on counts: on as many as there are, or on those that smoothing remembers.
                    let least = counting / min(Double(values.count), rememberedCounts)
                    let excess = max(least, variance - counting)
                    shares.append(rounded9(excess / (excess + counting)))
                    return SeriesPredictive(
                        countWithMean: rounded9(forecast),
                        scale: rounded9(excess.squareRoot())
                    )
                case .logarithmic:
                    shares.append(1)
                    return SeriesPredictive(
                        logarithmicWithMedian: rounded9(forecast),
                        scale: rounded9(variance.squareRoot()),
                        isWhole: series.isCount
                    )
                }
            }
        return SeriesForecast(
            series: series,
            method: method(candidates.count, trials.originCount),
            periods: periods,
            weights: zip(candidates, trials.weights).map { ($0, $1) },
            dependence: .init(growth: rounded9(spread.growth), shares: shares)
        )
    }

    /// A level smoothed with a weight of .3 is as sure as the mean of so many values: (2 - .3)/.3.
    private static let rememberedCounts = 1.7 / 0.3

    private static func method(_ candidates: Int, _ origins: Int) -> String {
        let places = origins == 1 ? "one earlier origin" : "\(origins) earlier origins"
        return switch (candidates, origins) {
        case (1, 0): "a smoothed level, as sure as usual for such series: too few values to try it"
        case (1, _): "a smoothed level, tried at \(places)"
        default: "\(candidates) forecasts combined by their errors at \(places)"
        }
    }
}
