import Areas
import Calendar
import Finance
import Runs
import Statistics
import Wording

/// What becomes of high-needs spending and its balance, in a few lines.
struct HighNeedsSection {
    let result: RunResult

    func write(to text: inout ScreenText) {
        guard let block = result.highNeeds else { return }
        text.heading("High-needs block by financial year, million pounds")
        var table = TextTable(indent: 2)
        let years = block.years.map { year in
            "\(year.year)" + (year.months < 12 ? " (\(counted(year.months, "month")))" : "")
        }
        table.row(["plan"] + years)
        for plan in result.plans {
            table.row([plan.name])
            for (kind, label) in [
                ("spending", "spending"), ("in_year_balance", "in-year balance"),
                ("balance_at_end", "balance at the end"),
            ] {
                let cells = block.years.map { year in told(plan.id, kind, year.year, block) }
                guard cells.contains(where: { $0 != "-" }) else { continue }
                table.row(["  " + label] + cells)
            }
        }
        text.table(table)
        text.paragraph(
            "Means, and in brackets the range that 8 in 10 replications fall in. " + block.notes.joined(separator: " ")
        )
        for sentence in result.plans.compactMap({ breakEven($0, block) }) { text.paragraph(sentence) }
        text.paragraph("By placement, with income, evidence and sources: \(HighNeedsTables.file).")
    }

    private func told(_ plan: String, _ kind: String, _ year: Year, _ block: HighNeedsResult) -> String {
        guard let found = block.amounts.first(where: { $0.plan == plan && $0.line.kind == kind && $0.year == year })
        else { return "-" }
        let words = { (pence: Double) in decimal(pence / 1e8, 1) }
        return "\(words(found.value.mean)) (\(words(found.value.p10)) to \(words(found.value.p90)))"
    }

    private func breakEven(_ plan: Plan, _ block: HighNeedsResult) -> String? {
        guard let one = block.breakEven.first(where: { $0.plan == plan.id }), let never = one.never else { return nil }
        let year = { (level: Double) in one.year(at: level)?.description ?? "later" }
        return "\(plan.name): first year without an in-year deficit \(year(0.5)) (8 in 10: \(year(0.1)) to "
            + "\(year(0.9))); in \(percent(never)) of replications none of these."
    }

    private func percent(_ share: Double) -> String { "\(decimal(100 * share, 0))%" }
}
