import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Areas
@testable import Calibration

@Suite("A list carried child by child")
struct ChildFilterTests {
    private static let month = Month(year: 2025, month: 1)

    private static let parameters: [Double] = {
        var values = ListParameter.allCases.map(\.prior.mean)
        values[ListParameter.kappa.rawValue] = 0.5
        return values
    }()

    /// One month of a list: children, referrals, assessed, number and mean at the end.
    private static func record(
        _ number: Double,
        referrals: Double,
        assessed: Double?,
        end: Double,
        mean: Double? = nil
    ) -> ListRecord {
        ListRecord(
            "list",
            stocks: [
                StockPoint(month: month, number: number, mean: 30),
                StockPoint(month: month + 1, number: end, mean: mean),
            ],
            referrals: [month + 1: referrals],
            assessed: assessed.map { [month + 1: $0] } ?? [:],
            usualReferrals: referrals
        )!
    }

    private static func stream(_ number: UInt64) -> RandomStream {
        RandomStream(seed: 3, replication: number, at: .listPosterior(of: 9))
    }

    /// Log likelihood of referrals alone, other removals as they are expected of the first list, and the level of assessments.
    private static func parts(_ record: ListRecord) -> (referrals: Double, others: Double, assessable: Double) {
        let fluid = ListFluid(record)
        var state = Array(repeating: 0.0, count: fluid.stride)
        fluid.set(parameters)
        fluid.begin(parameters, &state)
        let start = ChildFilter.whole(record.startLists[fluid.startList(parameters)])
        let padded = start + Array(repeating: 0.0, count: 16)
        let others = fluid.expectedOthers(padded, start.count, referrals: record.months[0].referrals!)
        let season = ListPriors.assessedSeason[record.months[0].month.ofYear] * fluid.season
        let assessable = exp(state[ListFluid.Place.assessedMean] + season)
        var log = 0.0
        _ = fluid.takeReferrals(0, [0, 0, 0], &state, &log)
        return (log, others, assessable)
    }

    private static func logCounts(
        _ assessed: Double,
        of removed: Double,
        _ parts: (Double, others: Double, assessable: Double)
    )
        -> Double
    {
        let variance = ListPriors.firstAssessed * ListPriors.firstAssessed + pow(ListPriors.assessedStep, 2)
        let size = 1 / (1 / ListPriors.assessedSize + variance)
        return ChildFilter.logCount(removed - assessed, mean: parts.others, size: 1 / pow(ListPriors.otherScatter, 2))
            + ChildFilter.logCount(assessed, mean: parts.assessable, size: size)
    }

    /// Where only counts are published, their likelihood is that of the two kinds of removals; where assessments are not, of
    /// all ways to split their sum.
    @Test func countsHaveTheirClosedForm() {
        let latents = [0.0, 0, 0]
        let published = Self.record(60, referrals: 20, assessed: 12, end: 62)
        let one = ChildFilter(ListFluid(published), paths: 3, Self.stream(1)).logLikelihood(Self.parameters, latents)
        let parts = Self.parts(published)
        #expect(isClose(one, parts.referrals + Self.logCounts(12, of: 18, parts), relative: 1e-9))

        let hidden = Self.record(60, referrals: 20, assessed: nil, end: 62)
        let two = ChildFilter(ListFluid(hidden), paths: 3, Self.stream(2)).logLikelihood(Self.parameters, latents)
        let all = (0...18).reduce(0.0) { $0 + exp(Self.logCounts(Double($1), of: 18, Self.parts(hidden))) }
        #expect(isClose(two, parts.referrals + log(all), relative: 1e-9))
    }

