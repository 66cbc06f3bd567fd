import Foundation
import Statistics
import Testing

@testable import Forecasting

/// Numbers that follow from the formulas alone.
@Suite struct SeriesKnownAnswerTests {
    /// Damped trend: 100 + 5 (.9 + .81 + .729 + .6561).
    @Test func dampedTrend() {
        let state = DampedTrend(level: 100, trend: 5, damping: 0.9)
        #expect(abs(state.forecast(stepsAhead: 4) - 115.4755) < 1e-9)
        #expect(state.forecast(stepsAhead: 0) == 100)
    }

    /// Negative binomial of mean 10 and size 5: nothing with probability (5/15)^5 = 1/243.
    @Test func negativeBinomialQuantiles() throws {
        let predictive = SeriesPredictive(try NegativeBinomial(mean: 10, size: 5))
        #expect([0.025, 0.5, 0.975].map(predictive.quantile) == [2, 9, 23])
        #expect(abs(predictive.cdf(0) - 0.00411523) < 1e-8)
    }

    /// The first level of least squares, against the normal equation written out for three values.
    @Test func smoothingStartsFromTheBestLevel() {
        let values = [3.0, 5, 4]
        let alpha = 0.4
        // Errors are (3 - l), (5 - 1.2 - .6 l), (4 - 2.72 - .36 l).
        let best = (3 + 0.6 * 3.8 + 0.36 * 1.28) / (1 + 0.36 + 0.1296)
        let errors = [3 - best, 3.8 - 0.6 * best, 1.28 - 0.36 * best]
        let state = values.withUnsafeBufferPointer { DampedTrend.level($0, alpha: alpha) }
        #expect(abs(state.meanSquare - errors.reduce(0) { $0 + $1 * $1 } / 3) < 1e-12)
        let level = 4 * alpha + 0.6 * (5 * alpha + 0.6 * (3 * alpha + 0.6 * best))
        #expect(abs(state.level - level) < 1e-12)
    }

    /// A straight line is continued by the damped trend without damping, and at half its slope by theta.
    @Test func straightLine() {
        let values = (0..<30).map { 10 + 2 * Double($0) }
        values.withUnsafeBufferPointer { line in
            let state = DampedTrend.trend(line, alpha: 0.3, beta: 0.1, damping: 1)
            #expect(state.meanSquare < 1e-18)
            #expect(abs(state.forecast(stepsAhead: 3) - 74) < 1e-9)
            let theta = ThetaMethod(line)
            #expect(abs(theta.drift - 1) < 1e-12)
            let ahead = theta.forecast(horizon: 2)
            #expect(abs(ahead[1] - ahead[0] - 1) < 1e-12)
        }
    }

    /// A season without noise is found whole, whatever the trend, and harmonics hold what is a harmonic.
    @Test func seasonWithoutNoise() throws {
        let wave = (0..<12).map { 1 + 0.3 * cos(2 * Double.pi * Double($0) / 12) }
        let values = (0..<60).map { 200 * wave[$0 % 12] }
        for shape in [SeasonalProfile.Shape.factors, .harmonics(2)] {
            let profile = try #require(
                values.withUnsafeBufferPointer { SeasonalProfile(shape, of: $0, season: 12) }
            )
            for j in 0..<12 { #expect(abs(profile[j] - wave[j]) < 1e-9) }
        }
    }

    /// A season of pure noise is shrunk nearly away; a short series has none.
    @Test func noiseIsNoSeason() throws {
        // Deviations that average out over the years in every month but by chance.
        let values: [Double] = (0..<60)
            .map { t in
                let scatter = (t * 37 + (t / 12) * 53) % 23
                return 100 + Double(scatter)
            }
        let profile = try #require(
            values.withUnsafeBufferPointer { SeasonalProfile(.factors, of: $0, season: 12) }
        )
        #expect(profile.effects.allSatisfy { abs($0 - 1) < 0.04 })
        values[..<23].withUnsafeBufferPointer { #expect(SeasonalProfile(.factors, of: $0, season: 12) == nil) }
    }

    /// CRPS of a count is the sum over counts; of a wide distribution the integral.
    ///
    /// Both against pinball losses:
    /// CRPS = 2 x the mean pinball loss over all levels.
    @Test func rankedScore() throws {
        let forecasts = [
            SeriesPredictive(try NegativeBinomial(mean: 10, size: 5)),
            SeriesPredictive(countWithMean: 900, scale: 0.2),
            SeriesPredictive(logarithmicWithMedian: 50, scale: 0.3),
        ]
        let observed: [Double] = [16, 700, 61]
        for (forecast, y) in zip(forecasts, observed) {
            let levels = 2000
            var pinball = 0.0
            for i in 0..<levels {
                let p = (Double(i) + 0.5) / Double(levels)
                let q = forecast.quantile(p)
                pinball += y < q ? (1 - p) * (q - y) : p * (y - q)
            }
            #expect(isClose(forecast.crps(observed: y), 2 * pinball / Double(levels), within: 0.005))
        }
    }

    private func isClose(_ a: Double, _ b: Double, within share: Double) -> Bool { abs(a - b) <= share * abs(b) }

    /// 0 with probability 0.7; otherwise negative binomial.
    @Test func stopped() throws {
        let rest = SeriesPredictive(try NegativeBinomial(mean: 10, size: 5))
        let predictive = SeriesPredictive(stoppedWith: 0.7, else: rest)
        #expect(predictive.quantile(0.7) == 0)
        #expect(predictive.quantile(0.85) == 9)
        #expect(abs(predictive.cdf(0) - (0.7 + 0.3 * 0.00411523)) < 1e-8)
    }

    /// A mixture written out count by count is the mixture.
    @Test func tabulated() {
        let parts = [(share: 0.6, mean: 2.0, size: 0.5), (share: 0.4, mean: 30, size: 8)]
        let (plain, table) = (SeriesPredictive(parts), SeriesPredictive(tabulating: parts))
        for x in [0.0, 1, 2.5, 10, 35, 80] { #expect(abs(plain.cdf(x) - table.cdf(x)) < 1e-9) }
        for p in [0.01, 0.3, 0.5, 0.7, 0.9, 0.999] { #expect(plain.quantile(p) == table.quantile(p)) }
        // Too many counts for a table.
        #expect(SeriesPredictive(tabulating: [(1, 1e6, 2)]).quantile(0.5) > 5e5)
    }
}
