/// The place of a cell, written `AB12`.
package struct CellReference: Hashable, Sendable, CustomStringConvertible {
    /// The row as a spreadsheet numbers it, from 1.
    package let row: Int
    /// The column, from 0: that of `A`.
    package let column: Int

    /// Rows and columns of the largest sheet, whose last cell is `XFD1048576`.
    package static let limits = (rows: 1 << 20, columns: 1 << 14)

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    package var description: String { Self.letters(of: column) + "\(row)" }

    /// The column by the letters that a reference begins with; `nil`: by none of a sheet.
    package static func column(of reference: some StringProtocol) -> Int? {
        var number = 0
        for byte in reference.utf8 {
            guard let digit = letter(byte) else { break }
            number = number * 26 + digit
            guard number <= limits.columns else { return nil }
        }
        return number == 0 ? nil : number - 1
    }

    /// What a column is called.
    package static func letters(of column: Int) -> String {
        var letters = ""
        var number = column + 1
        while number > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (number - 1) % 26))) + letters
            number = (number - 1) / 26
        }
        return letters
    }

    private static func letter(_ byte: UInt8) -> Int? {
        switch byte {
        case 65...90: Int(byte) - 64
        case 97...122: Int(byte) - 96
        default: nil
        }
    }
}
