import Foundation
import Randomness
import Testing

@testable import Assembly

@Suite("Effective staff, week by week")
struct StaffPathTests {
    private func stream(_ replication: Int, _ filled: Bool, _ place: Int) -> RandomStream {
        RandomStream(
            seed: 11,
            replication: UInt64(replication),
            service: 1,
            stage: 0,
            purpose: .parameters,
            week: UInt64(place) << 1 | (filled ? 1 : 0)
        )
    }

    private func path(_ draw: PostDraw, weeks: Int, replication: Int = 0) -> [Double] {
        StaffPath(draw, weekCount: weeks) { stream(replication, $0, $1) }.effectiveWTE
    }

    private func draw(
        filled: Double = 0,
        vacant: Double = 0,
        leaving: Double = 0,
        lag: Double = 0,
        ramp: Double = 0,
        agencyCover: Double = 0,
        origin: Double = 0
    ) -> PostDraw {
        PostDraw(
            filled: filled,
            vacant: vacant,
            weeklyLeaving: leaving,
            lag: lag,
            ramp: ramp,
            agencyCover: agencyCover,
            origin: origin
        )
    }

    private func expect(_ found: [Double], _ exact: [Double]) {
        #expect(found.count == exact.count)
        for (value, reference) in zip(found, exact) {
            #expect(abs(value - reference) < 1e-12, "\(found) is not \(exact)")
        }
    }

    @Test func filledPostsStayFilledWhenNobodyLeaves() {
        expect(path(draw(filled: 3.5), weeks: 4), [3.5, 3.5, 3.5, 3.5])
    }

    /// 1.5 WTE vacant: half covered until the newcomers begin three weeks after the origin and grow over two.
    @Test func vacantPostsAreFilledAfterTheLag() {
        expect(
            path(draw(filled: 2, vacant: 1.5, lag: 3, ramp: 2, agencyCover: 0.5), weeks: 7),
            [2.75, 2.75, 2.75, 2 + 1.5 * 0.25, 2 + 1.5 * 0.75, 3.5, 3.5]
        )
    }

    /// The origin in the middle of week 1: the newcomer begins in the middle of week 2, and the week has the mean.
    @Test func anOriginWithinAWeekCountsInPart() {
        let found = path(draw(vacant: 1, lag: 1, ramp: 1, origin: 1.5), weeks: 5)
        // From 2.5 to 3 the mean of t from 0 to 0.5 over half a week; to 3.5 the rest of the ramp, then a full half week.
        expect(found, [0, 0, 0.125, 0.375 + 0.5, 1])
    }

    /// Everybody leaves at the end of the first week: one week, two vacant ones, one week of a ramp of two, and so on.
    @Test func aLeaversPostIsVacantForTheLagAndThenRamps() {
        expect(
            path(draw(filled: 1, leaving: 1, lag: 2, ramp: 2, agencyCover: 0.4), weeks: 8),
            [1, 0.4, 0.4, 0.25, 0.4, 0.4, 0.25, 0.4]
        )
    }

    @Test func nobodyLeavesBeforeTheOrigin() {
        expect(path(draw(filled: 2, leaving: 1, lag: 9, origin: 3), weeks: 6), [2, 2, 2, 2, 0, 0])
    }

    @Test func postsAndAgencyCoverEnd() {
        var ended = draw(filled: 2, vacant: 1, lag: 50, agencyCover: 1)
        ended.end = 3.5
        ended.agencyEnd = 1.5
        expect(path(ended, weeks: 5), [3, 2.5, 2, 1, 0])
    }

    /// A leaver with the chance of any week: the first week without is the geometric quantile of the stream's number.
    @Test func theHolderStaysAsLongAsTheDrawSays() {
        for replication in 0..<20 {
            var random = stream(replication, true, 0)
            let u = random.uniform()
            let p = 0.1
            // The least n with P(stay at most n weeks) = 1 - (1 - p)^n at least u.
            let weeks = (1...).first { 1 - pow(1 - p, Double($0)) >= u }!
            let found = path(draw(filled: 1, leaving: p, lag: 1_000), weeks: 40, replication: replication)
            expect(found, (0..<40).map { $0 < weeks ? 1 : 0 })
        }
    }

    /// More posts, whether whole or in part, never give less in any week of the same replication.
    @Test func isMonotone() {
        for replication in 0..<200 {
            var random = stream(replication, true, 10_000)
            let base = draw(
                vacant: random.uniform() * 3,
                leaving: random.uniform() * 0.2,
                lag: random.uniform() * 10,
                ramp: random.uniform() * 10,
                agencyCover: random.uniform(),
                origin: random.uniform() * 5
            )
            var before = Array(repeating: 0.0, count: 60)
            for filled in [0, 0.4, 1, 1.3, 2.9, 4, 4.2, 7] {
                var more = base
                more.filled = filled
                let found = path(more, weeks: 60, replication: replication)
                for week in found.indices { #expect(found[week] >= before[week] - 1e-12) }
                before = found
            }
        }
    }

    /// The mean of many paths against the renewal equations of one post.
    @Test func hasItsExpectation() {
        let (p, lag, ramp, cover, weeks) = (0.03, 6, 4, 0.3, 80)
        let one = draw(filled: 3, vacant: 1, leaving: p, lag: Double(lag), ramp: Double(ramp), agencyCover: cover)
        let expected = zip(
            expectation(p, lag, ramp, cover, weeks, filled: true),
            expectation(p, lag, ramp, cover, weeks, filled: false)
        )
        .map { 3 * $0 + $1 }
        let paths = (0..<4_000).map { path(one, weeks: weeks, replication: $0) }
        for week in stride(from: 0, to: weeks, by: 7) {
            let values = paths.map { $0[week] }
            let mean = values.reduce(0, +) / Double(values.count)
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
            let error = (variance / Double(values.count)).squareRoot()
            #expect(
                abs(mean - expected[week]) <= 5 * error + 1e-12,
                "week \(week): \(mean), expected \(expected[week])"
            )
        }
    }

    /// Expected effective WTE of one post, from the probabilities that a holder begins or leaves at the start of a week.
    private func expectation(_ p: Double, _ lag: Int, _ ramp: Int, _ cover: Double, _ weeks: Int, filled: Bool)
        -> [Double]
    {
        var leaves = Array(repeating: 0.0, count: weeks + 1)
        var begins = leaves
        for week in 0...weeks {
            if week >= lag { begins[week] = leaves[week - lag] }
            if !filled, week == lag { begins[week] += 1 }
            if filled, week > 0 { leaves[week] += p * pow(1 - p, Double(week - 1)) }
            for first in 0..<week { leaves[week] += begins[first] * p * pow(1 - p, Double(week - first - 1)) }
        }
        return (0..<weeks)
            .map { week in
                var expected = filled ? pow(1 - p, Double(week)) : week < lag ? cover : 0
                for first in 0...week {
                    let grown = min(1, (Double(week - first) + 0.5) / Double(ramp))
                    expected += begins[first] * pow(1 - p, Double(week - first)) * grown
                    if week - first < lag { expected += leaves[first] * cover }
                }
                return expected
            }
    }
}
