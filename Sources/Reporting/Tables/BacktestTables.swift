import Areas
import Calendar
package import Runs
package import Statistics
import Wording

/// The tables of a backtest: every forecast with its score, the mean scores, and the probabilities.
package enum BacktestTables {
    /// The names of the percentiles, in the order of ``Statistics/Summary/levels``.
    private static let percentiles = ["p2_5", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p97_5"]

    // MARK: - Every forecast

    /// The columns of `backtest.csv`.
    package static let forecastColumns = subjectColumns + percentileColumns + scoredColumns

    private static let subjectColumns: [TableColumn] = [
        TableColumn("area", "the area's id"),
        TableColumn("service", "the service's id"),
        TableColumn("measure", "what was forecast, one of the measures of forecast.csv"),
        TableColumn("unit", "the measure's unit"),
        TableColumn("origin", "the last month whose figures were known", .month),
        TableColumn("month", "the month that was forecast", .month),
        TableColumn("horizon", "months from the one to the other", .integer, unit: "months"),
        TableColumn("method", "who forecast: waitcast, or one of the simple rules"),
        TableColumn("observed", "what was published of that month", .number, unit: "the measure's"),
    ]

    private static let percentileColumns: [TableColumn] = zip(percentiles, Summary.levels)
        .map { name, level in
            TableColumn(name, "the forecast's \(figure(100 * level, 1))th percentile", .number, unit: "the measure's")
        }

    private static let scoredColumns: [TableColumn] = [
        TableColumn("wis", "weighted interval score over the nine percentiles", .number, unit: "the measure's"),
        TableColumn("dispersion", "its part due to the width of the intervals", .number, unit: "the measure's"),
        TableColumn("overprediction", "its part due to a forecast too high", .number, unit: "the measure's"),
        TableColumn("underprediction", "its part due to a forecast too low", .number, unit: "the measure's"),
        TableColumn("error", "median less what was published", .number, unit: "the measure's"),
        TableColumn("in_50", "whether the central 50% interval held it", .boolean),
        TableColumn("in_80", "the same of 80%", .boolean),
        TableColumn("in_95", "the same of 95%", .boolean),
        TableColumn("pit_lower", "the level of the last percentile below what was published", .number, unit: "share"),
        TableColumn("pit_upper", "the level of the first percentile above it", .number, unit: "share"),
        ShownNames.serviceColumn, ShownNames.measureColumn,
    ]

    /// `backtest.csv`.
    ///
    /// Throws if percentiles are not in order.
    package static func forecasts(_ backtest: Backtest) throws(ParameterError) -> String {
        var csv = CSVText(forecastColumns)
        let names = ShownNames(backtest.area)
        for one in backtest.forecasts {
            for method in Backtest.Method.allCases {
                guard let percentiles = one.percentiles[method] else { continue }
                let score = try WeightedIntervalScore(percentiles: percentiles, observed: one.observed)
                let transform = Calibration.Transform(percentiles: percentiles, observed: one.observed)
                let isHeld = { (low: Int) in
                    "\(percentiles[low] <= one.observed && one.observed <= percentiles[percentiles.count - 1 - low])"
                }
                var fields = [
                    backtest.area.id, one.service, one.measure.id, one.measure.unit.rawValue, one.origin.description,
                    (one.origin + one.horizon).description, "\(one.horizon)", method.name, figure(one.observed, 3),
                ]
                fields += percentiles.map { figure($0, 3) }
                let parts = [score.total, score.dispersion, score.overprediction, score.underprediction]
                fields += parts.map { figure($0, 4) }
                fields.append(figure(percentiles[percentiles.count / 2] - one.observed, 3))
                fields += [isHeld(3), isHeld(2), isHeld(0)]
                fields += [figure(transform.lower, 3), figure(transform.upper, 3)]
                fields += [names.service(one.service), one.measure.name]
                csv.row(fields)
            }
        }
        return csv.text
    }

    // MARK: - Mean scores

    /// The columns of `scores.csv`.
    package static let scoreColumns: [TableColumn] = [
        TableColumn("area", "the area's id"),
        TableColumn("service", "the service's id"),
        TableColumn("measure", "what was forecast"),
        TableColumn("unit", "the measure's unit"),
        TableColumn("horizon", "months ahead; all for the scores over all of them"),
        TableColumn("method", "who forecast: waitcast, or one of the simple rules that made every forecast of the row"),
        TableColumn("forecasts", "how many were scored", .integer),
        TableColumn("wis", "mean weighted interval score", .number, unit: "the measure's"),
        TableColumn("relative_wis", "wis over that of the last value carried forward", .number),
        TableColumn("dispersion", "the part of wis due to the width of the intervals", .number, unit: "the measure's"),
        TableColumn("overprediction", "the part due to forecasts too high", .number, unit: "the measure's"),
        TableColumn("underprediction", "the part due to forecasts too low", .number, unit: "the measure's"),
        TableColumn("mae", "mean absolute error of the median", .number, unit: "the measure's"),
        TableColumn("bias", "mean of median less what was published", .number, unit: "the measure's"),
        TableColumn("coverage50", "observations that the central 50% interval held", .number, unit: "share"),
        TableColumn("coverage80", "the same of 80%", .number, unit: "share"),
        TableColumn("coverage95", "the same of 95%", .number, unit: "share"),
        TableColumn(
            "pit_mean",
            "mean of where observations fell in the forecast: 0.5 is right",
            .number,
            unit: "share"
        ),
        TableColumn("pit_sd", "its standard deviation: 0.289 is right, more is too sure", .number, unit: "share"),
        ShownNames.serviceColumn, ShownNames.measureColumn,
    ]

    /// `scores.csv`.
    package static func scores(_ backtest: Backtest, _ scores: BacktestScores) -> String {
        var csv = CSVText(scoreColumns)
        let names = ShownNames(backtest.area)
        for row in scores.rows {
            for method in Backtest.Method.allCases {
                guard let score = row.scores[method] else { continue }
                var fields = [
                    backtest.area.id, row.service, row.measure.id, row.measure.unit.rawValue,
                    row.horizon.map { "\($0)" } ?? "all", method.name, "\(score.count)", figure(score.wis, 4),
                    row.relative(method).map { figure($0, 4) } ?? "NA",
                ]
                let means = [
                    score.dispersion, score.overprediction, score.underprediction, score.meanAbsoluteError, score.bias,
                    score.coverage50, score.coverage80, score.coverage95, score.pitMean, score.pitDeviation,
                ]
                fields += means.map { figure($0, 4) }
                fields += [names.service(row.service), row.measure.name]
                csv.row(fields)
            }
        }
        return csv.text
    }

    // MARK: - Probabilities

    /// The columns of `reliability.csv`.
    package static let probabilityColumns: [TableColumn] = [
        TableColumn("area", "the area's id"),
        TableColumn("service", "the service's id"),
        TableColumn("level", "where the level comes from: target, or last value"),
        TableColumn("measure", "what was held against it"),
        TableColumn("bound", "at least or at most"),
        TableColumn("value", "the level", .number, unit: "the measure's"),
        TableColumn("unit", "the measure's unit"),
        TableColumn("origin", "the last month whose figures were known", .month),
        TableColumn("month", "the month that was forecast", .month),
        TableColumn("horizon", "months from the one to the other", .integer, unit: "months"),
        TableColumn("probability", "the share of replications on the right side of the level", .number, unit: "share"),
        TableColumn("met", "whether what was published was on the right side", .boolean),
        ShownNames.serviceColumn, ShownNames.measureColumn,
    ]

    /// `reliability.csv`.
    package static func probabilities(_ backtest: Backtest) -> String {
        var csv = CSVText(probabilityColumns)
        let names = ShownNames(backtest.area)
        for one in backtest.probabilities {
            csv.row([
                backtest.area.id, one.service, one.goal.kind.rawValue, one.goal.measure.id, one.goal.bound.rawValue,
                figure(one.goal.value, 4), one.goal.measure.unit.rawValue, one.origin.description,
                (one.origin + one.horizon).description, "\(one.horizon)", figure(one.probability, 4), "\(one.isMet)",
                names.service(one.service), one.goal.measure.name,
            ])
        }
        return csv.text
    }

    // MARK: - All of them

    /// Every file of a backtest but the manifest.
    ///
    /// Throws if percentiles are not in order.
    package static func files(_ backtest: Backtest) throws(ParameterError) -> [(name: String, text: String)] {
        let description = DataPackage(
            name: "\(backtest.area.id)-backtest",
            title: "How forecasts of \(backtest.area.name) would have done",
            tables: [
                ("backtest.csv", "Every forecast with its score", forecastColumns),
                ("scores.csv", "Mean scores by service, measure and months ahead", scoreColumns),
                ("reliability.csv", "Probabilities, and what came", probabilityColumns),
            ]
        )
        return [
            ("backtest.csv", try forecasts(backtest)),
            ("scores.csv", scores(backtest, try BacktestScores(backtest))),
            ("reliability.csv", probabilities(backtest)),
            (DataPackage.name, description.json),
        ]
    }

    /// With as many decimals as say something, without zeros at the end.
    private static func figure(_ value: Double, _ decimals: Int) -> String {
        var text = decimal(value, decimals)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
