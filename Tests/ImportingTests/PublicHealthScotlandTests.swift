import Areas
import Foundation
import Reading
import Testing

@testable import Importing

/// Public Health Scotland's tables of CAMHS.
@Suite struct PublicHealthScotlandTests {
    private static let waiting = """
        HB,Month,TotalPatientsWaiting,TotalPatientsWaitingQF,NumberOfPatientsWaiting0To18Weeks,\
        NumberOfPatientsWaiting0To18WeeksQF,NumberOfPatientsWaiting19To35Weeks,NumberOfPatientsWaiting19To35WeeksQF,\
        NumberOfPatientsWaiting36To52Weeks,NumberOfPatientsWaiting36To52WeeksQF,NumberOfPatientsWaitingOver52Weeks,\
        NumberOfPatientsWaitingOver52WeeksQF
        S08000029,201803,262,b,117,b,80,b,56,b,9,b
        S08000018,201801,20,,15,,3,,2,,0,
        S08000018,201801,20,,15,,3,,2,,0,
        S08000015,201801,10,,10,,0,,0,,0,
        S08000018,201710,,:,,:,,:,,:,,:

        """
    private static let referrals = """
        HB,Month,ReferralsAccepted,ReferralsAcceptedQF,ReferralsReceived,ReferralsReceivedQF
        S08000029,201803,10,,12,e

        """

    private func figures(
        _ files: [SourceFile] = [SourceFile("waiting.csv", waiting), SourceFile("referrals.csv", referrals)],
        _ organisation: String = "NHS Fife"
    ) throws -> ImportedFigures {
        for file in files { #expect(SourceFormats.format(of: file) is PublicHealthScotland) }
        return try PublicHealthScotland().figures(in: files, ImportRequest(organisation: organisation))
    }

    /// Bands of completed weeks end a week later, and a board keeps its name when its code changes.
    @Test(arguments: ["NHS Fife", "S08000018", "S08000029"])
    func aBoardWithTwoCodes(_ organisation: String) throws {
        let figures = try figures(Self.files, organisation)
        #expect(
            figures.values("camhs", "2018-03") == [
                "waiting": "262", "waiting_0_to_19_weeks": "117", "waiting_19_to_36_weeks": "80",
                "waiting_36_to_53_weeks": "56", "waiting_over_53_weeks": "9", "referrals_accepted": "10",
                "referrals_received": "12",
            ]
        )
        #expect(figures.value("camhs", "2018-01", "waiting") == "20")
        #expect(figures.rows.allSatisfy { $0.provider == "NHS Fife" })
        #expect(figures.found.contains("NHS Fife has the codes S08000029 and S08000018: they are one organisation"))
    }

    private static let files = [SourceFile("waiting.csv", waiting), SourceFile("referrals.csv", referrals)]

    @Test func qualifiersAndDoubledMonths() throws {
        let figures = try figures()
        #expect(figures.value("camhs", "2017-10", "waiting") == ":")
        let row = try #require(figures.rows.first { $0.period == "2018-03" && $0.metric == "waiting" })
        #expect(row.note == "break in the series")
        #expect(row.evidence == "observed")
        let estimated = try #require(figures.rows.first { $0.metric == "referrals_received" })
        #expect(estimated.note == "estimated" && estimated.evidence == "derived")
        #expect(
            figures.leftOut == [
                "camhs: no waiting is given for Nov 2017 to Dec 2017, Feb 2018", "1 row of other organisations",
                "5 figures given twice alike: one is kept",
                "5 figures with a code in its place, written as it stands: 5 with ':'",
            ]
        )
        #expect(figures.disagreements == [])
    }

    @Test func aDoubledMonthWithOtherFigures() throws {
        let other = Self.waiting.replacing(
            "S08000018,201801,20,,15,,3,,2,,0,\nS08000015",
            with: "S08000018,201801,21,,16,,3,,2,,0,\nS08000015"
        )
        let figures = try figures([SourceFile("waiting.csv", other)])
        #expect(figures.value("camhs", "2018-01", "waiting") == "21")
        #expect(
            figures.disagreements == [
                "waiting.csv:4: TotalPatientsWaiting of 2018-01 is 21 here and 20 on line 3; the last one counts",
                "waiting.csv:4: NumberOfPatientsWaiting0To18Weeks of 2018-01 is 16 here and 15 on line 3; the last one counts",
            ]
        )
    }

    /// Names of boards come from the labels, where they are given, and a look-up is no table.
    @Test func labelsAndLookUp() throws {
        let labels = SourceFile("labels.csv", "\u{FEFF}_id,HB,HBName,Country\n1,S08000099,NHS Exampleton,S92000003\n")
        let lookup = SourceFile("lookup.csv", "_id,Qualifier,QualifierName\n1,b,break\n")
        let table = SourceFile("waiting.csv", Self.waiting.replacing("S08000015", with: "S08000099"))
        let figures = try figures([labels, table, lookup], "NHS Exampleton")
        #expect(figures.value("camhs", "2018-01", "waiting") == "10")
        #expect(
            figures.found.suffix(2) == [
                "labels.csv: names of health boards", "lookup.csv: what qualifiers mean, which is known",
            ]
        )
    }

    @Test(.enabled(if: PublishedData.folder != nil, PublishedData.isAbsent))
    func theWholeTables() throws {
        let names = ["adjusted-patients-waiting", "adjusted-patients-seen", "referrals", "didnotattends"]
        let files = try names.map { try PublishedData.file("camhs_scotland_tables/camhs-\($0).csv") }
        let others = try ["health_board_labels", "qualifier_lookup"]
            .map {
                try PublishedData.file("camhs_scotland_tables/\($0).csv")
            }
        for board in ["NHS Fife", "NHS Greater Glasgow and Clyde", "NHS Borders", "NHS Grampian"] {
            let figures = try figures(files + others, board)
            #expect(figures.disagreements == [], "\(board)")
            // July 2012 to March 2023.
            let known = figures.rows.filter { $0.metric == "waiting" && Int($0.value) != nil }
            #expect(known.count == (board == "NHS Grampian" ? 114 : 129), "\(board): \(known.count)")
        }
        // The same figures as in the joined set, which another program made of the same tables.
        let joined = try ReferenceFiles.file("camhs-scotland/flows-and-stock.csv")
        let format = try SourceFormats.mapped(by: [InputText(name: "camhs.yaml", text: DocumentationTests.mapping)])[0]
        let request = ImportRequest(organisation: "NHS Fife")
        let both = try [figures(files, "NHS Fife"), format.figures(in: [joined], request)]
            .map { figures in
                Set(
                    figures.rows.filter { Double($0.value) != nil && !$0.metric.hasPrefix("appointments") }
                        .map { "\($0.period) \($0.metric) \($0.value)" }
                )
            }
        #expect(both[0] == both[1] && both[0].count > 1500)
    }
}
