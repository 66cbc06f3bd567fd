import Wording

/// A JSON value that keeps the order of its members and writes numbers in full precision.
package enum JSONValue: CustomStringConvertible {
    /// A number; null where it is not finite, which JSON cannot write.
    case number(Double)
    /// A text.
    case text(String)
    /// Yes or no.
    case flag(Bool)
    /// Nothing known.
    case null
    /// A list.
    case array([JSONValue])
    /// Named members, in order.
    case object([(String, JSONValue)])

    /// A number, or null where there is none.
    package static func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

    /// The text, two spaces to a level.
    package var description: String { text(indent: "") }

    private func text(indent: String) -> String {
        switch self {
        case .null: return "null"
        case .number(let value): return value.isFinite ? fullPrecision(value) : "null"
        case .flag(let flag): return "\(flag)"
        case .text(let text): return Self.quoted(text)
        case .array(let values):
            return Self.block("[", values.map { $0.text(indent: indent + "  ") }, "]", indent)
        case .object(let members):
            let lines = members.map { "\(Self.quoted($0)): \($1.text(indent: indent + "  "))" }
            return Self.block("{", lines, "}", indent)
        }
    }

    private static func block(_ open: String, _ lines: [String], _ close: String, _ indent: String) -> String {
        guard !lines.isEmpty else { return open + close }
        return open + "\n" + lines.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)\(close)"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case ..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
