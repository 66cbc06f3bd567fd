import Areas
import Calendar
import Finance
import Runs
import Statistics
import Wording

/// What each plan costs, in a few lines.
struct CostSection {
    let result: RunResult

    func write(to text: inout ScreenText) {
        guard let costs = result.costs else {
            // Why there are none, where the area has prices.
            guard result.area.costs != nil else { return }
            text.blank()
            text.paragraph("What plans cost is told of all services together: leave --service out.")
            return
        }
        guard result.plans.count > 1 else { return }
        text.heading("What each plan costs more than no change, thousand pounds")
        var table = TextTable(indent: 2)
        let years = costs.years.map { year in
            "\(year.year)" + (year.months < 12 ? " (\(counted(year.months, "month")))" : "")
        }
        table.row(["plan"] + years + ["all", "present value"])
        for plan in result.plans.dropFirst() {
            let cells = (costs.years.map(\.year) as [Year?] + [nil])
                .map { amount(plan.id, .total, $0, costs) }
            table.row([plan.name] + cells + [amount(plan.id, .presentValue, nil, costs)])
        }
        text.table(table)
        text.paragraph(
            "Means, and in brackets the range that 8 in 10 replications fall in; ranges do not add up. Lines, funders "
                + "and sources: \(CostTables.costsFile)."
        )
        for remark in ratios(costs) + unpriced(costs) + remarks { text.paragraph(remark) }
    }

    /// What the file of costs wants said, and the dates that it names.
    private var remarks: [String] {
        guard let costs = result.area.costs else { return [] }
        let dates = costs.policy.filter { $0.effect == .label }.map { "\($0.name), from \($0.from.name)" }
        let waiting = costs.waiting.map { rule in
            "\(rule.probability.words(.share)) of the children at \(rule.service) whose wait passes "
                + "\(counted("\(rule.beyondWeeks)", "week")) ask for \(rule.asksFor) too (\(rule.probability.evidence.rawValue))"
        }
        return (waiting.isEmpty ? [] : ["what waiting leads to, no change included: \(joined(waiting))"])
            + (costs.note.isEmpty ? [] : ["note: \(costs.note)"])
            + (dates.isEmpty ? [] : ["dates to know: \(dates.joined(separator: "; "))"])
    }

    private func amount(_ plan: String, _ kind: CostAmount.Row.Kind, _ year: Year?, _ costs: CostResult) -> String {
        let found = costs.amounts.first {
            $0.plan == plan && $0.row.kind == kind && $0.row.funder == nil && $0.year == year
        }
        guard let change = found?.change else { return "-" }
        let told = { (pence: Double) in words(pence / 100_000, decimals: abs(pence) < 1e7 ? 1 : 0) }
        return "\(told(change.mean)) (\(told(change.p10)) to \(told(change.p90)))"
    }

    private func ratios(_ costs: CostResult) -> [String] {
        result.plans.dropFirst()
            .compactMap { plan -> String? in
                let defined = costs.ratios.filter { $0.plan == plan.id && $0.ratio != nil }
                let told = defined.compactMap { one in
                    one.ratio.map { ratio in
                        "\(one.benefit.words) \(words(ratio.value, decimals: 0)) (\(words(ratio.low, decimals: 0)) to "
                            + "\(words(ratio.high, decimals: 0)))"
                    }
                }
                let rest = costs.ratios.count { $0.plan == plan.id && $0.status == .mayBeNone }
                let undefined = rest > 0 ? ["\(rest) not defined, as the benefit may be none"] : []
                let all = told + undefined
                return all.isEmpty ? nil : "\(plan.name), pounds: \(all.joined(separator: "; "))"
            }
    }

    private func unpriced(_ costs: CostResult) -> [String] {
        zip(result.plans, costs.unpriced)
            .compactMap { plan, sentences in
                sentences.isEmpty ? nil : "\(plan.name): not in these costs: \(sentences.joined(separator: "; "))"
            }
    }
}
