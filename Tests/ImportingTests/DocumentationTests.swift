import Areas
import Foundation
import Reading
import TestSupport
import Testing

@testable import Importing

/// What the pages of the room show is what is read.
@Suite struct DocumentationTests {
    /// A page's blocks of a language, in their order.
    private static func blocks(_ page: String, _ language: String) throws -> [String] {
        let file = ReferenceTable.folder.appending(path: "../../Sources/Importing/Importing.docc/\(page).md")
            .standardizedFileURL
        return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```\(language)\n").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
    }

    /// The mapping of the guide.
    static var mapping: String { get throws { try #require(blocks("MappingFiles", "yaml").first) } }

    /// Rows as pages show them.
    private func shown(_ figures: ImportedFigures) -> String {
        "service,provider,period,metric,value,unit\n"
            + figures.rows.map { "\($0.service),\($0.provider),\($0.period),\($0.metric),\($0.value),\($0.unit)\n" }
            .joined()
    }

    /// Each page shows a file and the rows that come of it.
    @Test(arguments: [
        ("MappingFiles", ImportRequest(organisation: "NHS Fife")),
        ("PlannerUploads", ImportRequest(services: [("speech", "")])),
        ("ScottishTables", ImportRequest(organisation: "NHS Fife")),
        ("RowsOfReferrals", ImportRequest(suppressBelow: 5)),
    ])
    func whatBecomesOfTheExample(_ page: String, _ request: ImportRequest) throws {
        let tables = try Self.blocks(page, "csv")
        let file = SourceFile("\(page).csv", tables[0])
        let mapping = try Self.blocks(page, "yaml").first
        let format =
            try mapping.map { try SourceFormats.mapped(by: [InputText(name: "mapping.yaml", text: $0)])[0] }
            ?? #require(SourceFormats.format(of: file))
        let figures = try format.figures(in: [file], request)
        #expect(shown(figures) == tables[1])
    }

    /// Of a file with single weeks the page shows some rows.
    @Test func whatBecomesOfAnRTTFile() throws {
        let file = try ReferenceFiles.file("rtt-dorset/published-gynaecology.csv")
        let figures = try ReferralToTreatment().figures(in: [file], ImportRequest())
        let lines = shown(figures).split(separator: "\n")
        let told = try #require(Self.blocks("RTTFiles", "csv").first).split(separator: "\n")
        #expect(told.count == 9 && told.allSatisfy(lines.contains))
    }

    /// The mapping for a table of referrals is read too.
    @Test func theMappingOfReferrals() throws {
        let text = try #require(Self.blocks("MappingFiles", "yaml").last)
        let format = try SourceFormats.mapped(by: [InputText(name: "referrals.yaml", text: text)])[0]
        #expect(format is ReferralRows)
    }
}
