import Wording

/// What is told of an import: what was found, what was left out, where files disagree.
package enum ImportSummary {
    /// How many lines of a kind are shown.
    private static let shown = 20

    /// The text, each part under its heading.
    package static func text(_ figures: ImportedFigures) -> String {
        let parts = [
            ("Found", figures.found), ("Left out", figures.leftOut),
            ("Where the files disagree", figures.disagreements),
        ]
        return parts.filter { !$0.1.isEmpty }.map { part(heading: $0.0, $0.1) }.joined(separator: "\n\n")
    }

    private static func part(heading: String, _ lines: [String]) -> String {
        let more = lines.count > shown ? ["- and \(lines.count - shown) more"] : []
        return ([heading, String(repeating: "-", count: heading.count)] + lines.prefix(shown).map { "- \($0)" } + more)
            .joined(separator: "\n")
    }
}
