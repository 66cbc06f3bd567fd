/// How well a series would have been forecast at earlier dates, against the naive rules.
///
/// At each origin the whole method, its choice of weights and the width of its intervals included, sees the values up to
/// there only.
package struct SeriesBacktest: Sendable {
    /// The name of the method of this module in the results.
    package static let ownName = "waitcast"

    /// Methods, ``ownName`` first.
    package let methods: [String]
    /// Numbers of values known at the origins.
    package let origins: [Int]
    /// Scores by method, then by steps ahead from 1.
    package let scores: [[SeriesScore]]

    /// The fewest values from which forecasts are tested.
    package static let leastHistory = 7

    /// Forecasts a series at earlier origins.
    ///
    /// - Parameters:
    ///   - series: the series.
    ///   - horizon: steps ahead.
    ///   - origins: numbers of values known; `nil`: up to 24, equally spaced over the later half of the series. Those
    ///     below ``leastHistory`` or at the series' end are left out.
    ///   - includesCRPS: whether CRPS is worked out.
    /// - Throws: what the forecaster throws.
    package init(
        _ series: RegularSeries,
        horizon: Int,
        origins: [Int]? = nil,
        includesCRPS: Bool = true
    ) throws {
        let n = series.values.count
        let used = (origins ?? Self.standardOrigins(count: n))
            .filter { $0 >= Self.leastHistory && $0 < n }
        methods = [Self.ownName] + NaiveForecast.allCases.map(\.rawValue)
        self.origins = used
        var scores = methods.map { _ in [SeriesScore](repeating: SeriesScore(), count: horizon) }
        for origin in used {
            let known = series.prefix(origin)
            let ahead = min(horizon, n - origin)
            let scale = Self.scale(known)
            let forecasts =
                [try SeriesForecaster.forecast(known, horizon: ahead).periods]
                + NaiveForecast.allCases.map { $0.forecast(known, horizon: ahead) }
            for (method, periods) in forecasts.enumerated() {
                for h in 0..<ahead {
                    try scores[method][h]
                        .add(
                            periods[h],
                            observed: series.values[origin + h],
                            scale: scale,
                            includesCRPS: includesCRPS
                        )
                }
            }
        }
        self.scores = scores
    }

    /// The score of a method over all steps ahead.
    package func overall(_ method: Int) -> SeriesScore {
        scores[method].reduce(SeriesScore(), +)
    }

    private static func standardOrigins(count n: Int) -> [Int] {
        let first = max(leastHistory, n / 2)
        guard first < n else { return [] }
        let number = min(24, n - first)
        return (0..<number).map { number == 1 ? first : first + (n - 1 - first) * $0 / (number - 1) }
    }

    /// The mean absolute change from season to season, or from value to value where there is no full season or nothing
    /// changes; nil where nothing changes at all, so that nothing can be scaled.
    package static func scale(_ series: RegularSeries) -> Double? {
        let y = series.values
        for season in [series.season, 1] where y.count > season {
            var sum = 0.0
            for t in season..<y.count { sum += abs(y[t] - y[t - season]) }
            if sum > 0 { return sum / Double(y.count - season) }
        }
        return nil
    }
}
