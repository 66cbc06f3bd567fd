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
        target("speech", .meanWait, 18), target("children", .waiting, 150), target("children", .diverted, 9),
        target("speech", .medianWait, 12, of: "under five"), target("speech", .seen, 100, of: "urgent", due: year),
        // Begun before the origin.
        target("plans", .withinDue(stage: "decision"), 0.9, due: .over(Year(.financial, 2025))),
        target("children", .meanWaitSeen, 20, due: .over(Year(.academic, 2025))),
        target("plans", .outcome("no plan"), 50, due: year),
    ]
    private static let year = Target.Due.over(Year(.calendar, 2026))

    static func target(
        _ service: String,
        _ measure: Measure,
        _ value: Double,
        of childClass: String? = nil,
        due: Target.Due = .by(Small.origin + 12)
    ) -> Target {
        Target(
            service: service,
            measure: measure,
            bound: .atMost,
            value: value,
            due: due,
            childClass: childClass,
            text: "\(service) \(measure.name)"
        )
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
        let plan = Plan(id: "plan", name: "Plan", targets: Self.sound)
        #expect(plan.problems(in: Small.connected) == [])
    }

    /// A plan's own goals are held to the rules of an area's, at their lines.
    @Test func plansKeepTheSameRules() {
        var plan = Plan(id: "plan", name: "Plan", targets: Self.sound, file: "plan.yaml")
        plan.targets[0].service = "plan"
        plan.targets[2].due = .over(Year(.calendar, 2026))
        plan.targets[2].place = Place(file: "plan.yaml", line: 12)
        #expect(
            plan.problems(in: Small.connected).map(\.description) == [
                "plan.yaml:1: field 'targets, item 1' names the unknown service 'plan'. Did you mean 'plans'? Allowed: "
                    + "speech, plans, reviews, clinic, children.",
                "plan.yaml:12: field 'targets, item 3' must be 'by' a month, since 'mean wait' has no total or share "
                    + "over a year, found 'in' 2026. Write 'by 2026-12' for the end of that year.",
            ]
        )
    }

    /// A sum and a service of one name are told apart elsewhere; here the service is meant.
    @Test func ofOneNameTheServiceIsMeant() {
        let owners = TargetOwners(
            services: [Small.list("both")],
            sums: [Total(id: "both", name: "Both", services: []), Total(id: "sum", name: "Sum", services: [])]
        )
        guard case .service = owners["both"], case .sum = owners["sum"], owners["none"] == nil else {
            Issue.record("'both' is a service, 'sum' a sum, and 'none' neither")
            return
        }
        #expect(owners.names.all == ["both", "both", "sum"])
    }

    static let cases = [
        targets(
            "a service that is not there",
            "field 'targets, item 3' names the unknown service 'speach'. Did you mean 'speech'? Allowed: speech, "
                + "plans, reviews, clinic, children."
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
        targets(
            "no wait to be within, of a sum",
            "field 'targets, item 4' must have a wait between 1 and 1000 weeks, found 1001 weeks. Write whole weeks, "
                + "such as 18 weeks."
        ) { $0.targets[3].measure = .waitingBeyond(weeks: 1_001) },
        targets(
            "what a sum has not",
            "field 'targets, item 4' names the sum 'children', of which there is no 'load'. Of a sum there are: number "
                + "waiting, mean wait, median wait, 92nd percentile wait, maximum wait, share waiting under 18 weeks, "
                + "number waiting over 52 weeks, referrals, seen, seen elsewhere or taken off. For others name one of "
                + "its services: speech, plans."
        ) { $0.targets[3].measure = .load },
        targets(
            "a class of a sum",
            "field 'targets, item 4' names a class of the sum 'children', which has none. Classes are those of a "
                + "service: name one of its services: speech, plans."
        ) { $0.targets[3].childClass = "urgent" },
        targets(
            "a class that is not there",
            "field 'targets, item 6' names the class 'under fife', which service 'speech' does not have. Did you mean "
                + "'under five'? Allowed: under five, urgent.",
            "field 'targets, item 7' names the class 'urgent', which service 'clinic' does not have. Describe it under "
                + "'classes' of the service in the area file."
        ) {
            $0.targets[5].childClass = "under fife"
            $0.targets[6].service = "clinic"
        },
        targets(
            "what a class has not",
            "field 'targets, item 6' names the class 'under five', of which there is no 'referrals'. Of a class there "
                + "are: number waiting, mean wait, median wait, 92nd percentile wait, maximum wait, share waiting under "
                + "18 weeks, number waiting over 52 weeks, seen."
        ) { $0.targets[5].measure = .referrals },
        targets(
            "a year of what is counted at the ends of months",
            "field 'targets, item 1' must be 'by' a month, since 'held, mainstream' has no total or share over a year, "
                + "found 'in' 2025-26. Write 'by 2026-08' for the end of that year.",
            "field 'targets, item 6' must be 'by' a month, since 'median wait' has no total or share over a year, "
                + "found 'in' 2026. Write 'by 2026-12' for the end of that year."
        ) {
            $0.targets[0].due = .over(Year(.academic, 2025))
            $0.targets[5].due = year
        },
        targets(
            "a year that does not end in the forecast",
            "field 'targets, item 8' must be over a year that ends in the forecast, from 2025-09 to 2027-02, found "
                + "2026-27, which ends with 2027-03. Change the year, the origin or the horizon.",
            "field 'targets, item 9' must be over a year that ends in the forecast, from 2025-09 to 2027-02, found "
                + "2024-25, which ends with 2025-08. Change the year, the origin or the horizon."
        ) {
            $0.targets[7].due = .over(Year(.financial, 2026))
            $0.targets[8].due = .over(Year(.academic, 2024))
        },
    ]
}
