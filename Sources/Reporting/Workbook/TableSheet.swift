import WorkbookWriting

/// A sheet with a table of the run: names first, one header that stays in sight, filters.
///
/// What few people ask for stands folded away at the right: the outer percentiles, chance errors and codes.
struct TableSheet {
    /// The sheet's name.
    let name: String
    let table: WorkbookTable
    /// The columns shown, in their order.
    private let shown: [Int]
    /// How many of them, at the right, are folded away.
    private let folded: Int

    /// A sheet of a table.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - table: the rows.
    ///   - without: columns that are left out beside the area's id, which is the same in every row.
    init(_ name: String, _ table: WorkbookTable, without: Set<String> = []) {
        (self.name, self.table) = (name, table)
        let names = table.columns.map(\.name)
        let codes = Set(names.filter { names.contains("\($0)_name") })
        let wanted = names.indices.filter { names[$0] != "area" && !without.contains(names[$0]) }
        let first = ["plan_name", "service_name", "measure_name"].compactMap { table.place($0) }
            .filter { wanted.contains($0) }
        let rest = wanted.filter { !first.contains($0) }
        let isFolded = { (place: Int) in codes.contains(names[place]) || Self.folded.contains(names[place]) }
        let last =
            rest.filter { isFolded($0) && !codes.contains(names[$0]) } + rest.filter { codes.contains(names[$0]) }
        shown = first + rest.filter { !isFolded($0) } + last
        folded = last.count
    }

    /// Columns that few people ask for.
    private static let folded: Set = [
        "sd", "p2_5", "p5", "p25", "p75", "p95", "p97_5", "replications", "mean_mc_error", "p50_mc_error", "mc_error",
    ]

    /// The columns shown with their headings.
    var columns: [(heading: String, column: TableColumn)] {
        let names = Set(table.columns.map(\.name))
        return shown.map { place in
            let column = table.columns[place]
            return (Self.heading(column.name, isCode: names.contains("\(column.name)_name")), column)
        }
    }

    /// The sheet.
    var sheet: Sheet {
        var sheet = Sheet(name)
        var header: [SheetCell] = []
        for (heading, column) in columns {
            var style = CellStyle.header
            style.isAtRight = [.number, .integer].contains(column.type)
            header.append(.text(heading, style))
        }
        sheet.add(header)
        sheet.heights[0] = 42
        let widths = shown.map(width)
        for row in table.rows {
            sheet.add(
                zip(shown, widths)
                    .map { place, width in
                        var cell = table.cell(place, of: row)
                        if case .text(let text) = cell.value { cell.style.isWrapped = text.count > Int(width) + 4 }
                        return cell
                    }
            )
        }
        sheet.widths = widths
        sheet.folded = folded
        sheet.frozen = (1, shown.isEmpty ? 0 : 1)
        sheet.filter = CellRange(rows: 0...max(table.rows.count, 1), columns: 0...max(shown.count - 1, 0))
        sheet.repeatedRows = 1
        return sheet
    }

    /// The width of a column of the table: of its longest text, within reason.
    private func width(_ place: Int) -> Double {
        switch table.columns[place].type {
        case .number, .integer: return 12
        case .month: return 11
        default:
            let longest = table.rows.reduce(0) { max($0, $1[place].utf8.count) }
            return Double(min(max(longest + 2, 11), 60))
        }
    }

    /// A column's name as a heading.
    static func heading(_ name: String, isCode: Bool = false) -> String {
        if let known = headings[name] { return known }
        let words = name.replacing("_name", with: "").replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst() + (isCode ? ", code" : "")
    }

    private static let headings = [
        "mean": "Mean", "sd": "Standard deviation", "p2_5": "2.5th percentile", "p5": "5th percentile",
        "p10": "10th percentile", "p25": "25th percentile", "p50": "Median", "p75": "75th percentile",
        "p90": "90th percentile", "p95": "95th percentile", "p97_5": "97.5th percentile",
        "mean_mc_error": "Chance error of the mean", "p50_mc_error": "Chance error of the median",
        "mc_error": "Chance error", "low": "Low", "high": "High", "sd_ratio": "Ratio of deviations",
        "first_month_p50": "First month met with 50%", "first_month_p80": "First month met with 80%",
        "first_month_p95": "First month met with 95%",
    ]
}
