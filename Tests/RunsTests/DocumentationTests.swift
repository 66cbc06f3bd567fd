import Areas
import Calendar
import Calibration
import Runs
import Statistics
import TestSupport
import Testing

/// Runs the example of the module's guide, and holds it to the figures shown there.
@Suite struct DocumentationTests {
    @Test func guide() throws {
        let august = Month(year: 2025, month: 8)
        let list = WaitingList(
            number: Figure(200, evidence: .observed),
            meanWeeks: Figure(10, evidence: .observed),
            maxWeeks: Figure(24, evidence: .observed)
        )
        let clinic = Service(
            id: "clinic",
            name: "Clinic",
            referralsPerMonth: Figure(44, evidence: .assumed),
            leavingShare: Figure(0, evidence: .assumed),
            stages: [
                Stage(
                    id: "list",
                    name: "List",
                    waitingList: list,
                    capacityPerWeek: Figure(10, evidence: .assumed),
                    order: .oldestFirst
                )
            ]
        )
        let goal = Target(
            service: "clinic",
            measure: .waiting,
            bound: .atMost,
            value: 180,
            due: .by(august + 5),
            text: "clinic number waiting at most 180 by 2026-01"
        )
        let area = Area(id: "one", name: "One", origin: august, services: [clinic], targets: [goal])
        let agency = Intervention(
            effect: Agency(casesPerWeek: Figure(3, evidence: .assumed), order: .oldestFirst),
            service: "clinic",
            from: august + 2,
            until: august + 4,
            label: "agency"
        )
        let plan = Plan(id: "agency", name: "Agency", interventions: [agency])

        let settings = RunSettings(replications: 200, seed: 2025, threads: 2, horizonMonths: 6)
        let result = try Runner(FittedArea(area), plans: [plan], settings: settings).run()
        let waiting = MeasuredSeries(measure: .waiting)
        let forecast = result.forecast("agency", "clinic", waiting)?.months[5]  // at the end of January 2026
        let difference = result.differences.first { $0.series == waiting }?.months[5]
        let sdOfForecast = forecast?.standardDeviation ?? 0  // about 37: nobody knows who will come
        let fewer = difference?.mean ?? 0  // about -39: three a week for thirteen weeks
        let sdOfDifference = difference?.standardDeviation ?? 0  // about 6: both met the same referrals
        let met = result.targets.map { $0.probability?.value }  // without the plan, and with it

        #expect((30...45).contains(sdOfForecast))
        #expect(abs(fewer + 3 * 92.0 / 7) < 4 * sdOfDifference / 200.0.squareRoot())
        #expect((4...8).contains(sdOfDifference))
        #expect(met.count == 2 && (met[1] ?? 0) > (met[0] ?? 1) + 0.2)
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Runs").isEmpty)
    }
}
