import Calendar
import SmallAreas
import Testing

@testable import Areas

/// Goals that an area cannot be held against.
@Suite("Rules of targets")
struct TargetRuleTests {
    @Test(arguments: cases)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    /// Targets without a mistake, one of them of a sum.
    private static let sound = [
        target("plans", .held(placement: "mainstream"), 2_000), target("plans", .withinDue(stage: "decision"), 0.9),
        target("speech", .meanWait, 18), target("children", .waiting, 150),
    ]

    private static func target(_ service: String, _ measure: Measure, _ value: Double) -> Target {
        Target(service: service, measure: measure, bound: .atMost, value: value, due: .by(Small.origin + 12), text: "")
    }

    private static func targets(
        _ title: String,
        _ faults: String...,
        change: @escaping @Sendable (inout Area) -> Void
    ) -> Broken {
        Broken(title, faults) {
            $0.targets = sound
            change(&$0)
        }
    }

    @Test func nothingIsWrong() {
        var area = Small.connected
        area.targets = Self.sound
        #expect(area.faults == [])
    }

    static let cases = [
        targets(
            "a service that is not there",
            "field 'targets, item 3' names the unknown service 'speach'. Did you mean 'speech'? Allowed: speech, "
                + "plans, reviews, clinic."
        ) { $0.targets[2].service = "speach" },
        targets(
            "a stage that is not there",
            "field 'targets, item 2' names the unknown stage 'decisions'. Did you mean 'decision'? Allowed: "
                + "decision, advice."
        ) { $0.targets[1].measure = .withinDue(stage: "decisions") },
        targets(
            "a stage without a due time",
            "field 'targets, item 2' needs a due time, and stage 'advice' has none. Give the stage a 'due' in the "
                + "area file."
        ) {
            $0.targets[1].measure = .withinDueWithExceptions(stage: "advice")
            $0.services[1].stages[1].dueWeeks = nil
        },
        targets(
            "what is not held",
            "field 'targets, item 1' needs a service that holds something, and 'speech' holds nothing. Give the "
                + "service 'holds' in the area file.",
            "field 'targets, item 3' needs a service that holds something, and 'speech' holds nothing. Give the "
                + "service 'holds' in the area file."
        ) {
            $0.targets[0].service = "speech"
            $0.targets[2].measure = .ceased
        },
        targets(
            "a placement that is not there",
            "field 'targets, item 1' names the unknown placement 'mainstrem'. Did you mean 'mainstream'? Allowed: "
                + "mainstream, special school."
        ) { $0.targets[0].measure = .held(placement: "mainstrem") },
        targets(
            "an outcome that is not there",
            "field 'targets, item 1' names the outcome 'seen', to which no route of the service leads. Allowed: "
                + "refused, no plan, plan issued."
        ) { $0.targets[0].measure = .outcome("seen") },
        targets(
            "a month that is not forecast",
            "field 'targets, item 3' must be due in the forecast, from 2025-09 to 2027-02, found 2027-03. Change the "
                + "month, the origin or the horizon.",
            "field 'targets, item 4' must be due in the forecast, from 2025-09 to 2027-02, found 2025-08. Change the "
                + "month, the origin or the horizon."
        ) {
            $0.targets[2].due = .by(Small.origin + 19)
            $0.targets[3].due = .by(Small.origin)
        },
        targets(
            "more than everybody within due time",
            "field 'targets, item 2' must have a value between 0% and 100%, found 110%. Write a number from 0 to 100 "
                + "with a percent sign."
        ) { $0.targets[1].value = 1.1 },
        targets(
            "no wait to be within",
            "field 'targets, item 4' must have a wait between 1 and 1000 weeks, found 0 weeks. Write whole weeks, "
                + "such as 18 weeks."
        ) {
            $0.targets[3].service = "speech"
            $0.targets[3].measure = .waitingBeyond(weeks: 0)
        },
    ]
}
