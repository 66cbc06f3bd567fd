import Testing

@testable import Reading

/// Rows are found alike whether all of a text is there or it comes byte by byte.
@Suite struct RowScannerTests {
    private typealias Row = (line: Int, fields: [[UInt8]], fault: RowScanner.Fault?)

    /// All rows, of a text that grows by one byte at a time.
    private func rows(_ bytes: [UInt8], growing: Bool) -> [Row] {
        var scanner = RowScanner(.comma)
        var rows: [Row] = []
        var position = 0
        for end in growing ? Array(0...bytes.count) : [bytes.count] {
            bytes.prefix(end)
                .withUnsafeBufferPointer { part in
                    while let next = scanner.readRow(part, from: position, isLast: end == bytes.count) {
                        position = next
                        rows.append((scanner.firstLine, scanner.fields.map { Array($0.bytes(part)) }, scanner.fault))
                    }
                }
        }
        return rows
    }

    @Test(arguments: [
        "", "a", "a,b\nc", "a\r\nb\rc\n\r\n", "\"a\r\nb\",c\r\n", "\"a\"\"b\"\"\",\"\"\n", "\"a\"b,c\nd", "x\n\"a,b\nc",
        ",\n,,\n", "\"\r\"\r\"\n\"\n", "a\r", "\"a\"\r",
    ])
    func growingText(_ text: String) {
        let (whole, growing) = (rows(Array(text.utf8), growing: false), rows(Array(text.utf8), growing: true))
        #expect(whole.map(\.line) == growing.map(\.line))
        #expect(whole.map(\.fields) == growing.map(\.fields))
        #expect(whole.map(\.fault) == growing.map(\.fault))
    }

    /// Any text of these signs, in which everything that matters is near everything else.
    @Test func anyText() {
        var state: UInt64 = 1
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append([34, 44, 10, 13, 97, 34][Int(state >> 33) % 6])
            }
            let (whole, growing) = (rows(bytes, growing: false), rows(bytes, growing: true))
            #expect(whole.map(\.line) == growing.map(\.line), "\(bytes)")
            #expect(whole.map(\.fields) == growing.map(\.fields), "\(bytes)")
        }
    }

    @Test func doubledQuotesAreMadeSingle() {
        let bytes = Array("\"\"a\"\"\"\"b\"\"".utf8)
        #expect(bytes.withUnsafeBufferPointer { $0.withoutDoubledQuotes } == Array("\"a\"\"b\"".utf8))
    }
}
