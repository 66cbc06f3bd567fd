import Testing

@testable import Reading

/// Numbers and codes as people and statistics write them.
@Suite struct CellValueTests {
    @Test(arguments: [
        ("12", 12.0), ("+12", 12), ("-3.5", -3.5), ("\u{2212}3", -3), ("1e3", 1000), (".5", 0.5), ("1,234", 1234),
        ("1,234,567.5", 1_234_567.5), ("1 234", 1234), ("1\u{A0}234", 1234), ("12\u{202F}345\u{202F}678", 12_345_678),
        ("1\u{2009}234.5", 1234.5), ("\u{A3}1,234", 1234), ("low", 0), ("[LOW]", 0), ("007", 7),
    ])
    func numbers(cell: String, value: Double) {
        #expect(CellReader(.comma).read(cell) == .number(value))
        #expect(CellReader(.tab).read(cell) == .number(value))
    }

    @Test(arguments: [("12%", 0.12), ("11.8 %", 0.118), ("1,234%", 12.34), ("-5%", -0.05), ("0%", 0)])
    func shares(cell: String, value: Double) {
        #expect(CellReader(.comma).read(cell) == .share(value))
    }

    @Test(arguments: [
        "", "NA", "n/a", "NaN", "#N/A", "null", "x", "Z", "[x]", "..", ":", "-", "\u{2013}", "\u{2026}", ".",
    ])
    func missing(cell: String) {
        #expect(CellReader(.comma).read(cell) == .missing)
    }

    @Test(arguments: [("<5", 5.0), ("< 10", 10), ("<=4", 5), ("*", 5), ("c", 5), ("[C]", 5), ("<1,000", 0)])
    func withheld(cell: String, bound: Double) {
        #expect(CellReader(.comma).read(cell) == (bound == 0 ? .text : .below(bound)))
    }

    @Test(arguments: [
        "many", "12,5", "1,23", "1,2345", "1234,567", "0,123", "12,", ",5", "1.2.3", "1 23", "12 3", "0x1F", "inf",
        "1e999",
        "--3", "%", "12%%", "<", "<-1", "<x", "2024-01", "1;2", "cc", "xx", String(repeating: "9", count: 400),
        "\u{661}\u{662}",
    ])
    func texts(cell: String) {
        #expect(CellReader(.comma).read(cell) == .text)
    }

    /// With semicolons between fields, commas may stand before decimals.
    @Test(arguments: [
        ("12,5", CellValue.number(12.5)), ("12.5", .number(12.5)), ("1.234,5", .number(1234.5)),
        ("1,234.5", .number(1234.5)),
        ("0,375", .number(0.375)), ("1,234,567", .number(1_234_567)), ("1.234.567", .number(1_234_567)),
        ("1 234,5", .number(1234.5)), ("12,5%", .share(0.125)), ("7", .number(7)),
        ("1,234", .unclear(comma: 1.234, point: 1234)), ("1.234", .unclear(comma: 1234, point: 1.234)),
    ])
    func semicolons(cell: String, value: CellValue) {
        #expect(CellReader(.semicolon).read(cell) == value)
    }

    @Test func otherCellsTellTheDecimalMark() {
        #expect(CellReader(.semicolon, ["1,5", "x"]).read("1,234") == .number(1.234))
        #expect(CellReader(.semicolon, ["1.5", "3"]).read("1,234") == .number(1234))
        #expect(CellReader(.semicolon, ["1,5"]).read("1.234") == .number(1234))
        #expect(CellReader(.semicolon, ["1.5", "1,5"]).read("1,234") == .unclear(comma: 1.234, point: 1234))
    }
}
