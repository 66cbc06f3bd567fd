import Calendar
import SmallAreas
import Testing

@testable import Areas

/// The register of an area's figures.
@Suite("Figures of areas and plans")
struct FigureRegisterTests {
    @Test func namesAsPartsOfPaths() {
        #expect(PathName.of("Educational psychologist (EP)") == "educational-psychologist-ep")
        #expect(PathName.of("  26 weeks ") == "26-weeks")
        #expect(
            PathName.of(["Urgent", "urgent", "under five", "urgent-2"]) == [
                "urgent", "urgent-2", "under-five", "urgent-2-2",
            ]
        )
    }

    @Test(arguments: [Small.everything, Small.connected])
    func pathsRolesAndBounds(_ area: Area) {
        let figures = area.figures
        #expect(Set(figures.map(\.path)).count == figures.count)
        #expect(Set(figures.map { "\($0.service) \($0.role)" }).count == figures.count)
        for one in figures {
            #expect(one.bounds.contains(one.figure.value), "\(one.path)")
            #expect(one.path.allSatisfy { $0.isLowercase || $0.isNumber || "-/".contains($0) }, "\(one.path)")
        }
    }

    @Test func pathsByHand() {
        let paths = Set(Small.everything.figures.map(\.path))
        for path in [
            "flows/leaving-without-being-seen", "stated/class/young/share", "stated/leaving-by-wait/26-weeks/times",
            "stated/waiting-list/mean-wait", "stated/order-of-service/kappa", "stated/reserve/young/share",
            "staffed/staff/assistant/hours-per-case", "staffed/staff/assistant/wte",
            "staffed/refers-on/reviews-when-taken-up/share", "pathway/stage/decision/route/refused/appeals-upheld",
            "pathway/stage/advice/in-work", "pathway/held/placement/special/of-new", "pathway/held/review-to-review",
            "pathway/exceptions", "shared-staff/team/stated/hours-per-case",
        ] {
            #expect(paths.contains(path), "\(path)")
        }
        // Two posts of one group: their figures are told apart.
        let clinic = Small.connected.services.first { $0.id == "clinic" }!
        let posts = clinic.figures.filter { $0.path.hasSuffix("/wte") }
        #expect(posts.map(\.path) == ["clinic/staff/therapist/wte", "clinic/staff/therapist-2/wte"])
    }

    @Test func delaysThatVaryFromCaseToCaseAreNoNumbersThatNobodyKnows() {
        let varying = Small.everything.figures.filter(\.variesByCase)
        #expect(varying.map(\.path) == ["pathway/stage/advice/delay"])
        #expect(varying.first?.figure.range == 5...8)
    }

    @Test func stepsOfAPlan() {
        let plan = Small.plan(
            "two",
            Small.recruit(2),
            Small.recruit(1),
            Small.change(Redirect(to: "other", share: Small.figure(0.2)), stage: "list")
        )
        #expect(
            plan.figuresByStep.map { $0.map(\.path) } == [
                [
                    "plan/two/list/recruit/wte", "plan/two/list/recruit/cases-a-week-per-wte",
                    "plan/two/list/recruit/lag", "plan/two/list/recruit/ramp",
                ],
                [
                    "plan/two/list/recruit-2/wte", "plan/two/list/recruit-2/cases-a-week-per-wte",
                    "plan/two/list/recruit-2/lag", "plan/two/list/recruit-2/ramp",
                ],
                [
                    "plan/two/list/stage/list/redirect-other/share", "plan/two/list/stage/list/redirect-other/lag",
                    "plan/two/list/stage/list/redirect-other/ramp",
                ],
            ]
        )
    }

    /// A figure's place among those that an effect lists says which random number it is drawn from.
    @Test func effectsDrawTheirFiguresInTheOrderOfTheList() {
        let share = Small.figure(0.2)
        let reserve = Precedence.Reserve(childClass: "young", share: share, releasesUnused: true)
        let effects: [any Effect] = [
            Agency(casesPerWeek: share, order: .random), ChangeOrder(.random),
            ChangeThreshold(outcome: "refused", share: share), DemandShock(referralChange: share),
            EarlyHelp(referralChange: share), FewerLostAppointments(staff: nil, before: 0.5, after: share),
            Outsource(casesPerWeek: share, order: .random), Productivity(change: share),
            Recruit(wte: Small.figure(3), casesPerWeekPerWTE: share, order: .random),
            Redirect(to: "other", share: share), ReservePlaces(reserve), SeeFirst(classes: ["young"]),
            ShareStaff(pool: "team", rule: .inTurn), Transfer(to: "other", share: share), Triage(share: share),
            ValidateList(share: share), WaitingListInitiative(cases: share, order: .random),
        ]
        for effect in effects {
            var asked: [Figure] = []
            _ = effect.action { figure in
                asked.append(figure)
                return figure.value
            }
            #expect(asked == effect.figures.map(\.figure), "\(effect.kind)")
        }
    }
}
