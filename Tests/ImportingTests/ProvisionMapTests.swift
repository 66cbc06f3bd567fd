import Areas
import Foundation
import TestSupport
import Testing

@testable import Importing

/// Where each column of the published counts of plans belongs: a category of the DSG management plan, and a kind of provision.
@Suite("Categories and kinds of provision")
struct ProvisionMapTests {
    /// Columns of `caseload` that are no places, and those that add up others.
    private static let others: Set<String> = [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name", "new_la_code", "old_la_code", "la_name", "breakdown_topic", "breakdown", "ehcplans",
        "mainstream_total", "special_total", "ap_pru_total", "fe_total", "ed_elsewhere",
    ]

    @Test func everyPublishedColumnIsMappedOnce() throws {
        let header = try #require(
            String(contentsOf: ReferenceTable.file("sen2-all/caseload.csv"), encoding: .utf8)
                .split(separator: "\n").first
        )
        let columns = header.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            .filter { !Self.others.contains($0) && !$0.hasSuffix("_pc") }
        #expect(columns.count == 35)
        let mapped = ProvisionColumn.all.map(\.column)
        #expect(mapped.sorted() == columns.sorted())
    }

    /// The importer's categories are those of the map.
    @Test func theReaderAddsUpTheColumnsOfTheMap() {
        #expect(Placement.allCases.map(\.name) == Stock.standardPlacements)
        #expect(Placement.allCases.map(\.rawValue) == Stock.standardMetrics)
        for (category, placement) in Placement.allCases.enumerated() where placement != .other {
            let mapped = ProvisionColumn.all.filter { $0.category == category }.map(\.column)
            #expect(Set(mapped) == Set(placement.columns) && mapped.count == placement.columns.count, "\(placement)")
        }
        #expect(ProvisionColumn.all.contains { $0.column == Placement.notRecorded })
    }

    /// Every kind of provision has a column, in one category only.
    @Test func everyKindOfProvisionLiesInOneCategory() {
        for provision in Provision.allCases {
            let categories = Stock.standardPlacements.indices
                .filter { ProvisionColumn.provisions(ofCategory: $0).contains(provision) }
            #expect(categories.count == 1, "\(provision)")
        }
        #expect(Set(Provision.allCases.map(\.metric)).count == Provision.allCases.count)
    }
}
