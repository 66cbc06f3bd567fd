import Areas
import Reading
import Testing

@testable import Importing

/// Tables whose columns a mapping file names.
@Suite struct MappedTableTests {
    private static let mapping = """
        mapping: Exampleton's open data
        organisation: Trust
        period: Month
        service column: Clinic
        only: {Sex: All}
        figures:
          - {column: On list, metric: waiting}
          - {column: Under 18, metric: waiting, band: 0 to 18 weeks}
          - {column: 18 or more, metric: waiting, band: over 18 weeks}
          - {column: Mean days, metric: mean_wait, unit: days}
          - {column: In time, metric: share_within_18_weeks, unit: percent}

        """

    private static let table = """
        Trust,Month,Clinic,Sex,On list,Under 18,18 or more,Mean days,In time
        North,2025-01,Speech,All,30,20,10,98,66.7%
        North,2025-01,Speech,Girls,12,8,4,90,
        North,2025-01,Hearing,All,<5,,,,
        South,2025-01,Speech,All,99,90,9,7,91
        North,2025-03,Speech,All,"1,030",1020,10,49.5,99

        """

    private func figures(
        _ mapping: String = Self.mapping,
        _ table: String = Self.table,
        _ request: ImportRequest = ImportRequest(organisation: "North")
    ) throws -> ImportedFigures {
        let format = try SourceFormats.mapped(by: [InputText(name: "mapping.yaml", text: mapping)])[0]
        let file = SourceFile("wide.csv", table)
        #expect(format.recognises(file))
        return try format.figures(in: [file], request)
    }

    @Test func columnsBecomeMetrics() throws {
        let figures = try figures()
        #expect(
            figures.values("speech", "2025-01") == [
                "waiting": "30", "waiting_0_to_18_weeks": "20", "waiting_over_18_weeks": "10", "mean_wait": "14",
                "share_within_18_weeks": "0.667",
            ]
        )
        #expect(figures.values("speech", "2025-03")["waiting"] == "1030")
        #expect(figures.values("speech", "2025-03")["mean_wait"] == "7.071429")
        #expect(figures.values("hearing", "2025-01") == ["waiting": "<5"])
        #expect(figures.rows.allSatisfy { $0.provider == "North" && $0.source == "wide.csv" })
        #expect(figures.rows.first { $0.metric == "mean_wait" }?.unit == "weeks")
        #expect(figures.rows.first { $0.metric == "share_within_18_weeks" }?.unit == "share")
        #expect(figures.rows.first { $0.metric == "waiting" }?.section == "On list")
        #expect(
            figures.leftOut == [
                "speech: no waiting is given for Feb 2025", "speech: no mean_wait is given for Feb 2025",
                "speech: no share_within_18_weeks is given for Feb 2025", "1 row of other organisations",
                "1 row that the mapping leaves out (only)", "4 empty cells without a qualifier",
                "1 figure with a code in its place, written as it stands: 1 with '<5'",
            ]
        )
        #expect(figures.disagreements == [])
    }

    @Test func bandsThatDoNotAddUp() throws {
        let figures = try figures(Self.mapping, Self.table.replacing("All,30,20,10", with: "All,31,20,10"))
        #expect(
            figures.disagreements == [
                "speech, 2025-01: the bands of those waiting add up to 30, the number is 31"
            ]
        )
    }

    @Test func aMonthThatStandsTwice() throws {
        let row = "North,2025-01,Speech,All,30,20,10,98,66.7%\n"
        let same = try figures(Self.mapping, Self.table + row)
        #expect(same.leftOut.contains("5 figures given twice alike: one is kept"))
        let other = try figures(Self.mapping, Self.table + row.replacing("All,30", with: "All,33"))
        #expect(other.value("speech", "2025-01", "waiting") == "33")
        #expect(
            other.disagreements.first
                == "wide.csv:7: On list of 2025-01 is 33 here and 30 on line 2; the last one counts"
        )
    }

    /// Rows that say in a column what they count.
    @Test func longTables() throws {
        let mapping = """
            mapping: Long
            provider: North
            period: When
            period kind: financial year
            service: plans
            figures:
              - {column: Value, metric: requests, where: {Measure: Requests}}
              - {column: Value, metric: plans_issued, where: {Measure: [Plans, New plans]}}
            """
        let table = "Measure,When,Value\nRequests,2023/24,40\nNew plans,202324,25\nOther,2023/24,9\n"
        let figures = try figures(mapping, table, ImportRequest())
        #expect(figures.values("plans", "2023-04/2024-03") == ["requests": "40", "plans_issued": "25"])
    }

    private static let slips: [(slip: (String, String), told: String)] = [
        (
            ("organisation: Trust", "organisation: Turst"),
            "mapping.yaml:2: field 'organisation' names a column that the file "
                + "'wide.csv' does not have, 'Turst'. Did you mean 'Trust'? Allowed: Trust, Month, Clinic, Sex, On list, Under 18, "
                + "18 or more, Mean days, In time."
        ),
        (
            ("On list", "On lst"),
            "mapping.yaml:7: field 'figures, item 1, column' names a column that no file has, "
                + "'On lst'. Did you mean 'On list'? Allowed: Trust, Month, Clinic, Sex, On list, Under 18, 18 or more, "
                + "Mean days, In time."
        ),
        (
            ("{Sex: All}", "{Gender: All}"),
            "mapping.yaml:5: field 'only, Gender' names a column that the file 'wide.csv' does not "
                + "have, 'Gender'. Allowed: Trust, Month, Clinic, Sex, On list, Under 18, 18 or more, Mean days, In time."
        ),
    ]

    @Test(arguments: slips.indices)
    func columnsThatAreNotThere(_ index: Int) {
        let (slip, told) = Self.slips[index]
        let error = #expect(throws: InputErrors.self) {
            try figures(Self.mapping.replacing(slip.0, with: slip.1))
        }
        #expect(error?.problems.map(\.description) == [told])
    }

    @Test func cellsThatAreNoNumbers() {
        let error = #expect(throws: InputErrors.self) {
            try figures(
                Self.mapping,
                Self.table.replacing("All,30,", with: "All,thirty,").replacing(",10,98", with: ",9.5,98")
            )
        }
        #expect(
            error?.problems.map(\.description) == [
                "wide.csv:2: column 'On list' must be a number, found 'thirty'. Write digits, or leave the cell empty.",
                "wide.csv:2: column '18 or more' must be a whole number, 0 or more, found '9.5'. Correct the figure, or the "
                    + "mapping.",
            ]
        )
    }

    /// The set of Scottish boards joined into one table, by the mapping of the guide.
    @Test func theJoinedTableOfTheGuide() throws {
        let format = try SourceFormats.mapped(by: [InputText(name: "camhs.yaml", text: DocumentationTests.mapping)])[0]
        let file = try ReferenceFiles.file("camhs-scotland/flows-and-stock.csv")
        let figures = try format.figures(in: [file], ImportRequest(organisation: "NHS Borders"))
        #expect(figures.disagreements == [])
        // Its row of March 2023.
        #expect(
            figures.values("camhs", "2023-03").filter { !$0.key.hasPrefix("seen") } == [
                "waiting": "204", "waiting_0_to_19_weeks": "123", "waiting_19_to_36_weeks": "80",
                "waiting_36_to_53_weeks": "1", "waiting_over_53_weeks": "0", "referrals_received": "72",
                "referrals_accepted": "49",
            ]
        )
    }
}
