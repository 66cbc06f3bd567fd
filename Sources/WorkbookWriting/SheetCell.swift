package import Calendar

/// A cell of a sheet.
package struct SheetCell: Hashable, Sendable {
    /// What stands in it.
    package var value: Value
    /// How it looks.
    package var style: CellStyle

    /// What can stand in a cell.
    package enum Value: Hashable, Sendable {
        case empty
        case text(String)
        case number(Double)
        /// A day, which a spreadsheet can reckon with.
        case day(Day)
        /// The sum of blocks of cells on the same sheet, a formula; with what it comes to, for programs that do not reckon.
        case sum([CellRange], result: Double)
        /// A link to a sheet of the workbook.
        case link(sheet: String)
    }

    /// A cell.
    package init(_ value: Value, _ style: CellStyle = CellStyle()) {
        (self.value, self.style) = (value, style)
    }

    /// A cell with a text.
    package static func text(_ text: String, _ style: CellStyle = CellStyle()) -> Self { Self(.text(text), style) }

    /// A cell with a number.
    package static func number(_ number: Double, _ format: NumberFormat, _ style: CellStyle = CellStyle()) -> Self {
        var style = style
        style.format = format
        return Self(.number(number), style)
    }

    /// A link to a sheet of the workbook, with the sheet's name for its text.
    package static func link(_ sheet: String) -> Self {
        var style = CellStyle()
        style.isLink = true
        return Self(.link(sheet: sheet), style)
    }

    /// A cell with nothing in it.
    package static let empty = Self(.empty)
}

/// How a cell looks.
package struct CellStyle: Hashable, Sendable {
    /// How its number is written.
    package var format = NumberFormat.general
    /// Whether its letters are bold.
    package var isBold = false
    /// Whether its letters are grey, for what is said beside the figures.
    package var isQuiet = false
    /// Whether it looks like a link.
    package var isLink = false
    /// Points of its letters; 0: as usual.
    package var size = 0.0
    /// Whether long text is broken into lines.
    package var isWrapped = false
    /// Whether it stands at the right, as headers of numbers do.
    package var isAtRight = false
    /// Steps from the left edge.
    package var indent = 0
    /// Whether it has the tint of a header, and a line below.
    package var isHeader = false
    /// Whether it has a line above, as sums do.
    package var hasLineAbove = false

    /// As usual.
    package init() {}

    /// Bold letters.
    package static var bold: Self {
        var style = Self()
        style.isBold = true
        return style
    }

    /// Grey letters.
    package static var quiet: Self {
        var style = Self()
        style.isQuiet = true
        return style
    }

    /// The head of a column.
    package static var header: Self {
        var style = Self.bold
        (style.isHeader, style.isWrapped) = (true, true)
        return style
    }

    /// The title of a sheet.
    package static var title: Self {
        var style = Self.bold
        style.size = 14
        return style
    }

    /// The title of a part of a sheet.
    package static var heading: Self {
        var style = Self.bold
        style.size = 12
        return style
    }

    /// The head of a column of numbers.
    package static var rightHeader: Self {
        var style = Self.header
        style.isAtRight = true
        return style
    }

    /// Text over several lines.
    package static var wrapped: Self {
        var style = Self()
        style.isWrapped = true
        return style
    }
}

/// How numbers are written, in the codes of spreadsheets (ECMA-376, part 1, 18.8.31).
package enum NumberFormat: String, CaseIterable, Sendable {
    case general = "General"
    /// Children, plans: `1,234`.
    case whole = "#,##0"
    /// Weeks: `12.3`.
    case oneDecimal = "#,##0.0"
    /// Ratios: `0.86`.
    case twoDecimals = "#,##0.00"
    /// Quantities of any size: up to four decimals.
    case fourDecimals = "#,##0.0###"
    /// Shares and probabilities: `12.3%`.
    case percent = "0.0%"
    /// Pounds: `£1,234`.
    case pounds = "[$£-809]#,##0;-[$£-809]#,##0"
    /// Pounds and pence: `£12.34`.
    case pence = "[$£-809]#,##0.00;-[$£-809]#,##0.00"
    /// A month: `Jul 2025`.
    case month = "mmm yyyy"
}
