import Areas
package import Runs
import Statistics

/// Which series of a result its tables hold.
///
/// A table that is turned by plan, service or measure has no holes: of each service that a plan names or visibly reaches,
/// every series that no change has, be the plan's difference nothing. Services that a plan leaves alone have no rows under
/// it.
package struct ReportedRows {
    private let baseline: String
    /// Services by plan.
    private var services: [String: Set<String>] = [:]
    /// Series by service that hold nothing under any plan and would hold nothing but zeros.
    private var idle: [String: Set<MeasuredSeries>] = [:]

    /// The rows of a result.
    package init(_ result: RunResult) {
        baseline = result.plans[0].id
        // Few services ever divert or transfer children, or empty a list: their rows stand where some plan does.
        for series in result.forecasts
        where [.diverted, .transferred, .removalsMissing].contains(series.series.measure) {
            idle[series.service, default: []].insert(series.series)
        }
        for series in result.forecasts where series.isSomething { idle[series.service]?.remove(series.series) }
        for difference in result.differences where result.isNamed(difference) || result.isTold(difference) {
            services[difference.plan, default: []].insert(difference.service)
        }
    }

    /// Whether a forecast, or a difference from no change, is in its table.
    package func contains(_ series: ForecastSeries) -> Bool {
        guard idle[series.service]?.contains(series.series) != true else { return false }
        return series.plan == baseline || services[series.plan]?.contains(series.service) == true
    }
}

extension ForecastSeries {
    /// Whether it is ever anything but zero.
    fileprivate var isSomething: Bool {
        months.contains { $0.map { $0.mean != 0 || $0.standardDeviation != 0 } ?? false }
    }
}
