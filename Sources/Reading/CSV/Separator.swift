/// What stands between the fields of a CSV file.
package enum Separator: UInt8, CaseIterable, Sendable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09

    /// As messages name it.
    package var name: String { "\(self)" }

    /// Recognised from the header: the only one that stands in it outside quotes.
    ///
    /// Where there are several, it is the one that the second row has as often. A comma where nothing tells.
    package init(of bytes: some Sequence<UInt8>) {
        var lines: [[UInt8: Int]] = []
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        // Long enough for two rows of any table made by hand.
        for byte in bytes.prefix(100_000) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if !counts.isEmpty { lines.append(counts) }
                counts = [:]
                if lines.count == 2 { break }
            } else {
                counts[byte, default: 0] += 1
            }
        }
        if !counts.isEmpty, lines.count < 2 { lines.append(counts) }
        let present = Self.allCases.filter { lines.first?[$0.rawValue] != nil }
        let steady = present.filter { lines.count < 2 || lines[0][$0.rawValue] == lines[1][$0.rawValue] }
        self = present.count == 1 ? present[0] : steady.count == 1 ? steady[0] : .comma
    }
}
