import Testing
import Wording

@testable import Areas
@testable import Reading

@Suite("The CSV reader")
struct CSVTests {
    /// Every row's line and fields; a problem is added as a last field.
    private func rows(_ text: String) -> [[String]] {
        var reader = CSVRows(text)
        var rows: [[String]] = []
        while let row = reader.next() {
            rows.append(["\(row.line)"] + row.fields + [row.problem].compactMap(\.self))
        }
        return rows
    }

    @Test func plainRows() {
        #expect(rows("a,b\n1,2\n") == [["1", "a", "b"], ["2", "1", "2"]])
    }

    @Test func theLastLineNeedsNoEnd() {
        #expect(rows("a,b\n1,2") == [["1", "a", "b"], ["2", "1", "2"]])
        #expect(rows("a,") == [["1", "a", ""]])
    }

    @Test func lineEndsOfAnyKind() {
        #expect(rows("a\r\nb\rc\nd") == [["1", "a"], ["2", "b"], ["3", "c"], ["4", "d"]])
    }

    @Test func blankLinesAreSkippedAndCounted() {
        #expect(rows("\n\na\n\nb\n\n") == [["3", "a"], ["5", "b"]])
    }

    @Test func emptyFieldsAreKept() {
        #expect(rows("a,,\n") == [["1", "a", "", ""]])
        #expect(rows(",,a\n") == [["1", "", "", "a"]])
    }

    @Test func rowsInWhichNothingStandsArePassedOver() {
        #expect(rows(",,\na,b\n , \n\"\",\n\nc,d\n,\n,\n") == [["2", "a", "b"], ["6", "c", "d"]])
        #expect(rows("\"\"\n") == [])
    }

    @Test(arguments: [
        "a;b\n1;2\n", "a\tb\n1\t2\n", "a,b\n1,2\n", "\u{FEFF}a;b\r\n1;2\r\n",
    ])
    func separators(_ text: String) {
        #expect(rows(text) == [["1", "a", "b"], ["2", "1", "2"]])
    }

    @Test func theSecondRowTellsWhereTheHeaderDoesNot() {
        #expect(rows("a, b;c\n1;2\n") == [["1", "a, b", "c"], ["2", "1", "2"]])
        #expect(rows("a;b,c\n1,2\n") == [["1", "a;b", "c"], ["2", "1", "2"]])
        #expect(rows("\"a,b,c\";d\n1;2\n") == [["1", "a,b,c", "d"], ["2", "1", "2"]])
        #expect(rows("a\nb\n") == [["1", "a"], ["2", "b"]])
    }

    @Test func quotedFields() {
        #expect(rows("\"a,b\",\"c\"\"d\",e\n") == [["1", "a,b", "c\"d", "e"]])
    }

    @Test func quotedLineEndsAreKeptAndCounted() {
        #expect(rows("\"a\nb\r\nc\",d\ne\n") == [["1", "a\nb\r\nc", "d"], ["4", "e"]])
        #expect(rows("\"a\rb\",c\rd\r") == [["1", "a\rb", "c"], ["3", "d"]])
    }

    @Test func quotesInsideABareFieldAreText() {
        #expect(rows("5\" pipe,b\n") == [["1", "5\" pipe", "b"]])
    }

    @Test func aByteOrderMarkIsNoText() {
        #expect(rows("\u{FEFF}a,b\n") == [["1", "a", "b"]])
        #expect(rows("\u{FEFF}") == [])
    }

    @Test func textAfterAQuoteIsAProblem() {
        #expect(rows("\"a\"b,c\n") == [["1", "a", "c", "text follows a closing quote"]])
    }

