/// Finds the rows of delimited text, and their fields, in bytes: the one reader of CSV, for whole texts and for files that come
/// piece by piece.
///
/// It knows quoted fields with doubled quotes, and line ends of any kind. It makes no text: a field is where it stands.
///
/// Complexity: O(n) for n bytes, some 0.1 s for 50 MB.
package struct RowScanner: Sendable {
    /// What stands between fields.
    package let separator: Separator
    /// The line of the next byte, from 1.
    package private(set) var line = 1
    /// The line on which the last row begins.
    package private(set) var firstLine = 1
    /// The fields of the last row.
    package private(set) var fields: [Field] = []
    /// What is wrong with the quotes of the last row, if anything.
    package private(set) var fault: Fault?

    private static var quote: UInt8 { UInt8(ascii: "\"") }
    private static var lineFeed: UInt8 { UInt8(ascii: "\n") }
    private static var carriageReturn: UInt8 { UInt8(ascii: "\r") }

    package init(_ separator: Separator) {
        self.separator = separator
    }

    /// Where a field stands in the bytes, without its quotes.
    package struct Field: Hashable, Sendable {
        package var start: Int
        package var end: Int
        /// Whether quotes in it are doubled.
        package var hasDoubledQuotes = false

        /// What stands there.
        package func bytes(_ all: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: all[start..<end])
        }
    }

    /// What can be wrong with quotes.
    package enum Fault: Hashable, Sendable, CustomStringConvertible {
        case textAfterQuote
        /// Opened on this line, never closed.
        case neverClosed(line: Int)

        /// The same where so many lines stand above those that were read.
        package func moved(by lines: Int) -> Fault {
            if case .neverClosed(let line) = self { .neverClosed(line: line + lines) } else { self }
        }

        package var description: String {
            switch self {
            case .textAfterQuote: "text follows a closing quote"
            case .neverClosed(let line): "the quote that opens on line \(line) is never closed"
            }
        }
    }

    /// Reads the row that begins at a position.
    ///
    /// - Parameters:
    ///   - bytes: The text, or as much of it as is there.
    ///   - start: Where the row begins.
    ///   - isLast: Whether the text ends with these bytes.
    /// - Returns: Where the next row begins; `nil` at the end of the text, and where the row's end is not among the bytes.
    package mutating func readRow(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool) -> Int? {
        guard start < bytes.count else { return nil }
        fields.removeAll(keepingCapacity: true)
        fault = nil
        var (position, line) = (start, line)
        while true {
            if position < bytes.count, bytes[position] == Self.quote {
                readQuoted(bytes, &position, &line)
            } else {
                let first = position
                skipToEnd(bytes, &position)
                fields.append(Field(start: first, end: position))
            }
            guard position < bytes.count else {
                guard isLast else { return nil }
                break
            }
            let byte = bytes[position]
            position += 1
            if byte == separator.rawValue { continue }
            if byte == Self.carriageReturn {
                // A line feed that belongs to it may be in the next piece.
                guard position < bytes.count || isLast else { return nil }
                if position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
            }
            line += 1
            break
        }
        firstLine = self.line
        self.line = line
        return position
    }

    /// Reads a field in quotes, up to the separator after it.
    private mutating func readQuoted(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ position: inout Int,
        _ line: inout Int
    ) {
        let opening = line
        position += 1
        var field = Field(start: position, end: bytes.count)
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == Self.quote else {
                if byte == Self.lineFeed || byte == Self.carriageReturn, endsLine(byte, bytes, position) { line += 1 }
                continue
            }
            guard position < bytes.count, bytes[position] == Self.quote else {
                field.end = position - 1
                if position < bytes.count, !isEnd(bytes[position]) {
                    fault = fault ?? .textAfterQuote
                    skipToEnd(bytes, &position)
                }
                fields.append(field)
                return
            }
            field.hasDoubledQuotes = true
            position += 1
        }
        fault = .neverClosed(line: opening)
        fields.append(field)
    }

    private func skipToEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) {
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    }

    /// Whether a byte ends a field.
    private func isEnd(_ byte: UInt8) -> Bool {
        byte == separator.rawValue || byte == Self.lineFeed || byte == Self.carriageReturn
    }

    /// Whether a byte is the last of a line end: a carriage return before a line feed is not.
    private func endsLine(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ next: Int) -> Bool {
        byte == Self.lineFeed || !(next < bytes.count && bytes[next] == Self.lineFeed)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes of a quoted field with its doubled quotes made single.
    package var withoutDoubledQuotes: [UInt8] {
        var content: [UInt8] = []
        content.reserveCapacity(count)
        var isFirst = false
        for byte in self {
            isFirst = byte == UInt8(ascii: "\"") && !isFirst
            if byte != UInt8(ascii: "\"") || isFirst { content.append(byte) }
        }
        return content
    }
}
