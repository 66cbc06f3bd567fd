/// Lines up columns of text: the first to the left, the others to the right unless they are said to hold words.
///
/// A row of one cell is a heading within the table: it stands by itself, and no column is made wider by it.
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

    /// The lines, as wide as they come.
    var lines: [String] {
        let widths = widths
        return rows.flatMap { lines(of: $0, Array(widths.indices), widths, within: .max) }
    }

    /// The lines in at most so many characters.
    ///
    /// A table that is wider is cut into as few as will do, one beneath another, each with the first column; names there go over
    /// several lines where they are long. A cell that alone is too wide stays whole.
    func lines(within width: Int) -> [String] {
        var widths = widths
        guard widths.count > 1, indent + widths.reduce(0, +) + 2 * (widths.count - 1) > width else {
            return rows.flatMap { lines(of: $0, Array(widths.indices), widths, within: width) }
        }
        // Narrower names where that makes a table less, or keeps one within its lines.
        let most = min(widths[0], width * 45 / 100)
        let widest = widths.dropFirst().max() ?? 0
        widths[0] = max(Self.leastName, min(most, width - indent - 2 - widest))
        var parts = columns(widths, besides: widths[0], within: width)
        for name in stride(from: widths[0] - 1, through: Self.leastName, by: -1) {
            let fewer = columns(widths, besides: name, within: width)
            if fewer.count < parts.count { (widths[0], parts) = (name, fewer) }
        }
        return parts.enumerated()
            .flatMap { number, part in
                (number > 0 ? [""] : []) + rows.flatMap { lines(of: $0, part, widths, within: width) }
            }
    }

    /// A first column is never made narrower than this.
    private static let leastName = 14

    /// The columns of each table that fits beside a first column of some width.
    private func columns(_ widths: [Int], besides name: Int, within width: Int) -> [[Int]] {
        var parts: [[Int]] = []
        var room = 0
        for column in widths.indices.dropFirst() {
            if parts.isEmpty || room < widths[column] + 2 {
                parts.append([0])
                room = width - indent - name
            }
            parts[parts.count - 1].append(column)
            room -= widths[column] + 2
        }
        return parts
    }

    private var margin: String { String(repeating: " ", count: indent) }

    private var widths: [Int] {
        let columns = rows.map(\.count).max() ?? 0
        return (0..<columns)
            .map { column in rows.map { $0.count > max(column, 1) ? $0[column].count : 0 }.max() ?? 0 }
    }

    /// A row's cells of some columns: one line, or more where the first column is narrower than its name.
    private func lines(of cells: [String], _ columns: [Int], _ widths: [Int], within width: Int) -> [String] {
        guard cells.count > 1 else {
            return wrapped(cells.first ?? "", first: margin, rest: margin + "  ", width: width)
        }
        var names = [cells[0]]
        if cells[0].count > widths[0] {
            let own = String(cells[0].prefix { $0 == " " })
            names = wrapped(cells[0], first: own, rest: own + "  ", width: widths[0])
        }
        let padded = columns.dropFirst()
            .map { column in
                let cell = column < cells.count ? cells[column] : ""
                let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
                return wordColumns.contains(column) ? cell + space : space + cell
            }
        let name = names[names.count - 1]
        let space = String(repeating: " ", count: max(0, widths[0] - name.count))
        let line = margin + ([name + space] + padded).joined(separator: "  ")
        return names.dropLast().map { margin + $0 } + [String(line.reversed().drop { $0 == " " }.reversed())]
    }
}
