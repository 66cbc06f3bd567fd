import Areas
import Calendar
import Calibration
package import Runs
import Statistics
import Wording

/// The CSV files of a run.
package enum ForecastTables {
    private static let header =
        "area,plan,service,stage,period,period_type,measure,unit,evidence,"
        + "mean,sd,p2_5,p5,p10,p25,p50,p75,p90,p95,p97_5,replications,mean_mc_error,p50_mc_error"

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
    private static func figure(_ value: Double, _ decimals: Int) -> String {
        value == .infinity ? "INF" : decimal(value, decimals)
    }

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
        let rows = concurrentMap(all.count) { Self.rows(of: all[$0], result) }
        return CSVText(header: header).text + rows.joined()
    }

    private static func rows(of series: ForecastSeries, _ result: RunResult) -> String {
        var csv = CSVText()
        let measure = series.series.measure
        let decimals = [.share, .ratio].contains(measure.unit) ? 3 : 1
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
                    + ["\(summary.count)", error(summary.meanError), error(summary.medianError)]
            )
        }
        return csv.text
    }

    /// `targets.csv`: the probability of meeting each target by its date, and of holding it.
    ///
    /// `mc_error` is the Monte Carlo standard error of `probability`, `low` and `high` its Wilson 95% interval.
    package static func targets(_ result: RunResult) -> String {
        var csv = CSVText(
            header: "area,plan,service,target,measure,bound,value,unit,by,evidence,probability,mc_error,low,high,"
                + "probability_held,first_month_p50,first_month_p80,first_month_p95,replications,source"
        )
        for target in result.targets {
            let interval = target.probability?.interval()
            let share = { (value: Double?) in value.map { decimal($0, 4) } ?? "NA" }
            csv.row(
                [result.area.id, target.plan] + asked(target.aim)
                    + [
                        target.evidence.rawValue,
                        share(target.probability?.value), share(target.probability?.standardError),
                        share(interval?.lower), share(interval?.upper), share(target.held?.value),
                    ] + target.firstMonths.map { $0?.description ?? "NA" }
                    + ["\(target.probability?.trials ?? 0)", target.aim.source]
            )
        }
        return csv.text
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
