import Testing
import Wording

@testable import Reporting

@Suite("Numbers as text")
struct DecimalTests {
    @Test(
        arguments: [
            (0, 1, "0.0"), (0, 0, "0"), (-0.0, 2, "0.00"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (0.05, 1, "0.1"),
            (2.5, 0, "3"), (-2.5, 0, "-3"), (1.25, 1, "1.3"), (9.999, 2, "10.00"), (0.999_96, 4, "1.0000"),
            (1_234_567.891, 1, "1234567.9"), (0.007, 3, "0.007"), (100, 3, "100.000"), (-12.34, 1, "-12.3"),
            (999_999_999_999_999, 0, "999999999999999"), (999_999_999_999_999, 4, "999999999999999.0000"),
            (-987_654_321_012_345, 4, "-987654321012345.0000"),
        ] as [(Double, Int, String)]
    )
    func rounding(_ value: Double, _ decimals: Int, _ text: String) {
        #expect(decimal(value, decimals) == text)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e15, -1e300])
    func whatIsNoNumberIsNotAvailable(_ value: Double) {
        #expect(decimal(value, 1) == "NA")
    }

    @Test(arguments: [
        (0, "0"), (-0.4, "0"), (999.4, "999"), (999.5, "1,000"), (1_282, "1,282"), (-1_282.6, "-1,283"),
        (1_234_567, "1,234,567"), (100_000, "100,000"),
    ])
    func thousandsAreGrouped(_ value: Double, _ text: String) {
        #expect(thousands(value) == text)
    }
}

@Suite("CSV")
struct CSVTextTests {
    @Test func fieldsAreQuotedOnlyWhereNeeded() {
        var csv = CSVText(header: "a,b")
        csv.row(["plain", "with space"])
        csv.row(["comma, inside", "\"quoted\""])
        csv.row(["line\nfeed", "carriage\rreturn"])
        csv.row(["", "\u{e9}t\u{e9}; 50%"])
        #expect(
            csv.text == "a,b\nplain,with space\n\"comma, inside\",\"\"\"quoted\"\"\"\n"
                + "\"line\nfeed\",\"carriage\rreturn\"\n,\u{e9}t\u{e9}; 50%\n"
        )
    }

    /// A carriage return and line feed together are one character to Swift, and two bytes to a CSV reader.
    @Test func windowsLineEndsAreQuoted() {
        var csv = CSVText(header: "a")
        csv.row(["x\r\ny"])
        #expect(csv.text == "a\n\"x\r\ny\"\n")
    }
}

@Suite("Text tables")
struct TextTableTests {
    @Test func wordsToTheLeftFiguresToTheRight() {
        var table = TextTable(indent: 2)
        table.row(["", "now", "Jul 2026"])
        table.row(["children waiting", "1,282", "9"])
        table.row(["short row"])
        #expect(
            table.lines == [
                "                      now  Jul 2026", "  children waiting  1,282         9", "  short row",
            ]
        )
    }

    @Test func columnsOfWords() {
        var table = TextTable(wordColumns: [1])
        table.row(["a", "left", "1"])
        table.row(["bb", "l", "22"])
        #expect(table.lines == ["a   left   1", "bb  l     22"])
        #expect(TextTable().lines.isEmpty)
    }

    @Test func charactersCountRatherThanBytes() {
        var table = TextTable()
        table.row(["\u{e9}t\u{e9}", "1"])
        table.row(["plain", "2"])
        #expect(table.lines == ["\u{e9}t\u{e9}    1", "plain  2"])
    }
}
