import Areas
import Calendar
import TestSupport
import Testing

/// Runs the example of the module's guide, and holds it to the words shown there.
@Suite struct DocumentationTests {
    @Test func guide() {
        let origin = Month(year: 2025, month: 7)
        let clinic = Service(
            id: "clinic",
            name: "Clinic",
            leavingShare: Figure(0.1, range: 0.05...0.15, evidence: .assumed),
            stages: [Stage(id: "list", name: "List")]
        )
        let history = History([
            Observation(service: "clinic", period: Period(origin), metric: "waiting", value: 90),
            Observation(service: "clinic", period: Period(origin), metric: "referrals", value: 20),
        ])
        let area = Area(id: "one", name: "One", origin: origin, services: [clinic], history: history)
        let waiting = ServiceHistory(clinic, in: area.history).series("waiting").last?.value  // 90

        let push = Intervention(
            effect: WaitingListInitiative(cases: Figure(60, evidence: .assumed), order: .oldestFirst),
            service: "clinic",
            from: origin + 2,
            until: origin + 4,
            label: "push"
        )
        let told = push.sentence(in: area)
        // From Sep 2025 to Nov 2025 a push sees 60 more in all at Clinic, the longest waits first.
        let urgent = Intervention(
            effect: SeeFirst(classes: ["urgent"]),
            service: "clinic",
            from: origin + 1,
            label: "urgent first"
        )
        let plan = Plan(id: "push", name: "Push", interventions: [push, urgent])
        let problems = plan.problems(in: area)  // one: the clinic has no class 'urgent'

        #expect(waiting == 90)
        #expect(told == "From Sep 2025 to Nov 2025 a push sees 60 more in all at Clinic, the longest waits first.")
        #expect(problems.count == 1 && problems[0].message.contains("names the class 'urgent'"))
        #expect(area.problems.isEmpty)
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Areas").isEmpty)
    }
}
