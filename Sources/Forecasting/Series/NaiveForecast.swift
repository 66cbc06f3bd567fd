import Statistics

/// The forecasts that any other must beat, with the intervals of the textbook.
///
///     naive           last value                                 variance s^2 h
///     seasonal naive  value one season before                    variance s^2 (floor((h - 1)/m) + 1)
///     drift           last value + h (last - first)/(n - 1)      variance s^2 h (1 + h/(n - 1))
///
/// with s^2 the mean square of the method's own one-step errors in the series. Normal, with what lies below 0 put at 0.
///
/// Source: Hyndman and Athanasopoulos, "Forecasting: principles and practice", 3rd edition (2021), section 5.5.
package enum NaiveForecast: String, CaseIterable, Sendable {
    /// The last value.
    case naive
    /// The value one season before.
    case seasonalNaive = "seasonal naive"
    /// The line through the first and the last value.
    case drift

    /// The forecast distributions of the periods ahead; with a season of 1, or no full season in the series, the
    /// seasonal naive is the naive.
    package func forecast(_ series: RegularSeries, horizon: Int) -> [SeriesPredictive] {
        let y = series.values
        let n = y.count
        let season = self == .seasonalNaive && n > series.season ? series.season : 1
        let slope = self == .drift && n > 1 ? (y[n - 1] - y[0]) / Double(n - 1) : 0
        var squares = 0.0
        for t in season..<max(season, n) {
            let error = y[t] - y[t - season] - slope
            squares += error * error
        }
        let variance = n > season ? squares / Double(n - season) : 0
        return (1...horizon)
            .map { h in
                let steps = Double(h)
                let centre: Double
                let growth: Double
                switch self {
                case .seasonalNaive where season > 1:
                    let cycles = (h - 1) / season + 1
                    centre = y[n + h - 1 - cycles * season]
                    growth = Double(cycles)
                case .naive, .seasonalNaive:
                    centre = y[n - 1]
                    growth = steps
                case .drift:
                    centre = max(0, y[n - 1] + slope * steps)
                    growth = steps * (1 + steps / Double(max(1, n - 1)))
                }
                let deviation = max((variance * growth).squareRoot(), 1e-9)
                // The deviation is positive and the centre finite.
                return SeriesPredictive(
                    (try? Normal(mean: centre, standardDeviation: deviation)) ?? .standard,
                    isWhole: series.isCount
                )
            }
    }
}
