import Areas
import Reading
import Testing

@testable import Importing

/// The upload of the RTT planner.
@Suite struct PlannerTests {
    private static let bands = (0...12).map { $0 }

    /// A month with 100 referrals, and 13 seen and waiting, or twice as many, in each band.
    private static func month(_ period: String, _ more: String = "") -> [String] {
        ["\(period),Referral,0,100\(more)"]
            + bands.flatMap {
                ["\(period),Complete,\($0),\($0 + 1)\(more)", "\(period),Incomplete,\($0),\(2 * $0)\(more)"]
            }
    }

    private func figures(_ lines: [String], _ request: ImportRequest = ImportRequest()) throws -> ImportedFigures {
        let file = SourceFile("planner.csv", lines.joined(separator: "\n"))
        let format = try #require(SourceFormats.format(of: file))
        #expect(format is PlannerUpload)
        return try format.figures(in: [file], request)
    }

    private static let header = "period,type,months_waited_id,value"

    @Test func monthsBecomeWeeks() throws {
        let figures = try figures([Self.header] + Self.month("2024-04-01"))
        let values = figures.values("planner", "2024-04")
        #expect(values["referrals"] == "100")
        #expect(values["seen"] == "91" && values["waiting"] == "156")
        // 365.2425 / 12 / 7 weeks to the month.
        #expect(values["waiting_0_to_4.348125_weeks"] == "0")
        #expect(values["waiting_4.348125_to_8.69625_weeks"] == "2")
        #expect(values["seen_over_52.1775_weeks"] == "13")
        #expect(values.count == 1 + 2 * 14)
        for name in values.keys where name.contains("_weeks") { #expect(WaitMetric(name)?.name == name) }
        #expect(figures.services.map(\.id) == ["planner"])
    }

    @Test func furtherColumnsChoose() throws {
        let lines =
            ["Period,Type,Months_Waited_ID,Value,Trust,Specialty"] + Self.month("2024-04-01", ",RX1,Speech")
            + Self.month("2024-04-01", ",RX1,Hearing") + Self.month("2024-04-01", ",RX2,Speech")
        let figures = try figures(lines, ImportRequest(organisation: "RX1", services: [("s", "Speech")]))
        #expect(Set(figures.rows.map(\.service)) == ["s"])
        #expect(figures.value("s", "2024-04", "waiting") == "156")
        #expect(figures.leftOut == ["27 rows of other organisations"])
        #expect(
            try self.figures(lines, ImportRequest(organisation: "RX1")).services.map(\.id) == ["speech", "hearing"]
        )
    }

    @Test func columnsThatTellRowsApartAndAreNotKnown() {
        let lines =
            [Self.header + ",region"] + Self.month("2024-04-01", ",East") + Self.month("2024-04-01", ",West")
        let error = #expect(throws: InputErrors.self) { try figures(lines) }
        #expect(
            error?.problems.map(\.message) == ["the month and band stand there before, with another 'region'"]
        )
    }

    @Test func whatIsMissingOrTwice() throws {
        var lines = [Self.header] + Self.month("2024-04-01")
        lines.removeAll { $0.hasSuffix("Incomplete,5,10") }
        lines += ["2024-04-01,Complete,3,4", "2024-04-01,Complete,4,9"]
        let figures = try figures(lines)
        #expect(figures.value("planner", "2024-04", "waiting") == "146")
        #expect(figures.value("planner", "2024-04", "seen") == "95")
        #expect(
            figures.leftOut == ["1 figure given twice alike: one is kept", "1 band without a row: taken as nobody"]
        )
        #expect(
            figures.disagreements == [
                "planner.csv:29: a second row of Complete, Apr 2024, months_waited_id 4 has 9 in place of 5; the last one counts"
            ]
        )
    }

    @Test func slips() {
        let error = #expect(throws: InputErrors.self) {
            try figures([
                Self.header, "April,Referral,0,1", "2024-04-01,Refferal,0,1", "2024-04-01,Complete,13,1",
                "2024-04-01,Complete,1,many", "2024-04-01,Complete,2,*",
            ])
        }
        #expect(
            error?.problems.map(\.description) == [
                "planner.csv:2: column 'period' must be a month, found 'April'. Write it as 2024-04-01.",
                "planner.csv:3: column 'type' must be a kind of event, found 'Refferal'. Did you mean 'Referral'? Allowed: "
                    + "Referral, Complete, Incomplete.",
                "planner.csv:4: column 'months_waited_id' must be a whole number from 0 to 12, found '13'. 0 is up to one "
                    + "month, 12 is 12 months and more.",
                "planner.csv:5: column 'value' must be a count, found 'many'. Write digits.",
            ]
        )
    }

    @Test func codes() throws {
        let figures = try figures([Self.header, "2024-04-01,Complete,1,5", "2024-04-01,Complete,2,*"])
        #expect(figures.values("planner", "2024-04") == ["seen": "NA"])
        let withheld = try self.figures([Self.header, "2024-04-01,Complete,1,3"], ImportRequest(suppressBelow: 5))
        #expect(withheld.value("planner", "2024-04", "seen") == "3")
        #expect(withheld.leftOut.last?.hasPrefix("nothing is withheld (--suppress-below)") ?? false)
    }
}
