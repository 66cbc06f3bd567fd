import Areas
import Calendar
import Finance
import Runs
import Wording
import WorkbookWriting

/// What plans cost, laid out for finance: financial years across, lines by funder down, a block for each plan.
///
/// Totals are formulas, everything else is a value of `costs.csv`.
struct FinanceSheet {
    static let name = "Finance"

    let result: RunResult
    let costs: CostResult
    let table: WorkbookTable

    /// Line, service, recurrence, type, evidence; then the years, their sum with its range, and the source.
    private static let textColumns = 5
    private var years: [String] { costs.years.map { "\($0.year)" } }

    /// The sheet.
    var sheet: Sheet {
        var sheet = Sheet(Self.name)
        sheet.add(title: "\(result.area.name): what the plans cost, by financial year")
        for line in notes { sheet.add([.text(line, .quiet)]) }
        sheet.add()
        let summary = sheet.rows.count
        let plans = result.plans.dropFirst()
        // The summary stands above the blocks and adds up their totals: its rows are filled in once these have their places.
        for _ in 0..<(plans.isEmpty ? 0 : plans.count + 2) { sheet.add() }
        var totals: [String: Int] = [:]
        for plan in Array(plans) + [result.plans[0]] { totals[plan.id] = add(plan, to: &sheet) }
        if !plans.isEmpty { fill(summary, Array(plans), totals, in: &sheet) }
        sheet.widths = [46, 34, 11, 9, 10] + years.map { _ in 17 } + [14, 14, 14, 60]
        sheet.frozen = (0, 1)
        sheet.hasGrid = false
        sheet.printedColumns = Self.textColumns + years.count + 3
        return sheet
    }

    private var notes: [String] {
        let parts = costs.years.filter { $0.months < 12 }.map { "\($0.year) has \(counted($0.months, "month"))" }
        return [
            "Pounds of each year: means over \(thousands(Double(result.settings.replications))) possible futures. Means add up; ranges "
                + "do not: each is of its own sum, future by future.",
            "Totals are formulas; everything else are values of \(CostTables.costsFile).",
        ]
            + (parts.isEmpty ? [] : ["Parts of years: \(joined(parts)) here, of twelve."])
            + (result.area.costs.map { $0.note.isEmpty ? [] : ["Note: \($0.note)"] } ?? [])
    }

    // MARK: - A plan

    /// Adds a plan's block.
    ///
    /// - Returns: the row of its total.
    private func add(_ plan: Plan, to sheet: inout Sheet) -> Int {
        let isBaseline = plan.id == result.plans[0].id
        sheet.add()
        // The first plan is printed below all of them.
        if plan.id != result.plans.dropFirst().first?.id { sheet.pageBreaks.append(sheet.rows.count) }
        sheet.add(
            title: plan.name + (isBaseline ? ": what is spent in all" : ": what it costs more than no change"),
            .heading
        )
        sheet.add(header("Line") + [.text("Where the price comes from", .header)])
        let basis = isBaseline ? "level" : "change"
        let rows = table.rows.filter {
            table.text("plan", of: $0) == plan.id && table.text("basis", of: $0) == basis
        }
        var sums: [Int] = []
        var isCut = false
        for funder in Funder.allCases {
            let (lines, hasMore) = lines(of: funder, rows)
            isCut = isCut || hasMore
            guard !lines.isEmpty else { continue }
            sheet.add([.text(funder.words, .bold)])
            let first = sheet.rows.count
            for line in lines { sheet.add(line.cells(at: sheet.rows.count)) }
            let ranges = (0...years.count).map { [range(first, sheet.rows.count - 1, $0)] }
            sums.append(sheet.rows.count)
            sheet.add(sum("Total, \(funder.words)", ranges, total(rows, funder.rawValue), in: sheet))
        }
        let total = sheet.rows.count
        let ranges = (0...years.count).map { year in sums.map { range($0, $0, year) } }
        sheet.add(sum("Total, all funders", ranges, self.total(rows, "all"), in: sheet))
        for (label, column) in [("8 in 10 futures: from", "p10"), ("8 in 10 futures: to", "p90")] {
            sheet.add(stated(label, kind: "total", column, rows))
        }
        sheet.add(stated("Present value, mean", kind: "present_value", "mean", rows))
        let unpriced = result.plans.firstIndex { $0.id == plan.id }.map { costs.unpriced[$0] } ?? []
        for sentence in unpriced { sheet.add([.text("Not in these costs: \(sentence)", .quiet)]) }
        if isCut { sheet.add([.text("Lines that are 0 in every year are left out.", .quiet)]) }
        return total
    }

    /// The head of a block, but for the source.
    private func header(_ first: String) -> [SheetCell] {
        let years = costs.years.map { "\($0.year)" + ($0.months < 12 ? " (\(counted($0.months, "month")))" : "") }
        return [first, "Service", "Recurrence", "Type", "Evidence"].map { .text($0, .header) }
            + (years + ["All", "8 in 10: from", "8 in 10: to"]).map { .text($0, .rightHeader) }
    }

