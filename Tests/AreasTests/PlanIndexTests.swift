import SmallAreas
import Testing

@testable import Areas

/// What is found by a plan's index is what looking through its interventions finds.
@Suite("Interventions by what they name")
struct PlanIndexTests {
    private static let share = Small.figure(0.1)
    private let area: Area = {
        var area = Small.area(["a", "b", "c", "d"].map { Small.list($0) })
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: ["c", "d"].map { .init(service: $0, timePerCase: Small.figure(1)) },
                rule: .inTurn
            )
        ]
        area.reportedTotals = [Total(id: "sum", name: "sum", services: ["a", "d"])]
        return area
    }()

    private func labels(_ changes: [Intervention]) -> [String] { changes.map(\.label) }

    @Test func byServiceDestinationAndPool() {
        var plan = Small.plan(
            "plan",
            Small.change(Triage(share: Self.share), service: "a", label: "1"),
            Small.change(Transfer(to: "b", share: Self.share), service: "a", label: "2"),
            Small.change(ShareStaff(pool: "team", rule: .byWork), service: "c", label: "3"),
            Small.change(Triage(share: Self.share), service: "a", label: "4")
        )
        #expect(labels(plan.interventions(at: "a")) == ["1", "2", "4"])
        #expect(plan.interventions(at: "b").isEmpty)
        #expect(labels(plan.interventions(onPool: "team")) == ["3"])
        #expect(labels(plan.interventions(naming: "b", in: area)) == ["2"])
        #expect(labels(plan.interventions(naming: "c", in: area)) == ["3"])
        #expect(labels(plan.interventions(naming: "d", in: area)) == ["3"])
        #expect(["a", "b", "c", "d", "sum"].allSatisfy { plan.names($0, in: area) })
        // It follows what is changed afterwards.
        plan.interventions.removeAll { $0.label != "2" }
        #expect(labels(plan.interventions(at: "a")) == ["2"])
        #expect(!plan.names("d", in: area) && plan.names("sum", in: area))
        plan.interventions = []
        #expect(["a", "b", "c", "d", "sum"].allSatisfy { !plan.names($0, in: area) })
    }
}
