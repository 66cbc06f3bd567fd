import Areas
import Assembly
import Calendar
import Calibration
import Simulation
import TestSupport
import Testing

/// Runs the example of the module's guide, and holds it to the figures shown there.
@Suite struct DocumentationTests {
    @Test func guide() throws {
        let august = Month(year: 2025, month: 8)  // its last day is a Sunday: week 0 begins on 1 September
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
        let area = Area(id: "one", name: "One", origin: august, services: [clinic])
        let agency = Intervention(
            effect: Agency(casesPerWeek: Figure(3, evidence: .assumed), order: .oldestFirst),
            service: "clinic",
            from: august + 2,
            until: august + 4,
            label: "agency"
        )
        let plan = Plan(id: "agency", name: "Agency", interventions: [agency])
        let groups = LinkedServices.groups(
            of: [try FittedService(clinic, in: area, dataTo: august)],
            area: area,
            plans: [plan],
            origin: august,
            horizonMonths: 12,
            thresholds: [18, 52]
        )
        let linked = groups[0]  // the only service stands alone

        let draws = linked.draws(Replication(seed: 2025, number: 0))
        let baseline = linked.baseline(draws, in: NetworkInputs(network: linked.network))
        let waiting = baseline.inputs.stages[0].initial.reduce(0, +)  // 200 children, by week of clock start
        let capacity = baseline.inputs.stages[0].capacity.mean[4]  // 10 a week, and no agency yet
        let planned = linked.planned(plan, linked.settled(baseline))
        let extra = planned.inputs.stages[0].extraCapacity[0].mean[4...6]  // 0, 5.14 and 3 a week
        var inputs = linked.pooled(planned)

        let engine = linked.makeEngine()
        engine.load(&inputs)
        engine.run(seed: 2025, replication: 0)
        let seen = (0..<12).map { engine.flows(of: 0, in: $0).seenByExtra }  // nobody before week 5

        #expect(waiting == 200 && capacity == 10)
        #expect(zip(extra, [0, 3 * (1 + 5.0 / 7), 3]).allSatisfy { isClose($0, $1) })
        #expect(seen.prefix(5).allSatisfy { $0 == 0 } && seen.reduce(0, +) > 0)
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Assembly").isEmpty)
    }
}
