import Calendar
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Reporting
@testable import Runs

/// What plans do beside what they are for.
@Suite("Consequences of plans")
struct PlanConsequencesTests {
    private func consequences(_ area: Area, _ changes: Intervention...) throws -> PlanConsequences {
        let plan = Plan(id: "plan", name: "plan", interventions: changes)
        let result = try Small.run(area, [plan], replications: 40)
        return PlanConsequences(of: plan, in: result)
    }

    private func agency(_ cases: Double, from: Int = 1, service: String = "list", stage: String? = nil) -> Intervention
    {
        Small.change(
            Agency(casesPerWeek: Small.figure(cases), order: .oldestFirst),
            service: service,
            stage: stage,
            from: Small.origin + from
        )
    }

    /// The services at which a plan does nothing, with the reasons.
    private func idle(_ area: Area, _ changes: Intervention...) throws -> [String] {
        let plan = Plan(id: "plan", name: "plan", interventions: changes)
        let result = try Small.run(area, [plan], replications: 40)
        return PlanConsequences(of: plan, in: result).idle.map { "\($0.service.id): \($0.reason ?? "?")" }
    }

    @Test func aPlanThatStartsAfterTheEnd() throws {
        let area = Small.area([Small.list(), Small.list("other")])
        #expect(
            try idle(area, agency(3, from: 30)) == [
                "list: it starts in Feb 2028, after the forecast ends with Feb 2027"
            ]
        )
        #expect(try idle(area, agency(3)).isEmpty)
    }

    @Test func aListThatIsEmptyAnyway() throws {
        let area = Small.area([Small.list(referralsPerWeek: 0.1, casesPerWeek: 30, number: 20)])
        #expect(try idle(area, agency(3)) == ["list: as good as nobody waits there anyway"])
    }

    @Test func aPathwayThatIsInTimeAlready() throws {
        let area = Small.area([Small.pathway(requestsPerMonth: 40)])
        #expect(
            try idle(area, agency(3, service: "ehcna", stage: "plan"))
                == ["ehcna: as good as all are in time already"]
        )
    }

    @Test func aStageWithoutLimit() throws {
        var service = Small.pathway()
        service.stages[1].capacityPerWeek = nil
        let area = Small.area([service])
        #expect(
            try idle(area, agency(3, service: "ehcna", stage: "advice")) == ["ehcna: its capacity has no limit already"]
        )
    }

    /// More cases here are more referrals there, where nobody has added anything.
    @Test func harmWhereNothingWasMeant() throws {
        let area = Small.area([
            Small.sending(
                Small.list("first", referralsPerWeek: 14, number: 300),
                to: "second",
                share: 0.5,
                isCounted: true
            ),
            Small.list("second", number: 200),
        ])
        let found = try consequences(area, agency(4, service: "first")).harms
        #expect(Set(found.map(\.service.id)) == ["second"])
        let waiting = try #require(found.first { $0.measure == .waiting })
        #expect(waiting.month == 18 && waiting.change.p2_5 > 0 && waiting.change.p50 > 0.02 * 200)
        // Not of a service that the plan names, nor where it helps.
        #expect(try consequences(area, agency(4, service: "first"), agency(0.01, service: "second")).harms.isEmpty)
        #expect(
            try consequences(
                area,
                Small.change(EarlyHelp(referralChange: Small.figure(-0.5)), service: "first")
            )
            .harms.isEmpty
        )
    }
}
