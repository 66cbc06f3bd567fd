import Areas

/// The rows of a CSV file under its header; what is wrong with their form is reported, and such rows are left out.
///
/// Fields that are empty and have no column, as spreadsheets leave them at the ends of rows, are no fault.
struct CSVTable: ~Copyable {
    /// The names of the columns, without surrounding spaces.
    let names: [String]
    /// The line of the header.
    let headerLine: Int
    /// What stands between fields.
    var separator: Separator { rows.separator }

    private let file: String
    private let diagnostics: Diagnostics
    private var rows: CSVRows

    /// Reads the header; `nil`, with a report, where there is none.
    ///
    /// - Parameters:
    ///   - input: The file.
    ///   - diagnostics: Where problems go.
    ///   - example: How a header is written, for the message about an empty file.
    init?(_ input: InputText, _ diagnostics: Diagnostics, example: String) {
        var rows = CSVRows(input.text)
        var first = rows.next()
        // Spreadsheets may write 'sep=;' above the header.
        if first?.fields.first?.lowercased() == "sep=" { first = rows.next() }
        guard let header = first else {
            diagnostics.report(
                Place(file: input.name, line: 1),
                "the file is empty",
                remedy: "Begin with the line \(example)."
            )
            return nil
        }
        if let problem = header.problem {
            diagnostics.report(
                Place(file: input.name, line: header.line),
                problem,
                remedy: "Write the column names without quotes."
            )
        }
        names = header.fields.droppingLast(while: \.isEmpty)
        headerLine = header.line
        file = input.name
        self.diagnostics = diagnostics
        self.rows = rows
    }

    /// The next row that has a field for every column.
    mutating func next() -> CSVRows.Row? {
        while var row = rows.next() {
            while row.fields.count > names.count, row.fields.last == "" { row.fields.removeLast() }
            if let problem = row.problem {
                report(
                    row.line,
                    problem,
                    "Double every quote inside a quoted field, and close it before the \(separator.name)."
                )
            } else if row.fields.count != names.count {
                let (found, wanted) = (row.fields.count, names.count)
                report(
                    row.line,
                    "the row has \(found) field\(found == 1 ? "" : "s"), the header has \(wanted)",
                    "Give every column a field; put text with \(separator.name)s in quotes."
                )
            } else {
                return row
            }
        }
        return nil
    }

    private func report(_ line: Int, _ message: String, _ remedy: String) {
        diagnostics.report(Place(file: file, line: line), message, remedy: remedy)
    }
}

extension Array {
    /// The array without the last elements for which something holds.
    func droppingLast(while condition: (Element) -> Bool) -> Self {
        var shorter = self
        while let last = shorter.last, condition(last) { shorter.removeLast() }
        return shorter
    }
}
