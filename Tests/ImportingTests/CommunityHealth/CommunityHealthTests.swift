import Areas
import Foundation
import Testing

@testable import Importing

/// Community health services waiting lists in each layout, whose figures can be read off above.
@Suite struct CommunityHealthTests {
    private let format = CommunityHealth()
    private let early = CommunityBooks.file("in/community_2023-03.xlsx", CommunityBooks.early)
    private let late = CommunityBooks.file("community_2025-02.xlsx", CommunityBooks.late)
    private let tidy = CommunityBooks.file("tidy.csv", CommunityBooks.tidy)

    private func figures(
        _ files: SourceFile...,
        of organisation: String?,
        services: [(id: String, officialName: String)] = [],
        suppressBelow: Int? = nil
    ) throws -> ImportedFigures {
        let request = ImportRequest(organisation: organisation, services: services, suppressBelow: suppressBelow)
        return try format.figures(in: files, request)
    }

    private func told(_ body: () throws -> ImportedFigures) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? InputErrors)?.problems.map(\.description).joined(separator: "\n") ?? "\(error)"
        }
    }

    /// Service, month, metric and value.
    private func lines(_ figures: ImportedFigures) -> [String] {
        figures.rows.map { "\($0.service) \($0.period) \($0.metric) \($0.value)" }
    }

    @Test func isRecognised() {
        #expect(format.recognises(early) && format.recognises(late) && format.recognises(tidy))
        #expect(SourceFormats.format(of: early)?.name == format.name)
        let others = MadeBook(["Table 3": [["Total waiting list by service, May 2023"], ["(CYP) Audiology", "5"]]])
        #expect(!format.recognises(CommunityBooks.file("other.xlsx", others)))
        #expect(!format.recognises(CommunityBooks.file("history.csv", "service,period,metric,value\n")))
        #expect(!format.recognises(SourceFile(name: "cut.xlsx", bytes: Array(CommunityBooks.late.bytes.prefix(900)))))
    }

    @Test func earlyLayout() throws {
        let figures = try figures(early, of: "Northern Care Trust")
        #expect(
            lines(figures) == [
                "audiology 2023-01 waiting 30", "audiology 2023-01 waiting_0_to_1_weeks 3",
                "audiology 2023-01 waiting_1_to_18_weeks 7", "audiology 2023-01 waiting_over_18_weeks 20",
                "vision-screening 2023-01 waiting 8", "vision-screening 2023-01 waiting_0_to_1_weeks 0",
                "vision-screening 2023-01 waiting_1_to_18_weeks 8", "vision-screening 2023-01 waiting_over_18_weeks 0",
            ]
        )
        #expect(
            figures.rows[1]
                == HistoryRow(
                    service: "audiology",
                    provider: "NORTHERN CARE TRUST",
                    period: "2023-01",
                    metric: "waiting_0_to_1_weeks",
                    value: "3",
                    unit: "children",
                    source: "Community Health Services Waiting Times, community_2023-03.xlsx",
                    section:
                        "Table 4a: Number waiting 0-1 weeks (0-7 days) by service, January 2023; NORTHERN CARE TRUST; "
                        + "Audiology"
                )
        )
        #expect(figures.services.map(\.name) == ["Audiology", "Vision screening"])
        #expect(
            figures.found == [
                "community_2023-03.xlsx: NHS England community health services waiting lists, workbook of Jan 2023",
                "NORTHERN CARE TRUST: 2 services, Jan 2023, 8 figures",
            ]
        )
        #expect(
            figures.leftOut == [
                "community_2023-03.xlsx: 1 service for adults",
                "withheld whole, whatever the size: Safeguarding",
                "2 other providers and 3 sums of providers",
            ]
        )
        // England's bands of audiology are 3 + 9 + 20 = 32 of 42.
        #expect(
            figures.disagreements == [
                "audiology: England's bands add up to other numbers than its whole list in 1 of 1 month: Jan 2023 32 against 42 "
                    + "(-23.8%)"
            ]
        )
    }

    @Test func lateLayout() throws {
        let figures = try figures(late, of: "rxn")
        #expect(
            lines(figures) == [
                "audiology 2024-12 waiting 28", "audiology 2024-12 waiting_0_to_1_weeks 8",
                "audiology 2024-12 waiting_1_to_52_weeks 14", "audiology 2024-12 waiting_52_to_104_weeks 4",
                "audiology 2024-12 waiting_over_104_weeks 1", "vision-screening 2024-12 waiting 9",
                "vision-screening 2024-12 waiting_0_to_1_weeks 5", "vision-screening 2024-12 waiting_1_to_52_weeks *",
                "vision-screening 2024-12 waiting_52_to_104_weeks *",
            ]
        )
        #expect(figures.rows.allSatisfy { WaitMetric($0.metric) != nil && $0.section.contains("; RXN; ") })
        #expect(
            figures.leftOut.contains(
                "vision-screening: 1 blank in other months, which are not submitted and 2 figures "
                    + "withheld by a code"
            )
        )
        // 27 of 28, and of England 28 of 33.
        #expect(
            figures.disagreements == [
                "audiology: NORTHERN CARE TRUST's bands add up to other numbers than its whole list in 1 of 1 month: Dec 2024 27 "
                    + "against 28 (-3.6%)",
                "audiology: England's bands add up to other numbers than its whole list in 1 of 1 month: Dec 2024 28 against 33 "
                    + "(-15.2%)",
            ]
        )
    }

    /// Without a code and with one, in capitals and not: one provider's series.
    @Test(arguments: ["RXN", "Northern Care Trust", "northern  care trust"])
    func oneSeries(_ wish: String) throws {
        let figures = try figures(early, tidy, late, of: wish)
        #expect(Set(figures.rows.map(\.provider)) == ["NORTHERN CARE TRUST"])
        #expect(
            lines(figures)
                .filter { $0.hasSuffix("waiting \($0.split(separator: " ").last ?? "")") && $0.hasPrefix("audio") } == [
                    "audiology 2023-01 waiting 30", "audiology 2023-07 waiting 31", "audiology 2023-08 waiting 29",
                    "audiology 2024-12 waiting 28",
                ]
        )
        #expect(lines(figures).contains("audiology 2023-07 waiting_1_to_2_weeks *"))
        #expect(
            figures.found.last
                == "NORTHERN CARE TRUST (RXN): 2 services, Jan 2023, Jul 2023 to Aug 2023, Dec 2024, 21 figures"
        )
        #expect(
            figures.leftOut.contains { $0.hasPrefix("vision-screening: nothing submitted for Jul 2023 to Aug 2023, ") }
        )
    }

    @Test func apostrophesAndSpacesAreNoDifference() throws {
        #expect(try lines(figures(early, of: "Southern Children's Trust")) == ["audiology 2023-01 waiting 12"])
    }

    @Test func sumsAreToldForSums() throws {
        let figures = try figures(early, of: "england")
        #expect(lines(figures).first == "audiology 2023-01 waiting 42")
        #expect(figures.rows[0].note == "a sum of providers (national)")
        #expect(figures.found.last == "ENGLAND is no provider but a sum of them (national)")
    }

    @Test func servicesByTheirOfficialNames() throws {
        let figures = try figures(late, of: "RXN", services: [("eyes", "(CYP) VISION screening")])
        #expect(Set(figures.rows.map(\.service)) == ["eyes"])
        let message = told { try self.figures(late, of: "RXN", services: [("ears", "Audiolgy")]) }
        #expect(
            message == "community_2025-02.xlsx:1: the files hold no service 'Audiolgy' for children and young people. "
                + "Did you mean 'Audiology'? Allowed: Audiology, Vision screening."
        )
    }

    @Test func smallCountsAreWithheld() throws {
        let figures = try figures(late, of: "RXN", services: [("ears", "Audiology")], suppressBelow: 5)
        #expect(figures.rows.map(\.value) == ["28", "8", "14", "<5", "<5"])
    }

    @Test func whoIsNotThereIsTold() {
        #expect(
            told { try figures(late, of: nil) }
                == "community_2025-02.xlsx:1: the files hold 2 providers. Name one with "
                + "--organisation, by its code or its whole name, such as RXN or 'NORTHERN CARE TRUST'."
        )
        #expect(
            told { try figures(late, of: "Derby") }
                == "community_2025-02.xlsx:1: the files hold no organisation 'Derby'. Did you "
                + "mean 'NHS DERBY AND DERBYSHIRE ICB' (QJ2, icb)? Write a code or a whole name, as the files have them, such as "
                + "RXN or 'NORTHERN CARE TRUST'."
        )
        #expect(
            told { try figures(late, of: "Nothern Care Trust") }?.contains("Did you mean 'NORTHERN CARE TRUST' (RXN)?")
                == true
        )
    }

    @Test func theOnlyProviderNeedsNoName() throws {
        let only = CommunityBooks.file("only.csv", CommunityBooks.tidy)
        #expect(try figures(only, of: nil).rows.count == 4)
    }

    @Test func figuresThatStandTwice() throws {
        let again = CommunityBooks.tidy.replacing("total,29", with: "total,27")
        let figures = try figures(tidy, CommunityBooks.file("again.csv", again), of: "RXN")
        #expect(lines(figures).contains("audiology 2023-08 waiting 27"))
        #expect(figures.rows.last?.source == "Community Health Services Waiting Times, again.csv")
        #expect(figures.leftOut.last == "4 figures given twice with the same value")
        #expect(
            figures.disagreements == [
                "1 figure stands twice with different values, and the last counts (Audiology, Aug 2023, waiting: 29, then 27)"
            ]
        )
    }

    @Test func rowsThatAreNoneAreTold() {
        let text =
            CommunityBooks.tidy
            + "Sep 2023,Provider,RXN,A,audiology,total,1\n2023-09,Provider,RXN,A,audiology,some,1\n2023-09\n"
        #expect(
            told { try figures(CommunityBooks.file("bad.csv", text), of: nil) } == """
                bad.csv:9: column 'month' must be a month, found 'Sep 2023'. Write 2023-09.
                bad.csv:10: column 'band_weeks' must be a band of weeks, found 'some'. Write total, 0-1, >1-2 or >52.
                bad.csv:11: the row has 1 field, the header has 7. Give every column a field; put text with commas in quotes, and double \
                the quotes inside it.
                """
        )
    }

    @Test func whatIsNoWorkbookIsTold() {
        let cut = SourceFile(name: "cut.xlsx", bytes: Array(CommunityBooks.late.bytes.dropLast(9)))
        #expect(
            told { try figures(cut, of: nil) }?.hasPrefix("cut.xlsx:1: the ZIP container ends before its directory")
                == true
        )
    }

    /// Two names of one provider cannot be told from two providers where there are no codes: the user is asked.
    @Test func aRenamedProviderIsTold() throws {
        let text = """
            month,level,org_name,service,band_weeks,value
            2023-05,Provider,MID SHIRE HOSPITALS NHS TRUST,audiology,total,5
            2023-06,Provider,MID SHIRE TEACHING NHS TRUST,audiology,total,6
            2023-06,Provider,OTHER CARE,audiology,total,7
            """
        let figures = try figures(CommunityBooks.file("names.csv", text), of: "Mid Shire Teaching NHS Trust")
        #expect(lines(figures) == ["audiology 2023-06 waiting 6"])
        #expect(
            figures.leftOut == [
                "audiology: nothing submitted for May 2023",
                "months before Jun 2023: 'MID SHIRE HOSPITALS NHS TRUST' ends there; if it is the same provider, import it too, "
                    + "with --provider 'MID SHIRE TEACHING NHS TRUST'",
                "2 other providers",
            ]
        )
    }

    /// What spreadsheets save beside workbooks is not opened to its parts.
    @Test func openDocumentsStayWhole() throws {
        let parts = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]
        let unpacked = try Unpacking.files(name: "figures.ods", bytes: Data(MadeBook.zip(parts)))
        #expect(unpacked.files.map(\.name) == ["figures.ods"] && !unpacked.isArchive)
    }
}
