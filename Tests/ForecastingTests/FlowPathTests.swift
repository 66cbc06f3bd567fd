import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Forecasting

/// Known answers and laws of monthly flows.
@Suite("Path of a flow")
struct FlowPathTests {
    private let start = Month(year: 2023, month: 1)

    private func months(_ counts: [Double?]) -> [FlowCount] {
        counts.enumerated().compactMap { place, count in count.map { FlowCount(start + place, $0) } }
    }

    private func path(
        _ spans: [FlowCount],
        shifts: [Day] = [],
        season: SchoolYear = .none,
        particles: Int = 512
    ) throws -> FlowPath {
        try #require(
            FlowPath(fitting: spans, levelShifts: shifts, season: season, key: 5, particles: particles)
        )
    }

    private func random(_ number: Int) -> RandomStream {
        .path(number, seed: 4)
    }

    private func draws(_ path: FlowPath, months: Int, count: Int = 400) -> [[Double]] {
        (0..<count)
            .map { number in
                var stream = random(number)
                return path.draw(months: months, particle: (Double(number) + 0.5) / Double(count), random: &stream)
            }
    }

    @Test func noCountNoLaw() {
        #expect(FlowPath(fitting: [], season: .england, key: 1) == nil)
    }

    @Test func aConstantSeriesGoesOn() throws {
        let path = try path(months(Array(repeating: 40, count: 18)))
        #expect(abs(exp(path.logLevel) - 40) < 1.5, "\(exp(path.logLevel))")
        #expect(path.lastMonth == start + 17 && path.observations == 18)
        for mean in path.expectedCourse(months: 12) { #expect(abs(mean - 40) < 1.5, "\(mean)") }
        // Shrunk towards overdispersion: the pooled variance of the log counts for four months of 22.
        #expect((30...250).contains(path.monthlySize), "\(path.monthlySize)")
    }

    @Test func drawsAreNumbersAndTheSameAgain() throws {
        for counts: [Double?] in [[0], [0, 0, 0, 0], [3], [1e5, 2e5, nil, 9], [nil, nil, 20, nil, 30]] {
            let path = try path(months(counts), season: .england)
            let (long, short) = (draws(path, months: 60, count: 40), draws(path, months: 5, count: 40))
            for (first, second) in zip(long, short) {
                #expect(first.allSatisfy { $0.isFinite && $0 >= 0 } && Array(first.prefix(5)) == second, "\(counts)")
            }
        }
        // A year of noughts says less than one in ten months.
        let nought = try path(months(Array(repeating: 0, count: 12)))
        #expect(exp(nought.logLevel) < 0.3, "\(exp(nought.logLevel))")
    }

    /// Two months after a declared shift: the variance of their mean is that of two months, (1/55 + 1/size)/2 with the
    /// overdispersion of all the months; .28 for these ten months and two, of an autism service.
    @Test func aDeclaredShiftHasTheErrorOfItsOwnMonths() throws {
        let counts: [Double?] = [10, 17, 14, 16, 13, 17, 8, 48, 9, 13, 54, 56]
        let day = (start + 10).firstDay
        let declared = try path(months(counts), shifts: [day])
        #expect(abs(exp(declared.logLevel) - 55) < 6, "\(exp(declared.logLevel))")
        #expect((0.2...0.34).contains(declared.logLevelError), "\(declared.logLevelError)")
        // Without it the level is between.
        let plain = try path(months(counts))
        #expect(exp(plain.logLevel) < 45, "\(exp(plain.logLevel))")
        // With a year after the shift it is known better.
        let later = try path(months(counts + Array(repeating: 55, count: 10)), shifts: [day])
        #expect(later.logLevelError < 0.6 * declared.logLevelError, "\(later.logLevelError)")
        // A shift of which no month is counted yet leaves the level open.
        let unseen = try path(months(Array(repeating: 40, count: 12)), shifts: [(start + 12).firstDay])
        #expect(unseen.logLevelError > 0.5)
    }

    @Test func fewerMonthsAreLessSure() throws {
        let counts = (0..<30).map { Optional(60 + Double(($0 * 7) % 11)) }
        let errors = try [1, 4, 30].map { try path(months(Array(counts.suffix($0)))).logLevelError }
        #expect(errors[0] > errors[1] && errors[1] > errors[2], "\(errors)")
    }

    @Test func aTotalIsAsGoodAsItsMonthsForALevel() throws {
        let total = FlowCount(first: start.firstDay, end: (start + 12).firstDay, count: 480)
        let one = try path([total])
        #expect(abs(exp(one.logLevel) - 40) < 2, "\(exp(one.logLevel))")
        // The season of a whole year is that of none.
        let seasonal = try path([total], season: .scotland)
        #expect(abs(exp(seasonal.logLevel) / exp(one.logLevel) - 1) < 0.05)
        // Of a year of which nine months are known, what is left is three months' count.
        let known = months(Array(repeating: 30, count: 9))
        let both = try path(known + [total])
        #expect(both.observations == 10)
        #expect(exp(both.logLevel) > 40 && exp(both.logLevel) < 70, "\(exp(both.logLevel))")
        // A total that its months contradict is no observation.
        let contradicted = FlowCount(first: start.firstDay, end: (start + 12).firstDay, count: 100)
        #expect(try path(known + [contradicted]).observations == 9)
    }

    @Test func weeksAndLongMonthsAreOfTheirLength() throws {
        // Ten a week, told by spans of four weeks: 10/7 x 365.2425/12 a month.
        let first = Day(year: 2023, month: 1, day: 2)
        let spans = (0..<13).map { FlowCount(first: first + 28 * $0, end: first + 28 * ($0 + 1), count: 40) }
        let level = exp(try path(spans).logLevel)
        #expect(abs(level - 43.48) < 2, "\(level)")
    }

    @Test func theSeasonIsThatOfTheCountry() throws {
        for (season, low) in [(SchoolYear.scotland, 7), (.england, 8)] {
            let counts = (0..<12).map { Optional(100 * exp(season.logFlow(of: .referrals, in: start + $0))) }
            let course = try path(months(counts), season: season).expectedCourse(months: 12)
            let least = course.indices.min { course[$0] < course[$1] }
            #expect((start + 12 + (least ?? 0)).monthOfYear == low)
            let known = counts.compactMap(\.self).reduce(0, +)
            let ahead = course.reduce(0, +)
            #expect(abs(ahead - known) < 72, "\(ahead) \(known)")
        }
        for season in [PathConstants.Flow.englandReferrals, PathConstants.Flow.scotlandReferrals] {
            #expect(abs(season.reduce(0, +)) < 0.01)
        }
    }

    @Test func aLongSeriesShowsItsOwnSeason() throws {
        let counts = (0..<48).map { Optional($0 % 12 == 3 ? 50.0 : 100) }
        let course = try path(months(counts)).expectedCourse(months: 12)
        #expect(course[3] < 0.75 * course[5], "\(course)")
        #expect(abs(course[5] - 100) < 10, "\(course)")
    }

    @Test func statedFlowsAreWhatIsStated() {
        let path = FlowPath(
            logLevel: log(30),
            logLevelError: 0,
            monthlySize: 11,
            lastMonth: start,
            particles: 64
        )
        for draw in draws(path, months: 6, count: 20) {
            for mean in draw { #expect(isClose(mean, 30, relative: 1e-9)) }
        }
        #expect(isClose(path.size(particle: 0.4), 11, relative: 1e-8) && isClose(path.monthlySize, 11, relative: 1e-8))
        #expect(isClose(path.monthlyMean(levelNormal: 2), 30))
        let unsure = FlowPath(logLevel: log(30), logLevelError: 0.3, monthlySize: 11, lastMonth: start)
        let logs = draws(unsure, months: 1, count: 2_000).map { log($0[0] / 30) }
        let mean = logs.reduce(0, +) / 2_000
        let deviation = (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1_999).squareRoot()
        #expect(abs(mean) < 0.025 && abs(deviation - 0.3) < 0.02, "\(mean) \(deviation)")
    }

    @Test func aFitIsKeptWholeByCoding() throws {
        let path = try path(months([30, 31, 29, 45, 38]), season: .england)
        let copy = try JSONDecoder().decode(FlowPath.self, from: JSONEncoder().encode(path))
        #expect(draws(path, months: 9, count: 5) == draws(copy, months: 9, count: 5))
    }

    @Test func theLevelIsCoveredOnSeriesOfTheLawItself() throws {
        let parent = try path(months((0..<24).map { Optional(80 + Double(($0 * 5) % 9) * 4) }))
        var within = 0
        for replication in 0..<200 {
            var stream = random(replication)
            let u = (Double(replication) + 0.5) / 200
            let means = parent.draw(months: 14, particle: u, random: &stream)
            let size = parent.size(particle: u)
            // Normal counts of the law's mean and variance.
            let counts = means.map { mean in
                let z = min(max(log(stream.uniform() / (1 - stream.uniform())), -3), 3)
                return max(0, (mean + (mean + mean * mean / size).squareRoot() * z * 0.5513).rounded())
            }
            let child = try #require(
                FlowPath(
                    fitting: counts.enumerated().map { FlowCount(start + $0, $1) },
                    season: .none,
                    key: UInt64(replication),
                    particles: 128
                )
            )
            within += abs(child.logLevel - log(means[13])) < 1.2816 * child.logLevelError ? 1 : 0
        }
        #expect((0.70...0.92).contains(Double(within) / 200), "\(within)")
    }
}