    /// The estimate is right on average, with few paths as with many.
    @Test func fewPathsAreRightOnAverage() {
        let record = Self.record(20, referrals: 6, assessed: nil, end: 19, mean: 31)
        let fluid = ListFluid(record)
        let many = ChildFilter(fluid, paths: 20_000, Self.stream(3)).logLikelihood(Self.parameters, [0, 0, 0])
        let few = ChildFilter(fluid, paths: 2, Self.stream(4))
        let mean =
            (0..<10_000).reduce(0.0) { sum, _ in sum + exp(few.logLikelihood(Self.parameters, [0, 0, 0])) } / 10_000
        #expect(abs(log(mean) - many) < 0.06, "\\(log(mean)) \\(many)")
    }

    /// Children stay whole, and there are as many as were counted.
    @Test(arguments: [-4.0, 0, 5]) func theNumberIsThatCounted(addition: Double) {
        let record = Self.record(40, referrals: 10, assessed: 6, end: 38)
        let filter = ChildFilter(ListFluid(record), paths: 8, Self.stream(5))
        #expect(filter.logLikelihood(Self.parameters, [addition, 0.4, 0]).isFinite)
        for path in 0..<8 {
            let list = filter.list(path, after: 1)
            #expect(list.number == 38)
            for bin in 0..<list.bins { #expect(list.front[bin] >= 0 && list.front[bin] == list.front[bin].rounded()) }
        }
    }

    /// A child of three times the weight is taken first three times as often.
    @Test func childrenAreTakenByWeight() {
        var random = Self.stream(6)
        var first = 0.0
        let front = UnsafeMutablePointer<Double>.allocate(capacity: 2)
        defer { front.deallocate() }
        for round in 0..<4000 {
            for bin in 0..<2 { front[bin] = 5 }
            var list = WholeList(front: front, bins: 2)
            list.take(1, by: [1, 3], fromOldest: round.isMultiple(of: 2), &random, ages: &first)
            #expect(list.number == 9)
        }
        // Five standard errors.
        #expect(abs(first / 4000 - 0.75) < 5 * (0.75 * 0.25 / 4000).squareRoot())
    }

    @Test func wholeBinsAddUp() {
        let bins = ChildFilter.whole([0.4, 0.4, 0.4, 2.3, 0.5, 1])
        #expect(bins.reduce(0, +) == 5 && bins.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
    }

    /// Counts of negative binomial law add up to 1, and of large size are Poisson's.
    @Test func countsHaveTheirLaw() {
        let sum = (0..<400).reduce(0.0) { $0 + exp(ChildFilter.logCount(Double($1), mean: 7, size: 4)) }
        #expect(isClose(sum, 1, relative: 1e-9))
        let poisson = -7 + 5 * log(7.0) - log(120.0)
        #expect(isClose(ChildFilter.logCount(5, mean: 7, size: 1e7), poisson, relative: 1e-5))
    }

    @Test func studentsQuantileInvertsItsDistribution() {
        for u in [1e-6, 0.01, 0.2, 0.5, 0.77, 0.995] {
            #expect(isClose(ListFluid.student4(ChildFilter.student4Quantile(u)), u, relative: 1e-6))
        }
    }

    /// Draws of equal weight all count, one beside impossible ones alone; and a posterior says how many of its own do.
    @Test func effectiveDraws() throws {
        #expect(ListCheck([2, 2, 2, 2]).effective == 4)
        #expect(ListCheck([0, 0, -.infinity, -.infinity]).effective == 2)
        #expect(ListCheck([-.infinity]).effective == 0)
        #expect(isClose(ListCheck([log(3.0), 0]).effective, 1.6))
        let record = Self.record(60, referrals: 20, assessed: 12, end: 62, mean: 31)
        let lists = WaitReconstruction(PublishedWaits(number: 62, mean: 31), count: 8, candidates: 32)!.lists
        let posterior = ListPosterior(record, lists: lists, count: 64, checked: 32)
        let check = try #require(posterior.check)
        #expect(check.draws == 32 && check.effective > 3 && check.effective <= 32, "\\(check)")
        let copy = try JSONDecoder().decode(ListPosterior.self, from: try JSONEncoder().encode(posterior))
        #expect(copy.check == check)
        #expect(ListPosterior(record, lists: lists, count: 64).check == nil)
    }
}
