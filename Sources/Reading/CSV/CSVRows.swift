/// A CSV file as rows of texts: quoted fields with doubled quotes, line ends of any kind, a byte-order mark, and commas,
/// semicolons or tabs between fields.
///
/// Rows in which every field is empty are passed over, as spreadsheets leave them. A field written as the one above it
/// shares that one's text, which makes tables with much repetition quick and small.
///
/// Complexity: O(n) for n bytes, some 0.2 s for 50 MB.
package struct CSVRows: ~Copyable {
    private let text: String
    private var scanner: RowScanner
    /// Where the next row begins.
    private var position: Int
    /// The fields of the last row.
    private var fields: [String] = []
    /// Where they stand in the text.
    private var sources: [RowScanner.Field] = []

    /// What stands between fields.
    var separator: Separator { scanner.separator }

    /// A text as rows.
    package init(_ text: String) {
        self.text = text
        position = text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        scanner = RowScanner(Separator(of: text.utf8.dropFirst(position)))
    }

    /// One row's fields.
    package struct Row {
        /// The line on which it begins.
        package var line: Int
        /// Its fields, unquoted and without surrounding spaces.
        package var fields: [String]
        /// What is wrong with its quotes, if anything.
        package var problem: String?
    }

    /// The next row in which anything stands; `nil` at the end.
    package mutating func next() -> Row? {
        var shared = text
        return shared.withUTF8 { bytes in
            while let next = scanner.readRow(bytes, from: position, isLast: true) {
                position = next
                let count = scanner.fields.count
                for column in 0..<count { keep(scanner.fields[column], column, bytes) }
                if scanner.fault == nil, fields.prefix(count).allSatisfy(\.isEmpty) { continue }
                fields.removeLast(fields.count - count)
                sources.removeLast(sources.count - count)
                return Row(line: scanner.firstLine, fields: fields, problem: scanner.fault?.description)
            }
            return nil
        }
    }

    /// Makes a field the text of its column.
    private mutating func keep(_ field: RowScanner.Field, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        let content = field.bytes(bytes)
        if column < sources.count {
            let above = sources[column]
            sources[column] = field
            if above.hasDoubledQuotes == field.hasDoubledQuotes, above.bytes(bytes).elementsEqual(content) { return }
            fields[column] = Self.text(content, field)
        } else {
            sources.append(field)
            fields.append(Self.text(content, field))
        }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ field: RowScanner.Field) -> String {
        field.hasDoubledQuotes ? bytes.withoutDoubledQuotes.withUnsafeBufferPointer(trimmed) : trimmed(bytes)
    }

    /// The text of bytes, without surrounding spaces.
    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        // Most fields begin and end with a visible ASCII character: there is nothing to take away.
        if let first = bytes.first, let last = bytes.last, isVisible(first), isVisible(last) { return text }
        return trim(text)
    }

    private static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
}
