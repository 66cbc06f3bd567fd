import Foundation
import TestSupport
import Testing

@testable import WorkbookWriting

/// Runs the example of the module's guide, and holds it to what is said there.
@Suite struct DocumentationTests {
    @Test func guide() throws {
        var sheet = Sheet("Costs")
        sheet.add([.text("pay"), .number(1200.5, .pounds)])
        sheet.add([.text("rooms"), .number(300.25, .pounds)])
        let lines = CellRange(rows: 0...1, columns: 1...1)  // B1:B2
        sheet.add([.text("all", .bold), SheetCell(.sum([lines], result: 1500.75))])
        let content = WorkbookContent(title: "Costs", sheets: [sheet])
        #expect(content.sheets.map(\.rows.count) == [3])
        #expect(lines.reference == "B1:B2")
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "WorkbookWriting").isEmpty)
    }
}
