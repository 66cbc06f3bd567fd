import Areas
import Reading
import Testing

@testable import Importing

/// Tables are read alike in pieces of any length, and what people's programs do to them is dealt with.
@Suite struct DelimitedFileTests {
    /// Every row's line and texts.
    private func rows(_ file: SourceFile, _ diagnostics: Diagnostics = Diagnostics()) throws -> [[String]] {
        guard let table = DelimitedFile(file) else { return [] }
        var rows = [["\(table.headerLine)"] + table.names]
        try table.forEachRow(diagnostics) { row in
            rows.append(["\(row.line)"] + (0..<table.names.count).map { row[$0].text })
        }
        return rows
    }

    private static let texts = [
        "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a,b\r1,2\r3,4\r", "\u{FEFF}a;b\n1;\"2;3\"\n", "a\tb\n\n1\t2\n",
        "sep=;\na;b\n1;2\n", "a,b\n\"x\"\"y\",\"l\nm\"\n1,2\n", "a,b\n,\n1,2,,\n\"\r\n\",3\n", "a,b,,\n1,2,,\n",
        "\n\na,b\n1,2\n", "a,b\n\u{A0}1 ,\t2\n",
    ]

    @Test(arguments: texts)
    func piecesOfAnyLength(_ text: String) throws {
        let file = SourceFile("a.csv", text)
        let whole = try rows(file)
        #expect(whole.count > 1)
        for length in 1...text.utf8.count { #expect(try rows(file.inPieces(of: length)) == whole, "\(length)") }
    }

    @Test func whatStandsInThem() throws {
        #expect(try rows(SourceFile("a.csv", Self.texts[3])) == [["1", "a", "b"], ["2", "1", "2;3"]])
        #expect(try rows(SourceFile("a.csv", Self.texts[5])) == [["2", "a", "b"], ["3", "1", "2"]])
        #expect(
            try rows(SourceFile("a.csv", Self.texts[6])) == [
                ["1", "a", "b"], ["2", "x\"y", "l\nm"], ["4", "1", "2"],
            ]
        )
        #expect(try rows(SourceFile("a.csv", Self.texts[10])).last == ["2", "1", "2"])
    }

    /// Long enough for several readings of the buffer, with rows that lie across its ends.
    @Test func manyRows() throws {
        let text = "number,text\n" + (0..<60_000).map { "\($0),\"row, \($0)\"\n" }.joined()
        let table = try #require(DelimitedFile(SourceFile("a.csv", text)))
        var sum = 0
        var lastLine = 0
        try table.forEachRow(Diagnostics()) { row in
            sum += row[0].wholeNumber ?? -1_000_000
            lastLine = row.line
        }
        #expect(sum == 60_000 * 59_999 / 2)
        #expect(lastLine == 60_001)
    }

    @Test func rowsOfAnotherLengthAreToldWithoutWhatStandsInThem() throws {
        let diagnostics = Diagnostics()
        let read = try rows(SourceFile("a.csv", "a,b\n1,2\nKim,1,2\nKim\n3,\"4\"Kim\n"), diagnostics)
        #expect(read.count == 2)
        let error = #expect(throws: InputErrors.self) { try diagnostics.throwIfAny() }
        #expect(error?.problems.map(\.place.line) == [3, 4, 5])
        #expect(error?.problems.first?.message == "the row has 3 fields, the header has 2")
        #expect(error.map { !$0.description.contains("Kim") } ?? false)
    }

    /// The mark of a row that never ends is told, and the rest of the file is not kept.
    @Test func aQuoteThatIsNeverClosedStopsReading() throws {
        let text = "a,b\n1,2\n\"3,4\n" + String(repeating: "5,6\n", count: 6_000_000)
        let diagnostics = Diagnostics()
        #expect(try rows(SourceFile("a.csv", text), diagnostics).count == 2)
        let error = #expect(throws: InputErrors.self) { try diagnostics.throwIfAny() }
        #expect(error?.problems.map(\.message) == ["the quote that opens on line 3 is never closed"])
    }

    @Test func lettersOfWindows() throws {
        let file = SourceFile(
            name: "a.csv",
            bytes: Array("a,b\n".utf8) + [0x53, 0xE9, 0x20, 0x92, 0x80, 0x2C, 0x31, 0x0A]
        )
        #expect(try rows(file) == [["1", "a", "b"], ["2", "S\u{E9} \u{2019}\u{20AC}", "1"]])
    }

    @Test func bytesThatAreNoTable() {
        #expect(DelimitedFile(SourceFile(name: "a", bytes: [])) == nil)
        #expect(DelimitedFile(SourceFile("a", "\n\n")) == nil)
        #expect(DelimitedFile(SourceFile("a", "\"a,b\n")) == nil)
    }
}
