import Areas
import Calendar
package import Finance
import Statistics
import Wording

/// The table of the high-needs block: spending by placement, income and balances, unmitigated and mitigated.
package enum HighNeedsTables {
    /// The file's name.
    package static let file = "high-needs.csv"
    /// What it is.
    package static let title = "The high-needs block by financial year, unmitigated and mitigated"

    /// Its columns.
    package static let columns =
        [
            TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
            TableColumn("scenario", "unmitigated: no change; mitigated: the plan"),
            TableColumn("financial_year", "the financial year, April to March"),
            TableColumn("months", "how many months of it are counted", .integer),
            TableColumn(
                "row",
                "plans_held (mean of the year), placement, line, spending, of_which_place_funding, of_which_recouped, "
                    + "spending_without_recouped, income, transfers, grant, in_year_balance, balance_at_start, balance_at_end, "
                    + "probability_of_deficit, break_even or outside_the_block"
            ),
            TableColumn("line", "the placement, line or rule; of a sum all, of a balance since when it is a change"),
            TableColumn("funder", "who pays or gets; empty of plans held"),
            TableColumn("basis", "level: under the plan; change: more than no change, replication by replication"),
            TableColumn("unit", "pounds, plans or share"),
            TableColumn("evidence", "the least sure of what the figure rests on: observed, derived or assumed"),
            TableColumn("mean", "mean over the replications", .number),
            TableColumn("sd", "standard deviation over the replications", .number),
        ]
        + ["2_5", "5", "10", "25", "50", "75", "90", "95", "97_5"]
        .map { TableColumn("p\($0)", "percentile over the replications; percentiles do not add up", .number) }
        + [
            TableColumn("replications", "how many replications there are", .integer),
            TableColumn("mean_mc_error", "Monte Carlo standard error of the mean", .number),
            TableColumn("source", "where the price comes from"),
            TableColumn("note", "what must be known of the figure"), ShownNames.planColumn,
        ]

    /// The table's text.
    ///
    /// - Parameters:
    ///   - result: What a run found.
    ///   - area: The area's id.
    ///   - names: The names of plans.
    ///   - plan: The plan whose rows are meant; `nil`: all plans.
    /// - Returns: The text.
    package static func text(
        _ result: HighNeedsResult,
        area: String,
        _ names: ShownNames,
        plan: String? = nil
    ) -> String {
        var csv = CSVText(columns)
        let months = Dictionary(uniqueKeysWithValues: result.years.map { ($0.year, $0.months) })
        let note = result.notes.joined(separator: " ")
        var isFirst = true
        func row(_ one: HighNeedsAmount, _ kind: String, _ unit: String, _ basis: String, _ figures: [String]) {
            csv.row(
                [
                    area, one.plan, scenario(one.plan), one.year.description, "\(months[one.year] ?? 0)", kind,
                    one.line.name, one.line.funder, basis, unit, one.line.evidence.rawValue,
                ] + figures + [one.line.source, isFirst ? note : Self.note(of: one.line, result), names.plan(one.plan)]
            )
            isFirst = false
        }
        for one in result.amounts where plan.map({ [Plan.noChange.id, $0].contains(one.plan) }) ?? true {
            for (basis, summary) in [("level", one.value), ("change", one.change)] {
                guard let summary else { continue }
                row(one, one.line.kind, one.line.unit.rawValue, basis, figures(summary))
            }
            guard let deficit = one.deficit else { continue }
            let none = Array(repeating: "NA", count: 10)
            let error = (deficit * (1 - deficit) / Double(one.value.count)).squareRoot()
            let figures = [decimal(deficit, 4)] + none + ["\(one.value.count)", decimal(error, 4)]
            row(one, "probability_of_deficit", "share", "level", figures)
        }
        for one in result.breakEven where plan.map({ [Plan.noChange.id, $0].contains(one.plan) }) ?? true {
            breakEven(one, result, area: area, names, &csv)
        }
        return csv.text
    }

    /// Of each year the probability that it is the first without a deficit in the year, and that none is.
    private static func breakEven(
        _ one: BreakEven,
        _ result: HighNeedsResult,
        area: String,
        _ names: ShownNames,
        _ csv: inout CSVText
    ) {
        guard let never = one.never,
            let balance = result.amounts.first(where: { $0.plan == one.plan && $0.line.kind == "in_year_balance" })
        else { return }
        let shares = one.shares.map { (year: $0.year.description, share: $0.share) } + [("none of these", never)]
        for (year, share) in shares {
            let count = balance.value.count
            let error = (share * (1 - share) / Double(count)).squareRoot()
            csv.row(
                [
                    area, one.plan, scenario(one.plan), year, year == "none of these" ? "NA" : "12", "break_even",
                    "all",
                    Funder.highNeeds.rawValue, "level", "share", balance.line.evidence.rawValue, decimal(share, 4),
                ] + Array(repeating: "NA", count: 10)
                    + [
                        "\(count)", decimal(error, 4), "",
                        "The probability that this is the first whole year whose in-year balance is 0 or more.",
                        names.plan(one.plan),
                    ]
            )
        }
    }

    /// Mean, standard deviation, percentiles, replications and error of hundredths.
    static func figures(_ summary: Summary) -> [String] {
        [decimal(summary.mean / 100, 2), decimal(summary.standardDeviation / 100, 2)]
            + summary.percentiles.map { decimal($0 / 100, 2) }
            + ["\(summary.count)", decimal((summary.meanError ?? 0) / 100, 2)]
    }

    private static func scenario(_ plan: String) -> String { plan == Plan.noChange.id ? "unmitigated" : "mitigated" }

    private static func note(of line: HighNeedsLine, _ result: HighNeedsResult) -> String {
        switch line.kind {
        case "spending", "balance_at_end", "in_year_balance": "Percentiles of sums do not add up."
        case "outside_the_block": "Not paid by the high-needs block: in none of its sums."
        case "of_which_recouped": "Places recouped for academies, which section 251 outturn statements leave out."
        default: ""
        }
    }
}
