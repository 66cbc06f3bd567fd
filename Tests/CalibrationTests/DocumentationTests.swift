import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import TestSupport
import Testing

/// Runs the examples of the module's guides, and holds them to the figures shown there.
@Suite struct DocumentationTests {
    @Test func guide() throws {
        let june = Month(year: 2025, month: 6)
        var rows: [Observation] = []
        for (index, waiting) in [240.0, 243, 251, 249, 256, 262].enumerated() {
            let month = Period(june + (index - 5))
            for (metric, value) in [("waiting", waiting), ("referrals", 40), ("mean_wait", 20), ("max_wait", 55)] {
                rows.append(Observation(service: "clinic", period: month, metric: metric, value: value))
            }
        }
        let clinic = Service(
            id: "clinic",
            name: "Clinic",
            leavingShare: Figure(0.1, evidence: .assumed),
            stages: [Stage(id: "list", name: "List")]
        )
        let area = Area(id: "one", name: "One", origin: june, services: [clinic], history: History(rows))

        let fitted = try FittedService(clinic, in: area, dataTo: june)
        let comes = exp(fitted.demand.model.logLevel)  // about 40 in an average month
        let longest = fitted.stages[0].waits[0].weeks.last  // 55: the published maximum, whichever shape is drawn
        let account = fitted.account
        // referrals: negative-binomial regression on 6 published counts
        // capacity: removals implied by 5 months of referrals and list
        let enough = fitted.sufficiency  // a short series: fewer than ten steps from month to month

        #expect(abs(comes - 40) < 1 && isClose(longest ?? 0, 55))
        #expect(
            account == [
                "referrals: negative-binomial regression on 6 published counts",
                "capacity: removals implied by 5 months of referrals and list",
            ]
        )
        #expect(enough == .short)
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Calibration").isEmpty)
    }
}
