import Calendar
import Foundation
import TestSupport
import Testing

@testable import Calibration

@Suite("A list moved on in expectation")
struct ExpectedListTests {
    private func list(number: Double = 520, mean: Double, maximum: Double) -> ExpectedList {
        ExpectedList(
            at: StockPoint(month: Month(year: 2025, month: 1), number: number, mean: mean, maximum: maximum)
        )
    }

    @Test func itBeginsAsPublished() {
        let list = list(mean: 40, maximum: 110)
        // Waits are held in quarter weeks.
        #expect(abs(list.mean - 40) < 0.05)
        #expect(abs(list.longest - 110) < 0.3)
    }

    /// Fluid random order, 10 a week, 520 waiting: from a mean of 60, after 26 weeks 52 + 8 exp(-26/52) = 56.852.
    @Test func randomOrder() {
        var list = list(mean: 60, maximum: 250)
        list.advance(weeks: 26, referrals: 260, removals: 260, leaving: 0, kappa: 0, psi: 0)
        #expect(abs(list.mean - 56.852) < 0.15, "\(list.mean)")
    }

    /// Removals by the hazard take everybody alike, so they are random order too.
    @Test func leavingIsRandomOrder() {
        var list = list(mean: 60, maximum: 250)
        list.advance(weeks: 26, referrals: 260, removals: 0, leaving: 260, kappa: 3, psi: 0.5)
        #expect(abs(list.mean - 56.852) < 0.15, "\(list.mean)")
    }

    /// A large kappa approaches oldest first, 10 a week and 520 waiting: in balance, once all who waited at the start
    /// are gone, mean 26 and longest 52.
    @Test func oldestFirst() {
        var list = list(mean: 26, maximum: 52)
        list.advance(weeks: 104, referrals: 1040, removals: 1040, leaving: 0, kappa: 30, psi: 0)
        #expect(abs(list.mean - 26) < 1, "\(list.mean)")
        #expect(abs(list.longest - 52) < 4, "\(list.longest)")
    }

    /// The greater kappa, the longer the waits of those taken and the shorter those of the others.
    @Test func kappaOrders() {
        var (before, taken) = (Double.infinity, 0.0)
        for kappa in [-2.0, 0, 1, 3, 8] {
            var list = list(mean: 40, maximum: 110)
            let mean = list.meanWhenTaken(kappa: kappa)
            #expect(mean > taken)
            taken = mean
            list.advance(weeks: 4, referrals: 40, removals: 40, leaving: 0, kappa: kappa, psi: 0.2)
            #expect(list.mean < before)
            before = list.mean
        }
        #expect(isClose(list(mean: 40, maximum: 110).meanWhenTaken(kappa: 0), list(mean: 40, maximum: 110).mean))
    }

    @Test func moreRemovalsThanChildrenEmptyIt() {
        var list = list(number: 10, mean: 20, maximum: 50)
        list.advance(weeks: 4, referrals: 0, removals: 400, leaving: 0, kappa: 2, psi: 0.5)
        #expect(list.longest == 0)
        #expect(list.mean >= 0)
    }
}
