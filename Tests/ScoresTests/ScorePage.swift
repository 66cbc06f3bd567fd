import Foundation

/// The page that keeps the scores, with those of the run before.
enum ScorePage {
    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/waitcast/waitcast.docc/Scores.md").standardizedFileURL

    private static let now = "\n## This run\n"
    private static let before = "\n## The run before\n"

    /// A part of the table: its title, its columns and its lines.
    struct Part {
        var title: String
        var header: String
        var lines: [String]
        /// How many of a line's first cells say what it is of.
        var subjectCells: Int

        var text: String { "### \(title)\n\n\(header)\n\(lines.joined(separator: "\n"))\n" }
    }

    /// The page's text with these scores in the place of the last ones, which become those before.
    static func text(_ page: String, with parts: [Part], version: String) -> String {
        let prose = page.components(separatedBy: now)[0]
        let stated = version.isEmpty ? "" : "Of commit \(version).\n\n"
        let text =
            prose.trimmingSuffix(while: \.isNewline) + "\n" + now + "\n" + stated
            + parts.map(\.text).joined(separator: "\n")
        guard let last = section(page) else { return text }
        return text + before + "\n" + last.trimmingPrefix(while: \.isNewline)
    }

    /// What stands under the scores of the last run.
    private static func section(_ page: String) -> String? {
        let parts = page.components(separatedBy: now)
        guard parts.count > 1 else { return nil }
        return parts[1].components(separatedBy: before)[0]
    }

    /// What lines are of: their title and first cells, as the page has them.
    static func subjects(_ part: Part) -> [String] {
        part.lines.map { line in
            line.split(separator: "|").prefix(part.subjectCells).joined(separator: "|")
        }
    }

    /// The lines that the last run has under a title, with the title first.
    static func kept(_ page: String, under title: String) -> String {
        let parts = (section(page) ?? "").components(separatedBy: "### \(title)\n")
        return parts.count > 1 ? parts[1].components(separatedBy: "\n### ")[0] : ""
    }
}

extension String {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        String(reversed().drop(while: isTrimmed).reversed())
    }

    fileprivate func trimmingPrefix(while isTrimmed: (Character) -> Bool) -> String {
        String(drop(while: isTrimmed))
    }
}
