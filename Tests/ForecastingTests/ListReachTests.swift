import Calendar
import Foundation
import Randomness
import Testing

@testable import Forecasting

/// How far lists and flows of which little is known may go: no further than published ones went, and never without end.
@Suite("Reach of paths")
struct ListReachTests {
    private let start = Month(year: 2024, month: 1)
    private static let replications = 2_000

    private func paths(_ draw: (_ particle: Double, _ random: inout RandomStream) -> [Double]) -> [[Double]] {
        (0..<Self.replications)
            .map { number in
                var random = RandomStream.path(number, seed: 5)
                return draw((Double(number) + 0.5) / Double(Self.replications), &random)
            }
    }

    /// Mean, deviation, median, 97.5% and greatest of a month's numbers.
    private func summary(_ paths: [[Double]], _ month: Int) -> [Double] {
        let values = paths.map { $0[month - 1] }.sorted()
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        let last = values.count - 1
        return [mean, variance.squareRoot(), values[last / 2], values[Int(0.975 * Double(last))], values[last]]
    }

    /// Of published community lists one in forty was more than 2 to 4 times its largest count some months later.
    ///
    /// The smaller the list, the more; the largest multiples were 4 of lists of a thousand, 10 of all others. Boards' lists went
    /// to 4 times in three years.
    @Test(arguments: [3.0, 10, 28, 60, 131, 400, 1_300, 6_000], [1, 2, 3, 5])
    func shortSeriesGoNoFurtherThanListsDo(_ size: Double, _ count: Int) throws {
        let shape = [1, 1.08, 0.94, 1.05, 0.97]
        for wait in [4.0, 15, 37, 80] {
            let counts = (0..<count).map { ListCount(start + $0, (size * shape[$0]).rounded()) }
            let path = try #require(ListPath(counts, meanWaitWeeks: wait, season: .england, key: 1))
            let drawn = paths { path.draw(months: 36, particle: $0, random: &$1) }
            let largest = counts.map(\.number).max() ?? size
            for month in [1, 6, 12, 24, 36] {
                let found = summary(drawn, month)
                let words = "\(count) counts of \(size), \(wait) weeks, month \(month): \(found)"
                let room = size + 10
                #expect(found[0] < 1.5 * room, "mean, \(words)")
                #expect(found[1] < 2 * room, "deviation, \(words)")
                #expect(found[0] < 2 * found[2] + 10, "mean against median, \(words)")
                #expect(found[3] < 5 * (largest + 10), "97.5%, \(words)")
                #expect(found[4] < 60 * (largest + 10), "greatest, \(words)")
            }
        }
    }

    /// A list that has fallen to little has no more room than one that has always been small, and what it was.
    @Test func aListThatFellComesBackToNoMoreThanItWas() throws {
        let counts = [10.0, 10, 9, 3, 0].enumerated().map { ListCount(start + $0, $1) }
        let path = try #require(ListPath(counts, meanWaitWeeks: 100, season: .england, key: 2))
        let drawn = paths { path.draw(months: 36, particle: $0, random: &$1) }
        for month in [1, 12, 36] {
            let found = summary(drawn, month)
            #expect(found[0] < 20 && found[3] < 60 && found[4] < 600, "\(month): \(found)")
        }
    }

    /// The means of a year of boards' referrals lay within 1.5 times, of children seen within 3 times, three years on.
    @Test func referralsThatJumpKeepWithinReach() throws {
        for months in [
            [10, 17, 14, 16, 13, 17, 8, 48, 9, 13, 54, 56], [143, 15, 45, 81, 96, 93, 117, 80, 110, 75, 82, 73],
            [40, 90], [12],
        ] as [[Double]] {
            let counts = months.enumerated().map { FlowCount(start + $0, $1) }
            let path = try #require(FlowPath(fitting: counts, season: .england, key: 3))
            let drawn = paths { path.draw(months: 36, particle: $0, random: &$1) }
            for month in [12, 24, 36] {
                let found = summary(drawn, month)
                #expect(found[0] < 2 * found[2], "mean, \(months), \(month): \(found)")
                #expect(found[3] < 6 * found[2], "97.5%, \(months), \(month): \(found)")
            }
        }
    }
}
