import Calendar
import Foundation
import SmallAreas
import Testing

@testable import Calibration

@Suite("One-off removals")
struct OneOffTests {
    /// Fifty come and about fifty go, but for the months of a list that is cleaned.
    private func months(_ cleaned: [Int: Double], count: Int = 12) -> PublishedMonths {
        var list = 900.0
        let changes: [Double] = [2, -3, 0, 1]
        let waiting = (0..<count)
            .map { (month: Int) -> Double in
                list += changes[month % 4]
                list -= cleaned[month, default: 0]
                return list
            }
        return PublishedMonths(waiting: waiting, referrals: waiting.map { _ in 50 })
    }

    /// 300 old waits taken off in one month are no fifth of what a clinic does in a year.
    @Test(arguments: [3, 7, 10, 11])
    func aValidationIsNoCapacity(_ month: Int) throws {
        let fitted = try months([month: 300]).fitted()
        guard case .implied(let removals, _) = fitted.stages[0].capacity else { throw NotImplied() }
        #expect((47...53).contains(exp(removals.logLevel)), "\(exp(removals.logLevel))")
        #expect(abs(removals.correction(afterMonths: 0)) < 2)
        #expect(removals.setAside.map(\.to.month) == [Small.origin + (month - 11)])
        #expect(fitted.notes.contains { $0.contains("taken for a one-off, not for capacity") }, "\(fitted.notes)")
    }

    private struct NotImplied: Error {}

    @Test func twoMonthsOfItAreOneToo() throws {
        let removals = try #require(try months([5: 250, 6: 180]).removals())
        #expect((47...53).contains(exp(removals.logLevel)))
    }

    /// What goes on is a new level, and the discount follows it.
    @Test func aClinicThatGrowsIsBelieved() throws {
        let removals = try #require(try months([8: 120, 9: 120, 10: 120, 11: 120]).removals())
        #expect(exp(removals.logLevel) > 100)
        #expect(removals.setAside.isEmpty)
    }

    /// Counts vary by chance without being set aside.
    @Test func chanceIsNoOneOff() {
        let removals = [38.0, 61, 52, 29, 70, 44, 55, 36, 80, 47, 33, 58]
        var number = 900.0
        let steps = removals.enumerated()
            .map { index, count in
                defer { number += 50 - count }
                return Transition(
                    from: StockPoint(month: Small.origin + index, number: number),
                    to: StockPoint(month: Small.origin + index + 1, number: number + 50 - count),
                    referrals: 50
                )
            }
        #expect(OneOffRemovals.indices(in: steps).isEmpty)
    }
}
