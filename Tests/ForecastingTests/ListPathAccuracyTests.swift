import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Forecasting

/// Scores on the published lists on which the law was learned, against the last value carried forward.
@Suite("Path of a list, accuracy")
struct ListPathAccuracyTests {
    private func trials(
        _ lists: [PublishedList],
        _ season: SchoolYear,
        known: Int,
        window: Int = .max,
        months: [Int],
        stride: Int
    ) throws -> PathTrials {
        var trials = PathTrials()
        var number = 0
        for list in lists {
            for (known, later) in list.origins(known: known, within: window, months: months) {
                number += 1
                let last = known[known.count - 1]
                guard last.number >= 10, number % stride == 0 else { continue }
                let path = try #require(
                    ListPath(
                        known,
                        meanWaitWeeks: list.waits[last.month],
                        shareUnder4Weeks: list.newcomers[last.month],
                        season: season,
                        key: RandomStream.serviceKey(list.name) &+ UInt64(number),
                        particles: 128
                    )
                )
                let own = path.quantiles(PathTrials.probabilities, months: months.max() ?? 1, paths: 512)
                let naive = PathTrials.naive(known, months: months)
                for (place, ahead) in months.enumerated() {
                    guard let observed = later[place] else { continue }
                    trials.add(
                        list.name,
                        ahead,
                        size: last.number,
                        own: own[ahead - 1],
                        naive: naive[place],
                        observed: observed
                    )
                }
            }
        }
        return trials
    }

    @Test func communityLists() throws {
        let trials = try trials(
            PublishedList.community(),
            .england,
            known: 3,
            months: [1, 2, 3, 4],
            stride: SeriesTrials.stride
        )
        trials.show("community, three counts or more")
        for months in 1...4 {
            #expect(trials.relative(months) < 0.95, "\(months): \(trials.relative(months))")
            #expect(trials.geometric(months) < 0.99, "\(months): \(trials.geometric(months))")
            let (in80, in95) = trials.coverage(months)
            #expect((0.72...0.86).contains(in80) && in95 > 0.91, "\(months): \(in80) \(in95)")
        }
    }

    @Test func scottishLists() throws {
        let trials = try trials(
            PublishedList.scotland("TotalPatientsWaiting"),
            .scotland,
            known: 36,
            window: 36,
            months: [1, 3, 6, 12],
            stride: SeriesTrials.stride
        )
        trials.show("CAMHS, 36 counts")
        for months in [1, 3, 6, 12] {
            #expect(trials.relative(months) < 0.97, "\(months): \(trials.relative(months))")
            let (in80, in95) = trials.coverage(months)
            #expect((0.7...0.9).contains(in80) && in95 > 0.9, "\(months): \(in80) \(in95)")
        }
    }
}
