import Runs
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas

/// Weeks beyond which an area wants those waiting counted are reported for every service.
@Suite struct CountedBeyondTests {
    @Test func everyServiceHasThem() throws {
        var area = Small.area([
            Small.list("a", referralsPerWeek: 12, number: 300, mean: 25, maximum: 70),
            Small.list("b", referralsPerWeek: 6, number: 80, mean: 8, maximum: 20),
        ])
        area.thresholds = [13, 65]
        let result = try Small.run(area, replications: 20, horizonMonths: 6)
        for id in ["a", "b"] {
            let counts = [13, 52, 65]
                .map { MeasuredSeries(measure: .waitingBeyond(weeks: $0)) }
                .map { result.forecast("no-change", id, $0)!.months[6]!.mean }
            #expect(counts == counts.sorted(by: >), "\(id) \(counts)")
        }
    }
}
