import Testing

@testable import Workbooks

/// How sheets write places, dates and formats.
@Suite struct NotationTests {
    @Test(arguments: [
        ("A1", 0), ("Z9", 25), ("AA1", 26), ("ab12", 27), ("ZZ3", 701), ("AAA", 702), ("XFD1048576", 16_383),
    ])
    func columns(_ reference: String, _ column: Int) {
        #expect(CellReference.column(of: reference) == column)
        let letters = reference.uppercased().prefix { $0.isLetter }
        #expect(CellReference.letters(of: column) == letters)
    }

    @Test(arguments: ["", "12", "$A$1", "XFE1", "AAAA1", "ÄB1", "AAAAAAAAAAAAAAAAAAAAAAAAAAA1"])
    func noColumns(_ reference: String) {
        #expect(CellReference.column(of: reference) == nil)
    }

    @Test func everyColumnHasItsOwnLetters() {
        for column in 0..<CellReference.limits.columns {
            #expect(CellReference.column(of: CellReference.letters(of: column)) == column)
        }
    }

    /// ECMA-376, part 1, 18.17.4.1 and 18.17.4.3: the first and last days, and those around the day that there never
    /// was.
    @Test(arguments: [
        (1, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"), (36_526, "2000-01-01"),
        (44_835, "2022-10-01"), (45_351, "2024-02-29"), (2_958_465, "9999-12-31"),
    ])
    func datesFrom1900(_ number: Double, _ date: String) {
        #expect(DateSystem.from1900.date(of: number)?.description == date)
    }

    @Test(arguments: [(0, "1904-01-01"), (59, "1904-02-29"), (43_373, "2022-10-01"), (2_957_003, "9999-12-31")])
    func datesFrom1904(_ number: Double, _ date: String) {
        #expect(DateSystem.from1904.date(of: number)?.description == date)
    }

    @Test func noDates() {
        for number in [-1, 0, 0.5, 2_958_466, 1e300] { #expect(DateSystem.from1900.date(of: number) == nil) }
        for number in [-0.1, 2_957_004] { #expect(DateSystem.from1904.date(of: number) == nil) }
    }

    @Test func timesToTheNearestSecond() {
        #expect(DateSystem.from1900.date(of: 45_351.57291666666)?.description == "2024-02-29T13:45:00")
        #expect(DateSystem.from1900.date(of: 45_351.999999)?.description == "2024-03-01")
        #expect(DateSystem.from1900.date(of: 45_351 + 1.0 / 86_400)?.description == "2024-02-29T00:00:01")
    }

    @Test(arguments: ["2023-09-30", "2023-09-30T13:45:00"])
    func datesInWords(_ text: String) {
        #expect(CellDate(text)?.description == text)
    }

    @Test(arguments: ["30/09/2023", "2023-13-01", "2023-01-32", "2023-09-30T24:00:00", "2023-09", ""])
    func noDatesInWords(_ text: String) {
        #expect(CellDate(text) == nil)
    }

    @Test(arguments: [
        "dd/mm/yyyy", "mmm-yy", "mmmm", "[$-809]d mmmm yyyy;@", "yyyy\\-mm\\-dd hh:mm", "\"on\" d", "[Red]m/d",
    ])
    func formatsOfDates(_ code: String) {
        #expect(Styles.showsDate(code))
    }

    @Test(arguments: [
        "General", "0", "#,##0.00", "0.0%", "@", "0 \"days\"", "[h]:mm:ss", "hh:mm", "mm:ss", "0.00E+00", "[Red]-0",
        "0\\d", "0_d",
        "#,##0;[Yellow]-#,##0", "",
    ])
    func otherFormats(_ code: String) {
        #expect(!Styles.showsDate(code))
    }

    @Test func valuesInWords() {
        #expect(SheetValue.number(65_399).text == "65399" && SheetValue.number(0.1).text == "0.1")
        #expect(SheetValue.number(-3).text == "-3" && SheetValue.number(1e300).text == "1e+300")
        #expect(SheetValue.boolean(true).text == "TRUE" && SheetValue.error("#N/A").text == "#N/A")
    }

    @Test(arguments: [("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_xD800_", "_xD800_"), ("_x12_", "_x12_")])
    func charactersByNumber(_ written: String, _ meant: String) {
        #expect(TextRuns.unescaped(written) == meant)
    }
}
