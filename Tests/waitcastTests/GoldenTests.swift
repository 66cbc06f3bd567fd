import Foundation
import Testing

/// Runs whose files are kept, byte for byte, and the page that each prints.
///
/// With WAITCAST_RECORD=1 in the environment they are recorded anew.
@Suite("Golden runs")
struct GoldenTests {
    private static let files = [
        "forecast.csv", "comparison.csv", "targets.csv", "plans.csv", "parameters.csv", "audit.csv", "datapackage.json",
        "manifest.json",
    ]
    /// What there is besides where an area has costs.
    private static let costFiles = ["costs.csv", "cost-ratios.csv"]
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    private static let reports = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reports")
    private static let derby = Command.root.appending(path: "Results/derby")

    /// The manifest without the platform, on which no figure depends, and without its own digest, which is of that too.
    private func comparable(_ name: String, _ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { name != "manifest.json" || !($0.hasPrefix("  \"platform\"") || $0.hasPrefix("  \"sha256\"")) }
    }

    /// Runs again and compares; what the run prints.
    @discardableResult
    private func expectReproduced(_ kept: URL, _ arguments: [String]) throws -> String {
        if ProcessInfo.processInfo.environment["WAITCAST_RECORD"] == "1" {
            // Version control has what was kept so far, which a run would not replace if somebody had edited it.
            try? FileManager.default.removeItem(at: kept)
            let call = try Command.run(["run", "--output", kept.path] + arguments)
            #expect(call.code == 0, "\(call.error)")
            return call.output
        }
        return try Command.inTemporaryFolder { folder in
            let call = try Command.run(["run", "--output", folder.path] + arguments)
            #expect(call.code == 0, "\(call.error)")
            let hasCosts = FileManager.default.fileExists(atPath: folder.appending(path: "costs.csv").path)
            let block = "high-needs.csv"
            let hasBlock = FileManager.default.fileExists(atPath: folder.appending(path: block).path)
            let files = Self.files + (hasCosts ? Self.costFiles : []) + (hasBlock ? [block] : [])
            #expect(Command.names(in: kept) == files.sorted())
            for name in files {
                let (old, new) = try (Command.text(kept, name), Command.text(folder, name))
                guard name == "manifest.json" || old != new else { continue }
                let (before, after) = (comparable(name, old), comparable(name, new))
                // One line is enough to see what has changed.
                let place = zip(before, after).enumerated().first { $0.element.0 != $0.element.1 }
                let line = place?.offset ?? min(before.count, after.count)
                let isSame = before == after
                #expect(
                    isSame,
                    """
                    \(name) differs from line \(line + 1), \(before.count) lines against \(after.count):
                    kept: \(place?.element.0 ?? "")
                    now:  \(place?.element.1 ?? "")
                    """
                )
            }
            return call.output
        }
    }

    /// Holds what a run has printed to the page that is kept, up to where its files are; and to its size.
    private func expectPrinted(_ name: String, _ printed: String) throws {
        let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count <= 60)
        let page = lines.prefix { !$0.hasPrefix("Files:") }
        for line in page { #expect(line.count <= 80, "\(line)") }
        let text = page.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["WAITCAST_RECORD"] == "1" {
            try Data(text.utf8).write(to: Self.reports.appending(path: name))
        }
        let kept = try Command.text(Self.reports, name)
        #expect(text == kept)
    }

    @Test func theExample() throws {
        let printed = try expectReproduced(
            Self.golden,
            ["--area", "Scenarios/example", "--replications", "40", "--seed", "7", "--horizon", "6"]
        )
        try expectPrinted("example.txt", printed)
    }

    /// What `make forecast` wrote last; and what the README shows of its report.
    @Test func derbysResults() throws {
        let report = try expectReproduced(Self.derby, ["Scenarios/derby"])
        try expectPrinted("derby.txt", report)
        let printed = report.split(separator: "\n")
        let readme = try Command.text(Command.root, "README.md")
        let excerpt = try #require(
            readme.split(separator: "```text\n").dropFirst().first?.split(separator: "\n```").first
        )
        for line in excerpt.split(separator: "\n") where line != "..." {
            #expect(printed.contains(line), "the README shows a line that the run does not print: \(line)")
        }
    }
}
