import Areas
import Calendar
import Calibration
package import Runs
import Statistics
import Wording

/// `hub.csv`: the forecast in the form in which hubverse collects models' output.
///
/// Months only; plans are its scenarios and services its locations. The stage or class is a task of its own.
///
/// Source: hubverse, "Model output" (<https://docs.hubverse.io/en/latest/user-guide/model-output.html>).
package enum HubTable {
    /// The file's name.
    package static let file = "hub.csv"
    /// What it holds, in a line.
    package static let title = "The forecast by month in hubverse's form of models' output"

    /// Its columns.
    package static let columns = [
        TableColumn("origin_date", "the last day of the origin, the last month that is known", .date),
        TableColumn("scenario_id", "the plan's id"), TableColumn("location", "the id of the service or sum"),
        TableColumn("stage", "all, the id of a stage, or class and the name of a class of children"),
        TableColumn("target", "the measure"),
        TableColumn("horizon", "months after the origin", .integer, unit: "months"),
        TableColumn("target_end_date", "the last day of the month that is forecast", .date),
        TableColumn("output_type", "mean, median or quantile"),
        TableColumn("output_type_id", "the level of a quantile; NA of mean and median", .number),
        TableColumn("value", "the forecast", .number, unit: "the measure's"),
    ]

    /// The table's text.
    package static func text(_ result: RunResult) -> String {
        let reported = ReportedRows(result)
        let all = result.forecasts.filter(reported.contains)
        let rows = concurrentMap(all.count) { Self.rows(of: all[$0], result) }
        return CSVText(columns).text + rows.joined()
    }

    private static func rows(of series: ForecastSeries, _ result: RunResult) -> String {
        var csv = CSVText()
        let measure = series.series.measure
        guard let origin = result.months.first else { return "" }
        for (month, summary) in zip(result.months, series.months) where month > origin {
            guard let summary else { continue }
            let task = [
                lastDay(of: origin), series.plan, series.service, series.series.part.column, measure.id,
                "\(month - origin)", lastDay(of: month),
            ]
            let figure = { (value: Double) in ForecastTables.figure(value, ForecastTables.decimals(of: measure)) }
            csv.row(task + ["mean", "NA", figure(summary.mean)])
            for (level, value) in zip(Summary.levels, summary.percentiles) {
                if level == 0.5 { csv.row(task + ["median", "NA", figure(value)]) }
                csv.row(task + ["quantile", "\(level)", figure(value)])
            }
        }
        return csv.text
    }

    private static func lastDay(of month: Month) -> String { (month.end + -1).description }
}
