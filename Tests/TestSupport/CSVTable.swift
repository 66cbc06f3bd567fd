/// A CSV file with a header, read for a test: quotes, commas and line feeds inside quotes (RFC 4180).
public struct CSVTable: Sendable {
    /// The header's fields.
    public let columns: [String]
    /// The rows after it.
    public let rows: [[String]]

    /// Reads a text; every row must have as many fields as the header.
    public init(_ text: String) {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        func endField() {
            record.append(String(decoding: field, as: UTF8.self))
            field = []
        }
        for byte in text.utf8 where byte != 0x0d {
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x2c where !isQuoted: endField()
            case 0x0a where !isQuoted:
                endField()
                records.append(record)
                record = []
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !record.isEmpty {
            endField()
            records.append(record)
        }
        columns = records.first ?? []
        rows = Array(records.dropFirst())
        precondition(rows.allSatisfy { $0.count == columns.count }, "every row has the header's number of fields")
    }

    /// A field of a row by the name of its column; empty for an unknown column.
    public func field(_ column: String, of row: [String]) -> String {
        columns.firstIndex(of: column).map { row[$0] } ?? ""
    }

    /// The rows whose fields have the given values.
    public func rows(where values: [String: String]) -> [[String]] {
        rows.filter { row in values.allSatisfy { field($0.key, of: row) == $0.value } }
    }
}
