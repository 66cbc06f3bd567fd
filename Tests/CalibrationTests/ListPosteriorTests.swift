import Calendar
import Foundation
import Testing

@testable import Areas
@testable import Calibration

@Suite("Posterior of a list")
struct ListPosteriorTests {
    private static let first = Month(year: 2024, month: 1)

    /// Counts of a list from the first month on, and referrals of the months after.
    private static func record(
        _ numbers: [Double],
        means: [Double] = [],
        referrals: [Double?] = [],
        assessed: [Double] = [],
        bands: [[(from: Double, below: Double?, count: Double)]] = []
    ) -> ListRecord {
        let stocks = numbers.indices.map { index in
            let waits =
                bands.isEmpty
                ? nil
                : PublishedWaits(
                    number: numbers[index],
                    bands: bands[index].map { .init(from: $0.from, below: $0.below, count: $0.count...$0.count) }
                )
            return StockPoint(
                month: first + index,
                number: numbers[index],
                mean: means.isEmpty ? nil : means[index],
                waits: waits
            )
        }
        var byMonth: [Month: Double] = [:]
        for (index, count) in referrals.enumerated() { byMonth[first + (index + 1)] = count }
        var seen: [Month: Double] = [:]
        for (index, count) in assessed.enumerated() { seen[first + (index + 1)] = count }
        let known = referrals.compactMap(\.self)
        return ListRecord(
            "list",
            stocks: stocks,
            referrals: byMonth,
            assessed: seen,
            usualReferrals: known.isEmpty ? 30 : known.reduce(0, +) / Double(known.count)
        )!
    }

    private static func posterior(_ record: ListRecord, _ number: Double = 200, count: Int = 256) -> ListPosterior {
        let lists = WaitReconstruction(PublishedWaits(number: number, mean: 20), count: 16, candidates: 64)!.lists
        return ListPosterior(record, lists: lists, count: count)
    }

    private static func assessed(_ posterior: ListPosterior) -> Double {
        posterior.particles.map { exp($0.logAssessed) }.sorted()[posterior.particles.count / 2]
    }

    private static func referrals(_ posterior: ListPosterior) -> Double {
        posterior.particles.map { exp($0.logReferrals) }.sorted()[posterior.particles.count / 2]
    }

    /// Of one count nothing is learned: draws are those of the prior, and it is called a guess.
    @Test func oneCountLeavesThePrior() throws {
        let posterior = Self.posterior(Self.record([200], means: [20]), count: 512)
        #expect(posterior.basis.months == 0)
        for name in ["order_of_service", "early_share", "early_age", "attrition", "jump_rate"] {
            let row = try #require(posterior.row(name))
            #expect(abs(row.ratio - 1) < 0.05, "\(name): \(row.ratio)")
            #expect(abs(row.posterior.range.median - row.prior.range.median) < 0.1 * row.prior.deviation + 0.01)
            #expect(row.words == "as wide as before any figure was seen")
        }
        #expect(posterior.sentences.count == 1 && posterior.sentences[0].contains("a guess from one count"))
        // Capacity keeps pace with what comes and does not leave otherwise, within its stated error.
        let balance = posterior.particles.map { particle in
            particle.logAssessed - particle.logReferrals
                - log(max(1 - particle.earlyShare - posterior.attritionShare(of: particle), 0.1))
        }
        let spread = (balance.reduce(0) { $0 + $1 * $1 } / Double(balance.count)).squareRoot()
        #expect(abs(spread - FittedService.snapshotImbalance) < 0.02, "\(spread)")
    }

    /// The same figures give the same draws; and its copy is the same to the last bit.
    @Test func drawsAreReproducible() throws {
        let record = Self.record([200, 204, 199, 206, 210], means: [20, 20, 21, 21, 21], referrals: [30, 25, 33, 30])
        let (one, two) = (Self.posterior(record), Self.posterior(record))
        #expect(one.particles == two.particles && one.table == two.table)
        let copy = try JSONDecoder().decode(ListPosterior.self, from: try JSONEncoder().encode(one))
        #expect(copy.particles == one.particles && copy.rows == one.rows && copy.table == one.table)
        #expect(copy.flows == one.flows && copy.origins == one.origins && copy.basis == one.basis)
    }

    /// Where assessments are published the level follows them, and the others are told apart.
    @Test func publishedAssessmentsAreTheLevel() throws {
        let numbers = (0...12).map { 300 + 2 * Double($0) }
        let record = Self.record(
            numbers,
            means: numbers.map { _ in 25 },
            referrals: (0..<12).map { _ in 50 },
            assessed: (0..<12).map { _ in 30 }
        )
        let posterior = Self.posterior(record, 324)
        #expect(abs(Self.assessed(posterior) - 30) < 3, "\(Self.assessed(posterior))")
        // 50 come, the list grows by 2, 30 are assessed: 18 leave otherwise.
        #expect(abs(posterior.flows.others.median - 18) < 2, "\(posterior.flows.others)")
        #expect(posterior.flows.assessed.low == 30 && posterior.flows.assessed.high == 30)
        #expect(posterior.sentences[0].hasPrefix("about 48 a month leave the list; 30 are published as assessed"))
        let leaving = posterior.particles.map { $0.earlyShare + posterior.attritionShare(of: $0) }.sorted()[128]
        #expect(abs(leaving - 0.36) < 0.08, "\(leaving)")
        #expect(try #require(posterior.row("assessed")).words == "the figures say most of it")
    }

