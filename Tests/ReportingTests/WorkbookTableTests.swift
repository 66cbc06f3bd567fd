import Calendar
import Testing
import WorkbookWriting

@testable import Reporting

/// Tables of a run as sheets.
@Suite("Tables as sheets")
struct WorkbookTableTests {
    private func table(_ rows: [[String]], _ columns: [TableColumn]) -> WorkbookTable {
        var csv = CSVText(header: columns.map(\.name).joined(separator: ","))
        for row in rows { csv.row(row) }
        return WorkbookTable(FolderTable("some.csv", "Some", columns, csv.text))
    }

    /// Also what begins or ends with quotes, holds line breaks, or was kept from being run.
    @Test func textsComeBackAsTheyWere() {
        let texts = [
            "plain", "", "a, b", "\"", "\"\"", "\"all quoted\"", "a \"b\" c", "two\nlines", "=1+1", "-x", "'quoted'",

            "\u{e9}, \u{1f9ee}", "@",
        ]
        let columns = (0..<texts.count).map { TableColumn("c\($0)", "") }
        #expect(table([texts, texts.reversed()], columns).rows == [texts, texts.reversed()])
    }

    @Test func cellsHaveTheTypesOfTheirColumns() throws {
        let columns = [
            TableColumn("period", ""), TableColumn("period_type", ""), TableColumn("unit", ""),
            TableColumn("mean", "", .number), TableColumn("replications", "", .integer),
            TableColumn("first_month", "", .month),
        ]
        let table = table(
            [
                ["2026-02", "month", "share", "0.125", "1000", "2028-02"],
                ["2025-26", "financial_year", "pounds", "-1234.5", "1000", "NA"],
                ["2010-11", "financial_year", "children", "INF", "12", ""],
            ],
            columns
        )
        let cells = table.rows.map { row in columns.indices.map { table.cell($0, of: row) } }
        #expect(cells[0][0].value == .day(Day(year: 2026, month: 2, day: 28)))
        #expect(cells[0][0].style.format == .month)
        #expect(cells[0][3] == .number(0.125, .percent))
        #expect(cells[0][4] == .number(1000, .whole))
        #expect(cells[0][5].value == .day(Day(year: 2028, month: 2, day: 29)))
        #expect(cells[1][0].value == .text("2025-26"))
        #expect(cells[1][3] == .number(-1234.5, .pounds))
        #expect(cells[1][5] == .empty)
        #expect(cells[2][0].value == .text("2010-11"))
        #expect(cells[2][3].value == .text("INF"))
        #expect(cells[2][5] == .empty)
    }

    /// A month that may be a year too is left as it is where no column says which it is.
    @Test(arguments: [("2028-03", true), ("2026", false), ("2010-11", false), ("2010-12", true)])
    func whatMayBeAYearIsLeft(_ text: String, _ isMonth: Bool) {
        let table = table([[text]], [TableColumn("by", "")])
        let cell = table.cell(0, of: table.rows[0])
        #expect((cell.style.format == .month) == isMonth)
    }

    @Test func namesComeFirstAndCodesLast() {
        let columns = [
            TableColumn("area", ""), TableColumn("plan", ""), TableColumn("unit", ""), TableColumn("mean", "", .number),
            TableColumn("sd", "", .number), TableColumn("p50", "", .number), TableColumn("plan_name", ""),
        ]
        let shown = TableSheet("Some", table([["a", "p", "children", "1", "2", "3", "Plan"]], columns))
        #expect(shown.columns.map(\.heading) == ["Plan", "Unit", "Mean", "Median", "Standard deviation", "Plan, code"])
        #expect(shown.sheet.folded == 2)
        #expect(shown.sheet.filter == CellRange(rows: 0...1, columns: 0...5))
        #expect(
            shown.sheet.rows[1].map(\.value) == [
                .text("Plan"), .text("children"), .number(1), .number(3), .number(2), .text("p"),
            ]
        )
    }
}
