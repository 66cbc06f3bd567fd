import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Forecasting

/// Laws of the numbers beyond 18 and 52 weeks, and their scores on community lists.
@Suite("Cohorts of bands")
struct BandCohortsTests {
    private let start = Month(year: 2023, month: 1)

    private func stream(_ number: Int) -> RandomStream {
        .path(number, seed: 6)
    }

    @Test func ageingKeepsChildrenAndIsWhatAnEvenListSays() {
        // 10 a week at every age: a month passes 43.48 over each edge.
        let even = [40.0, 80, 60, 340, 0]
        let bands = AgedBands(even)
        let aged = bands.aged(even)
        #expect(isClose(aged.reduce(0, +), 520))
        #expect(isClose(bands.pass18 * 60, 10 * averageMonthWeeks))
        #expect(isClose(bands.pass12 * 80, 10 * averageMonthWeeks, relative: 0.01), "\(bands.pass12 * 80)")
    }

    @Test func whatRemainsIsThePriorWithoutStepsAndTheListsOwnWithMany() throws {
        let one = BandCount(start, under4: 400, from4: 500, from12: 300, from18: 600, from52: 100)
        let alone = try #require(BandCohorts([one], meanWaitWeeks: 20, season: .none, key: 1))
        #expect(alone.remaining == PathConstants.Bands.priorMeans)
        // The same list every month: what remains is the steady state's.
        let steady = (0..<9)
            .map { BandCount(start + $0, under4: 400, from4: 500, from12: 300, from18: 600, from52: 100) }
        let known = try #require(BandCohorts(steady, meanWaitWeeks: 20, season: .none, key: 1))
        let aged = AgedBands(one.children).aged(one.children)
        for group in 0..<4 {
            let exact = log((one.children[group + 1] + 0.5) / (aged[group] + 0.5))
            let prior = PathConstants.Bands.priorMeans[group]
            #expect(abs(known.remaining[group] - exact) < 0.75 * abs(prior - exact) + 1e-9, "\(group)")
            #expect(known.remainingErrors[group] < alone.remainingErrors[group])
        }
    }

    @Test func countsAreWithinTheListAndNested() throws {
        for bands in [[400.0, 500, 300, 600, 100], [1, 0, 0, 0, 0], [0, 0, 0, 0, 7]] {
            let count = BandCount(
                start,
                under4: bands[0],
                from4: bands[1],
                from12: bands[2],
                from18: bands[3],
                from52: bands[4]
            )
            let cohorts = try #require(BandCohorts([count], meanWaitWeeks: nil, season: .england, key: 2))
            for number in 0..<100 {
                var random = stream(number)
                let numbers = (0..<24).map { Double($0 % 5) * count.total / 3 }
                for (long, all) in zip(cohorts.draw(numbers: numbers, particle: 0.4, random: &random), numbers) {
                    #expect(long.over52 >= 0 && long.over52 <= long.over18 && long.over18 <= all)
                }
            }
        }
        #expect(BandCohorts([], meanWaitWeeks: nil, season: .none, key: 1) == nil)
    }

    @Test func communityLists() throws {
        var lists: [String: [BandCount]] = [:]
        for row in try ReferenceTable("chs-children/waiting-by-band.csv").rows {
            guard let month = Month(try row.text("month")) else { continue }
            let bands = try ["from_0", "from_1", "from_2", "from_4", "from_12", "from_18", "from_52"]
                .map { try row.numberIfKnown($0) }
            guard !bands.contains(nil) else { continue }
            let known = bands.compactMap(\.self)
            let name = try row.text("provider") + ", " + row.text("service")
            lists[name, default: []]
                .append(
                    BandCount(
                        month,
                        under4: known[0] + known[1] + known[2],
                        from4: known[3],
                        from12: known[4],
                        from18: known[5],
                        from52: known[6]
                    )
                )
        }
        var (trials18, trials52) = (PathTrials(), PathTrials())
        var number = 0
        for (name, counts) in lists.sorted(by: { $0.key < $1.key }) {
            let sorted = counts.sorted { $0.month < $1.month }
            for place in sorted.indices.dropFirst(2).dropLast() where sorted[place].total >= 10 {
                number += 1
                guard number % SeriesTrials.stride == 0 else { continue }
                try add(name, Array(sorted[...place]), sorted, &trials18, &trials52)
            }
        }
        trials18.show("community, over 18 weeks")
        trials52.show("community, over 52 weeks")
        for months in 1...4 {
            #expect(trials18.relative(months) < 0.98, "\(months): \(trials18.relative(months))")
            #expect(trials52.relative(months) < 0.98, "\(months): \(trials52.relative(months))")
            #expect(trials18.coverage(months).of95 > 0.9, "\(trials18.coverage(months))")
        }
    }

    private func add(
        _ name: String,
        _ known: [BandCount],
        _ all: [BandCount],
        _ trials18: inout PathTrials,
        _ trials52: inout PathTrials
    ) throws {
        let last = known[known.count - 1]
        let middles = [2.0, 8, 15, 32, 80]
        let wait = zip(last.children, middles).reduce(0) { $0 + $1.0 * $1.1 } / last.total
        let key = RandomStream.serviceKey(name) &+ UInt64(known.count)
        let cohorts = try #require(
            BandCohorts(known, meanWaitWeeks: wait, season: .england, key: key, particles: 128)
        )
        let list = try #require(
            ListPath(
                known.map { ListCount($0.month, $0.total) },
                meanWaitWeeks: wait,
                shareUnder4Weeks: last.children[0] / last.total,
                season: .england,
                key: key,
                particles: 128
            )
        )
        let draws = (0..<400)
            .map { number in
                var random = stream(number)
                let u = (Double(number) + 0.5) / 400
                return cohorts.draw(
                    numbers: list.draw(months: 4, particle: u, random: &random),
                    particle: u,
                    random: &random
                )
            }
        for isOver52 in [false, true] {
            let value = { (count: BandCount) in count.children[4] + (isOver52 ? 0 : count.children[3]) }
            guard value(last) >= 10 else { continue }
            let own = PathQuantiles.of(
                draws.map { $0.map { isOver52 ? $0.over52 : $0.over18 } },
                PathTrials.probabilities
            )
            let naive = PathTrials.naive(known.map { ListCount($0.month, value($0)) }, months: [1, 2, 3, 4])
            for ahead in 1...4 {
                guard let later = all.first(where: { $0.month == last.month + ahead }) else { continue }
                let (size, observed) = (value(last), value(later))
                if isOver52 {
                    trials52.add(
                        name,
                        ahead,
                        size: size,
                        own: own[ahead - 1],
                        naive: naive[ahead - 1],
                        observed: observed
                    )
                } else {
                    trials18.add(
                        name,
                        ahead,
                        size: size,
                        own: own[ahead - 1],
                        naive: naive[ahead - 1],
                        observed: observed
                    )
                }
            }
        }
    }
}
