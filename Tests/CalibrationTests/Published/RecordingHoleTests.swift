import Calendar
import Foundation
import SmallAreas
import Testing

@testable import Calibration

@Suite("A month without a return")
struct RecordingHoleTests {
    private let whole = (0..<12).map { 500.0 + 3 * Double($0) }

    private func months(_ holes: [Int], assessed: [Double] = []) -> PublishedMonths {
        var waiting = whole
        for month in holes { waiting[month] = 0 }
        return PublishedMonths(waiting: waiting, referrals: whole.map { _ in 50 }, assessed: assessed)
    }

    @Test(arguments: [[6], [5, 6], [11]])
    func aNoughtAmongHundredsIsNoCount(_ holes: [Int]) throws {
        let fitted = try months(holes).fitted()
        let clean = try months([]).fitted()
        guard case .implied(let removals, _) = fitted.stages[0].capacity,
            case .implied(let expected, _) = clean.stages[0].capacity
        else {
            Issue.record("no removals implied")
            return
        }
        #expect(abs(removals.logLevel - expected.logLevel) < 0.01)
        #expect(abs(removals.drift - expected.drift) < 0.2)
        #expect(fitted.anchor == Small.origin + (holes == [11] ? -1 : 0))
        #expect(fitted.notes.count { $0.contains("a month without a return") } == holes.count, "\(fitted.notes)")
    }

    /// Whoever sent no return counted no referrals either.
    @Test func itsFlowsAreNoCountsEither() throws {
        var months = months([6])
        months.referrals[6] = 0
        let fitted = try months.fitted()
        #expect((48...52).contains(fitted.monthlyReferrals))
        let removals = try #require(try months.removals())
        #expect((46...48).contains(exp(removals.logLevel)))
    }

    /// A list that empties with its neighbours, or whose children were all assessed, is empty.
    @Test func aTrueNoughtStays() throws {
        let emptied = PublishedMonths(
            waiting: [40, 30, 20, 10, 4, 0, 0, 0, 3, 0],
            referrals: Array(repeating: 5, count: 10)
        )
        #expect(try emptied.fitted().notes.allSatisfy { !$0.contains("without a return") })
        let drive = months([6], assessed: (0..<12).map { $0 == 6 ? 565 : 47 })
        #expect(try drive.fitted().notes.allSatisfy { !$0.contains("without a return") })
    }
}
