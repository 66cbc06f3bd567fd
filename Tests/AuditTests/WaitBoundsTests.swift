import Areas
import Testing

@testable import Audit

/// What figures of one date say of one another, with numbers worked out by hand.
@Suite("Figures of waits against one another")
struct WaitBoundsTests {
    private typealias Band = PublishedWaits.WaitBand

    /// 60 below 18 weeks, 30 from there to 52, and 10 beyond.
    private var waits: PublishedWaits {
        PublishedWaits(
            number: 100,
            bands: [
                Band(from: 0, below: 18, count: 60...60), Band(from: 18, below: 52, count: 30...30),
                Band(from: 52, below: nil, count: 10...10),
            ]
        )
    }

    private func bounds(_ change: (inout PublishedWaits) -> Void) throws -> WaitBounds {
        var waits = waits
        change(&waits)
        return try #require(WaitBounds(waits))
    }

    @Test(arguments: [(0.6, false), (0.61, false), (0.63, true), (0.4, true)])
    func aShareAndBands(_ share: Double, _ contradicts: Bool) throws {
        let bounds = try bounds { $0.sharesWithin = [.init(weeks: 18, share: share)] }
        #expect((bounds.contradiction != nil) == contradicts)
    }

    @Test(arguments: [(10.0, false), (18.5, false), (25, true)])
    func aMedianAndBands(_ median: Double, _ contradicts: Bool) throws {
        #expect((try bounds { $0.median = median }.contradiction != nil) == contradicts)
    }

    @Test(arguments: [(80.0, false), (52, false), (51, true)])
    func aLongestWaitAndBands(_ longest: Double, _ contradicts: Bool) throws {
        #expect((try bounds { $0.maximum = longest }.contradiction != nil) == contradicts)
    }

    @Test func aPercentileAndTheMedian() throws {
        let waits = PublishedWaits(number: 200, median: 20, percentiles: [.init(share: 0.9, weeks: 12)])
        let bounds = try #require(WaitBounds(waits))
        let contradiction = try #require(bounds.contradiction)
        // 90% wait less than 13 weeks at least, and no more than half less than 19.
        #expect(abs(contradiction.share - (0.9 - 0.5 - 2 / 200.0)) < 1e-12)
    }

    /// All at the lower ends of their bands, or at the upper ones, of which the last is the longest wait and its week.
    @Test func theMeanLiesBetween() throws {
        let range = try bounds { $0.maximum = 80 }.meanWeeks
        #expect(abs(range.lowerBound - (0.3 * 18 + 0.09 * 52 + 0.01 * 79)) < 1e-9)
        #expect(abs(range.upperBound - (0.6 * 18 + 0.3 * 52 + 0.1 * 81)) < 1e-9)
        #expect(try bounds { _ in }.meanWeeks.upperBound == .infinity)
    }

    @Test func figuresCountedFromChildrenNeverContradict() throws {
        var draws = Draws(7)
        for _ in 0..<200 {
            let list = (0..<draws.integer(1...60)).map { _ in 30 * draws.exponential() }.sorted()
            let number = Double(list.count)
            let below = { (weeks: Double) in Double(list.count { $0 < weeks }) }
            let waits = PublishedWaits(
                number: number,
                mean: (list.reduce(0, +) / number).rounded(),
                median: list[(list.count - 1) / 2].rounded(.down),
                maximum: list[list.count - 1].rounded(.down),
                percentiles: [.init(share: 0.9, weeks: list[min(list.count - 1, Int(0.9 * number))].rounded(.down))],
                sharesWithin: [.init(weeks: 26, share: (below(26) / number * 100).rounded() / 100)],
                bands: [
                    Band(from: 0, below: 18, count: below(18)...below(18)),
                    Band(from: 18, below: 52, count: (below(52) - below(18))...(below(52) - below(18))),
                    Band(from: 52, below: nil, count: (number - below(52))...(number - below(52))),
                ]
            )
            let bounds = try #require(WaitBounds(waits))
            #expect(bounds.contradiction == nil, "\(list) \(String(describing: bounds.contradiction))")
            let mean = waits.mean ?? 0
            #expect(bounds.meanWeeks.lowerBound <= mean + 0.5 && mean - 0.5 <= bounds.meanWeeks.upperBound)
        }
    }
}
