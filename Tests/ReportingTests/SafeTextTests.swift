import Queueing
import TestSupport
import Testing

@testable import Areas
@testable import Reporting

/// What comes from files of others can only be read, on a terminal and in a spreadsheet.
@Suite struct SafeTextTests {
    @Test(arguments: [
        ("Łódź, 日本, Zażółć – 5 °C", "Łódź, 日本, Zażółć – 5 °C"), ("two\nlines\n", "two\nlines\n"),
        ("red \u{1b}[31mtext\u{1b}[0m", "red [31mtext[0m"), ("title\u{1b}]0;x\u{7}", "title]0;x"),
        ("over\rwritten\u{8}\u{7f}", "overwritten"), ("a\tb", "a b"), ("csi \u{9b}2J", "csi 2J"),
        ("right \u{202e}left\u{202c} \u{2066}x\u{2069}\u{200f}", "right left x"),
        ("soft\u{ad}hyphen\u{feff}", "softhyphen"), ("lines\u{2028}apart", "lines apart"),
        ("👩‍👧 می‌خواهم", "👩‍👧 می‌خواهم"), ("nul\u{0}", "nul"),
    ])
    func terminal(_ text: String, _ safe: String) {
        #expect(Array(safeText(text).unicodeScalars) == Array(safe.unicodeScalars))
        #expect(safeText(safe) == safe)
    }

    @Test func aRowOfATableIsALine() {
        var table = TextTable()
        table.row(["a\nb\r\nc", "1"])
        #expect(table.lines == ["a b c  1"])
    }

    @Test func reports() {
        let area = Area(
            id: "a",
            name: "Town\u{1b}[2J",
            origin: SmallResult.origin,
            services: []
        )
        let text = CheckReport.text(area: area, plans: [], models: [])
        #expect(text.hasPrefix("Town[2J: ") && !text.contains("\u{1b}"))
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+44 20", "'+44 20"), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("＝1+1", "'＝1+1"), ("-", "'-"), ("-12.5", "-12.5"), ("+3", "+3"),
        ("-1e-7", "-1e-7"), ("-Inf", "-Inf"), ("a=b", "a=b"), ("", ""), ("=a,b", "\"'=a,b\""), ("2025-07", "2025-07"),
    ])
    func spreadsheet(_ field: String, _ written: String) {
        var csv = CSVText(header: "a,b")
        csv.row([field, "x"])
        #expect(csv.text == "a,b\n\(written),x\n")
    }

    /// A name is written the same way by every table; JSON has its own marks and keeps the text.
    @Test func sheets() {
        let theory = Theory(formula: [], applies: "", source: "")
        let quantity = Quantity("to =HYPERLINK(1)", "", -1, of: "=HYPERLINK(1)")
        let sheet = FormulaSheet(title: "T", given: [], results: [quantity], theory: theory)
        #expect(sheet.csv.contains("result,'=HYPERLINK(1),to =HYPERLINK(1),,-1,\n"))
        #expect(sheet.json.contains("\"item\": \"=HYPERLINK(1)\""))
    }
}
