/// A row of a SEN2 table: the total of an authority, a region or England in one year.
struct SEN2Row: Sendable {
    /// Whose figures they are.
    enum Level: Hashable, Sendable {
        case england
        case region
        case authority
    }

    /// The calendar year; of stocks the year of census day, which is in January.
    let year: Int
    let level: Level
    /// The region's name; of England empty.
    let region: String
    /// The authority's codes and name as they stand there.
    let code: String
    let oldCode: String
    let name: String
    /// Where the row stands.
    let file: String
    let line: Int
    /// Where each column is among the fields, by its name in lower case.
    let columns: [String: Int]
    let fields: [String]

    /// What stands in a column; `nil` where there is no such column.
    func text(_ column: String) -> String? { columns[column].map { fields[$0] } }

    /// A figure; `nil` where there is none or a code.
    func number(_ column: String) -> Double? { text(column).flatMap(Self.number) }

    /// A figure as the DfE writes it: digits, perhaps with thousands or a percent sign; `nil` for codes.
    static func number(_ text: String) -> Double? {
        let digits = text.replacing(",", with: "").replacing("%", with: "")
        guard let first = digits.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first) else { return nil }
        // Nothing that is counted here comes near to it.
        return Double(digits).flatMap { abs($0) <= 1e9 ? $0 : nil }
    }

    /// The sum of columns, in which codes count as nothing; `nil` where none has a figure.
    func sum(_ columns: [String]) -> Double? {
        let numbers = columns.compactMap(number)
        return numbers.isEmpty ? nil : numbers.reduce(0, +)
    }

    /// Whether another row gives the same figures.
    func saysTheSame(as other: SEN2Row) -> Bool {
        columns.allSatisfy { column, index in
            SEN2Table.keys.contains(column) || other.text(column).map { $0 == fields[index] } ?? true
        }
    }
}

/// Whose row it is, and of which year.
struct SEN2RowKey: Hashable, Sendable {
    let table: SEN2Table
    let year: Int
    let level: SEN2Row.Level
    /// The code of an authority, or the name of a region.
    let area: String

    init(_ table: SEN2Table, _ row: SEN2Row) {
        (self.table, year, level) = (table, row.year, row.level)
        area = row.level == .region ? row.region : row.code
    }
}

/// The parts of a total by one topic: by age, by sex.
struct SEN2PartsKey: Hashable, Sendable {
    let row: SEN2RowKey
    let topic: String
}
