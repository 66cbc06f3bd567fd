package import Areas
import Finance
package import Runs
import Statistics
import Wording

/// What `waitcast lsrp` prints.
package enum ReformPlanReport {
    /// The report.
    ///
    /// - Parameters:
    ///   - plan: The tables.
    ///   - result: The run.
    ///   - mitigated: The plan whose steps are taken, as it was run; `nil`: none.
    /// - Returns: The text.
    package static func text(_ plan: ReformPlan, _ result: RunResult, mitigated: Plan?) -> String {
        let title = "\(result.area.name): tables of a Local SEND Reform Plan"
        var lines = [title, String(repeating: "=", count: title.count), ""]
        var table = TextTable(indent: 2, wordColumns: [0, 1])
        table.row(["calendar year", ""] + ReformPlanTable.years.map { "\($0)" })
        for (kind, words) in [
            (ReformPlanTable.heldByCategory, "plans held"), (.requestsByAge, "requests"),
            (.assessmentsByAge, "assessments"), (.plansIssuedByAge, "new plans"),
        ] {
            for isMitigated in mitigated == nil ? [false] : [false, true] {
                let cells = ReformPlanTable.years.map { year in
                    plan.rows.first {
                        $0.table == kind && $0.isMitigated == isMitigated && $0.year == year
                            && $0.name == ReformPlanTable.total
                    }?
                    .count
                    .map { "\(thousands($0.mean)) (\(thousands($0.p10)) to \(thousands($0.p90)))" } ?? "not filled"
                }
                table.row([isMitigated ? "" : words, isMitigated ? "mitigated" : "unmitigated"] + cells)
            }
        }
        lines += table.lines
        let empty = plan.rows.count { $0.count == nil }
        lines += wrapped(
            "Plans held are those of the January after each year. Means, and in brackets the range that 8 in 10 "
                + "replications fall in. \(counted(empty, "row")) of \(counted(plan.rows.count, "row")) cannot be filled "
                + "from the area's figures: each says why."
        )
        lines.append("")
        var shown = result
        shown.plans = result.plans.filter { [Plan.noChange.id, mitigated?.id].contains($0.id) }
        var block = ScreenText(Screen(width: 112))
        HighNeedsSection(result: shown).write(to: &block)
        lines += block.plainLines + [""]
        lines += mitigations(result.highNeeds)
        return safeText(lines.joined(separator: "\n"))
    }

    /// What each part does to the balance at the end, or to spending where no balance is known.
    private static func mitigations(_ block: HighNeedsResult?) -> [String] {
        guard let block, let year = block.years.last(where: { $0.months == 12 })?.year else { return [] }
        let kinds = ["balance_at_end", "spending"]
        guard
            let kind = kinds.first(where: { kind in
                block.mitigations.contains { $0.line.kind == kind && $0.year == year }
            })
        else { return [] }
        let words = kind == "spending" ? "spending in \(year)" : "the balance at the end of \(year)"
        let title = "What each mitigation does to \(words), thousand pounds"
        var table = TextTable(indent: 2, wordColumns: [0])
        for one in block.mitigations where one.line.kind == kind && one.year == year {
            let told = { (pence: Double) in Wording.words(pence / 100_000, decimals: 0) }
            table.row([
                one.kind == .together ? "together" : one.name,
                "\(told(one.change.mean)) (\(told(one.change.p10)) to \(told(one.change.p90)))",
            ])
        }
        return [title, String(repeating: "-", count: title.count)] + table.lines
            + wrapped("The overlap is what all do together less the sum of what each does alone.") + [""]
    }
}
