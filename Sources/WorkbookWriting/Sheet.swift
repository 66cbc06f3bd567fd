/// A sheet: rows of cells, with how they are shown.
package struct Sheet: Sendable {
    /// The most rows that a sheet may have, and the most characters that a cell may hold.
    ///
    /// Source: Microsoft, "Excel specifications and limits": 1,048,576 rows, 32,767 characters.
    package static let mostRows = 1_048_576
    package static let mostCharacters = 32_767

    /// Its name on the tab: at most 31 characters, none of `[]:*?/\`, no two alike.
    package var name: String
    /// Cells by row, from the first column on; a row may be shorter than others.
    package var rows: [[SheetCell]]
    /// Widths of columns in characters, from the first column on.
    package var widths: [Double] = []
    /// Heights of rows in points, by row; others are as high as their lines.
    package var heights: [Int: Double] = [:]
    /// Rows at the top and columns at the left that stay in sight.
    package var frozen = (rows: 0, columns: 0)
    /// The table that can be filtered, its header included.
    package var filter: CellRange?
    /// Whether lines are drawn round every cell.
    package var hasGrid = true
    /// Rows at the top that are printed again on every page.
    package var repeatedRows = 0
    /// Columns at the right that are folded away, and opened with the plus sign above them; none at all: 0.
    package var folded = 0
    /// Columns that are printed; 0: all.
    package var printedColumns = 0
    /// Rows with which a new page begins.
    package var pageBreaks: [Int] = []
    /// Charts upon it.
    package var charts: [PlacedChart] = []

    /// A sheet.
    package init(_ name: String, rows: [[SheetCell]] = []) {
        (self.name, self.rows) = (name, rows)
    }

    /// Adds a row.
    package mutating func add(_ cells: [SheetCell] = []) { rows.append(cells) }

    /// Adds a row with a title, as high as its letters.
    package mutating func add(title: String, _ style: CellStyle = .title) {
        heights[rows.count] = style.size * 1.5
        rows.append([.text(title, style)])
    }
}

/// A block of cells of a sheet; rows and columns count from 0, and the last ones belong to it.
package struct CellRange: Hashable, Sendable {
    package var firstRow: Int
    package var firstColumn: Int
    package var lastRow: Int
    package var lastColumn: Int

    /// The cells from one to another.
    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        (firstRow, lastRow) = (rows.lowerBound, rows.upperBound)
        (firstColumn, lastColumn) = (columns.lowerBound, columns.upperBound)
    }

    /// As formulas write it: `B3`, `B3:B7`.
    package var reference: String {
        let first = Self.letters(firstColumn) + "\(firstRow + 1)"
        let last = Self.letters(lastColumn) + "\(lastRow + 1)"
        return first == last ? first : "\(first):\(last)"
    }

    /// The letters of a column: A to Z, AA and so on.
    private static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
