import Areas
import Foundation
import TestSupport
import Testing

@testable import Calibration

@Suite("Waits rebuilt from what is published")
struct WaitReconstructionTests {
    /// Lists that can exist: n x mean is at least the maximum, and the mean below it.
    private static let lists: [(number: Double, mean: Double, maximum: Double)] = {
        var lists: [(Double, Double, Double)] = []
        for number in [2.0, 3, 11, 24, 169, 906, 2331] {
            for mean in [0.6, 8, 23, 64] {
                for ratio in [1.05, 1.3, 1.75, 2.0, 3, 4.5, 9] where number >= ratio * 1.02 {
                    lists.append((number, mean, mean * ratio))
                }
            }
        }
        return lists
    }()

    private func rebuilt(_ published: PublishedWaits, flows: RecentFlows = RecentFlows()) throws -> WaitReconstruction {
        try #require(WaitReconstruction(published, flows: flows))
    }

    private func band(_ from: Double, _ below: Double?, _ count: ClosedRange<Double>) -> PublishedWaits.WaitBand {
        PublishedWaits.WaitBand(from: from, below: below, count: count)
    }

    @Test func numberMeanAndMaximumAreKept() throws {
        for list in Self.lists {
            let published = PublishedWaits(number: list.number, mean: list.mean, maximum: list.maximum)
            for waits in try #require(WaitReconstruction(published, count: 8)).lists {
                #expect(Double(waits.number) == list.number, "\(list)")
                // Within rounding of the mean; what the longest alone adds to a short list cannot be undone.
                let slack = WaitCells.halfUnit(of: list.mean) + 1e-3 * list.mean
                #expect(abs(waits.mean - list.mean) <= slack, "\(list): mean \(waits.mean)")
                #expect(isClose(waits.longest, list.maximum, relative: 1e-6), "\(list): longest \(waits.longest)")
                #expect(waits.weeks.allSatisfy { $0 >= 0 } && waits.children.allSatisfy { $0 > 0 }, "\(list)")
                #expect(zip(waits.weeks, waits.weeks.dropFirst()).allSatisfy { $0 <= $1 }, "\(list): not sorted")
            }
        }
    }

    @Test func withoutAMaximumTheTailIsOpen() throws {
        let lists = try rebuilt(PublishedWaits(number: 250, mean: 20.5)).lists
        #expect(lists.count == WaitReconstruction.variants)
        #expect(lists.allSatisfy { $0.number == 250 && abs($0.mean - 20.5) < 0.051 })
        let longest = lists.map(\.longest).sorted()
        #expect(longest[6] < 0.7 * longest[57])
        // Those with the shortest tails come first.
        let tails = lists.map { $0.number - $0.number(below: 41) }
        #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 <= $1 })
    }

    /// Nobody's luck, thread or machine: the same figures give the same lists.
    @Test func theSameFiguresGiveTheSameLists() throws {
        let published = PublishedWaits(number: 77, mean: 12, maximum: 60)
        #expect(try rebuilt(published).lists == rebuilt(published).lists)
        let list = try rebuilt(published).lists[5]
        #expect(try JSONDecoder().decode(RebuiltWaits.self, from: JSONEncoder().encode(list)) == list)
    }

    @Test func aVeryLongListTakesNoLonger() throws {
        let lists = try rebuilt(PublishedWaits(number: 10_000_007, mean: 50.25, maximum: 200)).lists
        for list in lists {
            #expect(list.number == 10_000_007 && list.weeks.count < 1000)
            #expect(abs(list.mean - 50.25) < 0.006 && list.longest == 200)
        }
    }

    @Test func nobodyAndOneChild() throws {
        #expect(try rebuilt(PublishedWaits(number: 0, mean: 10)).lists.allSatisfy { $0 == .empty })
        for waits in try rebuilt(PublishedWaits(number: 1, mean: 10.5, maximum: 10.5)).lists {
            #expect(waits.number == 1 && waits.longest == 10.5)
        }
        for waits in try rebuilt(PublishedWaits(number: 1, mean: 10)).lists { #expect(abs(waits.mean - 10) <= 0.51) }
        #expect(WaitReconstruction(PublishedWaits(mean: 10)) == nil)
    }

    /// Withheld bands, a gap and an open last band: every list has what is known, and all add up.
    @Test func whatIsNotKnownIsDrawn() throws {
        let published = PublishedWaits(
            number: 100,
            bands: [band(0, 4, 20...20), band(12, 18, 0...4), band(18, 52, 25...25), band(52, nil, 1...4)]
        )
        let rebuilt = try rebuilt(published)
        #expect(rebuilt.contradictions.isEmpty)
        var (gaps, withheld): (Set<Int>, Set<Int>) = ([], [])
        for list in rebuilt.lists {
            let at = { (from: Double, below: Double) in list.number(below: below) - list.number(below: from) }
            #expect(list.number == 100 && at(0, 4) == 20 && at(18, 52) == 25)
            #expect((0...4).contains(at(12, 18)) && (1...4).contains(at(52, .infinity)))
            gaps.insert(at(4, 12))
            withheld.insert(at(12, 18))
        }
        #expect(gaps.count > 3 && withheld.count > 3)
    }

    @Test func aNumberKnownOnlyToBeBelow() throws {
        let numbers = Set(try rebuilt(PublishedWaits(numberBelow: 5)).lists.map(\.number))
        #expect(numbers == [0, 1, 2, 3, 4])
    }

    /// 30 of 50 within 18 weeks, half within 13 give or take rounding, 5 of them over a year.
    @Test func percentilesAndSharesAreKept() throws {
        let published = PublishedWaits(
            number: 50,
            median: 13,
            sharesWithin: [.init(weeks: 18, share: 0.6)],
            bands: [band(0, 52, 45...45), band(52, nil, 5...5)]
        )
        let rebuilt = try rebuilt(published)
        #expect(rebuilt.contradictions.isEmpty)
        for list in rebuilt.lists {
            #expect(list.number(below: 18) == 30 && list.number(below: 52) == 45)
            #expect(list.number(below: 12.5) <= 25 && list.number(below: 13.5) >= 25)
        }
    }

    /// Within a band densities go on those of the neighbours: from 100 a week to 10 a week, more than half of the band
    /// between are in its first half.
    @Test func withinABandTheNeighboursTellTheSlope() throws {
        let published = PublishedWaits(
            number: 4 * 100 + 300 + 8 * 10,
            bands: [band(0, 4, 400...400), band(4, 12, 300...300), band(12, 20, 80...80), band(20, nil, 0...0)]
        )
        let first = try rebuilt(published).lists.map { Double($0.number(below: 8) - 400) / 300 }
        let mean = first.reduce(0, +) / Double(first.count)
        // Log-linear through 100 a week at 2 and 10 a week at 16: 0.164 a week, so 1/(1 + exp(-0.66)) = 0.66.
        #expect(abs(mean - 0.66) < 0.05, "\(mean)")
    }

    /// The open band falls at ln(S18/S52)/34 exp(N(0.73, 0.70^2)): S18/S52 = e^2 gives a median mean excess of 8.2 weeks.
    @Test func theOpenBandHasADrawnTail() throws {
        let open = 100.0
        let between = (open * (exp(2) - 1)).rounded()
        let published = PublishedWaits(
            number: 1000 + between + open,
            bands: [band(0, 18, 1000...1000), band(18, 52, between...between), band(52, nil, open...open)]
        )
        let excess = try rebuilt(published).lists
            .map { list -> Double in
                let beyond = zip(list.weeks, list.children).filter { $0.0 >= 52 }
                return beyond.reduce(0) { $0 + (Double($1.0) - 52) * Double($1.1) } / open
            }
            .sorted()
        let rate = 2.0 / 34 * exp(0.73)
        #expect((0.7...1.4).contains(excess[32] * rate), "\(excess[32])")
        // Eight in ten of N(0.73, 0.70^2): a factor of exp(2 x 1.28 x 0.70) = 6 from end to end.
        #expect((3...10).contains(excess[57] / excess[6]), "\(excess[6]) to \(excess[57])")
    }

    // MARK: - Contradictions

    @Test func figuresThatNoListHasTogether() throws {
        let bands = [band(0, 18, 60...60), band(18, 52, 30...30), band(52, nil, 10...10)]
        let told = { (published: PublishedWaits) in try rebuilt(published) }
        let sum = try told(PublishedWaits(number: 110, bands: bands))
        #expect(sum.contradictions == [.sum(ofBands: 100, number: 110)])
        #expect(sum.lists.allSatisfy { $0.number == 110 && $0.number(below: 18) == 66 })
        // 60 x 0 + 30 x 18 + 10 x 52 = 1,060.
        let mean = try told(PublishedWaits(number: 100, mean: 9, bands: bands))
        #expect(mean.contradictions == [.mean(weeks: 9, least: 10.6, most: .infinity)])
        #expect(mean.lists.allSatisfy { $0.number(below: 18) == 60 && $0.mean > 10.6 })
        let early = try told(PublishedWaits(number: 100, maximum: 40, bands: bands))
        #expect(early.contradictions == [.maximum(weeks: 40, lastFrom: 52, lastBelow: nil)])
        let late = try told(
            PublishedWaits(number: 90, maximum: 60, bands: Array(bands.dropLast()) + [band(52, nil, 0...0)])
        )
        #expect(late.contradictions == [.maximum(weeks: 60, lastFrom: 18, lastBelow: 52)])
        let share = try told(PublishedWaits(number: 100, sharesWithin: [.init(weeks: 18, share: 0.7)], bands: bands))
        #expect(share.contradictions == [.share(weeks: 18, published: 0.7, byBands: 0.6...0.6)])
        #expect(share.lists.allSatisfy { $0.number(below: 18) == 60 })
        let two = try told(PublishedWaits(number: 2, mean: 10, maximum: 50))
        #expect(two.contradictions == [.meanBeyondMaximum(mean: 10.5, maximum: 50)])
        for all in [sum, mean, early, late, share, two] {
            for one in all.contradictions {
                #expect(one.sentence.contains(all.contradictions == sum.contradictions ? "scaled" : "not used"))
            }
        }
    }

    // MARK: - Recent flows

    /// Of 200 children with a mean of 10 weeks some 60 have waited less than a month; where 20 were referred in it and nobody
    /// left, shapes with fewer are more likely.
    @Test func recentReferralsBearOnYoungWaits() throws {
        let published = PublishedWaits(number: 200, mean: 10)
        let young = { (lists: [RebuiltWaits]) in
            Double(lists.reduce(0) { $0 + $1.number(below: 4.4) }) / Double(lists.count)
        }
        let free = try young(rebuilt(published).lists)
        let few = try rebuilt(published, flows: RecentFlows(spans: [.init(weeks: 4.4, referrals: 20, removals: nil)]))
        let many = try rebuilt(published, flows: RecentFlows(spans: [.init(weeks: 4.4, referrals: 120, removals: 5)]))
        #expect(young(few.lists) < free - 5, "\(young(few.lists)) \(free)")
        #expect(young(many.lists) > free + 2, "\(young(many.lists)) \(free)")
        #expect(few.contradictions.isEmpty)
    }

    @Test func moreYoungWaitsThanReferralsAreAFinding() throws {
        let published = PublishedWaits(number: 200, bands: [band(0, 4, 150...150), band(4, nil, 50...50)])
        let flows = RecentFlows(spans: [.init(weeks: 4.4, referrals: 20, removals: nil)])
        #expect(try rebuilt(published, flows: flows).contradictions == [.young(weeks: 4.4, least: 150, referrals: 20)])
    }
}
