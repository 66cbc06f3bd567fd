import Calendar
import SmallAreas
import Testing

@testable import Areas

/// What is known of lists and of the past, in ways that cannot be.
@Suite("Rules of lists and of the history")
struct ListRuleTests {
    @Test(arguments: cases)
    func isToldExactly(_ broken: Broken) {
        #expect(broken.told == broken.faults)
    }

    static let cases = [
        Broken(
            "a mean above the maximum",
            "field 'service speech, waiting list, mean wait' must not be above the maximum wait of 24 weeks, found "
                + "61.5 weeks. Correct one of the two."
        ) { $0.services[0].stages[0].waitingList?.meanWeeks = figure(61.5) },
        Broken(
            "a list known after the origin",
            "field 'service speech, waiting list, as at' must not be after the origin 2025-08, found 2025-09. The "
                + "list is moved forward from that month to the origin."
        ) { $0.services[0].stages[0].waitingList?.asAt = Small.origin + 1 },
        Broken(
            "a list known long ago",
            "field 'service speech, waiting list, as at' must not be more than 20 years before the origin 2025-08, "
                + "found 2005-07. The list is moved forward from that month to the origin: give a later count."
        ) { $0.services[0].stages[0].waitingList?.asAt = Small.origin + -241 },
        Broken(
            "a level shift to come",
            "field 'service speech, level shifts, item 2' must not be after the origin 2025-08, found 2025-09. For "
                + "the future, write a plan."
        ) { $0.services[0].levelShifts.append(Small.origin + 1) },
        Broken(
            "nothing to start from",
            "field 'service reviews' has no 'waiting list', and the history has no 'waiting' for 'reviews'. Give the "
                + "number waiting in either."
        ) { $0.services[2].stages[0].waitingList = nil },
        Broken(
            "a name without rows",
            "field 'service reviews, history' names 'conted', of which the history has no rows. Did you mean "
                + "'counted'? Allowed: counted."
        ) {
            $0.history = Small.history()
            $0.services[2].historyName = "conted"
        },
        Broken(
            "a metric without rows",
            "field 'service reviews, referrals metric' names 'request', of which the history has no rows for "
                + "'counted'. Allowed: referrals, waiting, mean_wait, max_wait."
        ) {
            $0.history = Small.history()
            $0.services[2].historyName = "counted"
            $0.services[2].referralMetric = "request"
        },
    ]

    /// The stages of a pathway start empty unless the area says otherwise.
    @Test func aPathwayStartsFromNothing() {
        var area = Small.connected
        area.services[1].stages[0].waitingList = nil
        #expect(area.faults == [])
    }
}
