import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Forecasting

/// The laws of annual figures: known answers by hand, and how they do on authorities that have published.
@Suite struct AnnualLawTests {
    private static let derby: [Int: Double] = [2019: 505, 2020: 442, 2021: 531, 2022: 620, 2023: 775, 2024: 769]

    @Test("What goes on is the last growth; of a year in which the country fell the middle of three")
    func carriedGrowth() {
        #expect(NationalCourse.england.carried == 0.106)
        #expect(NationalCourse.england.known(to: 2020).carried == 0.097)
        #expect(NationalCourse.england.known(to: 2020).lastYear == 2020)
        #expect(isClose(NationalCourse.england.growth(in: 2026), 0.106 * 0.85 * 0.85, relative: 1e-12))
        #expect(NationalCourse(growth: [:]).growth(in: 2026) == 0)
        let medians = NationalCourse(medianOf: [
            [2019: 100, 2020: 110], [2019: 100, 2020: 130], [2019: 50, 2020: 60],
        ])
        #expect(isClose(medians.growth(in: 2020), log(1.2), relative: 1e-8))
    }

    @Test("A return is known from the June after its year")
    func publication() {
        #expect(NationalCourse.lastYear(publishedBy: .init(year: 2025, month: 7)) == 2024)
        #expect(NationalCourse.lastYear(publishedBy: .init(year: 2025, month: 5)) == 2023)
    }

    @Test("Two years by hand: four fifths of the new deviation from the country")
    func smoothing() throws {
        let course = NationalCourse(growth: [2020: 0.1, 2021: 0.2])
        let law = try #require(AnnualRequests(counts: [2020: 100, 2021: 150], course: course))
        let first = log(100.0)
        #expect(isClose(law.logLevel, first + 0.8 * (log(150) - 0.2 - first) + 0.2, relative: 1e-8))
        #expect(isClose(law.center(in: 2023), law.logLevel + 0.2 * (0.85 + 0.85 * 0.85), relative: 1e-9))
        #expect(isClose(law.levelScale, (0.05 * 0.05 + 1 / 150.0).squareRoot(), relative: 1e-8))
        let one = law.scale(in: 2022)
        #expect(isClose(one * one, 0.0025 + 1 / 150.0 + 0.11 * 0.11 + 0.07 * 0.07, relative: 1e-6))
    }

