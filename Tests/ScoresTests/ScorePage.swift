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

        /// Its table.
        var table: String { "\(header)\n\(lines.joined(separator: "\n"))\n" }

        var text: String { "### \(title)\n\n\(table)" }
    }

    /// A table of the page: its title, and what stands below it.
    private typealias Block = (title: String, text: String)

    /// The page's text with these scores in the place of the last ones of the same title, which become those before.
    static func text(_ page: String, with parts: [Part], version: String) -> String {
        let prose = page.components(separatedBy: now)[0]
        var (latest, last) = (blocks(page, after: now, until: before), blocks(page, after: before, until: nil))
        let stated = version.isEmpty ? "" : "Of commit \(version).\n\n"
        for part in parts {
            let block = Block(part.title, stated + part.table)
            guard let place = latest.firstIndex(where: { $0.title == part.title }) else {
                latest.append(block)
                continue
            }
            last.removeAll { $0.title == part.title }
            last.append(latest[place])
            latest[place] = block
        }
        let written = { (blocks: [Block]) in
            blocks.map { "### \($0.title)\n\n\($0.text)" }.joined(separator: "\n")
        }
        return prose.trimmingSuffix(while: \.isNewline) + "\n" + now + "\n" + written(latest)
            + (last.isEmpty ? "" : before + "\n" + written(last))
    }

    /// The tables of a run by their titles, each with the commit that it is of.
    private static func blocks(_ page: String, after start: String, until end: String?) -> [Block] {
        let parts = page.components(separatedBy: start)
        guard parts.count > 1 else { return [] }
        return (end.map { parts[1].components(separatedBy: $0)[0] } ?? parts[1])
            .components(separatedBy: "### ").dropFirst()
            .map { block in
                let lines = block.components(separatedBy: "\n\n")
                let text = lines.dropFirst().joined(separator: "\n\n")
                return (lines[0], text.trimmingSuffix(while: \.isNewline) + "\n")
            }
    }

    /// What lines are of: their title and first cells, as the page has them.
    static func subjects(_ part: Part) -> [String] {
        part.lines.map { line in
            line.split(separator: "|").prefix(part.subjectCells).joined(separator: "|")
        }
    }

    /// What the last run has under a title.
    static func kept(_ page: String, under title: String) -> String {
        blocks(page, after: now, until: before).first { $0.title == title }?.text ?? ""
    }
}

extension String {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        String(reversed().drop(while: isTrimmed).reversed())
    }
}