    /// The lines that a funder pays, and whether some are left out that are nothing in every year.
    private func lines(of funder: Funder, _ rows: [[String]]) -> (lines: [FinanceLine], isCut: Bool) {
        var lines: [FinanceLine] = []
        var places: [[String]: Int] = [:]
        for row in rows
        where table.text("row", of: row) == "line" && table.text("funder", of: row) == funder.rawValue {
            let key = ["line", "service", "recurrence", "type", "evidence", "source"].map { table.text($0, of: row) }
            let place = places[key] ?? lines.count
            if place == lines.count {
                places[key] = place
                let service = result.namedServices.first { $0.id == key[1] }?.name ?? key[1]
                lines.append(
                    FinanceLine(
                        texts: [key[0], service, key[2], key[3], key[4]],
                        source: key[5],
                        pounds: Array(repeating: 0, count: years.count)
                    )
                )
            }
            if let year = years.firstIndex(of: table.text("financial_year", of: row)) {
                lines[place].pounds[year] = table.number("mean", of: row) ?? 0
            } else {
                lines[place].range = ["p10", "p90"].map { table.number($0, of: row) }
            }
        }
        let told = lines.filter { $0.pounds.contains { $0 != 0 } }
        return (told, told.count < lines.count)
    }

    // MARK: - Totals

    /// The row of a total over all years.
    private func total(_ rows: [[String]], _ funder: String) -> [String]? {
        rows.first {
            table.text("row", of: $0) == "total" && table.text("funder", of: $0) == funder
                && table.text("financial_year", of: $0) == "all"
        }
    }

    /// The cells of a year in some rows; the sum of the years comes after the last of them.
    private func range(_ first: Int, _ last: Int, _ year: Int) -> CellRange {
        CellRange(rows: first...last, columns: (Self.textColumns + year)...(Self.textColumns + year))
    }

    /// A row of sums, with the range of the last of them.
    private func sum(_ label: String, _ ranges: [[CellRange]], _ stated: [String]?, in sheet: Sheet) -> [SheetCell] {
        var style = CellStyle.bold
        (style.hasLineAbove, style.format) = (true, .pounds)
        var quiet = CellStyle.quiet
        quiet.hasLineAbove = true
        var left = CellStyle()
        left.hasLineAbove = true
        let evidence = stated.map { table.text("evidence", of: $0) } ?? ""
        // Of no lines there is nothing to add up.
        let sums = ranges.map { SheetCell($0.isEmpty ? .number(0) : .sum($0, result: sheet.sum($0)), style) }
        let limits = ["p10", "p90"]
            .map { column in
                stated.flatMap { table.number(column, of: $0) }.map { SheetCell.number($0, .pounds, quiet) } ?? .empty
            }
        return [.text(label, style)] + (1..<Self.textColumns - 1).map { _ in SheetCell(.empty, left) }
            + [.text(evidence, left)] + sums + limits
    }

    /// A row of what is stated of all lines together.
    private func stated(_ label: String, kind: String, _ column: String, _ rows: [[String]]) -> [SheetCell] {
        let all = rows.filter {
            table.text("row", of: $0) == kind && table.text("funder", of: $0) == "all"
        }
        let cells = (years + ["all"])
            .map { year in
                all.first { table.text("financial_year", of: $0) == year }
                    .flatMap { table.number(column, of: $0) }
                    .map { SheetCell.number($0, .pounds, .quiet) } ?? .empty
            }
        return [.text(label, .quiet)] + (1..<Self.textColumns).map { _ in .empty } + cells
    }

    /// Fills in what all plans cost, at the head of the sheet.
    private func fill(_ place: Int, _ plans: [Plan], _ totals: [String: Int], in sheet: inout Sheet) {
        sheet.heights[place] = CellStyle.heading.size * 1.5
        sheet.rows[place] = [.text("All plans: what each costs more than no change", .heading)]
        sheet.rows[place + 1] = header("Plan")
        for (number, plan) in plans.enumerated() {
            guard let total = totals[plan.id] else { continue }
            var style = CellStyle()
            style.format = .pounds
            let sums = (0...years.count)
                .map { year in
                    let ranges = [range(total, total, year)]
                    return SheetCell(.sum(ranges, result: sheet.sum(ranges)), style)
                }
            let block = sheet.rows[total]
            let evidence = block[Self.textColumns - 1].value
            sheet.rows[place + 2 + number] =
                [.text(plan.name), .empty, .empty, .empty, SheetCell(evidence)] + sums
                + block.suffix(2)
                .map { cell in
                    var cell = cell
                    cell.style.hasLineAbove = false
                    return cell
                }
        }
    }
}

extension Funder {
    /// In words that stand by themselves.
    fileprivate var words: String {
        switch self {
        case .icb: "Integrated care board (ICB)"
        case .highNeeds: "High-needs block"
        case .generalFund: "Council's general fund"
        case .grant: "Grants"
        case .other: "Others"
        }
    }
}

/// A line of costs over the years.
private struct FinanceLine {
    /// Line, service, recurrence, type, evidence.
    var texts: [String]
    var source: String
    /// Means by year.
    var pounds: [Double]
    /// What 8 in 10 futures lie between, of all years together.
    var range: [Double?] = []

    /// Its row of cells.
    func cells(at row: Int) -> [SheetCell] {
        var indented = CellStyle()
        indented.indent = 1
        var style = CellStyle()
        style.format = .pounds
        let all = CellRange(rows: row...row, columns: texts.count...(texts.count + pounds.count - 1))
        return [.text(texts[0], indented)] + texts.dropFirst().map { .text($0) } + pounds.map { .number($0, .pounds) }
            + [SheetCell(.sum([all], result: pounds.reduce(0, +)), style)]
            + range.map { $0.map { .number($0, .pounds, .quiet) } ?? .empty } + [.text(source, .quiet)]
    }
}
