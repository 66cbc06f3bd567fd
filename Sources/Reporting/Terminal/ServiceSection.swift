import Areas
import Calendar
import Calibration
import Runs
import Statistics
import Wording

/// One service's part of the report on the terminal.
struct ServiceSection {
    let model: FittedService
    let result: RunResult

    private var service: Service { model.service }

    func write(to text: inout ScreenText) {
        let provider =
            service.provider.isEmpty || service.name.contains(service.provider) ? "" : ", \(service.provider)"
        text.heading("\(service.name)\(provider) [\(TerminalReport.known(model))]")
        let figures = FigureTable(result: result, service: service.id, rows: rows)
        var changes = rows.filter { [.waiting, .meanWait, .waitingBeyond(weeks: 52)].contains($0.series.measure) }
        if let last = service.stages.last, last.dueWeeks != nil { changes.append(("\(last.id) in time", inTime(last))) }
        if service.stock != nil { changes.append(("held", MeasuredSeries(measure: .held(placement: nil)))) }
        figures.writeForecast(to: &text)
        for remark in remarks { text.paragraph(remark) }
        figures.writeDifferences(of: changes, to: &text)
    }

    private var last: Int { result.months.count - 1 }

    /// What the reader must know beside the figures.
    private var remarks: [String] {
        var remarks: [String] = []
        if let referredNow { remarks.append(referredNow) }
        if let flows = flowsOfFirstYear { remarks.append(flows) }
        if let loads { remarks.append(loads) }
        if let waiting = baseline(.waiting), last >= 12,
            let end = waiting.months[last], let before = waiting.months[last - 12],
            end.p50 > 1.05 * before.p50
        {
            remarks.append("still growing at the end: removals do not keep up with referrals")
        }
        if model.anchor < result.months[0] {
            remarks.append(
                "last figures \(model.anchor.name); carried forward to \(result.months[0].name) by the model"
            )
        }
        if model.keepsToPath {
            remarks.append(
                model.hindcast?.sentence
                    ?? "how such forecasts would have done cannot be told yet: too few months are published"
            )
        }
        remarks.append("from: " + model.account.joined(separator: "; "))
        if !service.note.isEmpty { remarks.append("note: " + service.note) }
        return remarks
    }

    /// How long a child waits who is referred in the first month of the forecast; nothing where too few replications follow
    /// children for a range.
    private var referredNow: String? {
        guard last >= 1, let wait = baseline(.meanWaitIfReferred)?.months[1], wait.count >= Self.fewestForRange,
            let leaving = baseline(.leavingIfReferred)?.months[1]
        else { return nil }
        let weeks = { (value: Double) in
            value == .infinity ? "over ten years" : thousands(value, toldDecimals(error: wait.medianError))
        }
        let share = rounded(100 * leaving.p50, toldDecimals(error: leaving.medianError.map { 100 * $0 }))
        return "a child referred in \(result.months[1].name) who is seen waits "
            + (wait.p50 == .infinity ? "\(weeks(wait.p50)) " : "\(counted(weeks(wait.p50), "week")) on average ")
            + "(\(weeks(wait.p10)) to \(weeks(wait.p90))); \(share)% leave unseen, early disposals "
            + "included"
    }

    /// Values from which on a range says something.
    static let fewestForRange = 10

    /// Mean flows a month over the first twelve months.
    private var flowsOfFirstYear: String? {
        guard !service.isPathway, let referrals = firstYear(.referrals), let seen = firstYear(.seen),
            let early = firstYear(.earlyDisposals), let left = firstYear(.left)
        else { return nil }
        return "a month in the first year: \(counted(referrals, "referral")); \(seen) seen\(published), "
            + "\(counted(early, "early disposal")) (rejected, fast-tracked, transferred)\(inferred), \(left) left without being "
            + "seen" + (latentFlows.map { "; \($0)" } ?? "")
    }

    /// What bends a list to its path.
    private var latentFlows: String? {
        guard let added = firstYear(.unexplainedAdditions), let removed = firstYear(.unexplainedRemovals) else {
            return nil
        }
        return "\(added) join and \(removed) leave for reasons that no figure tells (inferred from how the list "
            + "has moved)"
    }

