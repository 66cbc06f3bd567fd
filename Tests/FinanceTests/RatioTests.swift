import Testing

@testable import Finance

/// What a unit of a benefit costs.
@Suite("Ratios of cost and benefit")
struct RatioTests {
    /// Costs of 100, 120, 90, 110 and 130 pounds, benefits of 10, 11, 9, 12 and 10.
    private static let pairs: [(Int64, Double)] = [
        (100, 10), (120, 11), (90, 9), (110, 12), (130, 10),
    ]

    private static func sums(_ pairs: some Sequence<(Int64, Double)>) -> RatioSums {
        var sums = RatioSums()
        for (pounds, benefit) in pairs { sums.add(pence: 100 * pounds, benefit: benefit) }
        return sums
    }

    /// The sum of the costs over the sum of the benefits, 550 / 52, and the ends that the theorem's equation has.
    ///
    /// Worked out apart, in Python: variances 250 and 1.3, covariance 7.5; the roots of the quadratic.
    @Test func fiellersTheorem() throws {
        let ratio = try #require(Self.sums(Self.pairs).ratio)
        #expect(abs(ratio.value - 550.0 / 52) < 1e-9)
        #expect(abs(ratio.low - 7.831260778) < 1e-6)
        #expect(abs(ratio.high - 13.788031231) < 1e-6)
        // At both ends the distance from the ratio's line is 1.96 standard deviations.
        for end in [ratio.low, ratio.high] {
            let distance = 110 - end * 10.4
            let variance = 250 - 2 * end * 7.5 + end * end * 1.3
            #expect(abs(distance * distance - 1.959963984540054 * 1.959963984540054 * variance) < 1e-6)
        }
    }

    /// Replications that are the same say the same: the range is of the world, and not of the mean.
    @Test func moreReplicationsDoNotNarrowIt() throws {
        let once = try #require(Self.sums(Self.pairs).ratio)
        let often = try #require(Self.sums(Array(repeating: Self.pairs, count: 2_000).joined()).ratio)
        #expect(often.value == once.value)
        #expect(often.high - often.low > 0.85 * (once.high - once.low))
    }

    @Test func isNotDefinedWhereTheBenefitMayBeNone() {
        #expect(Self.sums([(100, 3), (100, -3), (100, 1)]).ratio == nil)
        #expect(Self.sums([(100, -10), (120, -11), (90, -10)]).ratio == nil)
        #expect(Self.sums([(100, 10)]).ratio == nil)
        #expect(RatioSums().ratio == nil)
        // Without a share in time in a replication there is none to compare.
        #expect(Self.sums([(100, .nan), (100, .nan)]).meanBenefit == nil)
    }

    @Test func partsMergeInAnyOrder() {
        var (first, second) = (Self.sums(Self.pairs[..<2]), Self.sums(Self.pairs[2...]))
        let (one, other) = (first, second)
        first.merge(other)
        second.merge(one)
        #expect(first == Self.sums(Self.pairs) && second == first)
    }
}
