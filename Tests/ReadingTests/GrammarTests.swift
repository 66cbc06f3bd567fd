import Calendar
import Forecasting
import Testing

@testable import Areas
@testable import Reading

@Suite("The grammar of values")
struct GrammarTests {
    @Test(
        arguments: [
            ("15", 15), ("010", 10), ("-2", -2), ("+3.5", 3.5), ("0.25", 0.25), ("1282", 1282), ("00", 0),
        ] as [(String, Double)]
    )
    func numbers(_ text: String, _ value: Double) {
        #expect(parseNumber(text) == value)
    }

    @Test(
        arguments: [
            "", "-", "+", ".", "1.", ".5", "1,282", "1_000", "1e3", "0x1F", "nan", ".inf", "Infinity", "--1", "1 2",
            "½",
            "١٢", "12\u{0}", "1.2.3",
        ]
    )
    func noNumbers(_ text: String) {
        #expect(parseNumber(text) == nil)
    }

    @Test func aNumberTooLongIsNone() {
        #expect(parseNumber(String(repeating: "9", count: 41)) == nil)
        #expect(parseNumber(String(repeating: "9", count: 400)) == nil)
    }

    @Test(
        arguments: [("47.5%", 0.475), ("-10%", -0.1), ("+20 %", 0.2), ("0%", 0), ("11.8%", 0.118)] as [(String, Double)]
    )
    func percentages(_ text: String, _ value: Double) {
        #expect(parsePercentage(text) == value)
    }

    @Test(arguments: ["", "%", "15", "15 percent", "15%%", "% 15", "fifteen%"])
    func noPercentages(_ text: String) {
        #expect(parsePercentage(text) == nil)
    }

    @Test(
        arguments: [
            ("26 weeks", 26), ("1 week", 1), ("0.5 weeks", 0.5), ("6 months", 6 * 365.2425 / 84),
            ("18 months", 18 * 365.2425 / 84), ("14 days", 2), ("1 day", 1.0 / 7), ("2 years", 2 * 365.2425 / 7),
            ("  26   weeks ", 26),
        ] as [(String, Double)]
    )
    func lengthsOfTime(_ text: String, _ weeks: Double) throws {
        #expect(abs(try #require(parseWeeks(text)) - weeks) < 1e-12)
    }

    @Test(arguments: ["26", "weeks", "26weeks", "26 wks", "26 weeks ago", "26 Weeks", ""])
    func noLengthsOfTime(_ text: String) {
        #expect(parseWeeks(text) == nil)
    }

    @Test func aMonthIsATwelfthOfTheModelsYear() throws {
        // The model's month, of the Gregorian year: what a file says a month is what the model takes a month.
        #expect(parseWeeks("12 months") == parseWeeks("1 year"))
        #expect(parseWeeks("1 month") == averageMonthWeeks)
        #expect(abs(try #require(parsePerMonth("1 a week")) - averageMonthWeeks) < 1e-12)
    }

    @Test(
        arguments: [
            ("8 a week", 8, 8 * 365.2425 / 84), ("40 a month", 40 * 84 / 365.2425, 40),
            ("500 a year", 500 * 7 / 365.2425, 500.0 / 12),
            ("12 per year", 84 / 365.2425, 1), ("0 a week", 0, 0),
        ] as [(String, Double, Double)]
    )
    func rates(_ text: String, _ perWeek: Double, _ perMonth: Double) throws {
        #expect(abs(try #require(Grammar.perWeek.parse(text)) - perWeek) < 1e-12)
        #expect(abs(try #require(Grammar.perMonth.parse(text)) - perMonth) < 1e-12)
    }

    @Test func aWeeklyRateIsKeptAsWritten() {
        #expect(Grammar.perWeek.parse("9.4 a week") == 9.4)
        #expect(Grammar.perMonth.parse("72 a month") == 72)
    }

    @Test(arguments: ["8", "8 weeks", "a week", "8 a fortnight", "8/week", "eight a week"])
    func noRates(_ text: String) {
        #expect(Grammar.perWeek.parse(text) == nil)
        #expect(Grammar.perMonth.parse(text) == nil)
    }

    @Test(
        arguments: [
            ("1,282", "1282"), ("12,345,678.5", "12345678.5"), ("1,28", nil), ("1282", nil), (",282", nil),
            ("1,282 a week", "1282"),
        ] as [(String, String?)]
    )
    func thousandsSeparators(_ text: String, _ without: String?) {
        #expect(withoutThousandsSeparators(text) == without)
    }

