import Foundation
import Testing

@testable import Workbooks

/// What stands in the cells of workbooks.
@Suite struct WorkbookTests {
    @Test func anotherProgramsWorkbook() throws {
        let workbook = try Workbook(Samples.workbook)
        #expect(workbook.sheets.map(\.name) == ["Figures", "Hidden", "Notes"])
        #expect(workbook.sheets.map(\.state) == [.visible, .hidden, .visible])
        #expect(
            try workbook.cells(of: workbook.sheets[0]) == [
                Cell("B2", .text("Service & place")), Cell("C2", .number(1234)), Cell("D2", .number(0.125)),
                Cell("E2", .boolean(true)), Cell("B3", .text("Under five")),
                Cell("C3", .date(CellDate(year: 2023, month: 9, day: 30, second: 0))),
                Cell("D3", .date(CellDate(year: 2024, month: 2, day: 29, second: 49_500))), Cell("AB40", .text("far")),
            ]
        )
        #expect(try workbook.cells(of: workbook.sheets[1]) == [Cell("A1", .text("*"))])
        #expect(try workbook.cells(of: workbook.sheets[2]) == [Cell("A1", .text("Größe"))])
    }

    @Test func everyKindOfCell() throws {
        var made = MadeWorkbook(
            """
            <row r="3"><c r="B3" t="s"><v>1</v></c><c r="C3"><v>-1.5E-3</v></c><c r="D3" t="n"><f>1+1</f><v>2</v></c>\
            <c r="E3" t="str"><f>"a"&amp;"b"</f><v>a_x0009_b</v></c><c r="F3" t="b"><v>0</v></c>\
            <c r="G3" t="e"><v>#REF!</v></c><c r="H3" t="d"><v>2023-09-30T13:45:00Z</v></c>\
            <c r="I3" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c>\
            <c r="J3" s="1"/><c r="K3" t="s"><v>0</v></c><c r="L3" t="inlineStr"><is><t/></is></c>\
            <c r="M3"><v>1,5</v></c><c r="N3" t="str"><v><![CDATA[a<b]]></v></c></row>
            """
        )
        made.texts = """
            <si><t/></si><si><r><rPr><b/></rPr><t xml:space="preserve">Waiting </t></r><r><t>&gt;52 weeks</t></r>\
            <rPh sb="0" eb="1"><t>left out</t></rPh><phoneticPr fontId="1"/></si>
            """
        #expect(
            try cells(of: made.data) == [
                Cell("B3", .text("Waiting >52 weeks")), Cell("C3", .number(-0.0015)), Cell("D3", .number(2)),
                Cell("E3", .text("a\tb")), Cell("F3", .boolean(false)), Cell("G3", .error("#REF!")),
                Cell("H3", .date(CellDate(year: 2023, month: 9, day: 30, second: 49_500))),
                Cell("I3", .text("in line")),
                Cell("M3", .text("1,5")), Cell("N3", .text("a<b")),
            ]
        )
    }

    /// Rows and cells that are not numbered follow the one before; what is left out is not there.
    @Test func placesThatAreNotSaid() throws {
        let made = MadeWorkbook(
            """
            <row><c><v>1</v></c><c><v>2</v></c><c r="E1"><v>3</v></c><c><v>4</v></c></row>\
            <row r="7"><c><v>5</v></c></row><row/><row><c r="XFD9"><v>6</v></c></row>
            """
        )
        #expect(try cells(of: made.data).map(\.place) == ["A1", "B1", "E1", "F1", "A7", "XFD9"])
    }

    @Test func sheetsInTheirOrder() throws {
        var made = MadeWorkbook(["Zeta": "", "Alpha": "<row><c><v>1</v></c></row>", "A &amp; B": ""])
        made.attributes = ["Alpha": "state=\"veryHidden\""]
        let workbook = try Workbook(made.data)
        #expect(workbook.sheets.map(\.name) == ["Zeta", "Alpha", "A & B"])
        #expect(workbook.sheets.map(\.state) == [.visible, .veryHidden, .visible])
        #expect(try workbook.cells(of: workbook.sheets[1]) == [Cell("A1", .number(1))])
    }

    /// Some writers name every element with a prefix, and every path from the root.
    @Test func prefixesAndPathsFromTheRoot() throws {
        var made = MadeWorkbook("")
        let space = "xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\""
        made.further = [
            "xl/workbook.xml": "<x:workbook \(space) xmlns:q=\"urn:r\"><x:sheets><x:sheet name=\"One\" q:id=\"a\"/>"
                + "<x:sheet name=\"Chart\" q:id=\"b\"/></x:sheets></x:workbook>",
            "xl/_rels/workbook.xml.rels": """
            <Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" \
            Target="/xl/../data/./One.xml"/><Relationship Id="b" Type="urn:r/chartsheet" Target="c.xml"/></Relationships>
            """,
            "data/one.xml":
                "<x:worksheet \(space)><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>yes</x:t></x:is></x:c>"
                + "</x:row></x:sheetData></x:worksheet>",
        ]
        let workbook = try Workbook(made.data)
        #expect(workbook.sheets.map(\.name) == ["One"])
        #expect(try workbook.cells(of: workbook.sheets[0]) == [Cell("A1", .text("yes"))])
    }

    @Test func datesByTheirFormats() throws {
        var made = MadeWorkbook(
            "<row>" + (0...4).map { "<c s=\"\($0)\"><v>45199.5</v></c>" }.joined() + "<c s=\"9\"><v>1</v></c></row>"
        )
        made.styles = """
            <numFmts><numFmt numFmtId="164" formatCode="mmm\\-yy"/><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/>\
            </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>\
            <xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>
            """
        let noon = SheetValue.date(CellDate(year: 2023, month: 9, day: 30, second: 43_200))
        let number = SheetValue.number(45199.5)
        #expect(try cells(of: made.data).map(\.value) == [number, noon, noon, number, number, .number(1)])
        made.properties = "date1904=\"1\""
        let later = SheetValue.date(CellDate(year: 2027, month: 10, day: 1, second: 43_200))
        #expect(try cells(of: made.data).map(\.value) == [number, later, later, number, number, .number(1)])
    }

    @Test func stopsWhenToldTo() throws {
        // What comes after is not even looked at.
        let workbook = try Workbook(
            MadeWorkbook("<row><c><v>1</v></c><c><v>2</v></c><c r=\"none\"><v>3</v></c></row>").data
        )
        var count = 0
        try workbook.forEachCell(of: workbook.sheets[0]) { _, _, _ in
            count += 1
            return count < 2
        }
        #expect(count == 2)
    }

    /// More than the parser takes at once, with characters of all lengths at the edges of chunks.
    @Test func longSheet() throws {
        let text = "aß€𝄞"
        let row = "<row>" + String(repeating: "<c t=\"str\"><v>\(text)</v></c>", count: 100) + "</row>"
        let all = try cells(of: MadeWorkbook(String(repeating: row, count: 200)).data)
        #expect(all.count == 20_000 && all.allSatisfy { $0.value == .text(text) })
        #expect(all.last?.place == "CV200")
    }

    @Test(arguments: [
        (
            "<row><c t=\"s\"><v>7</v></c></row>",
            "sheet 'Sheet': cell A1 names text 7 of 0. Download or save the file again."
        ),
        (
            "<row r=\"0\"/>",
            "sheet 'Sheet': a row is numbered '0', which no sheet has. Download or save the file again."
        ),
        (
            "<row r=\"2\"><c r=\"XFE2\"/></row>",
            "sheet 'Sheet': a cell of row 2 is named 'XFE2', which no sheet has. Download or save the file again."
        ),
        (
            "<row>",
            "sheet 'Sheet': the part 'xl/s0.xml' is no well-formed XML (line 2). Download or save the file again."
        ),
        (
            "&entity;",
            "sheet 'Sheet': the part 'xl/s0.xml' is no well-formed XML (line 2). Download or save the file again."
        ),
    ])
    func whatIsWrongIsTold(_ rows: String, _ message: String) {
        let error = #expect(throws: WorkbookError.self) { try cells(of: MadeWorkbook(rows).data) }
        #expect(error?.description == message)
    }
}
