import Foundation
import TestSupport
import Testing

@testable import Workbooks

/// Runs the example of the module's guide, and holds it to the figures shown there.
@Suite struct DocumentationTests {
    @Test func guide() throws {
        let bytes = Samples.workbook
        let workbook = try Workbook(bytes)
        let names = workbook.sheets.map(\.name)  // Figures, Hidden, Notes
        var figures: [String] = []
        try workbook.forEachCell(of: workbook.sheets[0]) { row, column, value in
            let place = CellReference(row: row, column: column)
            if case .number = value { figures.append("\(place): \(value.text)") }
            return figures.count < 2  // the second is the last that is wanted
        }
        #expect(names == ["Figures", "Hidden", "Notes"])
        #expect(figures == ["C2: 1234", "D2: 0.125"])
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Workbooks").isEmpty)
    }
}
