import Areas
import Calendar
import Reading
import Testing

@testable import Importing

/// What formats write is what a history takes, and importing again replaces it.
@Suite struct ImportedRowsTests {
    /// A history with some rows, read as an area reads it.
    private func history(_ rows: [HistoryRow]) throws -> History {
        let area =
            "area: One\nid: one\norigin: 2025-07\nhistory: h.csv\nservices:\n  - {id: none, name: None, waiting list: {number: 5, mean wait: 3 weeks}, referrals: 1 a week, capacity: 1 a week}\n"
        return try Inputs.readArea(InputText(name: "area.yaml", text: area)) { _ in ImportedHistory.text(rows) }.area
            .history
    }

    @Test(arguments: RobustnessTests.files.indices)
    func aHistoryTakesThem(_ index: Int) throws {
        let (name, format, bytes) = RobustnessTests.files[index]
        let request = ImportRequest(
            organisation: name == "scotland.csv" ? "NHS Ayrshire and Arran" : nil,
            suppressBelow: name == "referrals.csv" ? 5 : nil
        )
        let rows = try format.figures(in: [SourceFile(name: name, bytes: bytes)], request).rows
        let history = try history(rows)
        #expect(history.observations.count + history.missing.count == Set(rows).count && !rows.isEmpty)
        // Names are canonical and waits in weeks, so that nothing is converted.
        for row in history.observations { #expect(MetricName(row.metric).name == row.metric && row.written.isEmpty) }
    }

    @Test(arguments: [
        ("2023/24", "2023-04", 12, "2023-04/2024-03"), ("2023/24", "2023-09", 12, "2023-09/2024-08"),
        ("2024", "2024-01", 12, "2024"), ("2024-Q2", "2024-04", 3, "2024-Q2"), ("2024-06", "2024-06", 1, "2024-06"),
    ])
    func periods(_ text: String, _ first: String, _ months: Int, _ written: String) throws {
        let month = try #require(Month(first))
        let period = Period(first: month.firstDay, end: (month + months).firstDay, text: text)
        #expect(HistoryRow.text(of: period) == written)
        let again = try Period(written)
        #expect(again.first == period.first && again.end == period.end)
    }

    /// Bands of one list are replaced together: what is left of older ones would have waits in common with the new.
    @Test func bandsAreReplacedTogether() {
        func row(_ metric: String, _ value: String, _ source: String = "a.csv", _ period: String = "2025-01")
            -> HistoryRow
        {
            HistoryRow(service: "s", period: period, metric: metric, value: value, unit: "children", source: source)
        }
        let old = [
            row("waiting", "9"), row("waiting_0_to_4_weeks", "4"), row("waiting_over_4_weeks", "5"),
            row("seen_0_to_4_weeks", "3"), row("waiting_0_to_4_weeks", "7", "b.csv"),
            row("waiting_0_to_4_weeks", "6", "a.csv", "2025-02"),
        ]
        let new = [row("waiting", "10"), row("waiting_0_to_2_weeks", "1"), row("waiting_over_2_weeks", "9")]
        let merge = ImportedHistory.merge(new, into: old)
        #expect(Set(merge.rows) == Set(new + old.suffix(3)))
        #expect(merge.kept == 3 && merge.changed == 1 && merge.added == 2)
    }
}
