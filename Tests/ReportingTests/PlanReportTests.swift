import Areas
import Calendar
import SmallAreas
import Testing

@testable import Reporting

/// What `waitcast check PLAN` says of a plan's own goals.
@Suite("Plans in words")
struct PlanReportTests {
    private func target(_ text: String, _ measure: Measure, line: Int) -> Target {
        Target(
            service: "list",
            measure: measure,
            bound: .atMost,
            value: 9,
            due: .by(Small.origin + 6),
            text: text,
            source: "the board",
            place: Place(file: "plan.yaml", line: line)
        )
    }

    @Test func goalsAloneAndTogether() {
        let goals = [target("one", .waiting, line: 4), target("two", .seen, line: 5)]
        var plan = Small.plan("plan", Small.recruit(2))
        plan.targets = goals
        let area = Small.area([Small.list()])
        func told() -> [Substring] {
            PlanReport.text(area: area, areaFile: "area.yaml", plans: [plan]).split(separator: "\n")
        }
        #expect(told().contains("Its own targets (2)"))
        #expect(told().contains("- two (the board) [plan.yaml:5]"))
        #expect(!told().contains { $0.contains("together") })
        plan.jointTargets = [JointTarget(goals, source: "the council", place: Place(file: "plan.yaml", line: 3))]
        #expect(told().contains("Of these to be met together (1)"))
        #expect(told().contains("- all of: one; two (the council) [plan.yaml:3]"))
    }
}
