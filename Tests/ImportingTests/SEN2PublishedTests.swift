import Foundation
import Importing
import Testing

/// The files of all authorities, as they were published, held against their own totals.
@Suite(.enabled(if: PublishedData.folder != nil, PublishedData.isAbsent))
struct SEN2PublishedTests {
    private static let names = ["requests", "assessments", "timeliness_20_week", "newplans", "caseload"]

    private func figures(_ authority: String) throws -> ImportedFigures {
        try SEN2Samples.figures(Self.names.map { try PublishedData.file("sen2_to_2021/\($0).csv") }, authority)
    }

    /// England and its regions are the sums of their authorities in every column, year and table.
    @Test func totalsAreTheSumsOfTheirAuthorities() throws {
        let figures = try figures("Derby")
        let checked = try #require(figures.found.first { $0.hasPrefix("checked: England and its regions") })
        for wanted in ["requests 90", "assessments 60", "timeliness_20_week 120", "newplans 950", "caseload 1,306"] {
            #expect(checked.contains(wanted), "\(checked)")
        }
        #expect(!figures.disagreements.contains { $0.contains("not the sums") }, "\(figures.disagreements)")
        #expect(figures.leftOut.contains("154 other authorities"))
    }

    /// Two releases agree on the years that both have.
    @Test func aLaterReleaseSaysTheSame() throws {
        let files = try Self.names.flatMap { name in
            [try PublishedData.file("sen2_to_2021/\(name).csv"), try PublishedData.file("sen2_derby/\(name).csv")]
        }
        let figures = try SEN2Samples.figures(files, "Derby")
        #expect(SEN2Samples.value(figures, "requests", "2024") == "769")
        #expect(!figures.disagreements.contains { $0.contains("differs") }, "\(figures.disagreements)")
        #expect(figures.leftOut.contains { $0.hasSuffix("rows that stand in the files twice") })
    }

    /// Every authority has rows, and a pathway where it has requests.
    @Test func everyAuthorityIsRead() throws {
        let text = String(decoding: try PublishedData.file("sen2_to_2021/requests.csv").bytes(), as: UTF8.self)
        let rows = text.split(whereSeparator: \.isNewline).filter { $0.contains(",Local authority,") }
        let codes = Set(rows.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[7]) }).sorted()
        #expect(codes.count > 150)
        for code in codes {
            let figures = try figures(code)
            let made = try #require(NewArea(name: "A", figures, command: ""), "\(code)")
            #expect(figures.services.first?.id == "ehcna" && made.files.count == 4, "\(code)")
        }
    }
}
