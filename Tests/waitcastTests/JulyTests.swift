import Foundation
import TestSupport
import Testing

/// A month held back: with figures to May 2025, community paediatrics' July 2025 lies in the forecast's 80% intervals.
///
/// Source of the two figures: Derby SEND Joint Strategic Needs Assessment, September 2025: 1,282 children, 64 weeks.
@Suite("July 2025 from May")
struct JulyTests {
    @Test func paediatricsInJuly() throws {
        try Command.inTemporaryFolder { folder in
            let call = try Command.run([
                "run", "--quiet", "Scenarios/derby/plans/no-change.yaml", "--data-to", "2025-05", "--horizon", "2",
                "--output", folder.path,
            ])
            #expect(call.code == 0, "\(call.error)")
            let table = CSVTable(try Command.text(folder, "forecast.csv"))
            for (measure, published) in [("waiting", 1282.0), ("mean_wait", 64)] {
                let rows = table.rows(where: [
                    "service": "community-paediatrics", "stage": "all", "period": "2025-07", "measure": measure,
                ])
                let row = try #require(rows.first)
                let low = try #require(Double(table.field("p10", of: row)))
                let high = try #require(Double(table.field("p90", of: row)))
                #expect(low <= published && published <= high, "\(measure): \(low) to \(high)")
                // An interval of any width would hold it: these are of use.
                #expect(high - low < 0.2 * published, "\(measure): \(low) to \(high)")
                // July's own figures are not used.
                #expect(!rows.isEmpty && rows.count == 1)
            }
        }
    }
}
