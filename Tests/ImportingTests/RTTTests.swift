import Areas
import Foundation
import Reading
import TestSupport
import Testing

@testable import Importing

/// Waits from referral to treatment as NHS England publishes them.
@Suite struct RTTTests {
    private static let weeks = (0..<104)
        .map { week in
            let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
            return "Gt \(two(week)) To \(two(week + 1)) Weeks SUM 1"
        }

    private static let header =
        (["Period", "Provider Org Code", "Provider Org Name", "Commissioner Org Code", "RTT Part Type"]
        + ["Treatment Function Code", "Treatment Function Name"] + weeks
        + ["Gt 104 Weeks SUM 1", "Total", "Patients with unknown clock start date", "Total All"])
        .joined(separator: ",")

    /// A row with some counts by week; parts 1A and 1B have a total of known starts, part 3 has no weeks.
    static func row(
        _ part: String,
        _ treatment: String,
        _ counts: [Int: Int],
        provider: String = "RX1,NORTH TRUST",
        commissioner: String = "01A",
        unknown: Int = 0,
        total: Int? = nil
    ) -> String {
        let weeks = (0...104).map { part == "Part_3" ? "" : "\(counts[$0] ?? 0)" }.joined(separator: ",")
        let sum = total ?? counts.values.reduce(0, +)
        let known = part.hasPrefix("Part_1") ? "\(sum),\(unknown)" : ","
        return "RTT-November-2024,\(provider),\(commissioner),\(part),\(treatment),\(weeks),\(known),\(sum + unknown)"
    }

    static func file(_ rows: [String]) -> SourceFile {
        SourceFile("rtt.csv", ([header] + rows).joined(separator: "\r\n"))
    }

    private static let sound = [
        row("Part_1A", "C_502,Gynaecology Service", [3: 2, 40: 1]),
        row("Part_1B", "C_502,Gynaecology Service", [0: 4, 3: 1], unknown: 2),
        row("Part_2", "C_502,Gynaecology Service", [0: 5, 1: 6, 17: 2, 60: 1]),
        row("Part_2", "C_502,Gynaecology Service", [0: 1, 104: 3], commissioner: "02B"),
        row("Part_2A", "C_502,Gynaecology Service", [0: 2]),
        row("Part_3", "C_502,Gynaecology Service", [:], total: 9),
        row("Part_2", "X04,Other - Paediatric Services", [2: 7]),
        row("Part_2", "C_999,Total", [0: 5, 1: 6, 2: 7, 17: 2, 60: 1]),
        row("Part_2", "C_999,Total", [0: 1, 104: 3], commissioner: "02B"),
    ]

    private func figures(_ rows: [String], _ request: ImportRequest = ImportRequest()) throws -> ImportedFigures {
        let file = Self.file(rows)
        let format = try #require(SourceFormats.format(of: file))
        return try format.figures(in: [file], request)
    }

