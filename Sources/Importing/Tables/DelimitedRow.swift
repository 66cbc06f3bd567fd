import Reading

/// A row of a delimited file, while it is read: no text is made of it unless it is asked for.
struct DelimitedRow {
    /// The line on which it begins.
    let line: Int
    /// Where its fields are.
    private let fields: UnsafeBufferPointer<RowScanner.Field>
    private let bytes: UnsafeBufferPointer<UInt8>

    /// A row, for as long as its fields and bytes stay where they are.
    init(line: Int, fields: UnsafeBufferPointer<RowScanner.Field>, bytes: UnsafeBufferPointer<UInt8>) {
        (self.line, self.fields, self.bytes) = (line, fields, bytes)
    }

    /// How many fields it has.
    var count: Int { fields.count }

    /// A field, without surrounding spaces.
    subscript(column: Int) -> DelimitedCell { DelimitedCell(fields[column], bytes) }

    /// A field; `nil` where there is no such column.
    subscript(column: Int?) -> DelimitedCell? { column.map { self[$0] } }

    /// All its bytes, from the first field to the last.
    var allBytes: UnsafeBufferPointer<UInt8> {
        guard let first = fields.first, let last = fields.last else {
            return UnsafeBufferPointer(rebasing: bytes[0..<0])
        }
        return UnsafeBufferPointer(rebasing: bytes[first.start..<last.end])
    }

    /// Whether nothing stands in some fields.
    func isEmpty(in columns: Range<Int>) -> Bool { columns.allSatisfy { self[$0].isEmpty } }
}

/// A field of a row, while that is read.
struct DelimitedCell {
    /// Its bytes, without spaces and tabs around them.
    let bytes: UnsafeBufferPointer<UInt8>
    private let hasDoubledQuotes: Bool

    fileprivate init(_ field: RowScanner.Field, _ all: UnsafeBufferPointer<UInt8>) {
        var (start, end) = (field.start, field.end)
        while start < end, Self.isBlank(all[start]) { start += 1 }
        while end > start, Self.isBlank(all[end - 1]) { end -= 1 }
        bytes = UnsafeBufferPointer(rebasing: all[start..<end])
        hasDoubledQuotes = field.hasDoubledQuotes
    }

    private static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// Whether nothing stands in it.
    var isEmpty: Bool { bytes.isEmpty }

    /// Whether it holds these bytes and no others.
    func equals(_ other: [UInt8]) -> Bool { bytes.elementsEqual(other) }

    /// Its text; bytes that are no UTF-8 are taken as Windows-1252, in which many tables are kept.
    var text: String {
        let content = hasDoubledQuotes ? bytes.withoutDoubledQuotes : nil
        let text =
            content.map { $0.withUnsafeBufferPointer(Windows1252.text) } ?? Windows1252.text(bytes)
        // Nearly all begin and end with a visible letter of ASCII.
        if let first = bytes.first, let last = bytes.last, Self.isVisible(first), Self.isVisible(last) { return text }
        return text.first?.isWhitespace ?? false || text.last?.isWhitespace ?? false ? trimmed(text) : text
    }

    private func trimmed(_ text: String) -> String {
        var slice = text[...]
        while slice.first?.isWhitespace ?? false { slice.removeFirst() }
        while slice.last?.isWhitespace ?? false { slice.removeLast() }
        return String(slice)
    }

    /// A number of digits alone; `nil` for anything else.
    var wholeNumber: Int? {
        guard !bytes.isEmpty, bytes.count <= 12 else { return nil }
        var value = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
