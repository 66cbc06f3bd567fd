package import Forecasting
import Statistics
import Wording

/// A forecast of a series and its backtest, for a person to read.
package enum SeriesReport {
    /// The text.
    ///
    /// - Parameters:
    ///   - name: what the series is called: file and column.
    ///   - forecast: the forecast.
    ///   - backtest: how such forecasts did; without origins it is left out.
    ///   - seed: the seed of the paths behind the total.
    /// - Returns: lines without a last line feed.
    package static func text(
        name: String,
        _ forecast: SeriesForecast,
        _ backtest: SeriesBacktest,
        seed: UInt64
    ) -> String {
        let lines =
            [heading(name, forecast)] + summary(forecast, seed: seed) + [""] + quantiles(forecast) + [""]
            + scores(forecast, backtest)
        return safeText(lines.joined(separator: "\n"))
    }

    private static func heading(_ name: String, _ forecast: SeriesForecast) -> String {
        let series = forecast.series
        let noun = series.calendar.frequency.noun
        let last = series.values.count - 1
        return "\(name): \(counted(series.values.count, noun)), \(series.calendar.label(of: 0)) to "
            + "\(series.calendar.label(of: last)), \(series.isCount ? "counts" : "positive values")"
    }

    private static func summary(_ forecast: SeriesForecast, seed: UInt64) -> [String] {
        let series = forecast.series
        let periods = forecast.periods.count
        let next = forecast.quantiles(0)
        var lines = ["Method: \(forecast.method)."]
        if !series.shifts.isEmpty {
            let labels = series.shifts.map { series.calendar.label(of: $0) }.joined(separator: ", ")
            lines.append("Known changes of level: \(labels).")
        }
        lines.append(
            "In \(forecast.label(0)): about \(figure(next[4])); 8 times in 10 between \(figure(next[2])) and "
                + "\(figure(next[6]))."
        )
        if periods > 1 {
            let total = forecast.total(seed: seed)
            let sums = [total.p50, total.p10, total.p90]
                .map { figure(series.isCount ? $0.rounded() : $0, error: total.medianError) }
            lines.append(
                "All \(counted(periods, series.calendar.frequency.noun)) together: about \(sums[0]); 8 times in 10 "
                    + "between \(sums[1]) and \(sums[2])."
            )
        }
        return lines
    }

    private static func quantiles(_ forecast: SeriesForecast) -> [String] {
        var table = TextTable()
        table.row([forecast.series.calendar.frequency.noun, "2.5%", "10%", "25%", "median", "75%", "90%", "97.5%"])
        for period in forecast.periods.indices {
            let q = forecast.quantiles(period)
            table.row([forecast.label(period)] + [0, 2, 3, 4, 5, 6, 8].map { figure(q[$0]) })
        }
        return table.lines
    }

    private static func scores(_ forecast: SeriesForecast, _ backtest: SeriesBacktest) -> [String] {
        guard !backtest.origins.isEmpty else {
            return ["Too few values to see how well such forecasts did: 8 are the least."]
        }
        let noun = forecast.series.calendar.frequency.noun
        let own = backtest.overall(0)
        // Without a scale, errors in the unit of the series compare the methods as well.
        let measure = own.mase.isNaN ? \SeriesScore.meanAbsoluteError : \SeriesScore.mase
        let best =
            (1..<backtest.methods.count)
            .min { backtest.overall($0)[keyPath: measure] < backtest.overall($1)[keyPath: measure] } ?? 1
        let (ours, theirs) = (own[keyPath: measure], backtest.overall(best)[keyPath: measure])
        let change = (1 - ours / theirs) * 100
        let verdict =
            theirs == 0
            ? "the best simple rule (\(backtest.methods[best])) made no errors\(ours == 0 ? ", nor did this one" : "")"
            : change.isFinite
                ? "errors \(decimal(abs(change), 0))% \(change >= 0 ? "smaller" : "larger") than those of the best simple rule "
                    + "(\(backtest.methods[best]))" : "no errors to compare"
        var lines = [
            "How well it did at \(counted(backtest.origins.count, "earlier \(noun)")): \(verdict);",
            "its 80% intervals held \(decimal(100 * own.coverage80, 0))% of what happened.",
            "",
        ]
        var table = TextTable()
        table.row(["method", "\(noun)s ahead", "MASE", "WIS", "CRPS", "in 50%", "in 80%", "in 95%"])
        for (index, method) in backtest.methods.enumerated() {
            table.row([method, "all"] + cells(backtest.overall(index)))
        }
        for (h, score) in backtest.scores[0].enumerated() where score.count > 0 {
            table.row([backtest.methods[0], "\(h + 1)"] + cells(score))
        }
        lines += table.lines
        let mase =
            own.mase.isNaN
            ? "MASE: not defined (the series does not vary);"
            : "MASE: 1 is the mean change from season to season before;"
        lines.append(mase + " WIS and CRPS: in the unit of the series.")
        return lines
    }

    private static func cells(_ score: SeriesScore) -> [String] {
        [score.mase.isNaN ? "-" : decimal(score.mase, 3), precise(score.wis), precise(score.crps)]
            + [score.coverage50, score.coverage80, score.coverage95].map { "\(decimal(100 * $0, 0))%" }
    }

    /// A value with as many decimals as it needs.
    private static func figure(_ value: Double, error: Double? = nil) -> String {
        let isWhole = value == value.rounded() || value >= 1000
        let told = toldDecimals(error: error, most: isWhole ? 0 : decimals(value))
        return isWhole ? thousands(value, told) : rounded(value, told)
    }

    private static func precise(_ value: Double) -> String {
        decimal(value, decimals(value))
    }

    private static func decimals(_ value: Double) -> Int { value >= 1000 ? 0 : value >= 10 ? 1 : 3 }
}
