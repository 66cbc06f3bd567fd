import Areas
import Reading
import Wording

/// A published table as delimited text, read row by row as its bytes come: no more of it is in memory than a piece.
///
/// Rows in which nothing stands are passed over, and empty fields beyond the header's are no fault, as spreadsheets leave both.
/// Rows of another length and wrong quotes are reported, with their lines alone: what stands in them may be about a child.
struct DelimitedFile {
    /// The file.
    let file: SourceFile
    /// The names of its columns, without surrounding spaces.
    let names: [String]
    /// The line of the header.
    let headerLine: Int
    /// What stands between fields.
    let separator: Separator
    /// Where the rows begin.
    private let start: Int

    /// Bytes that are looked at in one go.
    private static let pieceBytes = 1 << 18
    /// The longest row: what is longer has a quote that is never closed.
    private static let longestRow = 1 << 24

    /// Reads the header; `nil` where the file does not begin with one.
    init?(_ file: SourceFile) {
        let mark = file.beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let separator = Separator(of: file.beginning.dropFirst(mark))
        var scanner = RowScanner(separator)
        let isWhole = file.beginning.count < SourceFile.beginningBytes
        let header = file.beginning.withUnsafeBufferPointer { bytes -> (names: [String], line: Int, end: Int)? in
            var position = mark
            while let end = scanner.readRow(bytes, from: position, isLast: isWhole) {
                position = end
                guard scanner.fault == nil else { return nil }
                let names = scanner.fields.withUnsafeBufferPointer { fields in
                    let row = DelimitedRow(line: scanner.firstLine, fields: fields, bytes: bytes)
                    return (0..<row.count).map { row[$0].text }
                }
                // Spreadsheets may write 'sep=;' above the header.
                if names.allSatisfy(\.isEmpty) || names[0].lowercased() == "sep=" { continue }
                return (names, scanner.firstLine, end)
            }
            return nil
        }
        guard let header else { return nil }
        var names = header.names
        while names.last == "" { names.removeLast() }
        (self.file, self.names, headerLine, self.separator, start) = (file, names, header.line, separator, header.end)
    }

    /// The position of a column, by any of its names, without regard to case.
    func column(_ wanted: String...) -> Int? {
        let wanted = wanted.map { $0.lowercased() }
        return names.firstIndex { wanted.contains($0.lowercased()) }
    }

    /// The file's name without folders, as sources name it.
    var source: String { sourceName(file) }

    /// Reads the rows below the header.
    ///
    /// - Parameters:
    ///   - diagnostics: Where rows of a wrong form are reported.
    ///   - body: Takes a row, which is only there while it runs.
    /// - Throws: What keeps the file from being read, and what `body` throws.
    func forEachRow(_ diagnostics: Diagnostics, _ body: (DelimitedRow) throws -> Void) throws {
        var scanner = RowScanner(separator)
        var kept: [UInt8] = []
        let linesAbove = lines(before: start)
        var skipped = 0
        var enough = Self.pieceBytes
        var isAtEnd = false
        func drain(isLast: Bool) throws {
            let used = try kept.withUnsafeBufferPointer { bytes in
                var position = 0
                while let next = scanner.readRow(bytes, from: position, isLast: isLast) {
                    position = next
                    let (line, fault) = (scanner.firstLine + linesAbove, scanner.fault?.moved(by: linesAbove))
                    try scanner.fields.withUnsafeBufferPointer { fields in
                        try take(DelimitedRow(line: line, fields: fields, bytes: bytes), fault, diagnostics, body)
                    }
                }
                return position
            }
            kept.removeFirst(used)
            // What a longer and longer row takes to read stays in proportion to it.
            enough = max(Self.pieceBytes, min(2 * kept.count, Self.longestRow))
            if kept.count >= Self.longestRow {
                let line = scanner.line + linesAbove
                report(diagnostics, line, RowScanner.Fault.neverClosed(line: line).description)
                isAtEnd = true
            }
        }
        try file.forEachPiece { piece in
            var next = min(start - skipped, piece.count)
            skipped += next
            while next < piece.count, !isAtEnd {
                let end = min(next + Self.pieceBytes, piece.count)
                kept.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[next..<end]))
                next = end
                if kept.count >= enough { try drain(isLast: false) }
            }
        }
        if !isAtEnd { try drain(isLast: true) }
    }

    /// How many lines end before a position of the file's beginning.
    private func lines(before position: Int) -> Int {
        var scanner = RowScanner(separator)
        return file.beginning.withUnsafeBufferPointer { bytes in
            let head = UnsafeBufferPointer(rebasing: bytes.prefix(position))
            var next = 0
            while let end = scanner.readRow(head, from: next, isLast: true) { next = end }
            return scanner.line - 1
        }
    }

    private func take(
        _ row: DelimitedRow,
        _ fault: RowScanner.Fault?,
        _ diagnostics: Diagnostics,
        _ body: (DelimitedRow) throws -> Void
    ) throws {
        if let fault { return report(diagnostics, row.line, fault.description) }
        if row.count == names.count { return row.isEmpty(in: 0..<row.count) ? () : try body(row) }
        if row.count > names.count, row.isEmpty(in: names.count..<row.count) {
            return row.isEmpty(in: 0..<names.count) ? () : try body(row)
        }
        if row.isEmpty(in: 0..<row.count) { return }
        report(
            diagnostics,
            row.line,
            "the row has \(counted(row.count, "field")), the header has \(names.count)"
        )
    }

    private func report(_ diagnostics: Diagnostics, _ line: Int, _ message: String) {
        diagnostics.report(
            Place(file: file.name, line: line),
            message,
            remedy:
                "Give every column a field; put text with \(separator.name)s in quotes, and double the quotes inside it."
        )
    }
}

/// A file's name without folders, as sources name it.
func sourceName(_ file: SourceFile) -> String {
    file.name.split(separator: "/").last.map(String.init) ?? file.name
}
