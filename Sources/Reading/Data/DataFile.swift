package import Areas
import Wording

/// A CSV file with one header row and any columns: cells as texts, with the lines on which they stand.
package struct DataFile: Sendable {
    /// The file as the user named it.
    package let file: String
    /// The names of the columns, in order.
    package let names: [String]
    /// The line of the header.
    let headerLine: Int
    /// The line of each row.
    package let lines: [Int]
    /// Cells by column, without surrounding spaces.
    private let columns: [String: [String]]
    /// Reads cells as numbers.
    let reader: CellReader

    /// Reads a file.
    ///
    /// - Throws: Rows of another length than the header, wrong quotes, columns without a name or with the same name,
    ///   and files without a row.
    package init(_ input: InputText) throws(InputErrors) {
        let diagnostics = Diagnostics()
        guard var table = CSVTable(input, diagnostics, example: "y,x, or your own names") else {
            try diagnostics.throwIfAny()
            throw InputErrors([])
        }
        let header = Place(file: input.name, line: table.headerLine)
        Self.checkNames(table.names, header, diagnostics)
        var lines: [Int] = []
        var columns = [[String]](repeating: [], count: table.names.count)
        while let row = table.next() {
            lines.append(row.line)
            for (column, field) in row.fields.enumerated() { columns[column].append(field) }
        }
        if lines.isEmpty, diagnostics.counts.isEmpty {
            diagnostics.report(
                header,
                "there is no row of data",
                remedy: "Write the names of the columns on the first line and the data below."
            )
        }
        try diagnostics.throwIfAny()
        file = input.name
        names = table.names
        headerLine = table.headerLine
        reader = CellReader(table.separator, table.separator == .semicolon ? Array(columns.joined()) : [])
        self.lines = lines
        self.columns = Dictionary(zip(names, columns), uniquingKeysWith: { first, _ in first })
    }

    private static func checkNames(_ names: [String], _ place: Place, _ diagnostics: Diagnostics) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() {
            if name.isEmpty {
                diagnostics.report(place, "column \(index + 1) has no name", remedy: "Name every column.")
            } else if !seen.insert(name).inserted {
                diagnostics.report(place, "two columns are named '\(shorten(name))'", remedy: "Rename one of them.")
            }
        }
    }

    /// The texts of a column, or nil where there is none of that name.
    package func cells(_ name: String) -> [String]? {
        columns[name]
    }

    /// The line of a row.
    func place(row: Int) -> Place { Place(file: file, line: lines[row]) }
}
