import Importing
import Testing

/// The history file that import writes, and knows again.
@Suite struct ImportedHistoryTests {
    private func row(_ service: String, _ period: String, _ value: String, source: String = "file") -> HistoryRow {
        HistoryRow(service: service, period: period, metric: "requests", value: value, unit: "requests", source: source)
    }

    @Test func theOrderOfRowsDoesNotMatter() {
        let rows = (0..<40).map { row("s\($0 % 3)", "20\(10 + $0 / 3)", "\($0)") }
        let text = ImportedHistory.text(rows)
        #expect(ImportedHistory.text(rows.reversed()) == text)
        #expect(ImportedHistory.text(rows + rows) == text)
        #expect(text.hasPrefix("service,provider,period,metric,value,unit,evidence,source,section,note\n"))
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let rows = [
            HistoryRow(
                service: "a",
                provider: "Bournemouth, Christchurch and Poole",
                period: "2024",
                metric: "m",
                value: "<5",
                unit: "children",
                source: "a \"quoted\" source",
                section: "x; y",
                note: "two\nlines"
            ), row("b", "2024-01", "7"),
        ]
        let text = ImportedHistory.text(rows)
        let read = try #require(ImportedHistory.rows(of: text))
        #expect(read.count == 2 && read[0].provider == rows[0].provider && read[0].source == rows[0].source)
        #expect(read[0].note == "two lines")
        #expect(ImportedHistory.text(read) == text)
    }

    /// Anything that import would write otherwise was written by somebody else.
    @Test(
        arguments: [
            "", "service,period,metric,value\na,2024,waiting,3\n",
            // Another order of columns, of rows; other line ends; a quote that is not needed.
            "service,provider,period,metric,value,unit,source,section,note,evidence\na,,2024,m,3,,,,,observed\n",
            "service,provider,period,metric,value,unit,evidence,source,section,note\nb,,2024,m,3,,,,,\na,,2024,m,3,,,,,\n",
            "service,provider,period,metric,value,unit,evidence,source,section,note\r\na,,2024,m,3,,,,,\r\n",
            "service,provider,period,metric,value,unit,evidence,source,section,note\n\"a\",,2024,m,3,,,,,\n",
            "service,provider,period,metric,value,unit,evidence,source,section,note\na,,2024,m,3,,,,,",
        ]
    )
    func whatAPersonWroteIsNotImports(_ text: String) {
        #expect(ImportedHistory.rows(of: text) == nil)
    }

    @Test func newRowsReplaceThoseOfTheSameFigure() {
        let old = [
            row("a", "2023", "1"), row("a", "2024", "2"), row("a", "2024", "9", source: "other"), row("b", "2024", "3"),
        ]
        let merge = ImportedHistory.merge(
            [row("a", "2024", "5"), row("a", "2023", "1"), row("a", "2025", "6")],
            into: old
        )
        #expect((merge.added, merge.changed, merge.unchanged, merge.kept) == (1, 1, 1, 2))
        #expect(Set(merge.rows.map(\.value)) == ["1", "5", "6", "9", "3"])
        let again = ImportedHistory.merge(
            [row("a", "2024", "5"), row("a", "2023", "1"), row("a", "2025", "6")],
            into: merge.rows
        )
        #expect(ImportedHistory.text(again.rows) == ImportedHistory.text(merge.rows))
        #expect(again.added == 0 && again.changed == 0)
    }
}
