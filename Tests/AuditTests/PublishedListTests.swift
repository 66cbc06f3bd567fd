import Areas
import Foundation
import TestSupport
import Testing
import Wording

@testable import Audit

/// Findings on published lists, looked at one by one: the page has the verdict on each.
@Suite("The audit of published lists")
struct PublishedListTests {
    private static func page() throws -> String {
        let file = ReferenceTable.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Audit/Audit.docc/PublishedLists.md")
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    /// A row for each finding of the sample, with a verdict: `stands`, or `explained` by the published rows.
    @Test func fiftyFindingsWereLookedAt() throws {
        let rows = try Self.page().split(separator: "\n").filter { $0.hasPrefix("| ") }
            .map { line in
                line.dropFirst(2).split(separator: "|", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: .whitespaces) }
            }
            .filter { $0.count > 3 }
        let sample = try PublishedLists.sample(50)
        #expect(sample.count == 50)
        for finding in sample {
            let row = rows.first { $0[0] == finding.service && $0[1] == finding.sentence }
            #expect(row != nil, "| \(finding.service) | \(finding.sentence) |")
        }
        let judged = rows.filter { ["stands", "explained"].contains($0[2].prefix { $0 != ":" && $0 != " " }) }
        #expect(judged.count == 50)
        #expect(judged.count { $0[2].hasPrefix("explained") } < 5)
    }

    /// How many findings there are of each kind, by set.
    @Test func findingsAreCounted() throws {
        let page = try Self.page()
        let found = try PublishedLists.findings()
        for rule in Finding.Rule.allCases {
            let count = found.count { $0.rule == rule }
            guard count > 0 else { continue }
            let line = "| `\(rule.rawValue)` | \(count) |"
            #expect(page.contains(line), "the page lacks: \(line)")
        }
    }
}