    @Test(
        arguments: [
            ("2025-06", "2025-06-01", "2025-07-01"), ("2024", "2024-01-01", "2025-01-01"),
            ("2025-01/2025-07", "2025-01-01", "2025-08-01"), ("2022/2024", "2022-01-01", "2025-01-01"),
            ("2024/2025-03", "2024-01-01", "2025-04-01"), ("2024-Q3", "2024-07-01", "2024-10-01"),
        ]
    )
    func periods(_ text: String, _ first: String, _ end: String) throws {
        let period = try Period(text)
        #expect(period.first.description == first)
        #expect(period.end.description == end)
        #expect(period.text == text)
    }

    /// However a month is written, it is told as `2025-06`.
    @Test(arguments: ["Jun-25", "June 2025", "JUN 2025", "01/06/2025", "30/06/2025", "2025-06-30", "202506", "06/2025"])
    func monthsOfAHistory(_ text: String) throws {
        #expect(try Period(text).text == "2025-06")
        #expect(try Period(text).end.description == "2025-07-01")
    }

    @Test func yearsOfTwoPartsAreReadAsDeclared() throws {
        let school = try Period("202425", kind: .academicYear)
        #expect(
            [school.first.description, school.end.description, school.text] == ["2024-09-01", "2025-09-01", "2024/25"]
        )
        #expect(try Period("2024/25", kind: .financialYear).first.description == "2024-04-01")
        #expect(try Period("2024/2025", kind: .financialYear).end.description == "2025-04-01")
    }

    @Test(arguments: [
        "", "/", "2025-13", "2025-6", "June", "2025-07/2025-01", "2025/2024", "1/2/3", "2025-06-02", "9999",
        "2024/25", "2024/2025", "202425", "201011", "24-Apr", "06/13/2025", "1850", "1850/2025",
    ])
    func noPeriods(_ text: String) {
        #expect(throws: PeriodTextError.self) { try Period(text) }
    }

    @Test(arguments: ["speech", "nd-dhcft", "a1"])
    func identifiers(_ text: String) {
        #expect(isIdentifier(text))
    }

    @Test(arguments: ["", "1a", "Speech", "a b", "a,b", "é", "-a", String(repeating: "a", count: 61)])
    func noIdentifiers(_ text: String) {
        #expect(!isIdentifier(text))
    }

    @Test(
        arguments: [
            ("history.csv", "Scenarios/derby/area.yaml", "Scenarios/derby/history.csv"),
            ("../area.yaml", "derby/plans/a.yaml", "derby/area.yaml"), ("../area.yaml", "plans/a.yaml", "area.yaml"),
            ("../../x.csv", "a.yaml", "../../x.csv"), ("./h.csv", "a.yaml", "h.csv"),
            ("/data/h.csv", "a.yaml", "/data/h.csv"),
        ]
    )
    func pathsAreSeenFromTheFile(_ name: String, _ file: String, _ path: String) {
        #expect(resolve(name, beside: file) == path)
    }

    @Test func aPlanNamesItsArea() {
        let plan = InputText(name: "derby/plans/a.yaml", text: "plan: A\narea: ../area.yaml\n")
        let named = Inputs.area(namedBy: plan)
        #expect(named?.file == "derby/area.yaml" && named?.place.line == 2)
        for text in ["plan: A\n", "[", ""] {
            #expect(Inputs.area(namedBy: InputText(name: "a.yaml", text: text)) == nil)
        }
        // What comes through a pipe stands in no folder.
        let piped = InputText(name: "standard input", text: "plan: A\narea: ../area.yaml\n", isNameless: true)
        #expect(Inputs.area(namedBy: piped) == nil)
        let absolute = InputText(name: "standard input", text: "area: /data/area.yaml\n", isNameless: true)
        #expect(Inputs.area(namedBy: absolute)?.file == "/data/area.yaml")
    }

    @Test(
        arguments: [
            ("area: A\nid: a\n", .area), ("plan: P\n", .plan), ("interventions:\n  - [\n", .plan),
            ("\u{FEFF}plan: P\r\n", .plan), ("{area: A, services: []}", .area), ("{area: x.yaml, plan: P}", .plan),
            ("'plan' : P\n", .plan), ("services:\n\t- a\n", .area), ("month,n\n2025-01,3\n", .neither),
            ("area: A\nnote: only\n", .neither), ("", .unknown), ("[", .unknown),
        ] as [(String, Inputs.Kind)]
    )
    func filesAreKnownByTheirKeys(_ text: String, _ kind: Inputs.Kind) {
        #expect(Inputs.kind(of: InputText(name: "x.yaml", text: text)) == kind)
    }
}
