import Areas
import Calendar
import Calibration
import Charts
import Runs
import Statistics
import Wording

/// The plans side by side: what each leaves waiting, which targets it meets, what it costs and what it harms.
struct PlanTable {
    let result: RunResult

    /// The list or sum that the table shows: the first sum of the area, or its largest list.
    private var subject: (id: String, name: String)? {
        if let total = result.area.reportedTotals.first, result.noChange(total.id, .waiting) != nil {
            return (total.id, total.name)
        }
        return FrontPage.foremost(result).first.map { ($0.service.id, $0.service.name) }
    }

    /// Targets that tell plans apart most: at most three.
    private var targets: [TargetResult.Aim] {
        let own = result.targets.filter { $0.plan == result.plans[0].id && $0.probability != nil }
        let spread = { (aim: TargetResult.Aim) in
            let all = result.targets.filter { $0.aim == aim }.compactMap(\.probability?.value)
            return (all.max() ?? 0) - (all.min() ?? 0)
        }
        let chosen = own.map(\.aim).enumerated()
            .sorted { (spread($0.element), $1.offset) > (spread($1.element), $0.offset) }
            .prefix(3).map(\.offset)
        return chosen.sorted().map { own[$0].aim }
    }

    /// Plans in the order of the table: no change, the choices by what they avoid, possible futures.
    private var rows: [Plan] {
        let ranked = result.league?.ranked.map(\.plan) ?? result.plans.map(\.id)
        let plans = ranked.compactMap { id in result.plans.dropFirst().first { $0.id == id } }
        return [result.plans[0]] + plans
    }

    /// The table; `nil` where there is nothing to compare.
    var html: HTML? {
        guard result.plans.count > 1, let subject else { return nil }
        let targets = targets
        let hasCosts = result.costs != nil
        let hasReferred = rows.contains { referred($0, subject.id) != nil }
        let letters = ["A", "B", "C"]
        var heads = [
            StackTable.Head(text: "Plan"), StackTable.Head(text: "Children waiting", kind: .number),
            StackTable.Head(text: "Waiting over a year", kind: .number),
        ]
        if hasReferred { heads.append(StackTable.Head(text: "Weeks to be seen if referred now", kind: .number)) }
        heads += zip(letters, targets)
            .map { StackTable.Head(text: "Target\u{a0}\($0.0)", note: "futures that meet it") }
        if hasCosts {
            let last = result.months[result.months.count - 1].name
            heads.append(StackTable.Head(text: "Cost until \(last)", kind: .number))
        }
        heads.append(StackTable.Head(text: "Harm elsewhere"))
        let told = zip(letters, targets).map { "Target \($0.0): \($0.1.spoken(in: result.area))" }
        let note =
            "\(ReportWords.spoken(subject.name)) on \(result.lookedAt), middle of \(words(Double(result.settings.replications))) futures. "
            + "Under each figure the difference from no change and its range in 8 in 10 futures. "
            + (targets.isEmpty
                ? ""
                : "Each dot is 2 of 100 futures, filled where the target is met. \(told.joined(separator: "; ")). ")
            + (likeliest == nil ? "" : "Shaded: the plan that avoids most waiting. ")
        return StackTable(
            name: "league",
            title: title,
            note: [HTML(note), EvidenceMark.known(.assumed).html, ": effects of plans."],
            heads: heads,
            rows: rows.map { plan in
                var cells = [waiting(plan, subject.id, .waiting), waiting(plan, subject.id, .waitingBeyond(weeks: 52))]
                if hasReferred { cells.append(wait(referred(plan, subject.id))) }
                cells += targets.map { aim in
                    let found = result.targets.first { $0.plan == plan.id && $0.aim == aim }
                    return found?.probability.map(HTML.frequency) ?? ["–"]
                }
                if hasCosts { cells.append(cost(plan)) }
                cells.append(harm(plan))
                let mark = plan.id == likeliest ? "best" : result.isPossibleFuture(plan) ? "stress" : ""
                return StackTable.Row(mark: mark, title: name(plan), cells: cells)
            }
        )
        .html
    }

    /// The choice that avoids most waiting, where it surely avoids some.
    private var likeliest: String? {
        result.league?.plans.filter { !$0.isFuture && ($0.waiting.avoided?.p10 ?? 0) > 0 }
            .max { ($0.waiting.avoided?.p50 ?? 0) < ($1.waiting.avoided?.p50 ?? 0) }?
            .plan
    }

    private var title: String {
        let targets = result.targets.filter { one in
            one.plan != result.plans[0].id && one.probability != nil
        }
        let plan = { (id: String) in result.plans.first { $0.id == id } }
        let choices = targets.filter { plan($0.plan).map { !result.isPossibleFuture($0) } ?? false }
        guard !choices.isEmpty else { return "The plans side by side" }
        let all = Set(choices.map(\.aim)).count
        let likely = Set(choices.filter { ($0.probability?.value ?? 0) >= 2.0 / 3 }.map(\.aim)).count
        return
            "\(likely == 0 ? "None" : "\(likely)") of \(counted(all, "target")) \(likely == 1 ? "is" : "are") likely to be met by some plan"
    }

    // MARK: - Cells