    @Test func aQuoteNeverClosedIsAProblem() {
        #expect(
            rows("x\n\"a,b\nc") == [["1", "x"], ["2", "a,b\nc", "the quote that opens on line 2 is never closed"]]
        )
    }

    @Test func anyBytesAreRead() {
        #expect(rows("a\0b,c\n") == [["1", "a\0b", "c"]])
        #expect(rows("é,日本,👩‍👧\n") == [["1", "é", "日本", "👩‍👧"]])
        #expect(rows("") == [])
    }

    @Test func spacesAroundAFieldAreNoText() {
        #expect(rows(" a ,\" b \",\u{A0}é\t\n") == [["1", "a", "b", "é"]])
        #expect(rows("\u{A0}a\u{2009},b\u{202F}\n") == [["1", "a", "b"]])
    }

    @Test func fieldsLikeThoseAboveThemAreReadAlike() {
        #expect(rows("a,b\na,bc\na,b\nab,b\n").map { $0.dropFirst().joined() } == ["ab", "abc", "ab", "abb"])
        #expect(rows(",a\n,a\na,\n").map { Array($0.dropFirst()) } == [["", "a"], ["", "a"], ["a", ""]])
        #expect(rows("\"a,b\",c\n\"a,b\",c\n\"a,b\"d,c\n").last == ["3", "a,b", "c", "text follows a closing quote"])
        #expect(rows("a\na,b,c\na\na,b") == [["1", "a"], ["2", "a", "b", "c"], ["3", "a"], ["4", "a", "b"]])
    }

    @Test func linesInRepeatedFieldsAreCounted() {
        #expect(rows("\"a\nb\",c\n\"a\nb\",c\nd") == [["1", "a\nb", "c"], ["3", "a\nb", "c"], ["5", "d"]])
    }

    @Test func aRepeatedFaultIsReportedAgain() {
        let fault = "text follows a closing quote"
        #expect(rows("\"a\"b,c\n\"a\"b,c\n") == [["1", "a", "c", fault], ["2", "a", "c", fault]])
    }

    @Test func rowsAreKeptWhileOthersAreRead() {
        var reader = CSVRows("a,b\nc,b\n")
        let first = reader.next()
        let second = reader.next()
        #expect(first?.fields == ["a", "b"])
        #expect(second?.fields == ["c", "b"])
    }

    /// History rows as `Inputs` gives them.
    private func history(_ text: String) throws -> [Observation] {
        let diagnostics = Diagnostics()
        let rows = HistoryReader.read(InputText(name: "h.csv", text: text), diagnostics).rows
        try diagnostics.throwIfAny()
        return rows
    }

    @Test func columnsInAnyOrderAndCase() throws {
        let rows = try history("Value,METRIC,period,service\n 12.5 , mean_wait,2025-06, s \n")
        #expect(rows.map(\.value) == [12.5])
        #expect(rows[0].service == "s")
        #expect(rows[0].metric == "mean_wait")
        #expect(rows[0].evidence == .observed)
        #expect(rows[0].place == Place(file: "h.csv", line: 2))
    }

    @Test func everyColumnIsKept() throws {
        let header = "\u{FEFF}service,provider,period,metric,value,unit,source,section,note,evidence\r\n"
        let line = "s,p,2025-01/2025-07,requests,505,requests,doc,\"a, b\",\"says \"\"so\"\"\",derived\r\n"
        let rows = try history(header + line)
        let row = try #require(rows.first)
        #expect(row.period.text == "2025-01/2025-07")
        #expect(
            [row.provider, row.unit, row.source, row.section, row.note] == [
                "p", "requests", "doc", "a, b", "says \"so\"",
            ]
        )
        #expect(row.evidence == .derived)
    }

    @Test func unknownMetricsAreKept() throws {
        let rows = try history("service,period,metric,value\ns,2025,share_online,0.375\ns,2025,change,-3.5\n")
        #expect(rows.map(\.value) == [0.375, -3.5])
    }

    @Test func fiftyThousandRowsAreReadWithoutDelay() throws {
        let line =
            "service-name,Provider,2025-06,waiting,120,children,document.txt,\"Table, page 3\",a note of some length,\n"
        let header = "service,provider,period,metric,value,unit,source,section,note,evidence\n"
        let rows = try history(header + String(repeating: line, count: 50_000))
        #expect(rows.count == 50_000)
        #expect(rows.last?.place.line == 50_001)
    }
}