    /// Six years of one authority and a count of seven months, against the figures worked out with the constants.
    @Test func partOfAYear() throws {
        let law = try #require(
            AnnualRequests(
                counts: Self.derby,
                part: .init(year: 2025, count: 505, share: 212.0 / 365),
                course: NationalCourse.england
            )
        )
        #expect(abs(law.quantile(0.5, in: 2025) - 863) < 10)
        #expect(abs(law.quantile(0.5, in: 2026) - 930) < 15)
        #expect(abs(law.quantile(0.5, in: 2028) - 1_042) < 20)
        #expect(abs(law.quantile(0.1, in: 2026) / 743 - 1) < 0.04)
        #expect(abs(law.quantile(0.9, in: 2026) / 1_149 - 1) < 0.04)
    }

    @Test("Drawn courses have the law's quantiles, and a level that is known by itself has its growth")
    func paths() throws {
        let law = try #require(AnnualRequests(counts: Self.derby, course: NationalCourse.england))
        var last: [Double] = []
        var grown: [Double] = []
        for number in 0..<4_000 {
            var random = RandomStream(
                seed: 5,
                replication: UInt64(number),
                service: 1,
                stage: 0,
                purpose: .parameters,
                week: 0
            )
            last.append(law.path(years: 4, &random)[3])
            grown.append(AnnualRequests.growthPath(years: 2, from: 2025.5, law.course, &random)[1])
        }
        for p in [0.1, 0.5, 0.9] {
            let drawn = last.sorted()[Int(p * 4_000)]
            #expect(abs(drawn - log(law.quantile(p, in: 2027))) < 0.025, "at \(p)")
        }
        let middle = grown.sorted()[2_000]
        #expect(abs(middle - 0.106 * (pow(0.85, 2) + pow(0.85, 3))) < 0.015)
    }

    @Test("A share starts at its last years, keeps most of where it is and is drawn towards the country")
    func shares() throws {
        let counts = [
            AnnualShare.Count(moment: 2023.5, share: 0.091, of: 613),
            AnnualShare.Count(moment: 2024.5, share: 0.176, of: 573),
        ]
        let start = try #require(AnnualShare.noPlan.start(counts))
        #expect(
            isClose(start.logit, 0.75 * AnnualShare.logit(0.176) + 0.25 * AnnualShare.logit(0.091), relative: 1e-8)
        )
        let far = AnnualShare.noPlan.center(at: 2060, from: start)
        #expect(abs(far - 0.061) < 1e-3)
        let next = AnnualShare.noPlan.center(at: 2025.5, from: start)
        let expected = AnnualShare.logit(0.061) + 0.8 * (start.logit - AnnualShare.logit(0.061))
        #expect(isClose(AnnualShare.logit(next), expected, relative: 1e-9))
        #expect(AnnualShare.refused.start([]) == nil)
        #expect(AnnualShare.refused.start([.init(moment: 2024.5, share: 0, of: 40)])?.logit.isFinite == true)
    }

    @Test("Nobody is lost between placements, and exits by week add up to those of a year")
    func moves() {
        let moves = PlacementMoves.england
        let scaled = moves.scaled(toHeld: [1362, 160, 959, 166, 29, 501, 558])
        for law in [moves, scaled] {
            for from in 0..<law.count {
                let column = (0..<law.count).reduce(0) { $0 + law.kept[$1][from] }
                #expect(column <= 1.0005 && abs(column - (0..<7).reduce(0) { $0 + moves.kept[$1][from] }) < 1e-8)
                let exit = law.weeklyExit(from: from)
                #expect(isClose(exp(-exit.hazard * 365.2425 / 7), law.kept[from][from], relative: 1e-9))
                #expect(isClose(exit.shares.reduce(0, +), 1, relative: 1e-12))
            }
        }
        // What an authority has more of than the country, its children move into more.
        #expect(scaled.kept[6][0] > moves.kept[6][0] && scaled.kept[1][0] < moves.kept[1][0])
        #expect(moves.next([100, 0, 0, 0, 0, 0, 0], new: [0, 0, 0, 0, 0, 0, 5])[6] == 7.3)
        #expect(isClose(moves.ofNew(own: [0, 0, 0, 0, 0, 0, 10])[6], 0.8 + 0.2 * 0.039, relative: 1e-9))
    }
}

/// How the laws do on authorities' later years, which they were not worked out on.
@Suite struct AnnualScoreTests {
    @Test("Requests of fifteen authorities: better than the last value and than the last growth")
    func requests() throws {
        try Self.expectBetter(AnnualTrials(try AuthorityFigures()).requests())
    }

    @Test("Plans held by fifteen authorities in seven placements: better than the last value")
    func held() throws {
        let scores = try AnnualTrials(try AuthorityFigures()).held()
        try Self.expectBetter(scores.filter { ["moves", "last value"].contains($0.method) })
    }

    /// Prints the table of scores.
    @Test(.enabled(if: AuthorityFigures.data != nil, "WAITCAST_DATA names no folder with the published files"))
    func allAuthorities() throws {
        let trials = AnnualTrials(try AuthorityFigures(in: try #require(AuthorityFigures.data)))
        for scores in [try trials.requests(), try trials.held()] {
            print(([AnnualTrials.header] + scores.map(\.row)).joined(separator: "\n"))
            try Self.expectBetter(scores)
        }
    }

    private static func expectBetter(_ scores: [AnnualTrials.Score]) throws {
        let law = try #require(scores.first?.method)
        func sum(_ method: String, _ cases: [AnnualTrials.Score]) -> Double {
            cases.filter { $0.method == method }.reduce(0) { $0 + $1.meanWIS }
        }
        for other in Set(scores.map(\.method)).subtracting([law]) {
            let shared = scores.filter { score in
                scores.contains { $0.method == other && $0.origin == score.origin && $0.ahead == score.ahead }
            }
            #expect(sum(law, shared) < sum(other, shared), "\(law) against \(other)")
        }
    }
}
