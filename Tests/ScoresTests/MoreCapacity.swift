import Areas
import Calendar
import Calibration
import Runs
import Statistics
import TestSupport

/// The drawn services under 30% more capacity from the first month of the forecast: what ranges held of what came.
enum MoreCapacity {
    private static let months = [3, 6, 12]

    private static let measures: [(measure: Measure, name: String)] = [
        (.waiting, "number waiting"), (.meanWait, "mean wait"), (.maxWait, "maximum wait"),
    ]

    /// The lines of all measures.
    static func rows(cut: Bool, replications: Int, effort: FitEffort) throws -> [ScoreRow] {
        let all = try ScoredLists.synthetic()
        let areas = cut ? Array(all.prefix(2)) : all
        let results = concurrentMap(areas.count) { number in
            Result { () throws(InputErrors) in try forecasts(areas[number], replications, effort) }
        }
        let found = try results.flatMap { try $0.get() }
        return try measures.map { try row(found, $0.measure, $0.name) }
    }

    private static func row(_ forecasts: [Forecast], _ measure: Measure, _ name: String) throws -> ScoreRow {
        let came = try observed(measure)
        var score = ForecastScore()
        var lists: Set<String> = []
        for forecast in forecasts where forecast.measure == measure {
            guard let observed = came["\(forecast.service) \(forecast.month)"] else { continue }
            try score.add(percentiles: forecast.percentiles, observed: observed)
            lists.insert(forecast.service)
        }
        return ScoreRow(
            set: "synthetic, 30% more capacity",
            measure: name,
            months: "3, 6, 12",
            lists: lists.count,
            forecasts: score.count,
            against: "",
            sum: .nan,
            geometric: .nan,
            ofBestRule: nil,
            held80: score.coverage80,
            held95: score.coverage95,
            goal: "95% at least .90"
        )
    }

    /// What was forecast of a service.
    private struct Forecast {
        var service: String
        var measure: Measure
        var month: Int
        var percentiles: [Double]
    }

    private static func forecasts(
        _ whole: Area,
        _ replications: Int,
        _ effort: FitEffort
    ) throws(InputErrors) -> [Forecast] {
        let origin = ScoredLists.syntheticOrigin
        let area = whole.asKnown(at: origin)
        let steps = area.services.map { service in
            Intervention(
                effect: Productivity(change: Figure(0.3, evidence: .assumed)),
                service: service.id,
                from: origin + 1,
                label: "30% more cases"
            )
        }
        let plan = Plan(id: "more", name: "More", interventions: steps)
        let settings = RunSettings(replications: replications, horizonMonths: 12, followsReferrals: false)
        let fitted = try FittedArea(area, dataTo: origin, effort: effort)
        let result = try Runner(fitted, plans: [plan], settings: settings).run()
        var forecasts: [Forecast] = []
        for service in area.services {
            for (measure, _) in measures {
                guard let series = result.forecast(plan.id, service.id, MeasuredSeries(measure: measure)) else {
                    continue
                }
                for month in months {
                    guard let summary = series.months[month] else { continue }
                    let percentiles = summary.percentiles
                    forecasts.append(
                        Forecast(
                            service: service.historyName,
                            measure: measure,
                            month: month,
                            percentiles: percentiles
                        )
                    )
                }
            }
        }
        return forecasts
    }

    /// What came, by the service's name and the month.
    private static func observed(_ measure: Measure) throws -> [String: Double] {
        let column = "\(measure == .meanWait ? "mean_wait" : measure == .maxWait ? "max_wait" : "waiting")_if_30pc_more"
        var came: [String: Double] = [:]
        for row in try ReferenceTable("synthetic-services/services.csv").rows(where: "phase", is: "future") {
            came["service \(try row.integer("service")) \(try row.integer("month"))"] = try row.numberIfKnown(column)
        }
        return came
    }
}
