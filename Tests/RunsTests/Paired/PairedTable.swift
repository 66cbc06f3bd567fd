import Foundation

/// The page that keeps how alike plans and no change run.
enum PairedTable {
    static let file = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .appending(path: "../../../Sources/Runs/Runs.docc/Pairing.md")
        .standardizedFileURL

    /// What stands between the text of the page, which is written by hand, and the tables.
    static let mark = "\n### Derby, "

    /// A plan's part of the page.
    static func section(_ area: String, _ plan: String, _ rows: [PairedRow]) -> String {
        """
        ### \(area), \(plan)

        | service | measure | 12 | 24 | 36 | luck 12 | luck 24 | luck 36 | luck's part | effects' part | empty |
        |---|---|---|---|---|---|---|---|---|---|---|
        \(lines(rows).joined(separator: "\n"))
        """
    }

    /// The lines of a table: those of what the plan makes a difference to.
    static func lines(_ rows: [PairedRow]) -> [String] {
        rows.filter { $0.months.contains { $0.paired > 0 } }
            .map { row in
                let last = row.months[row.months.count - 1]
                let cells =
                    [row.service, row.measure.replacing("_", with: " ")]
                    + row.months.map { ratio($0.independent, $0.paired) }
                    + row.months.map { ratio($0.luckIndependent, $0.luckPaired) }
                    + [last.luckPaired, last.effects].map { share($0, of: last.paired) }
                    + [percent(last.empty)]
                return "| \(cells.joined(separator: " | ")) |"
            }
    }

    private static func ratio(_ independent: Double, _ paired: Double) -> String {
        guard paired > 0 else { return independent > 0 ? "same" : "" }
        let ratio = independent / paired
        return String(format: ratio < 10 ? "%.1f" : "%.0f", ratio)
    }

    private static func share(_ part: Double, of whole: Double) -> String {
        whole > 0 ? percent(part / whole) : ""
    }

    private static func percent(_ share: Double) -> String { String(format: "%.0f%%", 100 * share) }
}
