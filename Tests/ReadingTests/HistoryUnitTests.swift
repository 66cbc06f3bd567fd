import Areas
import Testing

@testable import Reading

/// Units are honoured, names that people use are read, and what was written is kept for who reads of it.
@Suite struct HistoryUnitTests {
    private func read(_ rows: [String]) -> (HistoryReader.Result, Diagnostics) {
        let diagnostics = Diagnostics()
        let text = (["service,provider,period,metric,value,unit"] + rows).joined(separator: "\n")
        return (HistoryReader.read(InputText(name: "h.csv", text: text), diagnostics), diagnostics)
    }

    @Test(arguments: [
        ("mean_wait,98,days", "mean_wait", 14.0, "14 weeks (published as 98 days)"),
        ("mean_wait_days,98,", "mean_wait", 14, "14 weeks (published as 98 days)"),
        ("longest wait,52,", "max_wait", 52, "52"), ("max_wait,52,weeks", "max_wait", 52, "52 weeks"),
        ("share_within_18_weeks,64%,", "share_within_18_weeks", 0.64, "64%"),
        ("share_within_18_weeks,64,percent", "share_within_18_weeks", 0.64, "64% (published as 64 percent)"),
        ("assessed,12,children", "seen", 12, "12 children"),
    ])
    func value(_ row: String, _ metric: String, _ value: Double, _ words: String) throws {
        let (result, diagnostics) = read(["s,,2025-06,\(row)"])
        #expect(!diagnostics.hasProblems)
        let observation = try #require(result.rows.first)
        #expect(observation.metric == metric)
        #expect(abs(observation.value - value) < 1e-12)
        #expect(valueWords(observation) == words)
    }

    /// 18 months are 18 x 365.2425/12/7 weeks.
    @Test func months() throws {
        let (result, _) = read(["s,,2025-06,max_wait_months,18,months"])
        let weeks = try #require(result.rows.first).value
        #expect(abs(weeks - 78.26625) < 1e-9)
    }

    @Test func withheldWithItsProvider() throws {
        let (result, _) = read(["s,North,2025-06,waiting_over_52_weeks,<10,children"])
        let figure = try #require(result.missing.first)
        #expect(figure.provider == "North" && figure.below == 10 && figure.metric == "waiting_over_52_weeks")
    }

    @Test(arguments: [
        (
            "mean_wait,3,furlongs",
            "h.csv:2: column 'unit' must be one of time for mean_wait, found 'furlongs'. Allowed: days, weeks, months, "
                + "years; weeks if the column is empty."
        ),
        (
            "share_within_18_weeks,64,share",
            "h.csv:2: share_within_18_weeks must be at most 1, found 64. Write a share from 0 to 1, or a percentage with "
                + "its sign, such as 64%."
        ),
        (
            "waiting_0_to_18_weeks,1.5,",
            "h.csv:2: waiting_0_to_18_weeks must be a whole number, found 1.5. Children are counted whole."
        ),
    ])
    func mistakes(_ row: String, _ message: String) throws {
        let (_, diagnostics) = read(["s,,2025-06,\(row)"])
        #expect(throws: InputErrors.self) { try diagnostics.throwIfAny() }
        do { try diagnostics.throwIfAny() } catch { #expect(error.description.hasPrefix(message)) }
    }
}
