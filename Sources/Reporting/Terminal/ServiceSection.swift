import Planning
import Simulation
import Statistics

/// One service's part of the report on the terminal.
struct ServiceSection {
    let model: ServiceModel
    let result: RunResult

    private var service: Service { model.service }

    /// The months shown: the origin, then every twelfth, and the last.
    private var months: [Int] {
        let last = result.months.count - 1
        let years = Array(stride(from: 0, through: last, by: 12))
        return years.last == last ? years : years + [last]
    }

    /// The lines.
    var lines: [String] {
        let provider =
            service.provider.isEmpty || service.name.contains(service.provider) ? "" : ", \(service.provider)"
        let title = "\(service.name)\(provider)  [\(TerminalReport.known(model))]"
        return [title, String(repeating: "-", count: min(title.count, 100))] + forecast + remarks + differences
    }

    private var forecast: [String] {
        var table = TextTable(indent: 2)
        table.row(
            ["if nothing changes"] + months.map { $0 == 0 ? "now (\(result.months[0].name))" : result.months[$0].name }
        )
        for (name, series) in rows {
            guard let forecast = result.forecast(Plan.noChange.id, service.id, series) else { continue }
            table.row([name] + months.map { Self.cell(forecast.months[$0], series.measure) })
        }
        return table.lines
    }

    /// What the reader must know beside the figures.
    private var remarks: [String] {
        var remarks: [String] = []
        if let flows = flowsOfFirstYear { remarks.append(flows) }
        if let waiting = baseline(.waiting), months.last! >= 12,
            let end = waiting.months[months.last!], let before = waiting.months[months.last! - 12],
            end.p50 > 1.05 * before.p50
        {
            remarks.append("still growing at the end: removals do not keep up with referrals")
        }
        if model.anchor < result.months[0] {
            remarks.append(
                "last figures \(model.anchor.name); carried forward to \(result.months[0].name) by the model"
            )
        }
        if !service.note.isEmpty { remarks.append("note: " + service.note) }
        return remarks.flatMap { Self.wrapped($0) }
    }

    /// A remark in lines of at most 112 characters, those after the first set in further.
    private static func wrapped(_ remark: String) -> [String] {
        var lines = [" "]
        for word in remark.split(separator: " ") {
            if lines[lines.count - 1].count + word.count + 1 > 112 { lines.append("     ") }
            lines[lines.count - 1] += " " + word
        }
        return lines
    }

    /// Mean flows a month over the first twelve months.
    private var flowsOfFirstYear: String? {
        guard !service.isPathway, months.last! >= 12 else { return nil }
        let mean = { (measure: Measure) -> String? in
            guard let series = baseline(measure) else { return nil }
            let year = series.months[1...12].compactMap { $0?.mean }
            return year.isEmpty ? nil : thousands(year.reduce(0, +) / Double(year.count))
        }
        guard let referrals = mean(.referrals), let seen = mean(.seen), let early = mean(.earlyDisposals),
            let left = mean(.left)
        else { return nil }
        return "a month in the first year: \(referrals) referrals; \(seen) seen, \(early) early disposals (rejected, "
            + "fast-tracked, transferred), \(left) left without being seen"
    }

    private func baseline(_ measure: Measure) -> ForecastSeries? {
        result.forecast(Plan.noChange.id, service.id, MeasuredSeries(measure: measure))
    }

    private var rows: [(name: String, series: MeasuredSeries)] {
        guard service.isPathway else {
            return [
                ("children waiting", MeasuredSeries(measure: .waiting)),
                ("mean wait, weeks", MeasuredSeries(measure: .meanWait)),
                ("longest wait, weeks", MeasuredSeries(measure: .maxWait)),
                ("waiting under 18 weeks", MeasuredSeries(measure: .shareWithin(weeks: 18))),
                ("waiting over 52 weeks", MeasuredSeries(measure: .waitingBeyond(weeks: 52))),
            ]
        }
        var rows: [(String, MeasuredSeries)] = [("open cases", MeasuredSeries(measure: .waiting))]
        for stage in service.stages {
            guard let weeks = stage.dueWeeks else { continue }
            rows.append(("\(stage.id) within \(decimal(weeks, 0)) weeks, in month", inTime(stage)))
        }
        for case .outcome(let name) in service.stages.flatMap(\.routes).map(\.destination) {
            rows.append(("\(name), in month", MeasuredSeries(measure: .outcome(name))))
        }
        return rows
    }

    private func inTime(_ stage: Stage) -> MeasuredSeries {
        MeasuredSeries(measure: .withinDue(stage: stage.id), stage: stage.id)
    }

    /// What each plan that touches the service changes.
    private var differences: [String] {
        var measures = rows.filter { [.waiting, .meanWait, .waitingBeyond(weeks: 52)].contains($0.series.measure) }
        if service.isPathway, let last = service.stages.last, last.dueWeeks != nil {
            measures.append(("\(last.id) in time", inTime(last)))
        }
        var table = TextTable(indent: 2)
        table.row(["difference from no change"] + months.dropFirst().map { result.months[$0].name })
        var isTouched = false
        for plan in result.plans.dropFirst() {
            let changed = measures.compactMap { name, series in
                result.differences
                    .first { $0.plan == plan.id && $0.service == service.id && $0.series == series }
                    .map { (name, series, $0) }
            }
            guard !changed.isEmpty else { continue }
            isTouched = true
            table.row([plan.name])
            for (name, series, difference) in changed {
                table.row(["  " + name] + months.dropFirst().map { Self.change(difference.months[$0], series.measure) })
            }
        }
        return isTouched ? [""] + table.lines : []
    }

    /// Median and range of a figure.
    static func cell(_ summary: Summary?, _ measure: Measure) -> String {
        let number = { (value: Double) in
            measure.unit == "share" ? decimal(100 * value, 0) + "%" : thousands(value)
        }
        return range(summary, number)
    }

    /// Median and range of a difference, with its sign; shares in percentage points.
    static func change(_ summary: Summary?, _ measure: Measure) -> String {
        let isShare = measure.unit == "share"
        let signed = { (value: Double) -> String in
            let text = isShare ? decimal(100 * value, 0) : thousands(value)
            return text.hasPrefix("-") || text == "0" ? text : "+" + text
        }
        let text = range(summary, signed)
        return isShare && text != "-" && text != "0" ? text + " points" : text
    }

    private static func range(_ summary: Summary?, _ number: (Double) -> String) -> String {
        guard let summary else { return "-" }
        let (middle, low, high) = (number(summary.p50), number(summary.p10), number(summary.p90))
        return low == high ? middle : "\(middle) (\(low) to \(high))"
    }
}
