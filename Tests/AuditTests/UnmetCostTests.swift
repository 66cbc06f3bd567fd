import Calendar
import SmallAreas
import Testing

@testable import Areas
@testable import Audit

/// Lines of costs that no plan has.
@Suite("Costs that are never paid")
struct UnmetCostTests {
    private func line(_ name: String, _ cause: CostLine.Cause?, service: String? = nil) -> CostLine {
        CostLine(name: name, basis: .once(Small.figure(1)), cause: cause, service: service, funder: .icb)
    }

    @Test func areThoseWhoseStepNoPlanHas() {
        var costs = Costs(name: "", priceYear: Year(.financial, 2025))
        costs.lines = [
            line("all", nil), line("plan", CostLine.Cause(plan: "two")),
            line("other plan", CostLine.Cause(plan: "too")),
            line("step", CostLine.Cause(kind: "recruit")), line("other step", CostLine.Cause(kind: "agency")),
            line("step of a plan", CostLine.Cause(plan: "two", kind: "recruit"), service: "list"),
            line("step elsewhere", CostLine.Cause(kind: "recruit"), service: "clinic"),
        ]
        let plans = [Small.plan("one"), Small.plan("two", Small.recruit(2))]
        #expect(costs.unmet(by: plans).map(\.name) == ["other plan", "other step", "step elsewhere"])
        #expect(costs.unmet(by: []).count == 6)
    }
}
