import Areas
import Calendar
import Charts
import Runs
import Statistics
import Wording

/// What each plan changes at a service or a sum of them, future by future.
struct PlanDifferences {
    let id: String
    let name: String
    let result: RunResult

    private var place: Int { result.lookMonth }

    /// The measures that plans are held against, those that the run has.
    private var measures: [(title: String, measure: Measure)] {
        let all: [(String, Measure)] = [
            ("Children waiting", .waiting), ("Waiting over a year", .waitingBeyond(weeks: 52)),
        ]
        return all.filter { one in
            result.plans.contains { result.difference($0.id, id, one.1)?.months[place]?.p10.isFinite ?? false }
        }
    }

    /// The chart; `nil` where no plan changes anything.
    var figure: ReportFigure? {
        let measures = measures
        guard let first = measures.first?.measure else { return nil }
        let rows = result.plans.dropFirst()
            .compactMap { plan -> (plan: Plan, changes: [Summary?])? in
                let changes = measures.map { result.difference(plan.id, id, $0.measure)?.months[place] ?? nil }
                return changes.contains(where: Self.isSome) ? (plan, changes) : nil
            }
            .sorted { one, other in
                let key = { (row: (plan: Plan, changes: [Summary?])) in
                    (result.isPossibleFuture(row.plan) ? 1.0 : 0, row.changes[0]?.p50 ?? 0)
                }
                return key(one) < key(other)
            }
        guard !rows.isEmpty else { return nil }
        // What nobody waits a year for under any plan has no panel.
        let shown = measures.indices.filter { place in place == 0 || rows.contains { Self.isSome($0.changes[place]) } }
        let chart = DifferenceChart(
            names: rows.map { result.isPossibleFuture($0.plan) ? "If: \($0.plan.name)" : $0.plan.name },
            panels: shown.map { place in
                DifferenceChart.Panel(
                    title: measures[place].title,
                    spreads: rows.map { $0.changes[place].map(Spread.init) }
                )
            },
            style: .change(.children)
        )
        let number = { (value: Double) in ReportWords.children(abs(value)) }
        let told = { (row: (plan: Plan, changes: [Summary?])) -> String? in
            guard let change = row.changes[0] else { return nil }
            if max(abs(change.p10), abs(change.p90)) < 0.5 { return "\(row.plan.name): no different in number." }
            guard change.p90 < 0 || change.p10 > 0 else {
                let (fewer, more) = (number(change.p10), number(change.p90))
                if fewer == "0" { return "\(row.plan.name): up to \(more) more." }
                if more == "0" { return "\(row.plan.name): up to \(fewer) fewer." }
                return "\(row.plan.name): between \(fewer) fewer and \(more) more."
            }
            let (low, high) = change.p90 < 0 ? (change.p90, change.p10) : (change.p10, change.p90)
            return "\(row.plan.name): \(number(low)) to \(number(high)) \(change.p90 < 0 ? "fewer" : "more")."
        }
        let touched = Set(rows.map(\.plan.id))
        let untouched = result.plans.dropFirst().filter { !touched.contains($0.id) }.map(\.name)
        return ReportFigure(
            chart: Chart(
                id: "\(id)-plans",
                title: title(rows.map { ($0.plan, $0.changes[0]) }),
                subtitle: "Each plan less no change on \(result.lookedAt), future by future: both meet the same "
                    + "referrals and the same luck. \(ReportWords.spoken(name)).",
                source: "What each plan achieves is the plan's own assumption.",
                words: rows.compactMap(told).joined(separator: " "),
                key: DifferenceChart.key,
                tables: [
                    Chart.Table(
                        title: "Each plan less no change, \(result.lookEnd.name)",
                        columns: ["Plan"] + measures.flatMap { ["\($0.title): middle", "8 in 10"] },
                        rows: rows.map { row in
                            [row.plan.name]
                                + row.changes.flatMap { change -> [String] in
                                    guard let change else { return ["", ""] }
                                    let sign = { (value: Double) in ReportWords.exactChange(value) }
                                    return [sign(change.p50), "\(sign(change.p10)) to \(sign(change.p90))"]
                                }
                        }
                    )
                ],
                wide: chart.drawing(.wide),
                narrow: chart.drawing(.narrow)
            ),
            mark: .known(
                rows.compactMap { row in result.difference(row.plan.id, id, first)?.evidence }.max() ?? .assumed
            ),
            aside: untouched.isEmpty
                ? []
                : [HTML("h4", "Not shown"), HTML("p", "\(joined(untouched)): no difference to this list.")]
        )
    }

    /// Whether a change can be seen in whole children.
    private static func isSome(_ change: Summary?) -> Bool {
        change.map { abs($0.p10) >= 0.5 || abs($0.p90) >= 0.5 } ?? false
    }

    /// What is found of the number waiting, of plans that can be chosen before futures that cannot.
    private func title(_ rows: [(plan: Plan, change: Summary?)]) -> String {
        let told = { (value: Double) in ReportWords.children(abs(value)) }
        let choices = rows.filter { !result.isPossibleFuture($0.plan) }
        if let best = choices.first, let change = best.change, change.p50 <= -0.5, change.p90 < 0.5 {
            return "\(best.plan.name) leaves about \(told(change.p50)) fewer children waiting than no change"
        }
        let finding = choices.isEmpty ? "No plan changes this list" : "No plan clearly shortens this list"
        // The plan, or else the future, that surely lengthens it most.
        let longer = (choices.isEmpty ? rows : choices)
            .compactMap { row in row.change.flatMap { $0.p10 > 0.5 ? (row.plan, $0.p50) : nil } }
            .max { $0.1 < $1.1 }
        guard let longer else { return finding }
        return finding
            + (choices.isEmpty ? "; “\(longer.0.name)” would lengthen it" : "; \(longer.0.name) lengthens it")
            + " by about \(told(longer.1))"
    }
}

extension RunResult {
    /// Whether a plan is a possible future, which nobody chooses.
    func isPossibleFuture(_ plan: Plan) -> Bool {
        league?.plans.first { $0.plan == plan.id }?.isFuture ?? plan.isFuture
    }
}
