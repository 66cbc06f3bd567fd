package import Planning
import Simulation
import Statistics

/// What a run prints: for every service the forecast if nothing changes, and what each plan would change.
package enum TerminalReport {
    /// The report's lines.
    package static func text(_ result: RunResult) -> String {
        var lines = heading(result)
        for model in result.models {
            lines.append("")
            lines += service(model, result)
        }
        lines.append("")
        lines += targets(result)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func heading(_ result: RunResult) -> [String] {
        let origin = result.months[0].name
        return [
            "\(result.area.name): \(result.months.count - 1) months from the end of \(origin)",
            "\(thousands(Double(result.settings.replications))) replications of \(result.plans.count) plans, seed "
                + "\(result.settings.seed). Figures are medians; in brackets the range that 8 in 10 replications fall in.",
        ]
    }

    /// The months shown: the origin, then every twelfth, and the last.
    private static func shown(_ result: RunResult) -> [Int] {
        let last = result.months.count - 1
        let years = Array(stride(from: 0, through: last, by: 12))
        return years.last == last ? years : years + [last]
    }

    private static func service(_ model: ServiceModel, _ result: RunResult) -> [String] {
        let service = model.service
        let provider = service.provider.isEmpty ? "" : ", \(service.provider)"
        var title = "\(service.name)\(provider)"
        switch model.sufficiency {
        case .snapshot: title += "  [INSUFFICIENT DATA: one count and no flows; \(model.evidence.rawValue)]"
        case .short: title += "  [short series; \(model.evidence.rawValue)]"
        case .stated: title += "  [\(model.evidence.rawValue): stated by the area]"
        case .series: title += "  [\(model.evidence.rawValue) from monthly series]"
        }
        let months = shown(result)
        var table = TextTable(indent: 2)
        table.row(
            ["if nothing changes"] + months.map { $0 == 0 ? "now (\(result.months[0].name))" : result.months[$0].name }
        )
        for (name, measure) in rows(of: service) {
            guard let forecast = result.forecast(Plan.noChange.id, service.id, measure) else { continue }
            table.row(
                [name] + months.map { cell(forecast.months[$0], measure.measure, exact: $0 == 0) }
            )
        }
        var lines = [title, String(repeating: "-", count: min(title.count, 100))] + table.lines
        lines += differences(service, result, months)
        if model.anchor < result.months[0] {
            lines.append(
                "  last figures: \(model.anchor.name); carried forward to \(result.months[0].name) by the model"
            )
        }
        return lines
    }

    private static func rows(of service: Service) -> [(String, MeasuredSeries)] {
        guard service.isPathway else {
            return [
                ("children waiting", MeasuredSeries(measure: .waiting)),
                ("mean wait, weeks", MeasuredSeries(measure: .meanWait)),
                ("longest wait, weeks", MeasuredSeries(measure: .maxWait)),
                ("waiting under 18 weeks", MeasuredSeries(measure: .shareWithin(weeks: 18))),
                ("waiting over 52 weeks", MeasuredSeries(measure: .waitingBeyond(weeks: 52))),
            ]
        }
        var rows = [("open cases", MeasuredSeries(measure: .waiting))]
        for stage in service.stages {
            guard let weeks = stage.dueWeeks else { continue }
            rows.append(("\(stage.id) within \(decimal(weeks, 0)) weeks, in month", inTime(stage)))
        }
        for case .outcome(let name) in service.stages.flatMap(\.routes).map(\.destination) {
            rows.append(("\(name), in month", MeasuredSeries(measure: .outcome(name))))
        }
        return rows
    }

    private static func inTime(_ stage: Stage) -> MeasuredSeries {
        MeasuredSeries(measure: .withinDue(stage: stage.id), stage: stage.id)
    }

    private static func cell(_ summary: Summary?, _ measure: Measure, exact: Bool) -> String {
        guard let summary else { return "-" }
        let middle = number(summary.p50, measure)
        let low = number(summary.p10, measure)
        let high = number(summary.p90, measure)
        return low == high ? middle : "\(middle) (\(low) to \(high))"
    }

    private static func number(_ value: Double, _ measure: Measure) -> String {
        measure.unit == "share" ? decimal(100 * value, 0) + "%" : thousands(value)
    }

    /// What each plan that touches the service changes.
    private static func differences(_ service: Service, _ result: RunResult, _ months: [Int]) -> [String] {
        var measures = rows(of: service)
            .filter { [.waiting, .meanWait, .waitingBeyond(weeks: 52)].contains($0.1.measure) }
        if service.isPathway, let last = service.stages.last, last.dueWeeks != nil {
            measures.append(("\(last.id) in time", inTime(last)))
        }
        var table = TextTable(indent: 2)
        table.row(["difference from no change"] + months.dropFirst().map { result.months[$0].name })
        var touched = false
        for plan in result.plans.dropFirst() {
            let changed = measures.compactMap { name, measure in
                result.differences.first { $0.plan == plan.id && $0.service == service.id && $0.series == measure }
                    .map { (name, measure, $0) }
            }
            guard !changed.isEmpty else { continue }
            touched = true
            table.row([plan.name])
            for (name, measure, difference) in changed {
                table.row(["  " + name] + months.dropFirst().map { change(difference.months[$0], measure.measure) })
            }
        }
        return touched ? table.lines : ["  no plan changes this service"]
    }

    private static func change(_ summary: Summary?, _ measure: Measure) -> String {
        guard let summary else { return "-" }
        let points = measure.unit == "share"
        let signed = { (value: Double) -> String in
            let text = points ? decimal(100 * value, 0) : thousands(value)
            return (text.hasPrefix("-") || text == "0" ? text : "+" + text) + (points ? "%" : "")
        }
        let (middle, low, high) = (signed(summary.p50), signed(summary.p10), signed(summary.p90))
        return low == high ? middle : "\(middle) (\(low) to \(high))"
    }

    private static func targets(_ result: RunResult) -> [String] {
        guard !result.targets.isEmpty else { return [] }
        let title = "Probability of meeting each target by its date"
        var table = TextTable(indent: 2)
        var names = result.plans.map(\.name)
        names[0] = "no change"
        var letters: [String] = []
        for (index, name) in names.enumerated() {
            letters.append("\(index)")
            table.row(["plan \(index): \(name)"])
        }
        var grid = TextTable(indent: 2)
        grid.row(["target"] + letters)
        for target in result.targets where target.plan == result.plans[0].id {
            let cells = result.plans.map { plan -> String in
                let held = result.targets.first { $0.plan == plan.id && $0.target == target.target }
                return held?.probability.map { decimal(100 * $0.value, 0) + "%" } ?? "-"
            }
            grid.row([target.target.text] + cells)
        }
        return [title, String(repeating: "-", count: title.count)] + table.lines + grid.lines
    }
}
