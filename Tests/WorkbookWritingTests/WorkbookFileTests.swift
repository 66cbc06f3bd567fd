import Calendar
import Foundation
import Testing
import Workbooks

@testable import WorkbookWriting

/// Workbooks as files, and what a build without libxlsxwriter says of them.
@Suite("Workbooks as files")
struct WorkbookFileTests {
    @Test(arguments: [
        (0, 0, "A1"), (6, 25, "Z7"), (0, 26, "AA1"), (1, 51, "AZ2"), (1, 52, "BA2"), (0, 701, "ZZ1"), (0, 702, "AAA1"),
    ])
    func placesAreNamed(_ row: Int, _ column: Int, _ name: String) {
        let cell = CellRange(rows: row...row, columns: column...column)
        #expect(cell.reference == name)
        #expect(CellRange(rows: row...row + 1, columns: column...column).reference.hasPrefix("\(name):"))
    }

    /// One cell of each kind, with a text that could be run, one of all sorts of characters and one that is too long.
    private var content: WorkbookContent {
        var sheet = WorkbookWriting.Sheet("One & two")
        sheet.add(title: "=1+1")
        sheet.add([
            .number(1234.5678912345, .pounds), SheetCell(.day(Month(year: 2026, month: 2).end + -1)), .empty,
            SheetCell(.sum([CellRange(rows: 1...1, columns: 0...0)], result: 1234.5678912345)), .link("Other"),
            .text("\u{e9}\u{1f9ee} <\"&'>\nline"), .text(String(repeating: "x", count: 40_000)),
        ])
        sheet.widths = [10, 12]
        sheet.filter = CellRange(rows: 0...1, columns: 0...6)
        let series = SheetChart.Series(
            "series",
            categories: CellRange(rows: 1...1, columns: 1...1),
            values: CellRange(rows: 1...1, columns: 0...0),
            colour: 0x12436D
        )
        for kind in [SheetChart.Kind.lines, .bars] {
            let chart = SheetChart(
                kind,
                title: "chart",
                description: "what it shows",
                unit: "children",
                format: .whole,
                sheet: sheet.name,
                series: [series]
            )
            sheet.charts.append(PlacedChart(chart, row: 3, column: 0, width: 480, height: 288))
        }
        return WorkbookContent(title: "Title", sheets: [sheet, WorkbookWriting.Sheet("Other")])
    }

    @Test(.enabled(if: !WorkbookFile.isAvailable))
    func aBuildWithoutTheLibrarySaysSo() {
        #expect(throws: WorkbookWritingError.notBuilt) { try WorkbookFile.bytes(of: content) }
        #expect(WorkbookWritingError.notBuilt.description.contains("make workbook"))
    }

    @Test(.enabled(if: WorkbookFile.isAvailable))
    func whatIsWrittenIsReadAgain() throws {
        let bytes = try WorkbookFile.bytes(of: content)
        #expect(try WorkbookFile.bytes(of: content) == bytes)
        let workbook = try Workbook(Data(bytes))
        #expect(workbook.sheets.map(\.name) == ["One & two", "Other"])
        var cells: [String: String] = [:]
        try workbook.forEachCell(of: workbook.sheets[0]) { row, column, value in
            cells[CellReference(row: row, column: column).description] = value.text
            return true
        }
        #expect(cells["A1"] == "=1+1")
        #expect(cells["A2"].flatMap(Double.init) == 1234.5678912345)
        #expect(cells["D2"].flatMap(Double.init) == 1234.5678912345)
        #expect(cells["E2"] == "Other")
        #expect(cells["F2"] == "\u{e9}\u{1f9ee} <\"&'>\nline")
        #expect(cells["G2"]?.utf16.count == WorkbookWriting.Sheet.mostCharacters)
    }
}
