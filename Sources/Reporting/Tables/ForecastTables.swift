import Areas
import Calendar
import Calibration
package import Runs
import Statistics
import Wording

/// The CSV files of a run.
package enum ForecastTables {
    /// The columns of `forecast.csv` and `comparison.csv`.
    package static let columns =
        [
            TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
            TableColumn("service", "the id of the service or sum"),
            TableColumn("stage", "all, the id of a stage, or class and the name of a class of children"),
            TableColumn("period", "the month, or the year"),
            TableColumn("period_type", "month, calendar_year, financial_year or academic_year"),
            TableColumn("measure", "what is measured"),
            TableColumn("unit", "children, weeks, share (from 0 to 1) or ratio"),
            TableColumn("evidence", "the least sure of what the figure rests on: observed, derived or assumed"),
            TableColumn("mean", "mean over the replications", .number, unit: "the measure's"),
            TableColumn("sd", "standard deviation over the replications", .number, unit: "the measure's"),
        ]
        + ["2_5", "5", "10", "25", "50", "75", "90", "95", "97_5"]
        .map { TableColumn("p\($0)", "percentile over the replications", .number, unit: "the measure's") }
        + [
            TableColumn("replications", "how many replications have a value", .integer),
            TableColumn("mean_mc_error", "Monte Carlo standard error of mean", .number, unit: "the measure's"),
            TableColumn("p50_mc_error", "Monte Carlo standard error of p50", .number, unit: "the measure's"),
            ShownNames.serviceColumn, ShownNames.planColumn, ShownNames.measureColumn,
        ]

    /// The columns of `targets.csv`.
    package static let targetColumns = [
        TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
        TableColumn("service", "the id of the service or sum; of several targets at once those of all"),
        TableColumn("target", "the sentence of the file; of several at once all of: and their sentences"),
        TableColumn("measure", "the measure; of several at once all_of"),
        TableColumn("bound", "at least or at most; NA of several"),
        TableColumn("value", "what the measure must not be below or above", .number, unit: "the measure's"),
        TableColumn("unit", "the measure's unit; NA of several"),
        TableColumn("by", "the month in which it is due, or the year over which"),
        TableColumn("evidence", "the least sure of what the forecast rests on: observed, derived or assumed"),
        TableColumn("probability", "share of replications that meet it", .number, unit: "share"),
        TableColumn("mc_error", "Monte Carlo standard error of probability", .number, unit: "share"),
        TableColumn("low", "lower end of its 95% interval (Wilson's)", .number, unit: "share"),
        TableColumn("high", "upper end of it", .number, unit: "share"),
        TableColumn(
            "probability_held",
            "share of replications that meet it then and in every later month or year",
            .number,
            unit: "share"
        ),
        TableColumn("first_month_p50", "first month in which at least half of the replications meet it", .month),
        TableColumn("first_month_p80", "the same for 80%", .month),
        TableColumn("first_month_p95", "the same for 95%", .month),
        TableColumn("replications", "how many replications have a value", .integer),
        TableColumn("source", "where the goal comes from"),
        ShownNames.serviceColumn, ShownNames.planColumn, ShownNames.measureColumn,
    ]

    /// `forecast.csv`: every measure of every service by month and by year if nothing changes, then for each plan those of the services
    /// that it names or reaches.
    package static func forecast(_ result: RunResult) -> String {
        table(result, result.forecasts.filter(ReportedRows(result).contains))
    }

    /// `comparison.csv`: each plan less no change, replication by replication, for the services that it names or reaches.
    package static func comparison(_ result: RunResult) -> String {
        table(result, result.differences.filter(ReportedRows(result).contains))
    }

    /// A figure; `INF` where it lies beyond what was followed.
    static func figure(_ value: Double, _ decimals: Int) -> String {
        value == .infinity ? "INF" : decimal(value, decimals)
    }

    /// How many decimals the figures of a measure have.
    static func decimals(of measure: Measure) -> Int { [.share, .ratio].contains(measure.unit) ? 3 : 1 }

    /// A standard error to three digits or so, and no more than six decimals; `NA` where there are too few values.
    static func error(_ value: Double?) -> String {
        guard let value, value != 0 else { return value == nil ? "NA" : "0" }
        var decimals = 0
        var scaled = abs(value)
        while scaled < 100, decimals < 6 {
            scaled *= 10
            decimals += 1
        }
        return decimal(value, decimals)
    }

    /// The figures of series by month, and then by year.
    ///
    /// `mean_mc_error` and `p50_mc_error` are the Monte Carlo standard errors of `mean` and `p50`
    /// (``Statistics/Summary/meanError``, ``Statistics/Summary/medianError``): how far they would be off by chance with as
    /// many replications. They say nothing of what is uncertain about the world, which the percentiles show.
    private static func table(_ result: RunResult, _ all: [ForecastSeries]) -> String {
        let names = ShownNames(result)
        let rows = concurrentMap(all.count) { Self.rows(of: all[$0], result, names) }
        return CSVText(columns).text + rows.joined()
    }

    private static func rows(of series: ForecastSeries, _ result: RunResult, _ names: ShownNames) -> String {
        var csv = CSVText()
        let measure = series.series.measure
        let named = [names.service(series.service), names.plan(series.plan), measure.name]
        let decimals = decimals(of: measure)
        let months = zip(result.months, series.months).map { ($0.description, "month", $1) }
        let years = zip(result.years, series.years).map { ($0.description, $0.kind.column, $1) }
        for (period, kind, summary) in months + years {
            guard let summary else { continue }
            csv.row(
                [
                    result.area.id, series.plan, series.service, series.series.part.column, period, kind,
                    measure.id, measure.unit.rawValue, series.evidence.rawValue, figure(summary.mean, decimals),
                    decimal(summary.standardDeviation, decimals),
                ] + summary.percentiles.map { figure($0, decimals) }
                    + ["\(summary.count)", error(summary.meanError), error(summary.medianError)] + named
            )
        }
        return csv.text
    }

    /// `targets.csv`: the probability of meeting each target by its date, and of holding it.
    ///
    /// `mc_error` is the Monte Carlo standard error of `probability`, `low` and `high` its Wilson 95% interval.
    package static func targets(_ result: RunResult) -> String {
        var csv = CSVText(targetColumns)
        let names = ShownNames(result)
        for target in result.targets {
            let interval = target.probability?.interval()
            let asked = asked(target.aim)
            let share = { (value: Double?) in value.map { decimal($0, 4) } ?? "NA" }
            csv.row(
                [result.area.id, target.plan] + asked
                    + [
                        target.evidence.rawValue,
                        share(target.probability?.value), share(target.probability?.standardError),
                        share(interval?.lower), share(interval?.upper), share(target.held?.value),
                    ] + target.firstMonths.map { $0?.description ?? "NA" }
                    + ["\(target.probability?.trials ?? 0)", target.aim.source]
                    + [names.service(asked[0]), names.plan(target.plan), measureName(target.aim)]
            )
        }
        return csv.text
    }

    private static func measureName(_ aim: TargetResult.Aim) -> String {
        switch aim {
        case .one(let target): target.series.measure.name
        case .all: ShownNames.figure("all_of")
        }
    }

    /// From the service to the date: of several targets at once the services and the last date, and no single value.
    private static func asked(_ aim: TargetResult.Aim) -> [String] {
        switch aim {
        case .one(let target):
            [
                target.service, target.text, target.series.measure.id, target.bound.rawValue,
                decimal(target.value, target.measure.unit == .share ? 4 : 2), target.measure.unit.rawValue,
                target.due.description,
            ]
        case .all(let joint):
            [
                Array(Set(joint.targets.map(\.service))).sorted().joined(separator: "; "), joint.text, "all_of", "NA",
                "NA", "NA", joint.last?.description ?? "NA",
            ]
        }
    }
}

extension Year.Kind {
    /// The value of the `period_type` column.
    fileprivate var column: String {
        switch self {
        case .calendar: "calendar_year"
        case .financial: "financial_year"
        case .academic: "academic_year"
        }
    }
}
