/// Builds the text of a CSV file: commas, line feeds, quotes only where needed (RFC 4180), a point for decimals.
///
/// A text that a spreadsheet would run as a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a line break, gets an
/// apostrophe before it; numbers stay as they are. Source: OWASP, "CSV Injection".
struct CSVText {
    private(set) var text = ""

    /// Rows of a table whose header stands elsewhere.
    init() {}

    init(header: String) {
        text = header + "\n"
    }

    /// The header of a table's columns.
    init(_ columns: [TableColumn]) {
        self.init(header: columns.map(\.name).joined(separator: ","))
    }

    /// Adds a row.
    mutating func row(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { text += "," }
            text += Self.quoted(Self.harmless(field))
        }
        text += "\n"
    }

    /// The text, with an apostrophe before it where a spreadsheet would run it.
    static func harmless(_ field: String) -> String {
        switch field.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{ff1d}", "\u{ff0b}", "\u{ff0d}", "\u{ff20}":
            Double(field) == nil ? "'" + field : field
        default: field
        }
    }

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { $0 == 0x2c || $0 == 0x22 || $0 == 0x0a || $0 == 0x0d }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
