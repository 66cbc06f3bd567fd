import Foundation
import Testing

@testable import Workbooks

/// The folder of large published files, if there is one here.
private let publishedData = ProcessInfo.processInfo.environment["WAITCAST_DATA"].map { URL(filePath: $0) }

/// Two of NHS England's workbooks "Community health services waiting lists", as Excel wrote them.
///
/// They are too large to be kept here: `WAITCAST_DATA` names the folder in which `chs_workbook_2023` lies.
@Suite(.enabled(if: publishedData != nil, "WAITCAST_DATA names no folder"))
struct PublishedWorkbookTests {
    private func workbook(_ month: String) throws -> Workbook {
        let file = try #require(publishedData).appending(path: "chs_workbook_2023/community_health_\(month).xlsx")
        return try Workbook(Data(contentsOf: file))
    }

    /// The row of a sheet whose name stands in a column.
    private func row(_ name: String, of sheet: String, _ workbook: Workbook) throws -> [String] {
        let sheet = try #require(workbook.sheets.first { $0.name == sheet })
        var found: [String] = []
        var row = 0
        try workbook.forEachCell(of: sheet) { number, _, value in
            if value.text.lowercased() == name.lowercased() { row = number }
            if number == row { found.append(value.text) }
            return row == 0 || number <= row
        }
        return found
    }

    private static let service = "(CYP) Community paediatric service"

    /// The months of table 2: dates in the one, texts in the other.
    @Test(arguments: [
        ("2023-03", ["2022-10-01", "2022-11-01", "2022-12-01", "2023-01-01", "2023-02-01", "2023-03-01"]),
        ("2023-11", ["Apr-23", "May-23", "Jun-23", "Jul-23", "Aug-23", "Sep-23"]),
    ])
    func monthsOfTheYear(_ month: String, _ months: [String]) throws {
        let workbook = try workbook(month)
        #expect(workbook.sheets.count == 13 && workbook.sheets.allSatisfy { $0.state == .visible })
        #expect(workbook.sheets.map(\.name).suffix(3) == ["Table 4e", "Table 4f", "Table 4g"])
        let sheet = try #require(workbook.sheets.first { $0.name == "Table 2" })
        var found: [String] = []
        try workbook.forEachCell(of: sheet) { _, _, value in
            if months.contains(value.text) { found.append(value.text) }
            return true
        }
        #expect(found == months)
    }

    /// Table 2's figure of the month is the total of table 3, whose bands add up to it, or nearly: not all providers
    /// publish them.
    @Test(arguments: [("2023-03", 64_597, 64_597), ("2023-11", 78_181, 77_769)])
    func tablesAgree(_ month: String, _ total: Int, _ inBands: Int) throws {
        let workbook = try workbook(month)
        let overTime = try row(Self.service, of: "Table 2", workbook)
        let bands = try row(Self.service, of: "Table 3", workbook).suffix(8).compactMap { Int($0) }
        #expect(overTime.last == "\(total)")
        #expect(bands.first == total && bands.dropFirst().reduce(0, +) == inBands)
    }
}
