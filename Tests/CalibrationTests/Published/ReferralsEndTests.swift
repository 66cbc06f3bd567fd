import Calendar
import Forecasting
import Foundation
import SmallAreas
import Testing

@testable import Areas
@testable import Calibration

/// Lists that are counted where referrals are not.
@Suite("Months without referrals")
struct ReferralsEndTests {
    /// Fifty a month to May; the list is steady to then and grows by twenty a month to August.
    private var ending: PublishedMonths {
        PublishedMonths(
            waiting: [400, 402, 399, 401, 400, 403, 400, 400, 400, 420, 440, 460],
            referrals: Array(repeating: 50, count: 9),
            referralsEnd: 3
        )
    }

    @Test func theListCountsToItsEnd() throws {
        let fitted = try ending.fitted()
        let removals = try #require(try ending.removals())
        #expect(fitted.anchor == Small.origin)
        #expect(removals.observations == 11)
        // Three of eleven months with 2.57 of 5.55 of the weight: 50 less 0.463 x 20, and by as much more as more than fifty are
        // expected in them.
        let beyond = zip(fitted.demand.law.expectedCourse(months: 3), [0.7225, 0.85, 1])
            .reduce(0) { $0 + ($1.0 - 50) * $1.1 }
        let level = 40.7 + beyond / 5.55
        #expect(isNear(exp(removals.logLevel), level, 0.5), "\(exp(removals.logLevel)), \(level)")
        #expect(isNear(removals.expectedShare, 0.463, 0.01), "\(removals.expectedShare)")
        // Only what was counted says how much has been published.
        #expect(fitted.sufficiency == .short)
        #expect(fitted.stages[0].basis.contains("the referrals of 3 months are expected"), "\(fitted.stages[0].basis)")
    }

    @Test func aGapHasItsNeighboursMean() throws {
        var months = ending
        months.referrals = Array(repeating: 50, count: 12)
        months.referralsEnd = 0
        let area = months.area
        var cut = area
        cut.history = History(
            area.history.observations.filter { $0.metric != "referrals" || $0.period != Period(Small.origin + -4) }
        )
        let fitted = try FittedService(months.service, in: cut, dataTo: Small.origin)
        guard case .implied(let removals, _) = fitted.stages[0].capacity else {
            Issue.record("no removals implied")
            return
        }
        #expect(removals.observations == 11)
        #expect(removals.expectedShare > 0.05 && removals.expectedShare < 0.2)
    }

    private func isNear(_ value: Double, _ exact: Double, _ tolerance: Double) -> Bool {
        abs(value - exact) <= tolerance
    }
}

/// Services whose referrals begin, end, or are not those who join.
@Suite("Services that begin or close")
struct BeginningTests {
    /// Twenty months of nothing, then four of about fifty: as a shift that is declared, or not.
    @Test(arguments: [true, false])
    func aServiceFourMonthsOld(_ declared: Bool) throws {
        let none = Array(repeating: 0.0, count: 20)
        let months = PublishedMonths(
            waiting: none + [20, 38, 61, 80],
            referrals: none + [44, 52, 47, 49],
            levelShifts: declared ? [Small.origin + -3] : []
        )
        let fitted = try months.fitted()
        #expect((44...52).contains(fitted.monthlyReferrals), "\(fitted.monthlyReferrals)")
        let removals = try #require(try months.removals())
        // 24, 34, 24 and 30 removed a month.
        #expect(removals.observations == 4)
        #expect((25...31).contains(exp(removals.logLevel)), "\(exp(removals.logLevel))")
        #expect(fitted.demand.basis.contains("begin in"), "\(fitted.demand.basis)")
    }

    /// A service that few are sent to has months of none, and has not begun anew after them.
    @Test func fewReferralsAreNoBeginning() throws {
        let months = PublishedMonths(
            waiting: [4, 4, 4, 5, 5, 4, 4, 5, 5, 5],
            referrals: [0, 0, 0, 1, 0, 0, 1, 1, 0, 0]
        )
        #expect(try months.fitted().demand.law.observations == 10)
    }

    /// Published noughts are noughts: nothing is worked out from the list in their place.
    @Test func nobodyComes() throws {
        let months = PublishedMonths(
            waiting: Array(repeating: 40, count: 24),
            referrals: Array(repeating: 0, count: 24)
        )
        #expect(try months.fitted().monthlyReferrals < 0.05)
        #expect(try months.fitted().demand.evidence == .observed)
        let closed = PublishedMonths(
            waiting: Array(repeating: 100, count: 12) + stride(from: 100.0, to: 52, by: -4),
            referrals: Array(repeating: 10, count: 12) + Array(repeating: 0, count: 12),
            levelShifts: [Small.origin + -11]
        )
        #expect(try closed.fitted().monthlyReferrals < 0.05)
    }
}

@Suite("A list that is empty")
struct EmptyListTests {
    /// Between 30 and 50 come and all are seen at once: what more could be done nobody has seen.
    @Test func capacityIsAtLeastTheMostOfAMonth() throws {
        let months = PublishedMonths(
            waiting: Array(repeating: 0, count: 12),
            referrals: [40, 35, 50, 30, 45, 38, 41, 36, 44, 39, 33, 40]
        )
        let removals = try #require(try months.removals())
        #expect(removals.isAtLeast)
        #expect(abs(exp(removals.logLevel) - 50) < 1e-6)
        #expect(try months.fitted().stages[0].basis.hasPrefix("at least 50 a month"))
        // A list that is emptied once is no such list.
        let once = PublishedMonths(waiting: [60, 50, 40, 20, 0, 10, 20, 15], referrals: Array(repeating: 40, count: 8))
        #expect(try #require(try once.removals()).isAtLeast == false)
    }
}
