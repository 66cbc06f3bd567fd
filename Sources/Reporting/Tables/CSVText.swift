/// Builds the text of a CSV file: commas, line feeds, quotes only where needed (RFC 4180), a point for decimals.
///
/// A text that a spreadsheet would run as a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a line break, gets an
/// apostrophe before it; numbers stay as they are. Source: OWASP, "CSV Injection".
struct CSVText {
    private(set) var text = ""

    init(header: String) {
        text = header + "\n"
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

/// A number with a fixed count of decimals, halves away from zero; the same text on every machine and in every locale.
///
/// Numbers that round to zero have no sign; numbers beyond 10^15 and what is not a number are `NA`.
package func decimal(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "NA" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    // Apart, because together they may need more digits than a number holds.
    var whole = Int64(abs(value))
    var part = Int64(((abs(value) - Double(whole)) * scale).rounded(.toNearestOrAwayFromZero))
    if part == Int64(scale) {
        whole += 1
        part = 0
    }
    let sign = value < 0 && (whole > 0 || part > 0) ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let digits = String(part)
    return "\(sign)\(whole)." + String(repeating: "0", count: decimals - digits.count) + digits
}
