import Foundation
package import Forecasting
import Statistics

/// A forecast of a series and its backtest, for other programs.
package enum SeriesTables {
    /// The names of the percentiles, in the order of ``Statistics/Summary/levels``.
    private static let percentiles = ["p2_5", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p97_5"]

    /// One value a row: `table,period,horizon,method,measure,value`.
    ///
    /// In the table `forecast` the measures are percentiles; in `backtest` they are scores, with the horizon `all` for
    /// those over all steps.
    package static func csv(_ forecast: SeriesForecast, _ backtest: SeriesBacktest) -> String {
        var text = CSVText(header: "table,period,horizon,method,measure,value")
        for period in forecast.periods.indices {
            for (name, value) in zip(percentiles, forecast.quantiles(period)) {
                text.row([
                    "forecast", forecast.label(period), "\(period + 1)", SeriesBacktest.ownName, name, number(value),
                ])
            }
        }
        for row in scores(backtest) {
            for (name, value) in row.measures {
                text.row(["backtest", "", row.horizon.map { "\($0)" } ?? "all", row.method, name, number(value)])
            }
        }
        return text.text
    }

    /// The same as JSON, with the method in words and the total over all periods.
    package static func json(
        name: String,
        _ forecast: SeriesForecast,
        _ backtest: SeriesBacktest,
        seed: UInt64
    ) -> String {
        let series = forecast.series
        let document = Document(
            series: name,
            frequency: series.calendar.frequency.rawValue,
            values: series.values.count,
            first: series.calendar.label(of: 0),
            last: series.calendar.label(of: series.values.count - 1),
            season: series.season,
            counts: series.isCount,
            levelShifts: series.shifts.map { series.calendar.label(of: $0) },
            method: forecast.method,
            seed: seed,
            forecast: forecast.periods.indices.map { period in
                Document.Period(
                    period: forecast.label(period),
                    horizon: period + 1,
                    quantiles: keyed(zip(percentiles, forecast.quantiles(period)))
                )
            },
            total: keyed(zip(percentiles, forecast.total(seed: seed).percentiles)),
            backtest: Document.Backtest(
                origins: backtest.origins.map { series.calendar.label(of: $0 - 1) },
                scores: scores(backtest)
                    .map { row in
                        Document.Score(
                            method: row.method,
                            horizon: row.horizon,
                            forecasts: row.count,
                            measures: keyed(row.measures)
                        )
                    }
            )
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(document) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private struct Row {
        var method: String
        var horizon: Int?
        var count: Int
        var measures: [(String, Double)]
    }

    private static func scores(_ backtest: SeriesBacktest) -> [Row] {
        guard !backtest.origins.isEmpty else { return [] }
        return backtest.methods.enumerated()
            .flatMap { index, method in
                [row(method, nil, backtest.overall(index))]
                    + backtest.scores[index].enumerated().filter { $1.count > 0 }.map { row(method, $0 + 1, $1) }
            }
    }

    private static func row(_ method: String, _ horizon: Int?, _ score: SeriesScore) -> Row {
        Row(
            method: method,
            horizon: horizon,
            count: score.count,
            measures: [
                ("mase", score.mase), ("mae", score.meanAbsoluteError), ("wis", score.wis), ("crps", score.crps),
                ("coverage50", score.coverage50), ("coverage80", score.coverage80), ("coverage95", score.coverage95),
            ]
        )
    }

    /// Numbers by their names; what is not defined, such as the MASE of a series that does not vary, is null.
    private static func keyed(_ pairs: some Sequence<(String, Double)>) -> [String: Double?] {
        Dictionary(pairs.map { ($0, $1.isNaN ? nil : rounded9($1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nine significant digits, whole numbers without a point; empty for what is not defined.
    private static func number(_ value: Double) -> String {
        guard !value.isNaN else { return "" }
        let rounded = rounded9(value)
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }
}

/// The layout of the JSON.
private struct Document: Encodable {
    struct Period: Encodable {
        var period: String
        var horizon: Int
        var quantiles: [String: Double?]
    }

    struct Score: Encodable {
        var method: String
        /// `nil`: over all steps ahead.
        var horizon: Int?
        var forecasts: Int
        var measures: [String: Double?]
    }

    struct Backtest: Encodable {
        /// The last periods known.
        var origins: [String]
        var scores: [Score]
    }

    var series: String
    var frequency: String
    var values: Int
    var first: String
    var last: String
    var season: Int
    var counts: Bool
    var levelShifts: [String]
    var method: String
    var seed: UInt64
    var forecast: [Period]
    var total: [String: Double?]
    var backtest: Backtest
}
