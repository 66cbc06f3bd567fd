import Areas
import Importing
import Testing

/// What is odd in files: found by what it is, not by year or name, dealt with and told.
@Suite struct SEN2TrapTests {
    private static let assessed = [1: 300, 2: 410, 3: 520]

    /// A region of three authorities; their new plans in 2022 are the region's total.
    private func region(newPlans: (Int) -> Int) -> [SourceFile] {
        let issued = Self.assessed.keys.sorted()
        return [
            SEN2Samples.file(
                "plans.csv",
                "new_ehc_plans",
                issued.map { "2022,Local authority,Dales,E0\($0),80\($0),Town \($0),\(newPlans($0))" }
            ),
            SEN2Samples.file(
                "outcomes.csv",
                "assess_issued,assess_not_issued",
                issued.map { "2022,Local authority,Dales,E0\($0),80\($0),Town \($0),\(Self.assessed[$0]!),10" }
            ),
        ]
    }

    @Test func aRegionsTotalIsNoAuthoritys() throws {
        let figures = try SEN2Samples.figures(region { _ in 1230 }, "Town 2")
        #expect(SEN2Samples.value(figures, "plans_issued", "2022") == "410")
        let row = try #require(figures.rows.first { $0.metric == "plans_issued" })
        #expect(row.section.contains("assess_issued"))
        #expect(figures.disagreements.contains { $0.hasPrefix("newplans has 1,230 new plans of Town 2 in 2022") })
    }

    @Test func anAuthoritysOwnNumberIsKept() throws {
        let figures = try SEN2Samples.figures(region { Self.assessed[$0]! + 5 }, "Town 2")
        #expect(SEN2Samples.value(figures, "plans_issued", "2022") == "415")
        #expect(figures.disagreements.contains { $0.contains("2022: 415 and 410") })
    }

    /// Also where the other authorities are not in the file.
    @Test func aTotalIsKnownByItsSize() throws {
        let files = [
            SEN2Samples.file("a.csv", "new_ehc_plans", ["2022,Local authority,Dales,E01,801,Town,1230"]),
            SEN2Samples.file("b.csv", "assess_issued", ["2022,Local authority,Dales,E01,801,Town,300"]),
        ]
        #expect(SEN2Samples.value(try SEN2Samples.figures(files), "plans_issued", "2022") == "300")
    }

    @Test func codesAreKeptOrTold() throws {
        let file = SEN2Samples.file(
            "r.csv",
            "requests_received_in_year,requests_decided_to_assess,requests_decided_not_to_assess,requests_withdrawn",
            ["2024,Local authority,Dales,E01,801,Town,120,z,c,low"]
        )
        let figures = try SEN2Samples.figures([file])
        #expect(SEN2Samples.value(figures, "requests_agreed", "2024") == nil)
        #expect(SEN2Samples.value(figures, "requests_refused", "2024") == "c")
        #expect(SEN2Samples.value(figures, "requests_withdrawn", "2024") == "low")
        for wanted in ["1 figure not available ('z')", "1 figure withheld ('c'): kept as a code", "1 figure of 'low'"] {
            #expect(figures.leftOut.contains { $0.hasPrefix(wanted) }, "\(figures.leftOut)")
        }
    }

    @Test func doubledRowsAreTakenOnce() throws {
        let row = "2024,Local authority,Dales,E01,801,Town,120"
        let columns = "requests_received_in_year"
        let once = try SEN2Samples.figures([SEN2Samples.file("r.csv", columns, [row])])
        let twice = try SEN2Samples.figures([SEN2Samples.file("r.csv", columns, [row, row])])
        #expect(once.rows == twice.rows)
        #expect(twice.leftOut.contains("1 row that stand in the files twice"))
        let other = try SEN2Samples.figures([
            SEN2Samples.file("r.csv", columns, [row, "2024,Local authority,Dales,E01,801,Town,121"])
        ])
        #expect(SEN2Samples.value(other, "requests", "2024") == "120")
        #expect(other.disagreements == ["r.csv:3: a second row of Town in 2024 with other figures: the first is used"])
    }

    /// Of two releases the one that reaches further counts, whatever the order of the files.
    @Test func theLaterReleaseCounts() throws {
        let columns = "requests_received_in_year"
        let old = SEN2Samples.file("old.csv", columns, ["2023,Local authority,Dales,E01,801,Town,100"])
        let new = SEN2Samples.file(
            "new.csv",
            columns,
            ["2023,Local authority,Dales,E01,801,Town,104", "2024,Local authority,Dales,E01,801,Town,120"]
        )
        let first = try SEN2Samples.figures([old, new])
        #expect(SEN2Samples.value(first, "requests", "2023") == "104")
        #expect(first.rows == (try SEN2Samples.figures([new, old])).rows)
        #expect(first.disagreements.contains { $0.contains("new.csv:2 and old.csv:2: Town in 2023 differs") })
    }

