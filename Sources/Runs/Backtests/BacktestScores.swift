package import Areas
import Forecasting
package import Statistics

/// What a backtest says of each service and measure: mean scores of every method on the forecasts that all of them made.
package struct BacktestScores: Sendable {
    /// A service's measure, at one horizon or over all.
    package struct Row: Sendable {
        /// The service's id.
        package var service: String
        /// What was forecast.
        package var measure: Measure
        /// Months ahead; `nil`: all.
        package var horizon: Int?
        /// The score of each method that made every forecast of the row.
        package var scores: [Backtest.Method: ForecastScore]

        /// The score of a method over that of carrying the last value forward.
        package func relative(_ method: Backtest.Method) -> Double? {
            guard let score = scores[method]?.wis, let naive = scores[.rule(.naive)]?.wis, naive > 0 else { return nil }
            return score / naive
        }

        /// The simple rule that did best.
        package var best: Backtest.Method? {
            Backtest.Method.allCases.dropFirst().filter { scores[$0] != nil }
                .min { (scores[$0]?.wis ?? .infinity) < (scores[$1]?.wis ?? .infinity) }
        }
    }

    /// By service, measure and horizon, those over all horizons first.
    package let rows: [Row]

    /// The scores of a backtest.
    ///
    /// Throws if percentiles are not in order.
    package init(_ backtest: Backtest) throws(ParameterError) {
        var rows: [Row] = []
        for service in backtest.area.services.map(\.id) {
            for measure in Backtest.measures {
                let all = backtest.forecasts.filter { $0.service == service && $0.measure == measure }
                guard !all.isEmpty else { continue }
                for horizon in [nil] + backtest.settings.horizons.map(Optional.some) {
                    let some = horizon.map { h in all.filter { $0.horizon == h } } ?? all
                    guard !some.isEmpty else { continue }
                    rows.append(
                        Row(service: service, measure: measure, horizon: horizon, scores: try Self.scores(some))
                    )
                }
            }
        }
        self.rows = rows
    }

    private static func scores(
        _ forecasts: [Backtest.Forecast]
    ) throws(ParameterError) -> [Backtest.Method: ForecastScore] {
        var scores: [Backtest.Method: ForecastScore] = [:]
        for method in Backtest.Method.allCases {
            let made = forecasts.compactMap { one in one.percentiles[method].map { (one.observed, $0) } }
            guard made.count == forecasts.count else { continue }
            var score = ForecastScore()
            for (observed, percentiles) in made { try score.add(percentiles: percentiles, observed: observed) }
            scores[method] = score
        }
        return scores
    }
}
