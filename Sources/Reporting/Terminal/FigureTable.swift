import Areas
import Calendar
import Runs
import Statistics
import Wording

/// The figures of a service, or of a sum of services, on the terminal: what they will be if nothing changes, and what each
/// plan would change.
struct FigureTable {
    /// A line: its name and what it shows.
    typealias Row = (name: String, series: MeasuredSeries)

    let result: RunResult
    /// The service's or sum's id.
    let service: String
    let rows: [Row]

    /// What is shown of every waiting list.
    static let waits: [Row] = [
        ("children waiting", MeasuredSeries(measure: .waiting)),
        ("mean wait, weeks", MeasuredSeries(measure: .meanWait)),
        ("longest wait, weeks", MeasuredSeries(measure: .maxWait)),
        ("waiting under 18 weeks", MeasuredSeries(measure: .shareWithin(weeks: 18))),
        ("waiting over 52 weeks", MeasuredSeries(measure: .waitingBeyond(weeks: 52))),
    ]

    private var months: [Int] { result.monthsShown }

    /// The forecast if nothing changes.
    func writeForecast(to text: inout ScreenText) {
        var table = TextTable(indent: 2)
        table.row(
            ["if nothing changes"] + months.map { $0 == 0 ? "now (\(result.months[0].name))" : result.months[$0].name }
        )
        for (name, series) in rows {
            guard let forecast = result.forecast(Plan.noChange.id, service, series) else { continue }
            table.row([name] + months.map { Self.cell(forecast.months[$0], series.measure) })
        }
        text.table(table)
    }

    /// What each plan changes of some of the figures; nothing if no plan does.
    func writeDifferences(of rows: [Row], to text: inout ScreenText) {
        var table = TextTable(indent: 2)
        table.row(["difference from no change"] + months.dropFirst().map { result.months[$0].name })
        var isTouched = false
        var idle: [String] = []
        for plan in result.plans.dropFirst() {
            let changed = rows.compactMap { name, series -> [String]? in
                let difference = result.differences
                    .first { $0.plan == plan.id && $0.service == service && $0.series == series }
                guard let difference, result.isTold(difference) else { return nil }
                let cells = months.dropFirst().map { Self.change(difference.months[$0], series.measure) }
                return cells.contains { $0 != "0" && $0 != "-" } ? ["  " + name] + cells : nil
            }
            guard !changed.isEmpty else {
                if let nothing = nothing(plan) { idle.append(nothing) }
                continue
            }
            isTouched = true
            table.row([plan.name])
            for row in changed { table.row(row) }
        }
        if isTouched {
            text.blank()
            text.table(table)
        }
        if !idle.isEmpty { text.blank() }
        for sentence in idle { text.paragraph(sentence) }
    }

    /// That a plan which names the service does nothing to it, and why, where that is plain.
    private func nothing(_ plan: Plan) -> String? {
        guard let service = result.area.services.first(where: { $0.id == service }),
            plan.names(service.id, in: result.area)
        else { return nil }
        let reason = PlanConsequences(of: plan, in: result).reason(at: service).map { ": \($0)" } ?? ""
        return "\(plan.name) changes none of these figures\(reason)"
    }

    /// Median and range of a figure, to the digits that the replications can tell.
    static func cell(_ summary: Summary?, _ measure: Measure) -> String {
        range(summary, measure) { value, decimals in
            // A wait beyond the time for which children are followed.
            if value == .infinity { return "over ten years" }
            return measure.unit == .share ? rounded(100 * value, decimals) + "%" : thousands(value, decimals)
        }
    }

    /// Median and range of a difference, with its sign; shares in percentage points.
    static func change(_ summary: Summary?, _ measure: Measure) -> String {
        let isShare = measure.unit == .share
        let text = range(summary, measure) { value, decimals in
            let text = isShare ? rounded(100 * value, decimals) : thousands(value, decimals)
            return text.hasPrefix("-") || text == "0" ? text : "+" + text
        }
        return isShare && text != "-" && text != "0" ? text + " points" : text
    }

    private static func range(
        _ summary: Summary?,
        _ measure: Measure,
        _ number: (Double, _ decimals: Int) -> String
    ) -> String {
        guard let summary else { return "-" }
        let decimals = toldDecimals(error: summary.medianError.map { measure.unit == .share ? 100 * $0 : $0 })
        let texts = [summary.p50, summary.p10, summary.p90].map { number($0, decimals) }
        let (middle, low, high) = (texts[0], texts[1], texts[2])
        return low == high ? middle : "\(middle) (\(low) to \(high))"
    }
}