    /// What is published of those who are seen, beside what the forecast has of them.
    private var published: String {
        guard case .implied(let removals, _) = model.stages[0].capacity else { return "" }
        return removals.assessedLevel.map { " (\(words($0, decimals: $0 < 10 ? 1 : 0)) are published as assessed)" }
            ?? " (inferred: nobody publishes them)"
    }

    /// Whether how those who leave divide is inferred.
    private var inferred: String {
        switch model.stages[0].capacity {
        case .implied, .balanced: model.stages[0].stage.order == .fitted ? ", inferred" : ""
        case .stated, .inferred, .staffed, .unlimited: ""
        }
    }

    /// What is asked of the capacity, of each stage of a pathway, in the first year and in the last, and what would be enough.
    private var loads: String? {
        guard last >= 24 else { return nil }
        let parts: [ServicePart] = service.isPathway ? service.stages.map { .stage($0.id) } : [.whole]
        let loads = parts.compactMap { part -> String? in
            let series = MeasuredSeries(measure: .load, part: part)
            guard let load = result.forecast(Plan.noChange.id, service.id, series),
                let first = load.months[12], let final = load.months[last]
            else { return nil }
            return (service.isPathway ? "\(part.column) " : "") + "\(Self.load(first)), then \(Self.load(final))"
        }
        guard !loads.isEmpty else { return nil }
        let relief = baseline(.reliefCapacity)?.months[12]
            .map {
                "; a year from now \(TerminalReport.median($0)) a month would have to be seen to meet its target half a year later"
            }
        return "load (demand over capacity, above 1 a list grows) over the first year and the last: "
            + loads.joined(separator: "; ") + (relief ?? "")
    }

    private static func load(_ summary: Summary) -> String {
        rounded(summary.p50, toldDecimals(error: summary.medianError, most: 2))
    }

    /// Mean of a measure over the first twelve months; its error is at most the mean of theirs.
    private func firstYear(_ measure: Measure) -> String? {
        guard last >= 12, let series = baseline(measure) else { return nil }
        let year = series.months[1...12].compactMap { $0 }
        guard !year.isEmpty else { return nil }
        let months = Double(year.count)
        let error = year.reduce(0) { $0 + ($1.meanError ?? 0) } / months
        return thousands(year.reduce(0) { $0 + $1.mean } / months, toldDecimals(error: error))
    }

    private func baseline(_ measure: Measure) -> ForecastSeries? {
        result.forecast(Plan.noChange.id, service.id, MeasuredSeries(measure: measure))
    }

    private var rows: [FigureTable.Row] {
        var rows: [FigureTable.Row] = []
        if service.isPathway {
            rows.append(("open cases", MeasuredSeries(measure: .waiting)))
        } else {
            rows += FigureTable.waits
        }
        for stage in service.stages {
            guard let weeks = stage.dueWeeks else { continue }
            let name = service.isPathway ? stage.id : "taken up"
            rows.append(("\(name) within \(counted(decimal(weeks, 0), "week")), in month", inTime(stage)))
        }
        for case .outcome(let name) in service.stages.flatMap(\.routes).map(\.destination) {
            rows.append(("\(name), in month", MeasuredSeries(measure: .outcome(name))))
        }
        for one in service.classes {
            let measures: [(String, Measure)] = [
                ("waiting", .waiting), ("mean wait, weeks", .meanWait), ("over 52 weeks", .waitingBeyond(weeks: 52)),
            ]
            rows += measures.map {
                ("\(one.name): \($0.0)", MeasuredSeries(measure: $0.1, part: .childClass(one.name)))
            }
        }
        if let stock = service.stock {
            rows.append(("held (\(stock.outcome))", MeasuredSeries(measure: .held(placement: nil))))
            rows.append(("ceased, in month", MeasuredSeries(measure: .ceased)))
        }
        return rows
    }

    private func inTime(_ stage: Stage) -> MeasuredSeries {
        MeasuredSeries(measure: .withinDue(stage: stage.id), part: .stage(stage.id))
    }
}
