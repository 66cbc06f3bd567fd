import Areas
import Calendar
import Runs
import SmallAreas
import Testing

@testable import Reporting

/// What `waitcast check PLAN` and a run say of goals.
@Suite("Goals in words")
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

    /// The words of a run whose goals are all due by a month do not speak of years.
    @Test func yearsAreNamedWhereThereAreSome() {
        func titles(_ result: RunResult) -> [Substring] {
            TerminalReport.text(result).split(separator: "\n").filter { $0.hasPrefix("Probability") }
        }
        var result = SmallResult.value
        #expect(titles(result) == ["Probability of meeting each target by its date"])
        guard case .one(var target) = result.targets[1].aim else {
            Issue.record("a single target")
            return
        }
        target.due = .over(Year(.financial, 2025))
        result.targets[1].aim = .one(target)
        #expect(titles(result) == ["Probability of meeting each target by its date or over its year"])
    }
}
