import Calendar
import SmallAreas
import Testing

@testable import Areas
@testable import Audit

/// What plans say that can hardly be meant.
///
/// The origin is August 2025, the forecast 18 months, to February 2027; 200 children wait and 10 a week are referred.
@Suite("Warnings of plans")
struct PlanWarningTests {
    private let area = Small.area([Small.list(), Small.list("other")])

    private func warnings(_ changes: Intervention...) -> [String] {
        let plan = Plan(id: "plan", name: "plan", interventions: changes)
        return Audit.warnings(of: plan, in: area).map(\.sentence)
    }

    private func agency(_ cases: Double) -> any Effect {
        Agency(casesPerWeek: Small.figure(cases), order: .oldestFirst)
    }

    @Test func anHonestPlanHasNone() {
        var recruit = Small.recruit(2, lag: 26, ramp: 13)
        recruit.isLagGiven = true
        #expect(warnings(recruit, Small.change(agency(1), until: Small.origin + 12, ramp: 4)).isEmpty)
        // A lag from before the forecast is under way, and felt in it.
        #expect(warnings(Small.change(agency(1), from: Small.origin + -2, lag: 26)).isEmpty)
        #expect(Audit.warnings(of: .noChange, in: area).isEmpty)
    }

    @Test func datesOutsideTheForecast() {
        let found = warnings(
            Small.change(agency(1), from: Small.origin),
            Small.change(agency(1), from: Small.origin + 19, label: "late"),
            Small.change(agency(1), from: Small.origin + -9, until: Small.origin, label: "over"),
            Small.change(agency(1), until: Small.origin + 2, lag: 13, label: "short"),
            Small.change(agency(1), lag: 90, label: "slow"),
            Small.change(Transfer(to: "other", share: Small.figure(0.1)), from: Small.origin, label: "gone")
        )
        #expect(
            found == [
                "'change' starts in Aug 2025, before the forecast begins with Sep 2025",
                "'late' starts in Mar 2027, after the forecast ends with Feb 2027, and has no effect",
                "'over' is over in Aug 2025, before the forecast begins with Sep 2025, and has no effect",
                "'short' ends in Oct 2025, before anything is felt, and has no effect",
                "'slow' is first felt in May 2027, after the forecast ends with Feb 2027, and has no effect",
                "'gone' is done at the start of Aug 2025, before the forecast begins with Sep 2025, and has no effect",
            ]
        )
    }

    /// A shorter run shows less of a plan than the area's horizon.
    @Test func theForecastThatIsRunCounts() {
        let plan = Small.plan("plan", Small.change(agency(1), from: Small.origin + 7))
        #expect(Audit.warnings(of: plan, in: area).isEmpty)
        let short = Audit.warnings(of: plan, in: area, horizonMonths: 6)
        #expect(
            short.map(\.kind) == [.noEffect(because: "it starts in Mar 2026, after the forecast ends with Feb 2026")]
        )
        #expect(Audit.warnings(of: plan, in: area, origin: Small.origin + -3, horizonMonths: 12).isEmpty)
    }

    @Test func moreCasesThanChildren() {
        let push = WaitingListInitiative(cases: Small.figure(500), order: .oldestFirst)
        // 200 and 13 weeks of 10; then 200 and 52 weeks of 10 against 20,000 a year.
        let outsource = Outsource(casesPerWeek: Small.figure(20_000 / 52.0), order: .random)
        #expect(
            warnings(
                Small.change(push, until: Small.origin + 3, label: "push"),
                Small.change(outsource, until: Small.origin + 12, label: "elsewhere")
            ) == [
                "'push' asks for 500 cases by Nov 2025, and there are 200 who wait and about 130 who are referred until then",
                "'elsewhere' asks for 20,055 cases by Aug 2026, and there are 200 who wait and about 522 who are referred "
                    + "until then",
            ]
        )
        #expect(warnings(Small.change(push, until: Small.origin + 9)).isEmpty)
        // Together, not one by one.
        let some = (1...3).map { _ in Small.change(agency(5), label: "more") }
        #expect(
            Audit.warnings(of: Plan(id: "p", name: "p", interventions: some), in: area)
                .filter {
                    $0.kind == .moreThanThereAre
                }
                .map(\.sentence) == [
                    "the plan's 3 extra capacities at 'list' ask for 1,170 cases by Feb 2027, and there are 200 who wait and "
                        + "about 783 who are referred until then"
                ]
        )
    }

    @Test func aRingFenceSeesItsClassAlone() {
        let area = Small.area([Small.parted(Small.list(), share: 0.25)])
        var push = Small.change(
            WaitingListInitiative(cases: Small.figure(100), order: .oldestFirst),
            until: Small.origin + 3,
            label: "push"
        )
        #expect(Audit.warnings(of: Small.plan("p", push), in: area).isEmpty)
        push.onlyFor = ["young"]
        #expect(
            Audit.warnings(of: Small.plan("p", push), in: area).map(\.sentence) == [
                "'push' asks for 100 cases by Nov 2025, and there are 50 who wait and about 33 who are referred until then"
            ]
        )
    }

    @Test func recruitsWithoutALag() {
        #expect(
            warnings(Small.recruit(2)) == [
                "'recruit 2.0 WTE therapist' has no 'lag': the new staff are taken to see children from Sep 2025 on"
            ]
        )
        var given = Small.recruit(2)
        given.isLagGiven = true
        #expect(warnings(given).isEmpty)
    }

    @Test func aRampBeyondItsEnd() {
        #expect(
            warnings(
                Small.change(agency(1), until: Small.origin + 6, ramp: 30, label: "one"),
                Small.change(agency(1), ramp: 90, label: "two")
            ) == [
                "'one' grows for 30 weeks and is not felt in full by its own end, Feb 2026",
                "'two' grows for 90 weeks and is not felt in full by the forecast's end, Feb 2027",
            ]
        )
    }

    @Test func nothingDoneAndThingsDoneTwice() {
        #expect(warnings() == ["the plan has no interventions and is the same as no change"])
        let twice = Small.change(agency(1))
        #expect(warnings(twice, twice) == ["'change' is the same as in line 0"])
        #expect(warnings(twice, Small.change(agency(1), from: Small.origin + 2)).isEmpty)
    }

    @Test func aGoalOutsideTheForecast() {
        let goal = Target(
            service: "list",
            measure: .waiting,
            bound: .atMost,
            value: 10,
            due: .by(Small.origin + 12),
            text: "list number waiting at most 10 by 2026-08"
        )
        var plan = Small.plan("plan", Small.change(agency(1)))
        plan.targets = [goal]
        #expect(Audit.warnings(of: plan, in: area).isEmpty)
        #expect(
            Audit.warnings(of: plan, in: area, horizonMonths: 6).map(\.sentence) == [
                "the target 'list number waiting at most 10 by 2026-08' is due outside the forecast, Sep 2025 to Feb 2026"
            ]
        )
    }

    /// A year that has begun at the origin is in the forecast if it ends there.
    @Test func aGoalOverAYearThatIsNotForecastToItsEnd() {
        let goal = Target(
            service: "list",
            measure: .seen,
            bound: .atLeast,
            value: 400,
            due: .over(Year(.financial, 2025)),
            text: "list seen at least 400 in 2025-26"
        )
        var plan = Small.plan("plan", Small.change(agency(1)))
        plan.targets = [goal]
        #expect(Audit.warnings(of: plan, in: area, horizonMonths: 7).isEmpty)
        #expect(
            Audit.warnings(of: plan, in: area, horizonMonths: 6).map { "\($0.sentence). \($0.remedy)" } == [
                "the target 'list seen at least 400 in 2025-26' is over a year that ends outside the forecast, Sep 2025 "
                    + "to Feb 2026. It has no probability here: change its year or the horizon."
            ]
        )
    }
}
