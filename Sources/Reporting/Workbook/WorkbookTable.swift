import Calendar
import WorkbookWriting

/// A table of a run, read again from the text of its CSV file, so that the workbook's figures are those of the file to the
/// last digit.
struct WorkbookTable: Sendable {
    let file: String
    let title: String
    let columns: [TableColumn]
    let rows: [[String]]
    private let places: [String: Int]

    /// Reads a table.
    init(_ table: FolderTable) {
        self.init(table.file, table.title, table.columns, Self.records(of: table.text))
    }

    private init(_ file: String, _ title: String, _ columns: [TableColumn], _ rows: [[String]]) {
        (self.file, self.title, self.columns, self.rows) = (file, title, columns, rows)
        places = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same with some of its rows.
    func filter(_ isWanted: ([String]) -> Bool) -> Self { Self(file, title, columns, rows.filter(isWanted)) }

    /// The place of a column; `nil`: the table has none of this name.
    func place(_ column: String) -> Int? { places[column] }

    /// What stands in a column of a row; empty of a column that the table does not have.
    func text(_ column: String, of row: [String]) -> String { places[column].map { row[$0] } ?? "" }

    /// The number that stands in a column of a row; `nil` where there is none.
    func number(_ column: String, of row: [String]) -> Double? { Double(text(column, of: row)) }

    /// The rows below the header, of a text as ``CSVText`` writes it.
    private static func records(of text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var (isQuoted, hasJustEnded) = (false, false)
        for byte in text.utf8 {
            // A quote inside quotes is two of them: the first ends them, the second begins them again.
            if byte == 0x22 {
                if hasJustEnded { field.append(byte) }
                (isQuoted, hasJustEnded) = (!isQuoted, isQuoted)
                continue
            }
            hasJustEnded = false
            switch byte {
            case 0x2c where !isQuoted:
                record.append(CSVText.unarmed(String(decoding: field, as: UTF8.self)))
                field.removeAll(keepingCapacity: true)
            case 0x0a where !isQuoted:
                record.append(CSVText.unarmed(String(decoding: field, as: UTF8.self)))
                field.removeAll(keepingCapacity: true)
                records.append(record)
                record.removeAll(keepingCapacity: true)
            default: field.append(byte)
            }
        }
        return Array(records.dropFirst())
    }
}

extension WorkbookTable {
    /// A field as a cell, by the type of its column and the unit of its row.
    func cell(_ column: Int, of row: [String]) -> SheetCell {
        let (text, kind) = (row[column], columns[column])
        switch kind.type {
        case .number, .integer:
            var style = CellStyle()
            style.isAtRight = true
            guard let number = Double(text), number.isFinite else {
                return text == "NA" || text.isEmpty ? .empty : .text(text, style)
            }
            return .number(number, format(kind, unit: self.text("unit", of: row)))
        case .month:
            guard let month = Month(text) else { return text == "NA" || text.isEmpty ? .empty : .text(text) }
            return Self.cell(month)
        default:
            if ["period", "by"].contains(kind.name), let month = month(text, self.text("period_type", of: row)) {
                return Self.cell(month)
            }
            return text.isEmpty || text == "NA" ? .empty : .text(text)
        }
    }

    /// A month, as its last day.
    static func cell(_ month: Month, _ style: CellStyle = CellStyle()) -> SheetCell {
        var style = style
        style.format = .month
        return SheetCell(.day(month.end + -1), style)
    }

    /// A period that is a month.
    ///
    /// `2010-11` may be a month or a year, and is left as it is where no column says which.
    private func month(_ text: String, _ type: String) -> Month? {
        guard let month = Month(text), ["", "month"].contains(type) else { return nil }
        let isLikeYear = (month.year + 1) % 100 == month.monthOfYear
        return isLikeYear && type.isEmpty ? nil : month
    }

    /// How a number is written: by its column's unit, else by its row's.
    private func format(_ column: TableColumn, unit: String) -> NumberFormat {
        if column.type == .integer { return .whole }
        let own = Self.formats[column.unit] ?? Self.formats[unit]
        if own != .percent, column.name.contains("mc_error") { return .fourDecimals }
        return own == .pounds && file == CostTables.ratiosFile ? .pence : own ?? .fourDecimals
    }

    private static let formats: [String: NumberFormat] = [
        "children": .whole, "plans": .whole, "child-weeks": .whole, "weeks": .oneDecimal, "share": .percent,
        "ratio": .twoDecimals, "pounds": .pounds,
    ]
}

extension CSVText {
    /// A field without the apostrophe that keeps a spreadsheet from running it: a cell with a text is never run.
    fileprivate static func unarmed(_ field: String) -> String {
        guard field.first == "'", case let rest = String(field.dropFirst()), harmless(rest) == field else {
            return field
        }
        return rest
    }
}
