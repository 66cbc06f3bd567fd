import Areas
import Calendar
import Finance
import Runs
import Wording
import WorkbookWriting

/// The high-needs block laid out for finance: financial years across, plans, spending, income and balances down.
///
/// Each plan has a block of rows. Totals are formulas, everything else is a value of `high-needs.csv`.
struct HighNeedsSheet {
    static let name = "High needs for finance"

    let result: RunResult
    let highNeeds: HighNeedsResult
    let table: WorkbookTable

    /// Label, evidence; then the years, and the source.
    private static let textColumns = 2
    private var years: [String] { highNeeds.years.map { "\($0.year)" } }

    /// The kinds of rows under a heading, and how the kind of their total is called.
    private struct Group {
        var heading: String
        var kinds: Set<String>
        var total: (kind: String, label: String)?
    }

    private static let groups = [
        Group(heading: "Plans held, mean of the year", kinds: ["plans_held"], total: ("plans_held", "All plans held")),
        Group(
            heading: "Spending of the high-needs block",
            kinds: ["placement", "line"],
            total: ("spending", "Spending, all")
        ),
        Group(heading: "Of that, place funding", kinds: ["of_which_place_funding"]),
        Group(
            heading: "Of that, places recouped for academies",
            kinds: ["of_which_recouped"],
            total: ("of_which_recouped", "Recouped, all")
        ),
        Group(heading: "Income and balances", kinds: ["income", "transfers", "grant"]),
        Group(heading: "Not paid by the block, and in none of its sums", kinds: ["outside_the_block"]),
    ]

    /// What stands below the groups: single rows, by kind.
    private static let singles: [String: [(kind: String, label: String, column: String)]] = [
        "Spending of the high-needs block": [
            ("spending", "8 in 10 futures: from", "p10"), ("spending", "8 in 10 futures: to", "p90"),
        ],
        "Of that, places recouped for academies": [
            ("spending_without_recouped", "Spending without them, as outturn statements have it", "mean")
        ],
        "Income and balances": [
            ("in_year_balance", "In-year balance", "mean"), ("balance_at_start", "Balance at the year's start", "mean"),
            ("balance_at_end", "Balance at the year's end", "mean"), ("balance_at_end", "8 in 10 futures: from", "p10"),
            ("balance_at_end", "8 in 10 futures: to", "p90"),
            ("probability_of_deficit", "Probability of a deficit at the year's end", "mean"),
        ],
    ]

    /// The sheet.
    var sheet: Sheet {
        var sheet = Sheet(Self.name)
        sheet.add(title: "\(result.area.name): the high-needs block, by financial year")
        let futures = thousands(Double(result.settings.replications))
        sheet.add([
            .text(
                "Pounds and plans of each year: means over \(futures) possible futures. Means add up; ranges do not.",
                .quiet
            )
        ])
        sheet.add([
            .text("Totals are formulas; everything else are the values of \(HighNeedsTables.file).", .quiet)
        ])
        for note in highNeeds.notes { sheet.add([.text(note, .quiet)]) }
        for plan in result.plans { add(plan, to: &sheet) }
        sheet.widths = [60, 10] + years.map { _ in 16 } + [60]
        sheet.frozen = (0, 1)
        sheet.printedColumns = Self.textColumns + years.count
        sheet.hasGrid = false
        return sheet
    }

    private func add(_ plan: Plan, to sheet: inout Sheet) {
        let rows = table.rows.filter { table.text("plan", of: $0) == plan.id }
        let level = rows.filter { table.text("basis", of: $0) == "level" }
        sheet.add()
        sheet.pageBreaks.append(sheet.rows.count)
        sheet.add(title: plan.name, .heading)
        let years = highNeeds.years.map { "\($0.year)" + ($0.months < 12 ? " (\(counted($0.months, "month")))" : "") }
        sheet.add(
            [.text("Line", .header), .text("Evidence", .header)] + years.map { .text($0, .rightHeader) }
                + [.text("Where the price comes from", .header)]
        )
        for group in Self.groups { add(group, level, to: &sheet) }
        let change = rows.filter { table.text("basis", of: $0) == "change" }
        let told = [("spending", "Spending"), ("balance_at_end", "Balance at the year's end")]
            .flatMap { kind, label in
                [
                    cells("\(label): mean", change, "mean") { $0 == kind },
                    cells("8 in 10 futures: from", change, "p10", isQuiet: true) { $0 == kind },
                    cells("8 in 10 futures: to", change, "p90", isQuiet: true) { $0 == kind },
                ]
                .compactMap(\.self)
            }
        guard !told.isEmpty else { return }
        sheet.add([.text("More than no change", .bold)])
        for row in told { sheet.add(row) }
    }

