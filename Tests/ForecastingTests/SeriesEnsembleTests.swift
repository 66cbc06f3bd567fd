import Foundation
import Testing

@testable import Forecasting

/// How members are chosen, tried and combined.
@Suite struct SeriesEnsembleTests {
    /// How many members a monthly series has by its length, and a yearly one.
    @Test(arguments: [(11, 1), (12, 3), (23, 3), (24, 13), (35, 13), (36, 13), (90, 13)])
    func members(count: Int, expected: Int) {
        let members = SeriesCandidate.all(season: 12, count: count, isPositive: true)
        #expect(members.count == expected)
        #expect([.level, .cautiousLevel].contains(members[0].motion) && members[0].shape == .flat)
        // Without logarithms two pairs are the same.
        let plain = SeriesCandidate.all(season: 12, count: count, isPositive: false)
        #expect(Set(plain).count == plain.count && plain.allSatisfy { !$0.isLogarithmic })
        let yearly = SeriesCandidate.all(season: 1, count: count, isPositive: true)
        #expect(yearly.allSatisfy { $0.shape == .flat })
    }

    /// 24 to 1 values before the end, five known at least, and half the series.
    @Test func origins() {
        #expect(RollingTrials.origins(count: 100) == [76, 82, 85, 88, 90, 92, 94, 95, 96, 97, 98, 99])
        #expect(RollingTrials.origins(count: 20) == [10, 12, 14, 15, 16, 17, 18, 19])
        #expect(RollingTrials.origins(count: 7) == [5, 6])
        #expect(RollingTrials.origins(count: 5).isEmpty)
    }

    /// Weights are 1/score^2, with errors that fade by exp(-age/8): two members over three origins, by hand.
    @Test func weights() {
        let values: [Double] = [4, 6, 5, 7, 9, 8, 10]
        let candidates = [
            SeriesCandidate(.flat, .level, isLogarithmic: false),
            SeriesCandidate(.flat, .sameSeason(1), isLogarithmic: false),
        ]
        let trials = RollingTrials(values, season: 2, candidates: candidates, horizon: 1)
        // Origins at 5 and 6 values known, so 2 and 1 before the end. The same place two values before: 7, 9.
        let plain = [5, 6]
            .map { n in
                values[..<n].withUnsafeBufferPointer { abs(DampedTrend.fittedLevel($0).level - values[n]) }
            }
        let fade = [exp(-0.25), exp(-0.125)]
        let reference = fade[0] * plain[0] + fade[1] * plain[1]
        let score = (fade[0] * 1 + fade[1] * 1) / reference
        let expected = 1 / (score * score) / (1 + 1 / (score * score))
        #expect(abs(trials.weights[1] - expected) < 1e-12)
        #expect(abs(trials.weights.reduce(0, +) - 1) < 1e-12)
        #expect(trials.outcomes.map(\.age) == [2, 1] && trials.outcomes.map(\.steps) == [1, 1])
    }

    /// What runs away is left out: a line through a burst of growth, taken up on the logarithm.
    @Test func runawaysAreLeftOut() {
        let values = (0..<12).map { exp(Double($0)) }
        values.withUnsafeBufferPointer { all in
            var known = KnownValues(all, season: 12)
            let theta = SeriesCandidate(.flat, .theta, isLogarithmic: true)
            #expect(theta.forecast(&known, horizon: 24) == nil)
            #expect(theta.forecast(&known, horizon: 1) != nil)
        }
    }

    /// Every member of every length follows the unit: a thousand times the values, a thousand times the forecast.
    @Test(arguments: [8, 15, 30, 60])
    func scaleOfMembers(count: Int) throws {
        let values = (0..<count).map { SeriesForecastTests.seasonal($0) + Double(($0 * 37) % 11) }
        for member in SeriesCandidate.all(season: 12, count: count, isPositive: true) {
            let forecast = { (unit: Double) -> [Double]? in
                values.map { $0 * unit }
                    .withUnsafeBufferPointer { all in
                        var known = KnownValues(all, season: 12)
                        return member.forecast(&known, horizon: 14)
                    }
            }
            let (one, thousand) = (try #require(forecast(1)), try #require(forecast(1000)))
            // A search that ends a step apart finds the same value to six digits.
            for (a, b) in zip(one, thousand) { #expect(abs(b / a - 1000) < 1e-3, "\(member)") }
        }
    }

    /// A season that repeats without noise is continued without error, whatever the length.
    @Test(arguments: [24, 30, 36, 60, 120])
    func pureSeason(count: Int) throws {
        let values = (0..<count).map { 200 * (1 + 0.3 * sin(2 * Double.pi * Double($0) / 12)) }
        let series = RegularSeries(values, calendar: SeriesForecastTests.months)
        let forecast = try SeriesForecaster.forecast(series, horizon: 12)
        for h in 0..<12 {
            let truth = 200 * (1 + 0.3 * sin(2 * Double.pi * Double(count + h) / 12))
            #expect(abs(forecast.quantiles(h)[4] / truth - 1) < (count < 36 ? 0.08 : 0.02))
        }
    }

    /// A level that stepped up eight months before the end is not taken for a season that goes on rising.
    @Test func stepIsNoSeason() throws {
        let values = (0..<36).map { ($0 < 28 ? 30.0 : 90.0) + Double($0 % 4) }
        let series = RegularSeries(values, calendar: SeriesForecastTests.months)
        let forecast = try SeriesForecaster.forecast(series, horizon: 12)
        for h in 0..<12 { #expect((30...130).contains(forecast.quantiles(h)[4])) }
    }
}