    private func name(_ plan: Plan) -> [HTML] {
        let isFuture = result.isPossibleFuture(plan)
        let about =
            plan.id == result.plans[0].id
            ? "services go on as they are" : isFuture ? "no plan: a test of the rest" : ""
        return [HTML("b", (isFuture ? "If: " : "") + plan.name)] + (about.isEmpty ? [] : [.small(about)])
    }

    private func waiting(_ plan: Plan, _ id: String, _ measure: Measure) -> [HTML] {
        guard let level = result.forecast(plan.id, id, MeasuredSeries(measure: measure))?.months[result.lookMonth]
        else { return ["–"] }
        let number = HTML("b", ReportWords.exact(level.p50))
        if plan.id == result.plans[0].id {
            return [number, .small("\(ReportWords.exact(level.p10)) to \(ReportWords.exact(level.p90))")]
        }
        guard let change = result.difference(plan.id, id, measure)?.months[result.lookMonth],
            max(abs(change.p10), abs(change.p90)) >= 0.5
        else { return [number, .small("no different")] }
        return [number] + differs(change).map(HTML.small)
    }

    /// "470 fewer", "160 to 740".
    private func differs(_ change: Summary) -> [String] {
        let told = { (value: Double) in ReportWords.exact(abs(value)) }
        let word = change.p50 < 0 ? "fewer" : "more"
        if change.p90 < 0.5 { return ["\(told(change.p50)) \(word)", "\(told(change.p90)) to \(told(change.p10))"] }
        if change.p10 > -0.5 { return ["\(told(change.p50)) \(word)", "\(told(change.p10)) to \(told(change.p90))"] }
        return ["\(told(change.p50)) \(word)", "\(told(change.p10)) fewer to \(told(change.p90)) more"]
    }

    /// The wait of a child referred in the first month: of the first service of the subject that has it.
    private func referred(_ plan: Plan, _ id: String) -> Summary? {
        let services = result.area.reportedTotals.first { $0.id == id }?.services ?? [id]
        let main = FrontPage.foremost(result).first { services.contains($0.service.id) }?.service.id ?? id
        return result.forecast(plan.id, main, MeasuredSeries(measure: .meanWaitIfReferred))?.months[safe: 1]
            .flatMap(\.self).flatMap { $0.count >= ServiceSection.fewestForRange ? $0 : nil }
    }

    private func wait(_ wait: Summary?) -> [HTML] {
        guard let wait else { return ["–"] }
        return [
            HTML("b", ReportWords.weeks(wait.p50)),
            .small("\(ReportWords.weeks(wait.p10)) to \(ReportWords.weeks(wait.p90))"),
        ]
    }

    private func cost(_ plan: Plan) -> [HTML] {
        guard let cost = result.costs?.change(of: plan.id) else { return ["–"] }
        let isSure = abs(cost.p10) < 50_000 && abs(cost.p90) < 50_000
        let range = HTML.small("\(ReportWords.money(cost.p10)) to \(ReportWords.money(cost.p90))")
        return [HTML("b", ReportWords.money(cost.mean))] + (isSure ? [] : [range])
    }

    private func harm(_ plan: Plan) -> [HTML] {
        guard plan.id != result.plans[0].id else { return ["–"] }
        let harms = PlanConsequences(of: plan, in: result).harms
        guard let first = harms.first else { return ["none found"] }
        let name = ReportWords.spoken(first.service.name)
        let unit = first.measure.unit
        let size = ReportWords.value(abs(first.change.p50), unit)
        let what =
            unit == .share
            ? "\(size) fewer in time" : first.measure == .waiting ? "\(size) more waiting" : "\(size) weeks longer"
        let ends = [abs(first.change.p10), abs(first.change.p90)].sorted().map { ReportWords.value($0, unit) }
        let more = harms.count > 1 ? "; \(harms.count - 1) more" : ""
        return [HTML("\(name): \(what)"), .small("\(ends[0]) to \(ends[1])\(more)")]
    }
}

extension TargetResult.Aim {
    /// The target with its service's name in place of its code.
    func spoken(in area: Area) -> String {
        switch self {
        case .one(let target): target.spoken(in: area)
        case .all(let joint): "all of " + joint.targets.map { $0.spoken(in: area) }.joined(separator: "; ")
        }
    }
}

extension Target {
    /// The target in words that name its service.
    func spoken(in area: Area) -> String {
        let name =
            area.services.first { $0.id == service }?.name ?? area.reportedTotals.first { $0.id == service }?.name
            ?? service
        return "\(ReportWords.spoken(name)): \(spokenGoal)"
    }

    /// What it asks for and when, without its service's name.
    var spokenGoal: String {
        let side = bound == .atLeast ? "at least" : "at most"
        let when =
            switch due {
            case .by(let month): "by \(month.name)"
            case .over(let year): "in \(year)"
            }
        let what =
            switch measure {
            case .withinDue: "in time"
            case .withinDueWithExceptions: "in time, exceptions counted"
            default: measure.name
            }
        let goal = measure.unit == .share ? words(100 * value, decimals: 1) + "%" : words(value, decimals: 1)
        return "\(what) \(side) \(goal) \(when)"
    }
}
