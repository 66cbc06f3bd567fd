import Calendar
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// What is known of those who leave unseen is a share of referrals.
@Suite("Those who leave without being seen")
struct LeavingTests {
    /// The share of referrals that leaves in some months, over all replications.
    private func share(_ area: Area, _ months: ClosedRange<Int>, under plan: Plan = .noChange, replications: Int = 300)
        throws
        -> Double
    {
        let runner = try Small.runner(area, [plan], replications: replications)
        let id = area.services[0].id
        let left = runner.sums(.left, of: id, under: plan.id, months)
        let referrals = runner.sums(.referrals, of: id, under: plan.id, months)
        return left.reduce(0, +) / referrals.reduce(0, +)
    }

    /// Of a list of which only a range is known the drawn one loses the stated share, not the middle one's hazard.
    @Test func aListWithARange() throws {
        var service = Small.list(referralsPerWeek: 1.2, casesPerWeek: 1, order: .fitted, leaving: 0.118)
        service.stages[0].waitingList = WaitingList(
            number: Small.figure(25, 8...60),
            meanWeeks: Small.figure(23, 12...35),
            maxWeeks: Small.figure(78)
        )
        service.stages[0].capacityPerWeek = nil
        // Size of the list and hazard are both drawn, and both are skew.
        let found = try share(Small.area([service]), 1...6, replications: 4_000)
        #expect(abs(found - 0.118) < 0.012, "\(found)")
    }

    /// Ten come a week and six are seen: the list triples, and still a tenth of those who come leave.
    @Test func aGrowingListLosesNoGreaterShare() throws {
        let area = Small.area([Small.list(casesPerWeek: 6, leaving: 0.1)], horizonMonths: 36)
        let (early, late) = (try share(area, 1...12), try share(area, 25...36))
        #expect(abs(early - 0.1) < 0.01, "\(early)")
        #expect(abs(late - 0.1) < 0.015, "\(late)")
    }

    /// Fewer wait under a plan that sees more, so fewer leave; in proportion to those who wait.
    @Test func whoIsSeenSoonerDoesNotLeave() throws {
        let area = Small.area([Small.list(casesPerWeek: 8, leaving: 0.1)], horizonMonths: 24)
        let plan = Small.plan("more", Small.recruit(2))
        let late = 13...24
        let (before, after) = (try share(area, late), try share(area, late, under: plan))
        let runner = try Small.runner(area, [plan], replications: 300)
        let waiting = { (plan: String) in
            runner.sums(.waiting, of: "list", under: plan, late).reduce(0, +)
        }
        let ratio = waiting(plan.id) / waiting("no-change")
        #expect(after < before)
        #expect(abs(after / before - ratio) < 0.08, "\(after / before), waiting \(ratio)")
    }
}
