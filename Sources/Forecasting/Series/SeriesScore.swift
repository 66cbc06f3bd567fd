/// How well forecasts did, on average.
package struct SeriesScore: Equatable, Sendable {
    /// Forecasts scored.
    package private(set) var count = 0
    private var absolute = 0.0
    private var scaled = 0.0
    private var scaledCount = 0
    private var interval = 0.0
    private var scaledInterval = 0.0
    private var ranked = 0.0
    private var held50 = 0
    private var held80 = 0
    private var held95 = 0

    /// No forecasts yet.
    package init() {}

    /// Mean absolute error of the median, in the unit of the series.
    package var meanAbsoluteError: Double { absolute / Double(count) }
    /// Mean absolute scaled error of the median: each error over the mean absolute change from season to season before
    /// its origin (Hyndman and Koehler, 2006).
    ///
    /// Over the forecasts before which something changed; NaN where none is.
    package var mase: Double { scaled / Double(scaledCount) }
    /// Weighted interval score, in the unit of the series.
    package var wis: Double { interval / Double(count) }
    /// Weighted interval score scaled like ``mase``: comparable between series.
    package var scaledWIS: Double { scaledInterval / Double(scaledCount) }
    /// Continuous ranked probability score, in the unit of the series.
    package var crps: Double { ranked / Double(count) }
    /// Share of observations in the central 50% interval.
    package var coverage50: Double { Double(held50) / Double(count) }
    /// Share of observations in the central 80% interval.
    package var coverage80: Double { Double(held80) / Double(count) }
    /// Share of observations in the central 95% interval.
    package var coverage95: Double { Double(held95) / Double(count) }

    /// Adds a forecast.
    ///
    /// - Parameters:
    ///   - predictive: the forecast.
    ///   - observed: what happened.
    ///   - scale: what the absolute error is divided by; nil where there is nothing to divide by.
    ///   - includesCRPS: without, ``crps`` stays 0: it costs more than the rest.
    /// - Throws: if the forecast is not a distribution (its quantiles not in order).
    package mutating func add(
        _ predictive: SeriesPredictive,
        observed: Double,
        scale: Double?,
        includesCRPS: Bool = true
    ) throws {
        var greatest = 0.0
        let q = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975]
            .map { level in
                greatest = max(greatest, predictive.quantile(level))
                return greatest
            }
        let wis = try SeriesPredictive.intervalScore(q, observed: observed)
        count += 1
        absolute += abs(q[4] - observed)
        interval += wis
        if let scale {
            scaledCount += 1
            scaled += abs(q[4] - observed) / scale
            scaledInterval += wis / scale
        }
        if includesCRPS { ranked += predictive.crps(observed: observed) }
        if q[3] <= observed && observed <= q[5] { held50 += 1 }
        if q[2] <= observed && observed <= q[6] { held80 += 1 }
        if q[0] <= observed && observed <= q[8] { held95 += 1 }
    }

    /// The scores of both sets of forecasts.
    package static func + (first: SeriesScore, second: SeriesScore) -> SeriesScore {
        var sum = first
        sum.count += second.count
        sum.absolute += second.absolute
        sum.scaled += second.scaled
        sum.scaledCount += second.scaledCount
        sum.interval += second.interval
        sum.scaledInterval += second.scaledInterval
        sum.ranked += second.ranked
        sum.held50 += second.held50
        sum.held80 += second.held80
        sum.held95 += second.held95
        return sum
    }
}
