import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Forecasting

/// What the law of a list must do whatever its constants.
@Suite("Path of a list")
struct ListPathTests {
    private let start = Month(year: 2024, month: 1)

    private func path(
        _ numbers: [Double?],
        wait: Double? = 20,
        season: SchoolYear = .none,
        key: UInt64 = 1,
        particles: Int = 512
    ) throws -> ListPath {
        let counts = numbers.enumerated().compactMap { place, number in number.map { ListCount(start + place, $0) } }
        return try #require(
            ListPath(counts, meanWaitWeeks: wait, season: season, key: key, particles: particles)
        )
    }

    /// The width of the 80% range.
    private func width(_ path: ListPath, _ month: Int) -> Double {
        let range = path.quantiles([0.1, 0.9], months: month)[month - 1]
        return range[1] - range[0]
    }

    private func random(_ number: Int) -> RandomStream {
        .path(number, seed: 3)
    }

    @Test func noCountNoLaw() {
        #expect(ListPath([], meanWaitWeeks: 10, season: .england, key: 1) == nil)
        #expect(ListPath([ListCount(start, .nan)], meanWaitWeeks: 10, season: .england, key: 1) == nil)
    }

    @Test func drawsAreNumbersAndTheSameAgain() throws {
        let lists: [[Double?]] = [
            [300, 310, 290, 280, 305], [0], [5], [0, 0, 0, 1], [nil, 4, nil, nil, nil, nil, nil, 90], [1e6, 2e6],
            [500, 3, 500, 0],
        ]
        for list in lists {
            let path = try path(list)
            for number in 0..<50 {
                var (first, second) = (random(number), random(number))
                let long = path.draw(months: 60, particle: Double(number) / 50, random: &first)
                let short = path.draw(months: 12, particle: Double(number) / 50, random: &second)
                #expect(long.count == 60 && long.allSatisfy { $0.isFinite && $0 >= 0 }, "\(list)")
                #expect(Array(long.prefix(12)) == short, "\(list)")
            }
        }
    }

    @Test func theEnds() throws {
        let path = try path([100, 100, 100])
        var stream = random(1)
        #expect(path.draw(months: 0, particle: 0, random: &stream).isEmpty)
        #expect(path.draw(months: 3, particle: 1, random: &stream).count == 3)
        #expect(path.draw(months: 3, particle: -1, random: &stream).count == 3)
    }

    @Test func itsMedianStaysWithASteadyList() throws {
        let path = try path(Array(repeating: 400, count: 18))
        for month in path.quantiles([0.5], months: 12) { #expect(abs(month[0] - 400) < 12, "\(month)") }
    }

    @Test func fewerMonthsAreWiderAndSoAreLaterOnes() throws {
        let steady = (0..<18).map { 400 + Double($0 % 3) * 4 }
        let (one, six, all) = (try path([400]), try path(Array(steady.suffix(6))), try path(steady))
        #expect(width(one, 3) > width(six, 3))
        #expect(width(six, 3) > width(all, 3))
        #expect(width(all, 12) > width(all, 1))
    }

    @Test func aListThatMovesIsWiderThanOneThatRests() throws {
        let restless: [Double] = [400, 460, 380, 430, 350, 410, 470, 400]
        #expect(width(try path(restless), 1) > 2 * width(try path(Array(repeating: 400, count: 8)), 1))
    }

    @Test func bigAndSmallListsScale() throws {
        let shape: [Double] = [1, 1.04, 0.97, 1.02, 1.05, 1.01]
        let (big, bigger) = (try path(shape.map { 4_000 * $0 }), try path(shape.map { 8_000 * $0 }))
        #expect(abs(width(bigger, 2) / width(big, 2) / 2 - 1) < 0.15)
        let small = try path(shape.map { (40 * $0).rounded() })
        #expect(width(small, 2) / 40 > 1.4 * width(big, 2) / 4_000)
    }

    @Test func driftsGoOnAndFade() throws {
        let growing = (0..<10).map { 400 + 20 * Double($0) }
        let path = try path(growing, wait: 60)
        let (next, later) = (path.quantiles([0.5], months: 12)[0][0], path.quantiles([0.5], months: 12)[11][0])
        #expect(next > 585 && next < 603 && later > 610 && later < 580 + 12 * 20, "\(next) \(later)")
    }

    @Test func theSeasonIsThatOfTheCountry() throws {
        // To June: what comes is July and August.
        let list: [Double?] = Array(repeating: 1_000, count: 6)
        let (scotland, none) = (try path(list, wait: 6, season: .scotland), try path(list, wait: 6))
        let difference = (0..<2)
            .map {
                scotland.quantiles([0.5], months: 2)[$0][0] / none.quantiles([0.5], months: 2)[$0][0]
            }
        #expect(abs(difference[0] - exp(-0.084)) < 0.02, "\(difference)")
        #expect(abs(difference[1] - exp(-0.084 - 0.033)) < 0.03, "\(difference)")
    }

    @Test func aLongSeriesShowsItsOwnSeason() throws {
        // Every August it loses a fifth and gains it in September.
        let list = (0..<43).map { $0 % 12 == 7 ? 800.0 : 1_000.0 }
        let july = try path(list)
        let months = july.quantiles([0.5], months: 3)
        #expect(july.lastMonth.monthOfYear == 7)
        #expect(months[0][0] < 0.97 * months[2][0], "\(months)")
    }

    @Test func aNoughtAmongHundredsIsAHole() throws {
        let hole = try path([300, 310, 305, 315, 0])
        #expect(hole.lastNumber == 315 && hole.lastMonth == start + 4 && hole.observations == 4)
        let next = hole.quantiles([0.05, 0.5], months: 1)[0]
        #expect(abs(next[1] - 315) < 25, "\(next)")
        // It may have been emptied, though.
        #expect(next[0] < 30, "\(next)")
        let within = try path([300, 310, 0, 315, 312])
        #expect(within.observations == 4)
        #expect(abs(width(within, 1) / width(try path([300, 310, nil, 315, 312]), 1) - 1) < 1e-9)
        // Three noughts are what they say; so is one among few.
        #expect(try path([300, 310, 0, 0, 0]).lastNumber == 0)
        #expect(try path([6, 4, 0]).lastNumber == 0)
    }

    @Test func aFallToLittleMayBeTakenBack() throws {
        let fallen = try path([800, 820, 810, 20])
        let next = fallen.quantiles([0.3, 0.85], months: 1)[0]
        #expect(next[0] < 60 && next[1] > 600, "\(next)")
    }

    @Test func listsOfASizeAreEmptyAsOftenAsPublishedOnes() throws {
        // Of published lists of 2, 3 to 5, 6 to 10 and 21 and more, 42, 4, under 2 and .2% were empty a month later.
        for (number, least, most) in [(2.0, 0.03, 0.45), (4.0, 0.005, 0.15), (8.0, 0, 0.04), (30.0, 0, 0.01)] {
            let path = try path([number, number + 1, number])
            var empty = 0
            for replication in 0..<2_000 {
                var stream = random(replication)
                let next = path.draw(months: 1, particle: (Double(replication) + 0.5) / 2_000, random: &stream)
                empty += next[0] < 0.5 ? 1 : 0
            }
            let share = Double(empty) / 2_000
            #expect((least...most).contains(share), "\(number): \(share)")
        }
        // Lists that have always been empty stay so nine times in ten.
        let always = try path(Array(repeating: 0, count: 8))
        #expect(always.quantiles([0.8], months: 1)[0][0] < 1.5)
    }

    @Test func aFitIsKeptWholeByCoding() throws {
        let path = try path([300, 310, 290, 280, 305], season: .england)
        let copy = try JSONDecoder().decode(ListPath.self, from: JSONEncoder().encode(path))
        var (first, second) = (random(1), random(1))
        #expect(
            path.draw(months: 24, particle: 0.3, random: &first)
                == copy.draw(months: 24, particle: 0.3, random: &second)
        )
    }

    @Test func aQuickFitAgreesWithAFullOne() throws {
        let list: [Double] = [300, 310, 290, 280, 305, 330, 320, 300]
        let (full, quick) = (try path(list), try path(list, particles: 128))
        #expect(abs(width(quick, 3) / width(full, 3) - 1) < 0.15)
    }

    @Test func rangesHoldWhatTheyPromiseOnPathsOfTheLawItself() throws {
        // Lists of one law's paths, given to the law again: with pooled priors the ranges are wider by their ignorance.
        let parent = try path((0..<12).map { 500 + Double($0 % 4) * 15 })
        var (within80, within95, count) = (0, 0, 0)
        for replication in 0..<200 {
            var stream = random(replication)
            let numbers = parent.draw(months: 16, particle: (Double(replication) + 0.5) / 200, random: &stream)
            let known = numbers.prefix(12).enumerated().map { ListCount(start + $0, max($1, 1)) }
            let child = try #require(
                ListPath(known, meanWaitWeeks: 20, season: .none, key: UInt64(replication), particles: 128)
            )
            let ranges = child.quantiles([0.025, 0.1, 0.9, 0.975], months: 4, paths: 400)[3]
            within80 += ranges[1] <= numbers[15] && numbers[15] <= ranges[2] ? 1 : 0
            within95 += ranges[0] <= numbers[15] && numbers[15] <= ranges[3] ? 1 : 0
            count += 1
        }
        // Three standard errors of a share of 200.
        #expect((0.70...0.92).contains(Double(within80) / Double(count)), "\(within80)")
        #expect(Double(within95) / Double(count) > 0.89, "\(within95)")
    }
}