    /// A month in which more join than are referred has additions, of at least so many.
    @Test func monthsThatDoNotAddUpHaveAdditions() {
        let record = Self.record(
            [300, 301, 299, 380, 379, 381, 380],
            means: [25, 25, 26, 26, 26, 26, 26],
            referrals: [40, 38, 42, 41, 39, 40]
        )
        let posterior = Self.posterior(record, 380)
        #expect(posterior.flows.additions.low * 6 >= 39, "\(posterior.flows)")
        #expect(posterior.flows.additions.high * 6 < 140, "\(posterior.flows)")
        #expect(posterior.flows.neededAdditions == 39)
        #expect(posterior.sentences.contains { $0.contains("the counts alone ask for 39") })
    }

    /// A sudden drop of old waits is a validation, not capacity.
    @Test func aValidationIsNotCapacity() {
        let plain = [400.0, 402, 399, 401, 400, 398, 401, 399, 400, 401]
        let dropped = plain.enumerated().map { $0.offset >= 5 ? $0.element - 150 : $0.element }
        let means = plain.indices.map { $0 >= 5 ? 21.0 : 30.0 }
        let referrals: [Double?] = (0..<9).map { _ in 40 }
        let without = Self.posterior(Self.record(plain, means: plain.map { _ in 30 }, referrals: referrals), 400)
        let with = Self.posterior(Self.record(dropped, means: means, referrals: referrals), 250)
        let (before, after) = (Self.assessed(without), Self.assessed(with))
        #expect(after < 1.35 * before, "\(before) \(after)")
        #expect(with.flows.removedAtOnce.median * 9 > 70, "\(with.flows)")
    }

    /// A zero among hundreds is a hole in the record.
    @Test func aZeroAmongHundredsIsAHole() {
        let numbers = [310.0, 305, 0, 300, 302, 298]
        let referrals: [Double?] = [30, 28, 31, 29, 30]
        let record = Self.record(numbers, referrals: referrals)
        #expect(record.months.map(\.number) == [305, 302.5, 300, 302, 298])
        #expect(record.months.map(\.isCounted) == [true, false, true, true, true])
        let posterior = Self.posterior(record, 298)
        #expect(posterior.flows.removedAtOnce.median * 5 < 30)
        #expect(Self.record([310, 305, 300, 302], referrals: [30, 0, 31]).months.map(\.referrals) == [30, nil, 31])
    }

    /// Of a list that runs empty capacity is known from below only.
    @Test func anEmptyListsCapacityIsKnownFromBelow() {
        let numbers = [40.0, 20, 0, 0, 0, 0, 0, 0, 0]
        let referrals: [Double?] = [20, 20, 20, 20, 20, 20, 20, 20]
        let posterior = Self.posterior(Self.record(numbers, referrals: referrals), 0)
        // 40 a month emptied it; since then no more than 20 have come.
        let median = Self.assessed(posterior)
        #expect(median > 22, "\(median)")
    }

    /// A service of four months.
    @Test func aServiceFourMonthsOld() throws {
        let posterior = Self.posterior(
            Self.record([0, 25, 48, 70, 95], means: [0, 2, 4, 6, 8], referrals: [30, 28, 31, 30]),
            95
        )
        #expect(posterior.basis.months == 4)
        #expect(abs(Self.referrals(posterior) - 30) < 6)
        #expect(Self.assessed(posterior) < 15)
        #expect(try #require(posterior.row("order_of_service")).ratio > 0.5)
    }

    /// Referrals that nobody publishes are told by the band of the newest.
    @Test func bandsTellReferrals() {
        // 40 a month come, of whom 36 are there at the month's end; the list is steady.
        let bands = [(0.0, 4.0 as Double?, 34.0), (4, 12, 55), (12, 18, 30), (18, 52, 70), (52, nil, 11)]
        let record = Self.record(
            (0..<10).map { _ in 200 },
            bands: (0..<10).map { _ in bands.map { (from: $0.0, below: $0.1, count: $0.2) } }
        )
        let posterior = Self.posterior(record)
        #expect(!posterior.basis.referrals && record.stepsPerMonth == 2)
        let median = Self.referrals(posterior)
        #expect(median > 34 && median < 70, "\(median)")
    }

    /// A total of several months is an equation of those that nobody has published.
    @Test func totalsOfSeveralMonthsCount() {
        let stocks = (0..<7).map { StockPoint(month: Self.first + $0, number: 200, mean: 20) }
        let known = Dictionary(uniqueKeysWithValues: (1...3).map { (Self.first + $0, 30.0) })
        let months = (1...6).map { Self.first + $0 }
        let record = ListRecord(
            "list",
            stocks: stocks,
            referrals: known,
            totals: [(months: months, referrals: 270, error: 2)],
            usualReferrals: 30
        )!
        #expect(record.totals.map(\.months) == [[3, 4, 5]] && record.totals.map(\.referrals) == [180])
        let posterior = Self.posterior(record)
        #expect(abs(posterior.flows.referrals.median * 6 - 270) < 6, "\(posterior.flows.referrals)")
        #expect(Self.referrals(posterior) > 42)
    }
}
