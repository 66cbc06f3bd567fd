import Wording

/// Lines of an area file, one key under the other.
enum AreaLines {
    /// A figure with its range and where it is from.
    ///
    /// - Parameters:
    ///   - key: Its key.
    ///   - value: As it is written: `64.1 a month`.
    ///   - range: The least and the greatest, written likewise; `nil`: taken as exact.
    ///   - evidence: `observed`, `derived` or `assumed`.
    ///   - source: Where it comes from, with the arithmetic.
    /// - Returns: Its lines, the key first.
    static func figure(
        _ key: String,
        _ value: String,
        range: (String, String)? = nil,
        _ evidence: String,
        source: String
    ) -> [String] {
        ["\(key):", "  value: \(value)"] + (range.map { ["  range: [\($0.0), \($0.1)]"] } ?? [])
            + ["  evidence: \(evidence)"] + indented(text("source", source))
    }

    /// A text of any length, folded; nothing in it can be taken for YAML.
    static func text(_ key: String, _ words: String) -> [String] {
        var lines = ["\(key): >-"]
        var line = " "
        for word in words.split(whereSeparator: \.isWhitespace) {
            if line.count > 1, line.count + 1 + word.count > 90 {
                lines.append(line)
                line = " "
            }
            line += " \(word)"
        }
        return lines + (line.count > 1 ? [line] : [])
    }

    /// A short text on the key's line, in quotes where it could be taken for something else.
    static func name(_ key: String, _ text: String) -> String { "\(key): \(quoted(text))" }

    /// A text in double quotes if YAML could read it otherwise.
    static func quoted(_ text: String) -> String {
        let isPlain =
            text.first.map { $0.isLetter } ?? false
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || " -_().".unicodeScalars.contains(scalar)
            }
            && text.last != " "
            && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
        guard !isPlain else { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(String(escaped.unicodeScalars.map { $0.value < 32 ? " " : Character($0) }))\""
    }

    /// Lines moved to the right.
    static func indented(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? $0 : "  \($0)" } }

    /// An item of a list: its first line that is no comment gets the hyphen.
    static func item(_ lines: [String]) -> [String] {
        let first = lines.firstIndex { !$0.isEmpty && !$0.hasPrefix("#") }
        return lines.enumerated().map { $0.element.isEmpty ? "" : ($0.offset == first ? "- " : "  ") + $0.element }
    }

    /// Words as comments of at most a hundred columns.
    static func comment(_ words: String) -> [String] {
        text("", words).dropFirst().map { "#" + $0.dropFirst() }
    }

    /// A share as a percentage: `24.7%`.
    static func percent(_ share: Double, decimals: Int = 1) -> String { "\(plain(share * 100, decimals: decimals))%" }

    /// Shares as percentages that add up to 100: what rounding leaves goes to the largest.
    static func percentages(_ shares: [Double]) -> [String] {
        var tenths = shares.map { Int(($0 * 1000).rounded()) }
        if let largest = tenths.indices.max(by: { (tenths[$0], $1) < (tenths[$1], $0) }) {
            tenths[largest] += 1000 - tenths.reduce(0, +)
        }
        return tenths.map { "\(plain(Double($0) / 10, decimals: 1))%" }
    }
}
