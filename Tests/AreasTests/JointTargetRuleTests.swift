import Calendar
import SmallAreas
import Testing

@testable import Areas

/// Goals that are met only together.
@Suite("Rules of joint targets")
struct JointTargetRuleTests {
    private static let (first, second) = (
        TargetRuleTests.target("speech", .meanWait, 18), TargetRuleTests.target("children", .waiting, 150)
    )

    @Test(arguments: cases)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    private static func joint(
        _ title: String,
        _ faults: String...,
        change: @escaping @Sendable (inout Area) -> Void
    ) -> Broken {
        Broken(title, faults) {
            $0.targets = [first, second]
            $0.jointTargets = [JointTarget([first, second])]
            change(&$0)
        }
    }

    static let cases = [
        joint("nothing") { _ in },
        joint("the same goal in other words") { $0.jointTargets[0].targets[0].text = "speech mean wait" },
        joint(
            "one goal",
            "field 'targets, joint target 1, all of' must have two goals or more, found 1. List what is to be met "
                + "together, or write a goal alone without 'all of'."
        ) { $0.jointTargets[0].targets.removeLast() },
        joint(
            "a goal that stands twice",
            "field 'targets, joint target 2, all of, item 3' asks for the same as item 1. Write every goal once."
        ) { $0.jointTargets.append(JointTarget([first, second, first])) },
        joint(
            "a goal that is no target by itself",
            "field 'targets, joint target 1, all of, item 2' must stand among the targets by itself too, found "
                + "'children number waiting'. Add it to the targets."
        ) { $0.targets.removeLast() },
        joint(
            "what is wrong with a goal itself, told once",
            "field 'targets, item 1' must have a value between 0 and 1304 weeks, found 2000 weeks. Write a number and "
                + "days, weeks, months or years."
        ) {
            $0.targets[0].value = 2_000
            $0.jointTargets[0].targets[0].value = 2_000
        },
    ]

    /// A plan's joint goals may be the area's and its own.
    @Test func plansKeepTheSameRules() {
        var area = Small.connected
        area.targets = [Self.first]
        let joint = JointTarget([Self.first, Self.second], place: Place(file: "plan.yaml", line: 9))
        var plan = Plan(id: "plan", name: "Plan", targets: [Self.second], jointTargets: [joint])
        #expect(plan.problems(in: area) == [])
        plan.targets = []
        #expect(
            plan.problems(in: area).map(\.description) == [
                "plan.yaml:9: field 'targets, joint target 1, all of, item 2' must stand among the targets by itself "
                    + "too, found 'children number waiting'. Add it to the targets."
            ]
        )
    }

    @Test func countAmongTheTargetsOfAnArea() {
        var area = Small.connected
        area.targets = (0..<Limits.targets - 1).map { TargetRuleTests.target("speech", .meanWait, Double($0)) }
        area.jointTargets = [JointTarget(Array(area.targets.prefix(2)))]
        #expect(area.problems == [])
        area.jointTargets.append(JointTarget(Array(area.targets.suffix(2))))
        #expect(
            area.problems.map(\.message) == ["there are 501 targets, at most 500 are allowed"]
        )
    }

    @Test func areToldInTheWordsOfTheirGoals() {
        let joint = JointTarget([Self.first, Self.second])
        #expect(joint.text == "all of: speech mean wait; children number waiting")
        #expect(joint.last == Small.origin + 12)
        #expect(joint.goals == JointTarget([Self.second, Self.first], source: "the board").goals)
    }
}
