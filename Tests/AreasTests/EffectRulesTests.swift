import Calendar
import SmallAreas
import Testing

@testable import Areas

/// A plan made in memory is held to the rules that a plan file is held to.
@Suite("Rules of interventions")
struct EffectRulesTests {
    /// A list with a class, a staff group and a reserve, beside a pathway and a pool.
    private static let area: Area = {
        var list = Small.list("list")
        list.classes = [ChildClass(name: "urgent", share: Small.figure(0.1))]
        list.staff = [
            StaffGroup(
                name: "therapist",
                hoursPerWeek: Small.figure(37.5),
                absence: Small.figure(0.2),
                directShare: Small.figure(0.6),
                hoursPerCase: Small.figure(8),
                appointmentsLost: Small.figure(0.08)
            )
        ]
        list.stages[0].precedence.reserved = [
            Precedence.Reserve(childClass: "others", share: Small.figure(0.7), releasesUnused: true)
        ]
        var area = Small.area([list, Small.pathway()])
        area.sharedStaff = [SharedStaff(name: "team", members: [], rule: .inTurn)]
        return area
    }()

    private func problems(_ change: Intervention) -> [String] {
        Plan(id: "plan", name: "plan", interventions: [change]).problems(in: Self.area)
            .map { "\($0.message). \($0.remedy)" }
    }

    @Test(arguments: [
        Small.recruit(2), Small.change(SeeFirst(classes: ["urgent"])),
        Small.change(ChangeThreshold(outcome: "refused", share: Small.figure(0.5)), service: "ehcna"),
        Small.change(Transfer(to: "ehcna", share: Small.figure(0.3))),
        Small.change(ShareStaff(pool: "team", rule: .byWork)),
        Small.change(FewerLostAppointments(staff: "therapist", before: 0.08, after: Small.figure(0.04))),
        Small.change(DemandShock(referralChange: Small.figure(-1))),
    ])
    func whatIsSoundIsNotTold(_ change: Intervention) {
        #expect(problems(change) == [])
    }

    private static let wrong: [(change: Intervention, told: String)] = {
        var cases: [(change: Intervention, told: String)] = []
        func add(_ change: Intervention, _ told: String) { cases.append((change, told)) }
        add(
            Small.recruit(2, service: "lst"),
            "field 'service lst, recruit 2.0 WTE therapist, service' names the unknown service 'lst'. Did you "
                + "mean 'list'? Allowed: list, ehcna."
        )
        add(
            Small.change(Triage(share: Small.figure(0.1)), service: "ehcna", stage: "advise"),
            "field 'service ehcna, change, stage' names the unknown stage 'advise'. Did you mean 'advice'? "
                + "Allowed: decision, advice, plan."
        )
        add(
            Small.change(Triage(share: Small.figure(0.1)), until: Small.origin),
            "field 'service list, change, until' must not be before 'from' 2025-09, found 2025-08. Exchange "
                + "the two or correct one."
        )
        add(
            Small.change(Triage(share: Small.figure(1.2))),
            "field 'service list, change, diverted' must be between 0 and 1, found 1.2. Correct the value "
                + "or its range."
        )
        add(
            Small.change(Productivity(change: Small.figure(0.1, -2...0.2))),
            "field 'service list, change, cases' must be between -1 and 10, found -2. Correct the value or "
                + "its range."
        )
        add(
            Small.change(Agency(casesPerWeek: Small.figure(-1), order: .random)),
            "field 'service list, change, cases' must be between 0 and 1000000, found -1. Correct the value "
                + "or its range."
        )
        add(
            Small.change(SeeFirst(classes: ["urgnt"])),
            "field 'service list, change, classes' names the class 'urgnt', which service 'list' does not "
                + "have. Did you mean 'urgent'? Allowed: urgent."
        )
        add(
            Small.change(
                ReservePlaces(
                    Precedence.Reserve(childClass: "urgent", share: Small.figure(0.4), releasesUnused: true)
                )
            ),
            "field 'service list, change, share' must leave room for the stage's other reserves of 70%, "
                + "found 40%. Lower the share."
        )
        add(
            Small.change(Transfer(to: "list", share: Small.figure(0.3))),
            "field 'service list, change, to' must be another service, found 'list' itself. Name the "
                + "service to whose list they go by its id."
        )
        add(
            Small.change(Redirect(to: "ehc", share: Small.figure(0.3))),
            "field 'service list, change, to' names the unknown service 'ehc'. Allowed: ehcna."
        )
        add(
            Small.change(ShareStaff(pool: "teem", rule: .byWork)),
            "field 'service list, change, pool' names the unknown pool 'teem'. Did you mean 'team'? "
                + "Allowed: team."
        )
        add(
            Small.change(ChangeThreshold(outcome: "refusd", share: Small.figure(0.3)), service: "ehcna"),
            "field 'service ehcna, change, outcome' names the outcome 'refusd', which stage 'decision' does "
                + "not have. Did you mean 'refused'? Allowed: refused."
        )
        add(
            Small.change(FewerLostAppointments(staff: "nurse", before: 0.08, after: Small.figure(0.04))),
            "field 'service list, change, staff' names the staff group 'nurse', which service 'list' does "
                + "not have. Allowed: therapist."
        )
        add(
            Small.change(FewerLostAppointments(staff: "therapist", before: 0.1, after: Small.figure(0.04))),
            "field 'service list, change, appointments lost' must begin from the 8% that staff group "
                + "'therapist' loses in the area file, found 10%. Correct one of the two."
        )
        add(
            Small.change(FewerLostAppointments(staff: nil, before: 0.08, after: Small.figure(0.06, 0.04...0.1))),
            "field 'service list, change, appointments lost' must not rise above the 8% it begins from, found from 8% to 6% "
                + "and its range. For a rise, write 'productivity' with a change below 0%."
        )
        add(
            Small.change(FewerLostAppointments(staff: nil, before: -0.1, after: Small.figure(0))),
            "field 'service list, change, appointments lost' must begin below 100% and not end below 0%, found 'from -10% to "
                + "0%'. Write shares of all appointments."
        )
        return cases
    }()

    @Test(arguments: wrong)
    func whatBreaksARuleIsTold(_ change: Intervention, _ told: String) {
        #expect(problems(change) == [told])
    }

    /// Everything is told at once, of all steps.
    @Test func rulesAreTakenTogether() {
        var change = Small.change(Triage(share: Small.figure(1.2)), until: Small.origin)
        change.onlyFor = ["young"]
        let plan = Plan(id: "p", name: "p", interventions: [change, Small.recruit(1, service: "none")])
        #expect(plan.problems(in: Self.area).count == 4)
    }
}
