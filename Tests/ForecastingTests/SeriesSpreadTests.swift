import Foundation
import Randomness
import Statistics
import Testing

@testable import Forecasting

/// How wide forecasts are.
@Suite struct SeriesSpreadTests {
    /// Errors ln(observed/forecast) drawn as normal with a scale that grows with the steps.
    private static func outcomes(scale: Double, growth: Double, count: Int = 400) -> [RollingTrials.Outcome] {
        (0..<count)
            .map { i in
                var stream = RandomStream(
                    seed: 4,
                    replication: UInt64(i),
                    service: 1,
                    stage: 0,
                    purpose: .arrivals,
                    week: 0
                )
                let steps = 1 + i % 12
                let deviation = scale * (1 + growth * Double(steps - 1)).squareRoot()
                let error = deviation * StandardNormal.quantile(stream.uniform())
                return RollingTrials.Outcome(steps: steps, age: 6, forecast: 100, observed: 100 * exp(error))
            }
    }

    /// Scale and growth are found again.
    ///
    /// Normal errors of scale s look like t errors of about .9 s.
    @Test func trialsAreMeasured() throws {
        let trials = try #require(TrialErrors(Self.outcomes(scale: 0.2, growth: 0.2), floor: 0.25))
        #expect(abs(exp(trials.logScale) / 0.18 - 1) < 0.15)
        #expect(trials.growth >= 0.1 && trials.growth <= 0.4)
        #expect(TrialErrors([], floor: 0.25) == nil)
    }

