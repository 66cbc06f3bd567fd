package import Areas
package import Regression
import Wording

/// The data of a regression: a table without incomplete rows, and where its rows stand in the file.
package struct RegressionData: Sendable {
    /// The rows in which nothing that is used is missing.
    package let table: DataTable
    /// The line of each row of the table.
    package let lines: [Int]
    /// The lines of the rows left out because something is missing.
    package let incompleteLines: [Int]
    /// What a reader of the fit must know of how cells were read, as sentences.
    package let notes: [String]

    /// The most levels of a column of texts: with more, a model has more coefficients than anybody reads.
    static let largestLevelCount = 1000

    /// Makes a table of a file.
    ///
    /// A column that is used is numeric when any cell of it is a number, however written. Texts beside numbers are then
    /// mistakes, and codes such as `<5` or `x` are missing.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - used: The columns that must be complete.
    ///   - textColumns: The columns to read as texts whatever they hold.
    /// - Throws: What cannot be read as a number, a column with too many levels, a file without a complete row.
    package init(_ file: DataFile, used: [String], textColumns: [String]) throws(InputErrors) {
        for name in textColumns where !file.names.contains(name) { throw file.missing(name) }
        let diagnostics = Diagnostics()
        var notes: [String] = []
        var columns: [(name: String, values: DataTable.Column)] = []
        for name in file.names {
            let cells = file.cells(name) ?? []
            let isUsed = used.contains(name)
            let values =
                isUsed && !textColumns.contains(name) ? Self.numbers(name, cells, file, diagnostics, &notes) : nil
            columns.append((name, values.map { .numbers($0) } ?? .texts(cells.map { isEmptyText($0) ? "" : $0 })))
            if isUsed, values == nil { Self.checkLevels(name, cells, file, diagnostics) }
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
        self.notes = notes
    }

    /// The numbers of a column, NaN where there is none; `nil` where no cell is a number.
    private static func numbers(
        _ name: String,
        _ cells: [String],
        _ file: DataFile,
        _ diagnostics: Diagnostics,
        _ notes: inout [String]
    ) -> [Double]? {
        let values = cells.map(file.reader.read)
        guard values.contains(where: \.isNumber) || cells.allSatisfy(isEmptyText) else { return nil }
        let numbers = values.count(where: \.isNumber)
        let shares = values.count { if case .share = $0 { true } else { false } }
        // Where both stand in a column, the rarer kind is told.
        let plain = numbers - shares
        var withheld: [Int] = []
        let read = values.indices.map { row -> Double in
            let cell = cells[row]
            func reportMixture(_ others: String) {
                diagnostics.report(
                    file.place(row: row),
                    "column '\(name)' holds '\(shorten(cell))', and \(others) on other lines",
                    remedy: "Write all of its values with a percent sign, or none."
                )
            }
            switch values[row] {
            case .number(let number):
                guard plain < shares else { return number }
                reportMixture("percentages")
            case .share(let share):
                guard plain >= shares else { return share }
                reportMixture("plain numbers")
            case .missing: break
            case .below: withheld.append(file.lines[row])
            case .unclear:
                let fault = values[row].fault(cell)
                diagnostics.report(file.place(row: row), "column '\(name)' \(fault.message)", remedy: fault.remedy)
            case .text:
                diagnostics.report(
                    file.place(row: row),
                    "column '\(name)' holds '\(shorten(cell))', and \(numbers == 1 ? "a number" : "numbers") on "
                        + "\(numbers) other line\(numbers == 1 ? "" : "s")",
                    remedy:
                        "Correct it, write NA where it is not known, or read the column as texts with --text \(name)."
                )
            }
            return .nan
        }
        if shares > 0 { notes.append("Column '\(name)' is in percent and read as shares: 12% is 0.12.") }
        if let first = withheld.first {
            notes.append(
                "Column '\(name)' has \(withheld.count) withheld small number\(withheld.count == 1 ? "" : "s"), from line "
                    + "\(first) on; rows left out for them are not a random part of the data."
            )
        }
        return read
    }

    private static func checkLevels(
        _ name: String,
        _ cells: [String],
        _ file: DataFile,
        _ diagnostics: Diagnostics
    ) {
        let levels = Set(cells).count
        guard levels > largestLevelCount else { return }
        diagnostics.report(
            Place(file: file.file, line: file.headerLine),
            "column '\(name)' holds \(levels) different texts; categories may have \(largestLevelCount) levels",
            remedy: "Leave it out of the formula, or put its texts into fewer groups."
        )
    }
}
