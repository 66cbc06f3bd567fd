package import Planning

/// A CSV file with one header row and any columns: cells as texts, with the lines on which they stand.
package struct DataFile: Sendable {
    /// The file as the user named it.
    package let file: String
    /// The names of the columns, in order.
    package let names: [String]
    /// The line of each row.
    package let lines: [Int]
    /// Cells by column, without surrounding spaces.
    private let columns: [[String]]

    /// Reads a file.
    ///
    /// - Throws: Rows of another length than the header, wrong quotes, columns without a name or with the same name,
    ///   and files without a row.
    package init(_ input: InputText) throws(InputErrors) {
        let diagnostics = Diagnostics()
        var rows = CSVRows(input.text)
        var headerLine = 1
        var names: [String] = []
        if let header = rows.next() {
            headerLine = header.line
            names = header.fields
            if let problem = header.problem {
                diagnostics.report(
                    Place(file: input.name, line: header.line),
                    problem,
                    remedy: "Close the quote, or write the column names without quotes."
                )
            }
        }
        Self.checkNames(names, Place(file: input.name, line: headerLine), diagnostics)
        var lines: [Int] = []
        var columns = [[String]](repeating: [], count: names.count)
        while let row = rows.next() {
            let place = Place(file: input.name, line: row.line)
            if let problem = row.problem {
                diagnostics.report(place, problem, remedy: "Close the quote, and double quotes inside a text.")
            } else if row.fields.count != names.count {
                diagnostics.report(
                    place,
                    "this row has \(counted(row.fields.count, "field")) and the header \(names.count)",
                    remedy: "Give every column a field; put text with commas in quotes."
                )
            } else {
                lines.append(row.line)
                for (column, field) in row.fields.enumerated() { columns[column].append(field) }
            }
        }
        try diagnostics.throwIfAny()
        if lines.isEmpty {
            diagnostics.report(
                Place(file: input.name, line: headerLine),
                "there is no row of data",
                remedy: "Write the names of the columns on the first line and the data below."
            )
            try diagnostics.throwIfAny()
        }
        file = input.name
        self.names = names
        self.lines = lines
        self.columns = columns
    }

    private static func checkNames(_ names: [String], _ place: Place, _ diagnostics: Diagnostics) {
        for (index, name) in names.enumerated() {
            if name.isEmpty {
                diagnostics.report(place, "column \(index + 1) has no name", remedy: "Name every column.")
            } else if names.firstIndex(of: name) != index {
                diagnostics.report(place, "two columns are named '\(shorten(name))'", remedy: "Rename one of them.")
            }
        }
    }

    /// The texts of a column, or nil where there is none of that name.
    package func cells(_ name: String) -> [String]? {
        names.firstIndex(of: name).map { columns[$0] }
    }

    /// The line of a row.
    func place(row: Int) -> Place { Place(file: file, line: lines[row]) }
}