    /// One error at one step: s and k by the loss written out at every pair of the grid.
    @Test func leastLossOnTheGrid() throws {
        let trials = try #require(
            TrialErrors([.init(steps: 3, age: 1, forecast: 100, observed: 130)], floor: 0.25)
        )
        let e = log(1.3)
        var best = (loss: Double.infinity, logScale: 0.0, growth: 0.0)
        for growth in [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8] {
            for logScale in stride(from: -7.0, through: 1, by: 0.125) {
                let variance = 1 + growth * 2
                let loss =
                    log(variance) / 2 + logScale + 3.5 * log(1 + e * e / (6 * variance * exp(2 * logScale)))
                    + 0.05 * pow(log(growth + 0.02) - log(0.1), 2)
                if loss < best.loss { best = (loss, logScale, growth) }
            }
        }
        #expect(abs(trials.logScale - best.logScale) < 1e-12 && trials.growth == best.growth)
    }

    /// Movement of 100, 110, 100, 110 ...: one step is ln 1.1, a year nothing.
    @Test func movement() {
        let values = (0..<20).map { $0 % 2 == 0 ? 100.0 : 110 }
        let movement = SeriesMovement(values, season: 12, floor: 0.25)
        #expect(abs(movement.step - log(log(1.1) + 0.0001)) < 1e-12)
        #expect(abs(movement.year - log(0.0001)) < 1e-9)
        // Of seventeen values five are a year apart: too few.
        let fewer = SeriesMovement(Array(values.prefix(17)), season: 12, floor: 0.25)
        #expect(fewer.year == fewer.step)
    }

    /// The scale never falls with the steps, and stays within its bounds whatever the trials say.
    @Test(arguments: [6, 14, 20, 40, 90])
    func growsWithTheSteps(count: Int) {
        let values = (0..<count).map { SeriesForecastTests.seasonal($0) + Double(($0 * 37) % 11) }
        for scale in [1e-6, 0.05, 0.3, 5] {
            let spread = ForecastSpread(
                Self.outcomes(scale: scale, growth: 0.2),
                values: values,
                season: 12,
                floor: 0.25
            )
            let scales = (1...60).map(spread.scale(stepsAhead:))
            #expect(scales == scales.sorted())
            #expect(scales[0] >= exp(-7) * (1 - 1e-12) && scales[59] <= exp(1) * (1 + 1e-12))
        }
    }

    /// Trials that went more wrong make wider forecasts.
    @Test(arguments: [6, 14, 20, 40, 90])
    func widerAfterWorseTrials(count: Int) {
        let values = (0..<count).map { SeriesForecastTests.seasonal($0) + Double(($0 * 37) % 11) }
        let scales = [0.05, 0.1, 0.2, 0.4]
            .map { scale in
                ForecastSpread(Self.outcomes(scale: scale, growth: 0.1), values: values, season: 12, floor: 0.25)
                    .scale
            }
        #expect(scales == scales.sorted() && scales[3] > scales[0])
    }

    /// Quantiles lie further from the median the further ahead, for values that hover about a level.
    @Test(arguments: [15, 40])
    func intervalsWiden(count: Int) throws {
        let values = (0..<count).map { 500 + 10 * Double(($0 * 37) % 11) }
        let series = RegularSeries(values, calendar: SeriesForecastTests.months, isCount: false)
        let forecast = try SeriesForecaster.forecast(series, horizon: 12)
        let relative = (0..<12)
            .map { h -> Double in
                let q = forecast.quantiles(h)
                return (q[8] - q[0]) / q[4]
            }
        for h in 1..<12 { #expect(relative[h] > relative[h - 1] * 0.999) }
    }

    /// Counts come at least as they would by chance: a variance of the mean or more.
    @Test func countingIsTheLeast() throws {
        let values = SeriesForecastTests.counts(60, size: 1e6, key: 21) { _ in 20 }
        let series = RegularSeries(values, calendar: SeriesForecastTests.months)
        let forecast = try SeriesForecaster.forecast(series, horizon: 6)
        for period in forecast.periods {
            let median = period.quantile(0.5)
            // Poisson of the same median: 80% within 1.28 deviations.
            #expect(period.quantile(0.9) - period.quantile(0.1) >= 2 * 1.28 * median.squareRoot() - 2)
        }
    }

    /// Counts that are the same every month are forecast the same; a few small ones alike by chance are not.
    @Test func steadierThanChance() throws {
        let months = SeriesForecastTests.months
        #expect(RegularSeries([Double](repeating: 25, count: 36), calendar: months).family == .logarithmic)
        #expect(RegularSeries([Double](repeating: 5, count: 12), calendar: months).family == .logarithmic)
        #expect(RegularSeries([Double](repeating: 5, count: 4), calendar: months).family == .count)
        #expect(RegularSeries([Double](repeating: 1, count: 12), calendar: months).family == .logarithmic)
        let chance = SeriesForecastTests.counts(36, size: 1e6, key: 22) { _ in 25 }
        #expect(RegularSeries(chance, calendar: months).family == .count)
        let constant = RegularSeries([Double](repeating: 25, count: 36), calendar: months)
        let q = try SeriesForecaster.forecast(constant, horizon: 12).quantiles(11)
        #expect(q.allSatisfy { $0 == 25 })
    }

    /// Sums of counts: what counting adds does not hang together, so that relative errors of sums are smaller.
    @Test func sumsOfCounts() throws {
        let mean = { (forecast: SeriesForecast) -> Double in
            let total = forecast.total()
            return (total.p90 - total.p10) / total.p50
        }
        let values = SeriesForecastTests.counts(60, size: 1e6, key: 23) { _ in 8 }
        let series = RegularSeries(values, calendar: SeriesForecastTests.months)
        let forecast = try SeriesForecaster.forecast(series, horizon: 12)
        // Twelve independent Poisson counts would be within 2.56/sqrt(96) of their sum, four times in five.
        let q = forecast.quantiles(0)
        let one = (q[6] - q[2]) / max(q[4], 1)
        #expect(mean(forecast) < 0.7 * one)
        #expect(mean(forecast) > 2.56 / 96.0.squareRoot() * 0.8)
    }

    /// Small counts about a steady level: 80% intervals hold, month by month and for the year, however few are known.
    @Test(arguments: [6, 10, 18, 30])
    func smallCounts(count: Int) throws {
        var (months, years) = (0.0, 0.0)
        let series = 60
        for key in 0..<series {
            let values = SeriesForecastTests.counts(count + 12, size: 1e6, key: UInt64(500 + key)) { _ in 8 }
            let forecast = try SeriesForecaster.forecast(
                RegularSeries(Array(values[..<count]), calendar: SeriesForecastTests.months),
                horizon: 12
            )
            for h in 0..<12 {
                let q = forecast.quantiles(h)
                if q[2] <= values[count + h] && values[count + h] <= q[6] { months += 1 / 12 / Double(series) }
            }
            let total = forecast.total(paths: 1000)
            let sum = values[count...].reduce(0, +)
            if total.p10 <= sum && sum <= total.p90 { years += 1 / Double(series) }
        }
        // Whole quantiles hold more than their share; 60 years have a standard error of .05.
        #expect(months > 0.78 && months < 0.93)
        #expect(years > 0.65)
    }
}