    /// A sum that is not its authorities' is told with both figures.
    @Test func totalsAreHeldAgainstTheirParts() throws {
        let towns = (1...5).map { "2024,Local authority,Dales,E0\($0),80\($0),Town \($0),10\($0)" }
        let right = SEN2Samples.file("r.csv", "requests_received_in_year", towns + ["2024,Regional,Dales,,,,515"])
        let agreed = try SEN2Samples.figures([right], "Town 1")
        #expect(agreed.found.contains { $0.contains("sums of their authorities, figure by figure (requests 1)") })
        let wrong = SEN2Samples.file("r.csv", "requests_received_in_year", towns + ["2024,Regional,Dales,,,,600"])
        let different = try SEN2Samples.figures([wrong], "Town 1")
        #expect(different.disagreements.contains { $0.contains("Dales 2024, requests_received_in_year: 600") })
    }

    @Test func aYearFarFromItsNeighboursIsTold() throws {
        let rows = [2019: 120, 2020: 0, 2021: 130].sorted { $0.key < $1.key }
            .map { "\($0.key),Local authority,Dales,E01,801,Town,\($0.value)" }
        let figures = try SEN2Samples.figures([SEN2Samples.file("r.csv", "requests_received_in_year", rows)])
        #expect(figures.disagreements.contains("requests: 0 in 2020 beside 120 and 130 in the years around it"))
    }

    // MARK: - Recognising

    /// By columns in any case, with a byte-order mark, whatever the name.
    @Test func aFileIsKnownByItsColumns() throws {
        let file = SEN2Samples.file(
            "x.txt",
            "Requests_Received_In_Year",
            ["2024,Local authority,Dales,E01,801,Town,120"]
        )
        let marked = SourceFile(name: "Book 1.csv", bytes: [0xEF, 0xBB, 0xBF] + (try file.bytes()))
        #expect(SEN2Samples.format.recognises(marked))
        #expect(SEN2Samples.value(try SEN2Samples.figures([marked]), "requests", "2024") == "120")
        for other in ["", "a,b\n1,2\n", "time_period,requests_received_in_year\n", "\u{0}\u{1}"] {
            #expect(!SEN2Samples.format.recognises(SourceFile(name: "requests.csv", bytes: Array(other.utf8))))
        }
    }

    /// Both tables of needs have the same columns: years of plans held are academic, of new plans calendar years.
    @Test func needsOfAllAndOfNewPlansDiffer() throws {
        let figures = try SEN2Samples.figures(
            try SEN2Samples.published("sen2-derby", ["sen_needs_all_plans.csv", "sen_need_newplans.csv"])
        )
        #expect(SEN2Samples.value(figures, "plans_maintained_need_semh", "2025-01") == "774")
        #expect(SEN2Samples.value(figures, "plans_issued_need_semh", "2024") == "142")
    }

    /// What is wrong in any file is told with its line, of all files together.
    @Test func brokenFilesAreTold() throws {
        let short = SourceFile(
            name: "short.csv",
            bytes: Array((try SEN2Samples.file("", "ehcplans", []).bytes()) + Array("\n2024,Calendar year\n".utf8))
        )
        let odd = SEN2Samples.file("odd.csv", "total_ceased", ["20,Local authority,Dales,E01,801,Town,3"])
        let error = #expect(throws: InputErrors.self) { try SEN2Samples.figures([short, odd]) }
        let text = "\(try #require(error))"
        #expect(text.contains("short.csv:2: the row has 2 fields, the header has 13"), "\(text)")
        #expect(text.contains("odd.csv:2: '20' with time_identifier 'Calendar year' is no year"), "\(text)")
    }

    @Test func smallCountsCanBeWithheld() throws {
        let file = SEN2Samples.file(
            "c.csv",
            "total_ceased,needs_met,he",
            ["2024,Local authority,Dales,E01,801,Town,7,4,0"]
        )
        let figures = try SEN2Samples.format.figures(in: [file], ImportRequest(suppressBelow: 5))
        #expect(SEN2Samples.value(figures, "plans_ceased", "2024") == "7")
        #expect(SEN2Samples.value(figures, "plans_ceased_needs_met", "2024") == "<5")
        #expect(SEN2Samples.value(figures, "plans_ceased_higher_education", "2024") == "0")
    }

    @Test func servicesGetTheirNames() throws {
        let file = SEN2Samples.file(
            "r.csv",
            "requests_received_in_year",
            ["2024,Local authority,Dales,E01,801,Town,120"]
        )
        let name = "Education, health and care needs assessment (EHCNA)"
        let renamed = try SEN2Samples.format.figures(
            in: [file],
            ImportRequest(services: [("assessments", name.uppercased())])
        )
        #expect(Set(renamed.rows.map(\.service)) == ["assessments"])
        let error = #expect(throws: InputErrors.self) {
            try SEN2Samples.format.figures(in: [file], ImportRequest(services: [("slt", "Annual review of EHC plans")]))
        }
        #expect("\(try #require(error))".contains("Did you mean 'Annual reviews of EHC plans'?"))
    }
}
