import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Forecasting

/// Laws of waits, and scores on community lists, whose means are made of their bands.
@Suite("Path of a wait")
struct WaitPathTests {
    private let start = Month(year: 2024, month: 1)

    private func path(_ weeks: [Double?], _ measure: WaitPath.Measure) throws -> WaitPath {
        let waits = weeks.enumerated().compactMap { place, week in week.map { WaitCount(start + place, $0) } }
        return try #require(WaitPath(waits, measure, key: 9))
    }

    private func quantiles(_ path: WaitPath, months: Int) -> [[Double]] {
        let all = (0..<1_000)
            .map { number in
                var random = RandomStream.path(number, seed: 5)
                return path.draw(months: months, particle: (Double(number) + 0.5) / 1_000, random: &random)
            }
        return PathQuantiles.of(all, PathTrials.probabilities)
    }

    @Test func noFigureNoLaw() {
        #expect(WaitPath([], .mean, key: 1) == nil)
    }

    @Test func longWaitsKeepTheirCourseAndShortOnesDoNot() throws {
        let long = try path((0..<10).map { 40 + 1.5 * Double($0) }, .mean)
        let short = try path((0..<10).map { 3 + 0.3 * Double($0) }, .mean)
        let (a, b) = (quantiles(long, months: 4)[3][4], quantiles(short, months: 4)[3][4])
        #expect(a > 53.5 + 3 && a < 53.5 + 6, "\(a)")
        #expect(abs(b - 5.7) < 0.5, "\(b)")
    }

    @Test func noWaitGrowsFasterThanTimeOrBelowNothing() throws {
        for measure in [WaitPath.Measure.mean, .longest] {
            for weeks: [Double?] in [[10, 30, 60, 90], [0], [0, 0, 1], [90, 60, 20, 1], [50, nil, nil, 80]] {
                let path = try path(weeks, measure)
                for (month, row) in quantiles(path, months: 12).enumerated() {
                    #expect(row[0] >= 0 && row[8] <= path.lastWeeks + Double(month + 1) * averageMonthWeeks + 0.51)
                }
            }
        }
    }

    @Test func theLongestWaitAgesWhereNobodyAtItsHeadIsRemoved() throws {
        let ageing = quantiles(try path((0..<10).map { 80 + (4.348 * Double($0)).rounded() }, .longest), months: 3)
        #expect(abs(ageing[0][4] - 119 - 4.348) < 0.7 && abs(ageing[2][4] - 119 - 3 * 4.348) < 1.2, "\(ageing)")
        let served = quantiles(try path([110, 104, 99, 95, 88, 82, 77, 70, 66, 60], .longest), months: 3)
        #expect(served[0][4] < 60 && served[2][4] < 57 && served[0][8] > 62, "\(served)")
    }

    @Test func fewerMonthsAreWider() throws {
        let one = quantiles(try path([40], .mean), months: 2)[1]
        let many = quantiles(try path(Array(repeating: 40, count: 20), .mean), months: 2)[1]
        #expect(one[6] - one[2] > 1.3 * (many[6] - many[2]))
    }

    /// Naive's quantiles, as for lists: 3% of the wait, or half a week, as the prior of its spread.
    private func naive(_ known: [WaitCount], months: [Int]) -> [[Double]] {
        PathTrials.naive(known.map { ListCount($0.month, $0.weeks) }, months: months, least: 0.5)
    }

    private func trials(_ lists: [(String, [WaitCount])], _ measure: WaitPath.Measure, known least: Int) throws
        -> PathTrials
    {
        var trials = PathTrials()
        for (name, waits) in lists {
            for place in waits.indices.dropFirst(least - 1).dropLast() {
                let known = Array(waits[...place])
                let path = try #require(WaitPath(known, measure, key: RandomStream.serviceKey(name)))
                let own = quantiles(path, months: 4)
                let naive = naive(known, months: [1, 2, 3, 4])
                for ahead in 1...4 {
                    guard let later = waits.first(where: { $0.month == known[known.count - 1].month + ahead })
                    else { continue }
                    trials.add(
                        name,
                        ahead,
                        size: path.lastWeeks,
                        own: own[ahead - 1],
                        naive: naive[ahead - 1],
                        observed: later.weeks
                    )
                }
            }
        }
        return trials
    }

    @Test func communityMeans() throws {
        let lists = try PublishedList.community()
            .enumerated().filter { $0.offset % (4 * SeriesTrials.stride) == 0 }
            .map { _, list in
                let waits = list.counts.filter { $0.number >= 10 }
                    .compactMap { count in list.waits[count.month].map { WaitCount(count.month, $0) } }
                return (list.name, waits)
            }
        let trials = try trials(lists, .mean, known: 4)
        trials.show("community, mean wait")
        for months in 1...4 {
            #expect(trials.relative(months) < 1.06, "\(months): \(trials.relative(months))")
            #expect((0.68...0.9).contains(trials.coverage(months).of80), "\(months): \(trials.coverage(months))")
        }
    }
}
