import Testing

@testable import Audit

/// The fewest children who join with a wait behind them, on lists small enough to work out by hand.
@Suite("The fewest unexplained waits")
struct CohortFlowTests {
    private func flows(_ counts: [(number: Double, mean: Double?, longest: Double?, referrals: Double?)]) -> CohortFlows
    {
        CohortFlows(
            counts: counts.enumerated()
                .map { index, count in
                    CohortFlows.Count(
                        week: 4 * Double(index),
                        number: count.number,
                        mean: count.mean,
                        longest: count.longest,
                        referrals: count.referrals,
                        seen: nil
                    )
                }
        )
    }

    private func least(_ flows: CohortFlows, countingSeen: Bool = false) throws -> [Double] {
        let additions = try flows.leastAdditions(countingSeen: countingSeen)
        return try #require(additions)
    }

    @Test func moreThanWereReferred() throws {
        let additions = try least(flows([(100, 20, 60, nil), (130, 20, 64, 12)]))
        #expect(abs(additions[1] - 18) < 1e-6)
    }

    @Test func aListThatAgesNeedsNobody() throws {
        let additions = try #require(
            try flows([(100, 20, 60, nil), (100, 24, 64, 0), (90, 28, 68, 5)]).leastAdditions()
        )
        #expect(additions.reduce(0, +) < 1e-6)
    }

    /// A longest wait that rises by 9 weeks in 4: somebody joined who had waited so long, and one is enough.
    @Test func aLongestWaitThatRisesTooFast() throws {
        let additions = try least(flows([(100, 20, 60, nil), (100, 22, 69, 30)]))
        #expect(abs(additions[1] - 1) < 1e-6)
    }

    @Test func aMeanThatRisesTooFast() throws {
        // Nobody of those ten has to stay: the fewest are those that raise the sum from 10 x 24.5 to 10 x 29.5 in place of the shortest.
        let additions = try least(flows([(10, 20, 60, nil), (10, 30, 64, 0)]))
        #expect(additions[1] > 0.7 && additions[1] < 1.5)
        let none = try least(flows([(10, 20, 60, nil), (8, 30, 64, 0)]))
        #expect(none[1] < 1e-6)
    }

    @Test func thoseSeenMustHaveLeft() throws {
        var counts = flows([(100, 20, 60, nil), (100, 20, 60, 30)]).counts
        counts[1].seen = 45
        #expect(abs(try least(CohortFlows(counts: counts)).reduce(0, +)) < 1e-6)
        let counted = try least(CohortFlows(counts: counts), countingSeen: true)
        #expect(abs(counted[1] - 15) < 1e-6)
    }

    /// Where no referrals are published any number may come, but only young.
    @Test func youngChildrenAreFreeWithoutReferrals() throws {
        let free = try least(flows([(100, 20, 60, nil), (180, 12, 64, nil)]))
        #expect(free[1] < 1e-6)
    }

    /// More is never fewer: a referral more can only explain more.
    @Test func moreReferralsExplainMore() throws {
        var before = Double.infinity
        for referrals in stride(from: 0.0, through: 60, by: 5) {
            let counts: [(Double, Double?, Double?, Double?)] = [
                (100, 20, 60, nil), (120, 17, 60, referrals), (125, 19, 66, 20),
            ]
            let total = try least(flows(counts)).reduce(0, +)
            #expect(total <= before + 1e-6)
            before = total
        }
    }

    /// A mean above the longest wait is another rule's: the list must still be judged by its numbers.
    @Test func impossibleWaitsAreLeftOut() throws {
        let additions = try least(flows([(100, 20, 60, nil), (130, 90, 60, 12)]))
        #expect(abs(additions[1] - 18) < 1e-6)
    }

    /// Series longer than a programme holds go in parts, and lose nobody.
    @Test func longSeriesGoInParts() throws {
        var counts: [(Double, Double?, Double?, Double?)] = []
        for month in 0..<45 { counts.append((100 + 20 * Double(month), 20, 60, 12)) }
        let additions = try least(flows(counts))
        #expect(additions.count == 45)
        #expect(additions.dropFirst().allSatisfy { $0 > 8 - 1e-6 })
    }
}
