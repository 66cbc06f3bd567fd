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
        let area = Area(
            id: "one",
            name: "One",
            origin: june,
            services: [clinic],
            history: History(rows),
            schoolYear: SchoolYear.none
        )

        let fitted = try FittedService(clinic, in: area, dataTo: june)
        let comes = exp(fitted.demand.law.logLevel)  // about 40 in an average month
        let longest = fitted.stages[0].waits[0].longest  // 55: the published maximum, whichever shape is drawn
        let account = fitted.account
        // referrals: a level that may shift, with no season but its own, from 6 published counts
        // capacity: about 35 a month leave the list, inferred from 5 months of referrals and list
        // share under 18 weeks: 48% (44 to 55%); no list with these figures can have less than 0% or more than 96%
        // over 52 weeks: 3 (1 to 6); no list with these figures can have fewer than 1 or more than 103
        let enough = fitted.sufficiency  // a short series: fewer than ten steps from month to month

        #expect(abs(comes - 40) < 1 && isClose(longest, 55))
        #expect(
            account == [
                "referrals: a level that may shift, with no season but its own, from 6 published counts",
                "capacity: about 35 a month leave the list, inferred from 5 months of referrals and list",
                "share under 18 weeks: 48% (44 to 55%); no list with these figures can have less than 0% or more than 96%",
                "over 52 weeks: 3 (1 to 6); no list with these figures can have fewer than 1 or more than 103",
            ]
        )
        #expect(enough == .short)
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Calibration").isEmpty)
    }
}
