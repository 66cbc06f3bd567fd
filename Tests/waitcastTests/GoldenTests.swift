import Foundation
import Testing

/// Runs whose files are kept, byte for byte, and the page that each prints.
///
/// With WAITCAST_RECORD=1 in the environment they are recorded anew.
@Suite("Golden runs")
struct GoldenTests {
    /// Whether a file of Derby's run is not kept; what it was is held by its digest in the manifest.
    ///
    /// Such are tables that are too large, and the charts, which the report has.
    private static func isLeftOut(_ name: String) -> Bool {
        ["forecast.csv", "comparison.csv", "costs.csv", "high-needs.csv", "plans.csv"].contains(name)
            || name.hasPrefix("charts/")
    }
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    private static let reports = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reports")
    private static let derby = Command.root.appending(path: "Results/derby")

    /// The manifest without the platform, on which no figure depends, and without its own digest, which is of that too.
    private func comparable(_ name: String, _ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { name != "manifest.json" || !($0.hasPrefix("  \"platform\"") || $0.hasPrefix("  \"sha256\"")) }
    }

    /// Names and digests of what a manifest vouches for.
    private func outputs(_ folder: URL) throws -> [String: String] {
        let manifest = try JSONSerialization.jsonObject(with: Data(try Command.text(folder, "manifest.json").utf8))
        let files = (manifest as? [String: Any])?["outputs"] as? [[String: String]] ?? []
        return Dictionary(uniqueKeysWithValues: files.map { ($0["file"] ?? "", $0["sha256"] ?? "") })
    }

    /// The files in a folder and in those inside it.
    private func files(in folder: URL) throws -> Set<String> {
        let names = try #require(FileManager.default.subpaths(atPath: folder.path))
        return Set(
            names.filter { name in
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: folder.appending(path: name).path, isDirectory: &isFolder)
                return !isFolder.boolValue
            }
        )
    }

    /// Runs again and compares; what the run prints.
    ///
    /// - Parameters:
    ///   - kept: The folder that is kept.
    ///   - leftOut: Files that need not be in it, and are held by their digests then.
    ///   - arguments: Of the run.
    /// - Returns: What it printed.
    /// - Throws: What keeps a file from being read.
    @discardableResult
    private func expectReproduced(
        _ kept: URL,
        leftOut: (String) -> Bool = { _ in false },
        _ arguments: [String]
    ) throws -> String {
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
            let written = try outputs(folder)
            let names = Set(written.keys).union(["manifest.json"])
            #expect(try files(in: kept).filter { !leftOut($0) } == names.filter { !leftOut($0) })
            for name in Set(try outputs(kept).keys).union(names).filter(leftOut).sorted() {
                #expect(try outputs(kept)[name] == written[name], "\(name) differs: record again to see where")
            }
            for name in names.filter({ !leftOut($0) }).sorted() {
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
        let report = try expectReproduced(Self.derby, leftOut: Self.isLeftOut, ["Scenarios/derby"])
        try expectPrinted("derby.txt", report)
        let printed = report.split(separator: "\n")
        let kept = try files(in: Self.derby).filter { !Self.isLeftOut($0) }
        let sizes = try kept.map { try Command.text(Self.derby, $0).utf8.count }
        #expect(sizes.reduce(0, +) < 1_000_000, "Results/derby is larger than people would want to fetch")
        let readme = try Command.text(Command.root, "README.md")
        let excerpt = try #require(
            readme.split(separator: "```text\n").dropFirst().first?.split(separator: "\n```").first
        )
        for line in excerpt.split(separator: "\n") where line != "..." {
            #expect(printed.contains(line), "the README shows a line that the run does not print: \(line)")
        }
    }
}
