import Testing
import Wording

@testable import Areas

@Suite("Names of measures")
struct MeasureTests {
    @Test(
        arguments: [
            (.waiting, "waiting", "children", "number waiting"),
            (.meanWait, "mean_wait", "weeks", "mean wait"),
            (.medianWait, "median_wait", "weeks", "median wait"),
            (.percentile92Wait, "p92_wait", "weeks", "92nd percentile wait"),
            (.maxWait, "max_wait", "weeks", "maximum wait"),
            (.shareWithin(weeks: 18), "share_within_18_weeks", "share", "share waiting under 18 weeks"),
            (.waitingBeyond(weeks: 52), "waiting_over_52_weeks", "children", "number waiting over 52 weeks"),
            (.referrals, "referrals", "children", "referrals"),
            (.diverted, "diverted", "children", "diverted at triage"),
            (.seen, "seen", "children", "seen"),
            (.earlyDisposals, "early_disposals", "children", "early disposals"),
            (.left, "left", "children", "left without being seen"),
            (.unexplainedAdditions, "unexplained_additions", "children", "unexplained additions"),
            (.unexplainedRemovals, "unexplained_removals", "children", "unexplained removals"),
            (.removalsMissing, "removals_missing", "children", "unexplained removals missing"),
            (.meanWaitSeen, "mean_wait_seen", "weeks", "mean wait of those seen"),
            (.clearanceTime, "clearance_time", "weeks", "clearance time"),
            (.capacity, "capacity", "children", "capacity"),
            (.load, "load", "ratio", "load"),
            (.reliefCapacity, "relief_capacity", "children", "relief capacity"),
            (.outcome("plan issued"), "outcome_plan_issued", "children", "plan issued"),
            (.withinDue(stage: "decision"), "within_due_decision", "share", "within due time at decision"),
            (
                .withinDueWithExceptions(stage: "two-step"), "within_due_with_exceptions_two_step", "share",
                "within due time at two-step, exceptions counted"
            ),
        ] as [(Measure, String, String, String)]
    )
    func columnsAndWords(_ measure: Measure, _ id: String, _ unit: String, _ name: String) {
        #expect(measure.id == id)
        #expect(measure.unit.rawValue == unit)
        #expect(measure.name == name)
    }

    /// What is at the end of a month has no total over a year; what happens in it has.
    @Test func whatYearsClassesAndSumsHave() {
        let flows: [Measure] = [
            .referrals, .diverted, .seen, .earlyDisposals, .left, .transferred, .unexplainedAdditions,
            .unexplainedRemovals, .removalsMissing, .ceased, .meanWaitSeen, .outcome("plan issued"),
            .withinDue(stage: "decision"), .withinDueWithExceptions(stage: "decision"),
        ]
        let waits: [Measure] = [
            .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .shareWithin(weeks: 18),
            .waitingBeyond(weeks: 52),
        ]
        let others: [Measure] = [.held(placement: nil), .clearanceTime, .capacity, .load, .reliefCapacity]
        let all = flows + waits + others
        #expect(all.filter(\.isOverYears) == flows)
        #expect(all.filter(\.isOfClasses) == [.seen] + waits)
        #expect(
            all.filter(\.isOfSums)
                == [
                    .referrals, .diverted, .seen, .earlyDisposals, .left, .transferred, .unexplainedAdditions,
                    .unexplainedRemovals, .removalsMissing, .meanWaitSeen,
                ] + waits
        )
    }
}
