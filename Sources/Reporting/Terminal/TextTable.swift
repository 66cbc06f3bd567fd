/// Lines up columns of text: the first to the left, the others to the right unless they are said to hold words.
struct TextTable {
    private var rows: [[String]] = []
    private let indent: Int
    private let wordColumns: Set<Int>

    init(indent: Int = 0, wordColumns: Set<Int> = []) {
        self.indent = indent
        self.wordColumns = wordColumns.union([0])
    }

    /// Adds a row, whose cells are put on one line.
    mutating func row(_ cells: [String]) {
        rows.append(cells.map { $0.contains(where: \.isNewline) ? String($0.map { $0.isNewline ? " " : $0 }) : $0 })
    }

    /// The lines.
    var lines: [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { cells in
            let padded = cells.enumerated()
                .map { column, cell in
                    let space = String(repeating: " ", count: widths[column] - cell.count)
                    return wordColumns.contains(column) ? cell + space : space + cell
                }
            let line = String(repeating: " ", count: indent) + padded.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
