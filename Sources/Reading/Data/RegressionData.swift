package import Planning
package import Regression

/// The data of a regression: a table without incomplete rows, and where its rows stand in the file.
package struct RegressionData: Sendable {
    /// The rows in which nothing that is used is missing.
    package let table: DataTable
    /// The line of each row of the table.
    package let lines: [Int]
    /// The lines of the rows left out because something is missing.
    package let incompleteLines: [Int]

    /// Makes a table of a file.
    ///
    /// A column is numeric when every cell that is not missing (empty, `NA`, `N/A` or `NaN`) is a number. In a column
    /// that is used, a few texts among numbers are taken for mistakes.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - used: The columns that must be complete.
    ///   - textColumns: The columns to read as texts whatever they hold.
    /// - Throws: What cannot be read as a number, file without a complete row.
    package init(_ file: DataFile, used: [String], textColumns: [String]) throws(InputErrors) {
        for name in textColumns where !file.names.contains(name) { throw file.missing(name) }
        let diagnostics = Diagnostics()
        var columns: [(name: String, values: DataTable.Column)] = []
        for name in file.names {
            let cells = file.cells(name) ?? []
            let isUsed = used.contains(name)
            let column =
                !isUsed || textColumns.contains(name)
                ? .texts(cells.map { Self.isMissing($0) ? "" : $0 }) : Self.column(name, cells, file, diagnostics)
            columns.append((name, column))
        }
        try diagnostics.throwIfAny()
        // Columns of one file have one length and different names.
        guard let whole = try? DataTable(columns) else { throw InputErrors([]) }
        let complete = whole.completeRows(in: used)
        if complete.isEmpty {
            diagnostics.report(
                Place(file: file.file, line: file.lines[0]),
                "no row has all of \(used.map { "'\($0)'" }.joined(separator: ", "))",
                remedy: "Fill the missing cells or leave out a column."
            )
            try diagnostics.throwIfAny()
        }
        table = whole.selecting(rows: complete)
        lines = complete.map { file.lines[$0] }
        let kept = Set(complete)
        incompleteLines = file.lines.indices.filter { !kept.contains($0) }.map { file.lines[$0] }
    }

    private static func column(
        _ name: String,
        _ cells: [String],
        _ file: DataFile,
        _ diagnostics: Diagnostics
    ) -> DataTable.Column {
        let numbers = cells.map { isMissing($0) ? .nan : dataNumber($0) }
        let texts = cells.indices.filter { numbers[$0] == nil }
        if texts.isEmpty { return .numbers(numbers.map { $0 ?? .nan }) }
        let known = cells.count { !isMissing($0) }
        if 2 * texts.count < known {
            for row in texts.prefix(20) {
                let plainer = withoutThousandsSeparators(cells[row]).map { "Write \($0)" } ?? "Correct it"
                diagnostics.report(
                    file.place(row: row),
                    "column '\(name)' holds '\(shorten(cells[row]))', and numbers on \(counted(known - texts.count, "other line"))",
                    remedy:
                        "\(plainer), write NA where it is not known, or read the column as texts with --text \(name)."
                )
            }
        }
        return .texts(cells.map { isMissing($0) ? "" : $0 })
    }

    private static func isMissing(_ cell: String) -> Bool {
        cell.isEmpty || cell == "NA" || cell == "N/A" || cell == "NaN"
    }
}