    @Test func everyPartBecomesItsMetric() throws {
        let figures = try figures(Self.sound)
        let values = figures.values("gynaecology-service", "2024-11")
        #expect(values["waiting"] == "18" && values["seen"] == "8" && values["referrals"] == "9")
        func bands(_ population: String) -> [String: String] {
            values.filter { $0.key.hasPrefix("\(population)_") && $0.value != "0" }
        }
        #expect(
            bands("waiting") == [
                "waiting_0_to_1_weeks": "6", "waiting_1_to_2_weeks": "6", "waiting_17_to_18_weeks": "2",
                "waiting_60_to_61_weeks": "1", "waiting_over_104_weeks": "3",
            ]
        )
        #expect(bands("seen") == ["seen_0_to_1_weeks": "4", "seen_3_to_4_weeks": "3", "seen_40_to_41_weeks": "1"])
        // Every week, and after the last with anybody an open band.
        #expect(values["waiting_30_to_31_weeks"] == "0" && values["seen_over_41_weeks"] == "0")
        #expect(values.count == 3 + 105 + 42)
        #expect(figures.services.map(\.id) == ["gynaecology-service", "other-paediatric-services"])
        #expect(figures.services.map(\.provider) == ["NORTH TRUST", "NORTH TRUST"])
        #expect(
            figures.found == [
                "rtt.csv: NORTH TRUST, Nov 2024: 2 treatment functions with 25 waiting, 8 seen and 9 new periods; "
                    + "2 commissioners are added up"
            ]
        )
        #expect(figures.disagreements == [])
        let waiting = try #require(figures.rows.first { $0.metric == "waiting" })
        #expect(waiting.note == "sum over 2 commissioners")
        #expect(waiting.section == "Part_2, 502 Gynaecology Service")
        let seen = try #require(figures.rows.first { $0.metric == "seen" })
        #expect(seen.note == "without 2 whose clock start is not known")
        #expect(
            figures.leftOut == [
                "part 2A (those with a decision to admit) is a part of part 2, and is not added to it",
                "treatment function 999 is the total of the others: no service is made of it",
                "2 patients whose clock start is not known: they have no wait",
            ]
        )
    }

    @Test(arguments: ["X04", "Other - Paediatric Services", "other - paediatric services"])
    func oneServiceByCodeOrName(_ name: String) throws {
        let request = ImportRequest(services: [("paediatrics", name)])
        let figures = try figures(Self.sound, request)
        #expect(Set(figures.rows.map(\.service)) == ["paediatrics"])
        #expect(figures.value("paediatrics", "2024-11", "waiting") == "7")
        #expect(figures.leftOut.contains("1 treatment function not asked for: Gynaecology Service"))
    }

    private func problems(_ rows: [String], _ request: ImportRequest = ImportRequest()) -> [Problem] {
        let error = #expect(throws: InputErrors.self) { try figures(rows, request) }
        return error?.problems ?? []
    }

    @Test func aServiceThatIsNotThere() {
        let problems = problems(Self.sound, ImportRequest(services: [("g", "Gynecology Service")]))
        #expect(problems.map(\.message) == ["there is no service 'Gynecology Service'"])
        #expect(problems.first?.remedy.hasPrefix("Did you mean 'Gynaecology Service'? ") ?? false)
    }

    private static let two =
        sound + [row("Part_2", "C_502,Gynaecology Service", [9: 4], provider: "RX2,NORTHERN TRUST")]

    @Test func oneOfSeveralOrganisations() throws {
        for name in ["RX2", "Northern Trust"] {
            let figures = try figures(Self.two, ImportRequest(organisation: name))
            #expect(figures.value("gynaecology-service", "2024-11", "waiting") == "4")
            #expect(figures.leftOut.contains("9 rows of other organisations than NORTHERN TRUST"))
        }
        #expect(try figures(Self.two, ImportRequest(organisation: "north trust")).rows.contains { $0.value == "18" })
        #expect(
            problems(Self.two).map(\.description) == [
                "rtt.csv:1: there are rows of 2 organisations. Say which with --organisation: RX1 (NORTH TRUST), "
                    + "RX2 (NORTHERN TRUST)."
            ]
        )
        #expect(
            problems(Self.two, ImportRequest(organisation: "Northen Trust")).map(\.description) == [
                "rtt.csv:1: there is no organisation 'Northen Trust'. Did you mean 'NORTHERN TRUST'? There are: "
                    + "RX1 (NORTH TRUST), RX2 (NORTHERN TRUST)."
            ]
        )
    }

    @Test func rowsThatStandTwice() throws {
        let same = try figures(Self.sound + [Self.sound[2]])
        #expect(same.value("gynaecology-service", "2024-11", "waiting") == "18")
        #expect(same.leftOut.contains("1 row that stands there twice alike: once is enough"))
        let other = try figures(Self.sound + [Self.row("Part_2", "C_502,Gynaecology Service", [0: 5])])
        #expect(other.value("gynaecology-service", "2024-11", "waiting") == "9")
        #expect(
            other.disagreements.first
                == "rtt.csv:11: a second row of part 2, incomplete, 502, Nov 2024 has other figures; the last one counts"
        )
    }

    @Test func totalsThatAreNone() throws {
        let wrong = try figures([
            Self.row("Part_2", "C_502,Gynaecology Service", [0: 5], total: 6),
            Self.row("Part_2", "C_999,Total", [0: 7]),
        ])
        #expect(
            wrong.disagreements == [
                "part 2, incomplete, 502, Nov 2024: the weeks add up to 5, the total is 6",
                "part 2, incomplete, Nov 2024: the treatment functions add up to 6, their total is 7",
            ]
        )
        #expect(wrong.value("gynaecology-service", "2024-11", "waiting") == "5")
    }

    @Test func codesAreNotNumbers() throws {
        let withheld = Self.sound[6].replacing(",7,", with: ",*,")
        let figures = try figures([withheld])
        #expect(figures.values("other-paediatric-services", "2024-11") == ["waiting": "*"])
        #expect(figures.leftOut == ["1 figure with a code in place of a count: written as not known"])
        let problems = problems([Self.sound[6].replacing(",7,", with: ",seven,")])
        #expect(
            problems.map(\.description) == [
                "rtt.csv:2: column 'Gt 02 To 03 Weeks SUM 1' must be a count, found 'seven'. Write digits."
            ]
        )
    }

    /// One treatment function of a published file, all its rows and columns; expected are the sums of its own totals.
    @Test func asPublished() throws {
        let text = try String(contentsOf: ReferenceTable.file("rtt-dorset/published-gynaecology.csv"), encoding: .utf8)
        let file = SourceFile("published-gynaecology.csv", text)
        let figures = try #require(SourceFormats.format(of: file))
            .figures(in: [file], ImportRequest(organisation: "RBD"))
        #expect(figures.disagreements == [])
        let table = CSVTable(text)
        func total(_ parts: String...) -> Int {
            table.rows.filter { parts.contains(table.field("RTT Part Type", of: $0)) }
                .reduce(0) { $0 + (Int(table.field("Total All", of: $1)) ?? 0) }
        }
        let id = "gynaecology-service"
        #expect(figures.value(id, "2024-11", "waiting") == "\(total("Part_2"))")
        #expect(figures.value(id, "2024-11", "seen") == "\(total("Part_1A", "Part_1B"))")
        #expect(figures.value(id, "2024-11", "referrals") == "\(total("Part_3"))")
        let bands = figures.rows.filter { $0.metric.hasPrefix("waiting_") }
        #expect(bands.reduce(0) { $0 + (Int($1.value) ?? 0) } == total("Part_2"))
    }

    @Test(.enabled(if: PublishedData.folder != nil, PublishedData.isAbsent))
    func aTrustsWholeFile() throws {
        let path = "rtt_trust_rbd_nov2024/20241130-RTT-November-2024-RBD.csv"
        let file = try PublishedData.file(path)
        let format = try #require(SourceFormats.format(of: file))
        let figures = try format.figures(in: [file], ImportRequest())
        #expect(figures.disagreements == [])
        #expect(figures.services.count == 18)
        func sum(_ metric: String) -> Int {
            figures.rows.filter { $0.metric == metric }.reduce(0) { $0 + (Int($1.value) ?? 0) }
        }
        // The file's own total over all treatment functions.
        #expect(sum("waiting") == 21_702)
        #expect(sum("seen") == 1544 + 2925)
        #expect(sum("referrals") == 5003)
        let all = try format.figures(in: [file], ImportRequest(services: [("all", "C_999")]))
        #expect(all.value("all", "2024-11", "waiting") == "21702")
        for service in figures.services {
            let bands = figures.rows.filter { $0.service == service.id && $0.metric.hasPrefix("waiting_") }
            let total = figures.value(service.id, "2024-11", "waiting")
            #expect("\(bands.reduce(0) { $0 + (Int($1.value) ?? 0) })" == total)
        }
        for length in [1000, 4096] {
            #expect(try format.figures(in: [file.inPieces(of: length)], ImportRequest()).rows == figures.rows)
        }
    }

    /// Commissioners and England, December 2014 to May 2015.
    @Test(.enabled(if: PublishedData.folder != nil, PublishedData.isAbsent))
    func aWholeTableOfEarlierYears() throws {
        let packed = try PublishedData.file("rtt_weekbands_2014_2015/rtt_week_bands.csv.gz")
        let file = try Unpacking.files(name: packed.name, bytes: Data(packed.bytes())).files[0]
        let table = try #require(DelimitedFile(file))
        let layout = try #require(RTTLayout(table))
        var (rows, wrong) = (0, 0)
        let total = try #require(layout.total.known)
        try table.forEachRow(Diagnostics()) { row in
            rows += 1
            let weeks = (layout.weeks + [layout.beyond]).reduce(0) { $0 + (row[$1].wholeNumber ?? -1_000_000) }
            if weeks != row[total].wholeNumber { wrong += 1 }
        }
        #expect(rows == 23_184 && wrong == 0)
        let request = ImportRequest(organisation: "England", services: [("all", "IP999")])
        let figures = try ReferralToTreatment().figures(in: [file], request)
        // As in the national overview, which is published apart.
        #expect(figures.value("all", "2014-12", "waiting") == "2928414")
        #expect(figures.disagreements == [] && Set(figures.rows.map(\.period)).count == 6)
    }

    /// Tables of earlier years put in order: single weeks to 52.
    @Test func earlierYears() throws {
        let weeks = (0..<52).map { "w\($0)_\($0 + 1)" }.joined(separator: ",")
        let header = "month,part,level,org_code,org_name,tf_code,tf_name,\(weeks),w52plus,unknown_start,published_total"
        func row(_ part: String, _ code: String, _ counts: [Int: Int], _ unknown: String) -> String {
            let cells = (0...52).map { "\(counts[$0] ?? 0)" }.joined(separator: ",")
            return "2015-04,\(part),National,ENG,England,\(code),\(cells),\(unknown),\(counts.values.reduce(0, +))"
        }
        let rows = [
            row("admitted", "AP110,Trauma & Orthopaedics", [3: 4], "1"),
            row("nonadmitted", "NP110,Trauma & Orthopaedics", [0: 2], "0"),
            row("incomplete", "IP110,Trauma & Orthopaedics", [0: 9, 52: 3], ""),
            row("incomplete", "IP999,Total", [0: 9, 52: 3], ""),
        ]
        let file = SourceFile("bands.csv", ([header] + rows).joined(separator: "\n"))
        let figures = try #require(SourceFormats.format(of: file)).figures(in: [file], ImportRequest())
        #expect(figures.services.map(\.id) == ["trauma-orthopaedics"])
        #expect(
            figures.values("trauma-orthopaedics", "2015-04").filter { $0.value != "0" } == [
                "waiting": "12", "waiting_0_to_1_weeks": "9", "waiting_over_52_weeks": "3", "seen": "6",
                "seen_0_to_1_weeks": "2",
                "seen_3_to_4_weeks": "4",
            ]
        )
        #expect(figures.disagreements == [])
    }
}