    private func add(_ group: Group, _ rows: [[String]], to sheet: inout Sheet) {
        var keys: [[String]] = []
        for row in rows where group.kinds.contains(table.text("row", of: row)) {
            let key = ["row", "line"].map { table.text($0, of: row) }
            if !keys.contains(key), !(key[0] == group.total?.kind && key[1] == "all") { keys.append(key) }
        }
        // Without income a balance says nothing.
        let isBalanced = rows.contains { table.text("row", of: $0) == "in_year_balance" }
        let singles = (Self.singles[group.heading] ?? []).filter { isBalanced || !$0.kind.hasPrefix("balance") }
            .compactMap { one in
                cells(one.label, rows, one.column, isQuiet: one.column != "mean") { $0 == one.kind }
            }
        guard !keys.isEmpty || !singles.isEmpty else { return }
        sheet.add([.text(group.heading, .bold)])
        let first = sheet.rows.count
        for key in keys {
            let own = rows.filter { table.text("row", of: $0) == key[0] && table.text("line", of: $0) == key[1] }
            let name = key[1] == "all" ? TableSheet.heading(key[0]) : key[1]
            if let cells = cells(name, own, "mean", where: { _ in true }) { sheet.add(cells) }
        }
        if let total = group.total, sheet.rows.count > first {
            add(total, over: first..<sheet.rows.count, rows, to: &sheet)
        }
        for row in singles { sheet.add(row) }
    }

    /// Adds the total of some rows: a formula, with what the table states as its value.
    private func add(
        _ total: (kind: String, label: String),
        over lines: Range<Int>,
        _ rows: [[String]],
        to sheet: inout Sheet
    ) {
        let stated = rows.filter {
            table.text("row", of: $0) == total.kind && table.text("line", of: $0) == "all"
        }
        guard var cells = cells(total.label, stated, "mean", where: { _ in true }) else { return }
        for (column, cell) in cells.enumerated() {
            cells[column].style.isBold = true
            cells[column].style.hasLineAbove = true
            guard case .number = cell.value else { continue }
            let range = CellRange(rows: lines.lowerBound...(lines.upperBound - 1), columns: column...column)
            cells[column].value = .sum([range], result: sheet.sum([range]))
        }
        sheet.add(cells)
    }

    /// A row of cells; `nil` where no year has a value.
    private func cells(
        _ label: String,
        _ rows: [[String]],
        _ column: String,
        isQuiet: Bool = false,
        where isMeant: (String) -> Bool
    ) -> [SheetCell]? {
        let meant = rows.filter { isMeant(table.text("row", of: $0)) }
        let figures = years.map { year -> SheetCell in
            guard let row = meant.first(where: { table.text("financial_year", of: $0) == year }),
                let number = table.number(column, of: row)
            else { return .empty }
            let format: NumberFormat =
                switch table.text("unit", of: row) {
                case "plans": .whole
                case "share": .percent
                default: .pounds
                }
            return .number(number, format, isQuiet ? .quiet : CellStyle())
        }
        guard let first = meant.first, figures.contains(where: { $0 != .empty }) else { return nil }
        var style = isQuiet ? CellStyle.quiet : CellStyle()
        style.indent = 1
        let (source, line) = (table.text("source", of: first), table.text("line", of: first))
        let since = line.hasPrefix("change since") ? " (\(line))" : ""
        return [.text(label + since, style), .text(table.text("evidence", of: first))] + figures
            + [source.isEmpty ? .empty : .text(source, .quiet)]
    }
}
