import Foundation
import TestSupport
import Testing

/// The sets of `Tests/Reference`, on which tests of every module rest.
@Suite struct ReferenceSetsTests {
    private static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Every set has a section of its own in the README, with its licence, and nothing else has.
    @Test func eachIsDescribed() throws {
        let sets = try Self.names(in: ReferenceTable.folder).filter { $0 != "README.md" }
        let readme = try Command.text(ReferenceTable.folder, "README.md")
        let sections = readme.components(separatedBy: "\n## ").dropFirst()
        #expect(sections.map { String($0.prefix { $0 != "\n" }) }.sorted() == sets)
        for section in sections { #expect(section.contains("**Licence.**"), "\(section)") }
    }

    /// Plain tables, small enough for a repository.
    @Test func eachIsPlainAndSmall() throws {
        for set in try Self.names(in: ReferenceTable.folder) where set != "README.md" {
            var bytes = 0
            for file in try Self.names(in: ReferenceTable.file(set)) {
                let text = try Command.text(ReferenceTable.file(set), file)
                #expect(
                    !text.contains { $0 == "\"" || $0 == "\r\n" || $0 == "\t" } && text.hasSuffix("\n"),
                    "\(set)/\(file)"
                )
                #expect(try !ReferenceTable("\(set)/\(file)").rows.isEmpty)
                bytes += text.utf8.count
            }
            #expect(bytes > 0 && bytes <= 2_000_000, "\(set): \(bytes) bytes")
        }
    }

    /// A test that needs data which is not there fails, and says where it should be.
    @Test func whatIsMissingIsAnError() throws {
        let missing = #expect(throws: ReferenceError.self) { try ReferenceTable("nist/Nobody.csv") }
        #expect(missing?.description.hasSuffix("Tests/Reference/nist/Nobody.csv") == true)
        let table = try ReferenceTable("nist/NoInt2.csv")
        let wrong = #expect(throws: ReferenceError.self) { try table.rows[0].text("z") }
        #expect(wrong?.description == "nist/NoInt2.csv:2 has no column 'z'")
        #expect(throws: ReferenceError.self) { try table.rows(where: "y", is: "0") }
    }
}
