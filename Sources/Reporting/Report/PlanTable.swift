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
        let avoided = { (plan: Plan) in
            result.league?.plans.first { $0.plan == plan.id }?.waiting.avoided?.p50 ?? 0
        }
        let changes = result.plans.dropFirst().enumerated()
            .sorted { one, other in
                let key = { (row: (offset: Int, element: Plan)) in
                    (result.isPossibleFuture(row.element) ? 1.0 : 0, -avoided(row.element), Double(row.offset))
                }
                return key(one) < key(other)
            }
            .map(\.element)
        return [result.plans[0]] + changes
    }

    /// The table; `nil` where there is nothing to compare.
    var html: HTML? {
        guard result.plans.count > 1, let subject else { return nil }
        let targets = targets
        let hasCosts = result.costs != nil
        let hasReferred = rows.contains { referred($0, subject.id) != nil }
        var heads = [
            head("Plan"), head("Children waiting", isNumber: true), head("Waiting over a year", isNumber: true),
        ]
        if hasReferred { heads.append(head("Weeks to be seen if referred now", isNumber: true)) }
        heads += targets.map { head("Target \(letter($0, targets))", note: "futures that meet it") }
        if hasCosts { heads.append(head("Cost until \(result.months[result.months.count - 1].name)", isNumber: true)) }
        heads.append(head("Harm elsewhere"))
        let body = rows.map { plan -> HTML in
            var cells = [
                name(plan), waiting(plan, subject.id, .waiting), waiting(plan, subject.id, .waitingBeyond(weeks: 52)),
            ]
            if hasReferred { cells.append(referredCell(plan, subject.id)) }
            cells += targets.map { target(plan, $0, "Target \(letter($0, targets))") }
            if hasCosts { cells.append(cost(plan)) }
            cells.append(harm(plan))
            let kind = plan.id == likeliest ? "best" : result.isPossibleFuture(plan) ? "stress" : ""
            return HTML("tr", [("role", "row")] + (kind.isEmpty ? [] : [("class", kind)]), cells)
        }
        let told = targets.map { "Target \(letter($0, targets)): \($0.spoken(in: result.area))" }
        let note =
            "\(ReportWords.spoken(subject.name)) on \(result.lookDay), middle of \(words(Double(result.settings.replications))) futures. "
            + "Under each figure the difference from no change and its range in 8 in 10 futures. "
            + (targets.isEmpty
                ? ""
                : "Each dot is 2 of 100 futures, filled where the target is met. \(told.joined(separator: "; ")). ")
            + (likeliest == nil ? "" : "Shaded: the plan that avoids most waiting. ")
        return HTML(
            "div",
            class: "tab",
            [
                HTML(
                    "table",
                    [("class", "league stack"), ("role", "table")],
                    [
                        HTML(
                            "caption",
                            [],
                            [
                                HTML("span", class: "ct", [HTML(title)]),
                                HTML(
                                    "span",
                                    class: "cs",
                                    [HTML(note), EvidenceMark.known(.assumed).html, ": effects of plans."]
                                ),
                            ]
                        ),
                        HTML("thead", [("role", "rowgroup")], [HTML("tr", [("role", "row")], heads)]),
                        HTML("tbody", [("role", "rowgroup")], body),
                    ]
                )
            ]
        )
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

    private func letter(_ aim: TargetResult.Aim, _ all: [TargetResult.Aim]) -> String {
        ["A", "B", "C"][all.firstIndex(of: aim) ?? 0]
    }

    // MARK: - Cells

    private func head(_ text: String, note: String = "", isNumber: Bool = false) -> HTML {
        HTML(
            "th",
            [("scope", "col"), ("role", "columnheader")] + (isNumber ? [("class", "n")] : []),
            [HTML(text)] + (note.isEmpty ? [] : [small(note)])
        )
    }

    private func small(_ text: String) -> HTML { HTML("span", class: "s", [HTML(text)]) }

    private func cell(_ label: String, isNumber: Bool = false, _ content: [HTML]) -> HTML {
        HTML(
            "td",
            [("role", "cell"), ("class", isNumber ? "n" : "d"), ("data-l", label)],
            [HTML("div", [], content)]
        )
    }

    private func name(_ plan: Plan) -> HTML {
        let isFuture = result.isPossibleFuture(plan)
        let about =
            plan.id == result.plans[0].id ? "services go on as they are" : isFuture ? "no plan: a test of the rest" : ""
        return HTML(
            "th",
            [("scope", "row"), ("role", "rowheader")],
            [HTML("b", (isFuture ? "If: " : "") + plan.name)] + (about.isEmpty ? [] : [small(about)])
        )
    }

    private func waiting(_ plan: Plan, _ id: String, _ measure: Measure) -> HTML {
        let label = measure == .waiting ? "Children waiting" : "Waiting over a year"
        guard
            let level = result.forecast(plan.id, id, MeasuredSeries(measure: measure))?.months[result.lookPlace]
        else { return cell(label, isNumber: true, ["–"]) }
        var content = [HTML("b", ReportWords.exact(level.p50))]
        if plan.id == result.plans[0].id {
            content.append(small("\(ReportWords.exact(level.p10)) to \(ReportWords.exact(level.p90))"))
        } else if let change = result.difference(plan.id, id, measure)?.months[result.lookPlace],
            max(abs(change.p10), abs(change.p90)) >= 0.5
        {
            content += differs(change).map(small)
        } else {
            content.append(small("no different"))
        }
        return cell(label, isNumber: true, content)
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
            .flatMap(\.self).flatMap { $0.count >= 10 ? $0 : nil }
    }

    private func referredCell(_ plan: Plan, _ id: String) -> HTML {
        let label = "Weeks to be seen if referred now"
        guard let wait = referred(plan, id) else { return cell(label, isNumber: true, ["–"]) }
        return cell(
            label,
            isNumber: true,
            [
                HTML("b", ReportWords.weeks(wait.p50)),
                small("\(ReportWords.weeks(wait.p10)) to \(ReportWords.weeks(wait.p90))"),
            ]
        )
    }

    private func target(_ plan: Plan, _ aim: TargetResult.Aim, _ label: String) -> HTML {
        guard let share = result.targets.first(where: { $0.plan == plan.id && $0.aim == aim })?.probability else {
            return cell(label, ["–"])
        }
        return cell(
            label,
            [.decoration(.dots(share.value), class: "dots"), small(ReportWords.frequency(share))]
        )
    }

    private func cost(_ plan: Plan) -> HTML {
        let label = "Cost"
        guard plan.id != result.plans[0].id, let cost = result.cost(of: plan)?.change else {
            return cell(label, isNumber: true, ["–"])
        }
        var content = [HTML("b", ReportWords.money(cost.mean))]
        if abs(cost.p10) >= 50_000 || abs(cost.p90) >= 50_000 {
            content.append(small("\(ReportWords.money(cost.p10)) to \(ReportWords.money(cost.p90))"))
        }
        return cell(label, isNumber: true, content)
    }

    private func harm(_ plan: Plan) -> HTML {
        let label = "Harm elsewhere"
        guard plan.id != result.plans[0].id else { return cell(label, ["–"]) }
        let harms = PlanConsequences(of: plan, in: result).harms
        guard let first = harms.first else { return cell(label, ["none found"]) }
        let name = ReportWords.spoken(first.service.name)
        let change = first.change
        let isShare = first.measure.unit == .share
        let size = ReportWords.value(abs(change.p50), first.measure.unit)
        let what =
            isShare
            ? "\(size) fewer in time" : first.measure == .waiting ? "\(size) more waiting" : "\(size) weeks longer"
        let ends = [abs(change.p10), abs(change.p90)].sorted().map { ReportWords.value($0, first.measure.unit) }
        let more = harms.count > 1 ? "; \(harms.count - 1) more" : ""
        return cell(label, [HTML("\(name): \(what)"), small("\(ends[0]) to \(ends[1])\(more)")])
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
        return
            "\(ReportWords.spoken(name)): \(what) \(side) \(measure.unit == .share ? shareWords : words(value, decimals: 1)) \(when)"
    }

    private var shareWords: String { words(100 * value, decimals: 1) + "%" }
}
