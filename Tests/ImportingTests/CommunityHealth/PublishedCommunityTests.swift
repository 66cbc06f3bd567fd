import Areas
import Foundation
import Testing
import Workbooks

@testable import Importing

/// NHS England's own files of 2023: figures against the files' own totals.
///
/// They are too large to be kept here: `WAITCAST_DATA` names the folder in which `chs_workbook_2023` and `chs_cyp_2023`
/// lie.
@Suite(.enabled(if: PublishedData.folder != nil, PublishedData.isAbsent))
struct PublishedCommunityTests {
    private func book(_ month: String) throws -> SourceFile {
        try PublishedData.file("chs_workbook_2023/community_health_\(month).xlsx")
    }

    /// The text file, packed as it lies there.
    private func tidy() throws -> SourceFile {
        let packed = try PublishedData.file("chs_cyp_2023/chs_cyp_waiting_by_band.csv.gz")
        #expect(Unpacking.isPacked(packed.beginning))
        return try #require(try Unpacking.files(name: packed.name, bytes: Data(packed.bytes())).files.first)
    }

    private func figures(_ files: [SourceFile], of organisation: String) throws -> ImportedFigures {
        for file in files { #expect(SourceFormats.format(of: file)?.name == CommunityHealth().name) }
        return try CommunityHealth().figures(in: files, ImportRequest(organisation: organisation))
    }

    private static let paediatrics = "community-paediatric-service"

    private func values(_ figures: ImportedFigures, _ service: String, _ metric: String = "waiting") -> [String: String]
    {
        let rows = figures.rows.filter { $0.service == service && $0.metric == metric }
        return Dictionary(rows.map { ($0.period, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// Table 2's figures of the month, 17 services: those of table 4 for England, service by service.
    @Test(arguments: [("2023-03", "2023-01", "214028"), ("2023-11", "2023-09", "216613")])
    func englandIsTableTwo(_ published: String, _ month: String, _ all: String) throws {
        let file = try book(published)
        let figures = try figures([file], of: "England")
        let workbook = try Workbook(Data(file.bytes()))
        var table: [String: String] = [:]
        var name = ""
        let sheet = try #require(workbook.sheets.first { $0.name == "Table 2" })
        // The last figure of each row is the month's.
        try workbook.forEachCell(of: sheet) { _, _, value in
            if case .text(let text) = value { name = text } else { table[name] = value.text }
            return true
        }
        #expect(table["CYP services"] == all)
        let services = table.filter { $0.key.hasPrefix("(CYP)") }
        #expect(services.count == 17)
        var sum = 0
        for (name, value) in services {
            let id = ServiceChoice.id(from: CommunityFigures.serviceKey(name))
            sum += Int(value) ?? 0
            // Services in which nobody waits are left out.
            #expect(values(figures, id)[month] == value || value == "0", "\(name)")
        }
        #expect("\(sum)" == all)
    }

    /// Bands of England's community paediatrics add up to its list until August, and to within 0.6% in September and
    /// October.
    @Test func bandsAddUpToEngland() throws {
        let figures = try figures([tidy()], of: "England")
        let totals = values(figures, Self.paediatrics)
        #expect(totals.count == 10 && totals["2023-01"] == "64597" && totals["2023-09"] == "78181")
        for (month, total) in totals {
            let bands = figures.rows.filter {
                $0.service == Self.paediatrics && $0.period == month && $0.metric != "waiting"
            }
            #expect(bands.count == 7)
            let sum = bands.compactMap { Int($0.value) }.reduce(0, +)
            let list = try #require(Int(total))
            #expect(month < "2023-09" ? sum == list : abs(sum - list) * 1000 <= 6 * list, "\(month): \(sum) of \(list)")
        }
        let told = figures.disagreements.filter { $0.hasPrefix("\(Self.paediatrics):") }
        #expect(
            told == [
                "community-paediatric-service: ENGLAND's bands add up to other numbers than its whole list in 2 of 10 months: "
                    + "Sep 2023 77,769 against 78,181 (-0.5%), Oct 2023 82,889 against 83,253 (-0.4%)"
            ]
        )
    }

    /// A provider that all ten months have, the first seven without its code.
    @Test(arguments: ["RY4", "Hertfordshire Community NHS Trust"])
    func tenMonths(_ wish: String) throws {
        let figures = try figures([tidy()], of: wish)
        let lists = values(figures, Self.paediatrics).sorted { $0.key < $1.key }
        #expect(lists.map(\.key) == (1...9).map { "2023-0\($0)" } + ["2023-10"])
        #expect(
            lists.map(\.value) == [
                "1732", "1720", "1778", "1821", "1791", "1802", "1780", "1712", "1580", "1445",
            ]
        )
        #expect(figures.rows.allSatisfy { $0.provider == "HERTFORDSHIRE COMMUNITY NHS TRUST" })
        // In every month of every service the providers add up to England.
        #expect(!figures.disagreements.contains { $0.contains("providers add up") })
    }

    /// Both workbooks have what the tidy file has of their months.
    @Test(arguments: [("2023-03", "2023-01"), ("2023-11", "2023-09")])
    func bothFormsAgree(_ published: String, _ month: String) throws {
        let name = "CAMBRIDGESHIRE COMMUNITY SERVICES NHS TRUST"
        let fromBook = try figures([book(published)], of: name)
        let fromText = try figures([tidy()], of: name)
        let services = Set(fromText.rows.map(\.service))
        func lines(_ figures: ImportedFigures) -> Set<String> {
            let rows = figures.rows.filter { $0.period == month && services.contains($0.service) }
            return Set(rows.map { "\($0.service) \($0.metric) \($0.value)" })
        }
        #expect(lines(fromBook) == lines(fromText) && !lines(fromBook).isEmpty)
    }

    /// The two workbooks and the tidy file together: what stands twice is told, and nothing is split.
    @Test func allTogether() throws {
        let figures = try figures([tidy(), book("2023-03"), book("2023-11")], of: "RY4")
        #expect(Set(figures.rows.map(\.provider)).count == 1)
        #expect(Set(figures.rows.map { "\($0.service) \($0.period) \($0.metric)" }).count == figures.rows.count)
        #expect(figures.leftOut.contains { $0.hasSuffix("figures given twice with the same value") })
    }
}
