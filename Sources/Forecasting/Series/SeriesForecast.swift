import Foundation
package import Statistics

/// What a series will be, period by period, and how sure that is.
package struct SeriesForecast: Sendable {
    /// How the periods ahead hang together; needed for sums over them.
    struct Dependence: Sendable {
        /// By what share of the variance one step ahead it grows a step, as that of exponential smoothing does.
        var growth: Double
        /// What share of each period's variance hangs together so.
        ///
        /// The rest, what counting itself adds, is each period's own. Empty: all of it.
        var shares: [Double] = []
        /// For a series that has stopped: the probabilities that it is still 0, and how many periods earlier its errors
        /// began.
        var stop: (stillZero: [Double], skipped: Int)?
    }

    /// The series.
    package let series: RegularSeries
    /// How it was forecast, in words.
    package let method: String
    /// The forecast distributions, the first period after the series first.
    package let periods: [SeriesPredictive]
    /// The candidates combined and their weights; empty where there was one model only.
    package let weights: [(candidate: SeriesCandidate, weight: Double)]
    let dependence: Dependence

    /// A forecast.
    init(
        series: RegularSeries,
        method: String,
        periods: [SeriesPredictive],
        weights: [(candidate: SeriesCandidate, weight: Double)] = [],
        dependence: Dependence
    ) {
        self.series = series
        self.method = method
        self.periods = periods
        self.weights = weights
        self.dependence = dependence
    }

    /// A period ahead, counted from 0, as the series writes its dates.
    package func label(_ period: Int) -> String {
        series.calendar.label(of: series.values.count + period)
    }

    /// The quantiles of a period ahead at the levels of a `Summary`, never falling.
    package func quantiles(_ period: Int) -> [Double] {
        var greatest = 0.0
        return Summary.levels.map { level in
            greatest = max(greatest, periods[period].quantile(level))
            return greatest
        }
    }

    /// The same forecast as one of a longer series, with a remark on how it was made.
    func of(_ series: RegularSeries, remark: String) -> SeriesForecast {
        SeriesForecast(
            series: series,
            method: method + "; " + remark,
            periods: periods,
            weights: weights,
            dependence: dependence
        )
    }

    /// Sample paths through all periods, which keep the forecast distribution of every period.
    ///
    /// Normal errors e_h that hang together as those of the method do are turned into values by each period's own
    /// quantiles (a Gaussian copula), read from a table of 400 equally likely ones.
    ///
    /// - Parameters:
    ///   - count: paths.
    ///   - seed: the seed; a path depends on it and on its own number only.
    /// - Returns: path by path, a value for every period.
    package func paths(_ count: Int, seed: UInt64) -> [[Double]] {
        let ranks = 400
        let tables = periods.map { period in
            (0..<ranks).map { period.quantile((Double($0) + 0.5) / Double(ranks)) }
        }
        return (0..<count)
            .map { path in
                SeriesRanks(seed: seed, path: path).draw(periods.count, dependence)
                    .enumerated()
                    .map { period, rank in tables[period][min(ranks - 1, Int(rank * Double(ranks)))] }
            }
    }

    /// The sum over all periods, from sample paths.
    package func total(paths count: Int = 4000, seed: UInt64 = 2025) -> Summary {
        Summary(of: paths(count, seed: seed).map { $0.reduce(0, +) })
    }
}
