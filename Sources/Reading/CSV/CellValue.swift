/// What a cell says where a number is wanted.
package enum CellValue: Equatable, Sendable {
    /// A number.
    case number(Double)
    /// A percentage, as a share: `12%` is 0.12.
    case share(Double)
    /// Nothing is known: an empty cell, or a code such as `NA`, `x` or `..`.
    case missing
    /// Withheld because it is small, below the number given.
    case below(Double)
    /// Two numbers could be meant: with the comma and with the point before decimals.
    case unclear(comma: Double, point: Double)
    /// Anything else.
    case text

    /// Whether it is a number, however written.
    var isNumber: Bool {
        switch self {
        case .number, .share, .unclear: true
        case .missing, .below, .text: false
        }
    }
}

/// Reads the cells of one column, or of one file.
///
/// Understood beside plain numbers: thousands (`1,234`, `1 234` with spaces of any kind), percentages, a currency's sign,
/// `+12`; in files with semicolons also decimal commas. The codes are those of official statistics: `c` and `*` withhold a
/// number below 5, `<10` one below 10, `low` rounds to 0, and the others say that there is none. All of them may
/// stand in brackets, and in either case.
package struct CellReader: Sendable {
    /// What stands before decimals; `nil` where the file does not tell.
    private let decimal: UInt8?

    private static let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    private static let missingCodes: Set<String> = [
        "", "na", "n/a", "nan", "#n/a", "null", "x", "z", "..", "...", ".", ":", "-", "\u{2013}", "\u{2014}",
        "\u{2026}",
    ]

    /// A reader for a file with this separator.
    ///
    /// - Parameters:
    ///   - separator: Only in files with semicolons can a comma stand before decimals.
    ///   - cells: Cells of the same file, which may show which of both does.
    package init(_ separator: Separator, _ cells: some Sequence<String> = EmptyCollection()) {
        guard separator == .semicolon else {
            decimal = Self.point
            return
        }
        var (points, commas) = (false, false)
        for cell in cells {
            guard let amount = Amount(cell) else { continue }
            switch (amount.value(decimal: Self.point), amount.value(decimal: Self.comma)) {
            case (.some, nil): points = true
            case (nil, .some): commas = true
            default: break
            }
        }
        decimal = points == commas ? nil : points ? Self.point : Self.comma
    }

    /// What a cell says.
    package func read(_ cell: String) -> CellValue {
        if decimal == Self.point, let value = dataNumber(cell) { return .number(value) }
        if let amount = Amount(cell) {
            let asPoint = amount.value(decimal: decimal ?? Self.point)
            let asComma = amount.value(decimal: decimal ?? Self.comma)
            if let asPoint, let asComma, asPoint != asComma { return .unclear(comma: asComma, point: asPoint) }
            if let value = asPoint ?? asComma { return amount.isPercentage ? .share(value) : .number(value) }
        }
        return Self.code(cell)
    }

    private static func code(_ cell: String) -> CellValue {
        guard cell.utf8.count <= 20 else { return .text }
        var code = cell.lowercased()
        if code.hasPrefix("["), code.hasSuffix("]") { code = trim(code.dropFirst().dropLast()) }
        if missingCodes.contains(code) { return .missing }
        switch code {
        case "low": return .number(0)
        case "c", "*": return .below(5)
        default: break
        }
        guard code.hasPrefix("<") else { return .text }
        let isOpen = !code.hasPrefix("<=")
        guard let bound = dataNumber(trim(code.dropFirst(isOpen ? 1 : 2))), bound > 0 else { return .text }
        // At most 4 children are fewer than 5.
        return .below(isOpen ? bound : bound + 1)
    }
}

/// Whether a cell of a column of texts is empty: there `x` and `c` may be names.
func isEmptyText(_ cell: String) -> Bool {
    cell.isEmpty || cell == "NA" || cell == "N/A" || cell == "NaN" || cell == "#N/A"
}

/// Reads a number as statistics programs write it: digits, a point, an exponent; nil for anything else.
///
/// No hexadecimal, no infinity, no `nan`.
func dataNumber(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || [43, 45, 46, 69, 101].contains(byte)
    }
    guard allowed, let value = Double(text), value.isFinite else { return nil }
    return value
}
