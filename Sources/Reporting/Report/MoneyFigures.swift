import Areas
import Calendar
import Charts
import Finance
import Runs
import Statistics
import Wording

/// What plans cost, and the high-needs block with and without them.
struct MoneyFigures {
    let result: RunResult

    /// Everything that the run has figures of.
    var parts: [HTML] { [costs, block?.html].compactMap(\.self) }

    /// The charts among them.
    var figures: [ReportFigure] { [block].compactMap(\.self) }

    // MARK: - What plans cost

    private var costs: HTML? {
        guard let costs = result.costs, result.plans.count > 1 else { return nil }
        let years = costs.years
        let named = { (year: (year: Year, months: Int)) in
            "\(year.year)" + (year.months < 12 ? ", \(counted(year.months, "month"))" : "")
        }
        let rows = result.plans.dropFirst()
            .map { plan -> [String] in
                let cell = { (year: Year?) -> String in
                    let found = costs.amounts.first {
                        $0.plan == plan.id && $0.row.kind == .total && $0.row.funder == nil && $0.year == year
                    }
                    guard let change = found?.change else { return "–" }
                    let range = "\(ReportWords.money(change.p10)) to \(ReportWords.money(change.p90))"
                    return ReportWords.money(change.mean)
                        + (year == nil && range != "none to none" ? " (\(range))" : "")
                }
                return [plan.name] + years.map { cell($0.year) } + [cell(nil)]
            }
        let table = Chart.Table(
            title: "What each plan costs more than no change",
            columns: ["Plan"] + years.map(named) + ["All, and 8 in 10 futures"],
            rows: rows
        )
        let evidence =
            costs.amounts.filter { $0.row.kind == .total && $0.row.funder == nil }.map(\.row.evidence).max() ?? .assumed
        let note = result.area.costs?.note ?? ""
        return HTML(
            "div",
            class: "tab plain-table",
            [
                HTML("h3", [], [HTML(costTitle)]),
                HTML(
                    "p",
                    class: "st",
                    [
                        "Mean of all futures by financial year, money of the day. ", EvidenceMark.known(evidence).html,
                        HTML(note.isEmpty ? "." : ". \(note)"),
                    ]
                ),
                HTML(
                    "div",
                    [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", table.title)],
                    [table.html]
                ),
            ]
        )
    }

    private var costTitle: String {
        let dearest = result.plans.dropFirst()
            .compactMap { plan in result.costs?.change(of: plan.id).map { (plan, $0.mean) } }
            .max { $0.1 < $1.1 }
        return dearest.map { "\($0.0.name) costs most: \(ReportWords.money($0.1)) more than no change" }
            ?? "What plans cost"
    }

    // MARK: - The high-needs block

    /// The balance if it is known, or else the spending, with no change and with the plan that does most.
    private var block: ReportFigure? {
        guard let block = result.highNeeds else { return nil }
        let hasBalance = block.amounts.contains { $0.line.kind == "balance_at_end" }
        let kind = hasBalance ? "balance_at_end" : "spending"
        let years = block.years.filter { $0.months == 12 }.map(\.year)
        let amount = { (plan: String, year: Year) in
            block.amounts.first { $0.plan == plan && $0.line.kind == kind && $0.year == year }
        }
        guard let last = years.last, years.count > 1, let plain = amount(result.plans[0].id, last) else { return nil }
        let choices = result.plans.dropFirst().filter { !result.isPossibleFuture($0) }
        // The plan that is best for the block: the least spending, or the highest balance.
        let best = choices.compactMap { plan in amount(plan.id, last).map { (plan, $0) } }
            .min { one, other in
                let value = { (amount: HighNeedsAmount) in (hasBalance ? -1 : 1) * (amount.change?.mean ?? 0) }
                return value(one.1) < value(other.1)
            }
        let series =
            ([(result.plans[0], "unmitigated")] + (best.map { [($0.0, "mitigated")] } ?? []))
            .map { plan, name in
                SeriesChart.Series(
                    name: name,
                    points: years.compactMap { year in
                        amount(plan.id, year)
                            .map {
                                (
                                    year.last, $0.value.mean / 100,
                                    min($0.value.p10, $0.value.mean) / 100...max($0.value.p90, $0.value.mean) / 100
                                )
                            }
                    }
                )
            }
        var chart = SeriesChart(
            months: years[0].last...last.last,
            series: series,
            start: nil,
            style: NumberStyle(.pounds)
        )
        chart.hasWhiskers = true
        let money = ReportWords.money
        let what = hasBalance ? "high needs balance" : "spending on high needs"
        let when = hasBalance ? "at the end of \(last)" : "in \(last)"
        let title =
            "If nothing changes, the \(what) is about \(money(plain.value.mean)) \(when) (\(money(plain.value.p10)) to \(money(plain.value.p90)))"
        var words =
            "Unmitigated: \(money(plain.value.mean)) in \(last), in 8 in 10 futures \(money(plain.value.p10)) to \(money(plain.value.p90))."
        if let best, let change = best.1.change {
            words +=
                " With \(best.0.name): \(money(best.1.value.mean)), which is \(money(abs(change.mean))) "
                + "\(change.mean < 0 ? "less" : "more") future by future (\(money(change.p10)) to \(money(change.p90)))."
        }
        words += " " + block.notes.joined(separator: " ")
        return ReportFigure(
            chart: Chart(
                id: "high-needs",
                title: title,
                subtitle:
                    "\(what.capitalizedFirst) by financial year, mean and 8 in 10 futures, with no change and \(best.map { "with \($0.0.name), which does most for it" } ?? "no plan"), \(result.area.name).",
                source: plain.line.source.isEmpty
                    ? "Plans held times unit costs and price rises." : "\(plain.line.source).",
                words: words,
                key: chart.key,
                tables: [
                    Chart.Table(
                        title: what.capitalizedFirst,
                        columns: ["Year"] + result.plans.flatMap { [$0.name, "8 in 10"] },
                        rows: years.map { year in
                            [year.description]
                                + result.plans.flatMap { plan -> [String] in
                                    guard let value = amount(plan.id, year)?.value else { return ["", ""] }
                                    return [money(value.mean), "\(money(value.p10)) to \(money(value.p90))"]
                                }
                        }
                    )
                ],
                wide: chart.drawing(.wide),
                narrow: chart.drawing(.narrow)
            ),
            mark: .known(plain.line.evidence)
        )
    }
}
