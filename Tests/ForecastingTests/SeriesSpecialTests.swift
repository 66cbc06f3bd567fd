import Foundation
import Randomness
import Statistics
import Testing

@testable import Forecasting

/// Series that begin late, stop, or hardly ever happen.
@Suite struct SeriesSpecialTests {
    private static let months = SeriesForecastTests.months

    private static func zeros(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }

    /// p0 = .5/13 to the power of twelve is no chance; three zeros before a series with as many are.
    @Test func beginsLate() throws {
        #expect(RunOfZeros(before: Self.zeros(12) + [Double](repeating: 5, count: 12))?.count == 12)
        #expect(RunOfZeros(before: [0, 0, 0, 2, 0, 1, 0, 0, 3, 1]) == nil)
        #expect(RunOfZeros(before: [0, 0, 5, 6, 5, 6, 5, 6]) == nil)
        // 3 zeros: (.5/(n + 1))^3 < .01 from n = 2 on.
        #expect(RunOfZeros(before: [0, 0, 0, 5]) == nil)
        #expect(RunOfZeros(before: [0, 0, 0, 5, 6])?.count == 3)
        let opened = RegularSeries(Self.zeros(12) + [Double](repeating: 5, count: 12), calendar: Self.months)
        let q = try SeriesForecaster.forecast(opened, horizon: 3).quantiles(0)
        #expect((3...7).contains(q[4]))
    }

    /// The forecast is that of the series from its first value on, under the dates of the whole.
    @Test func zerosBeforeTheFirstValueSayNothing() throws {
        let values = SeriesForecastTests.counts(40, size: 20, key: 31, mean: SeriesForecastTests.seasonal)
        let late = try SeriesForecaster.forecast(
            RegularSeries(Self.zeros(9) + values, calendar: Self.months, shifts: [9]),
            horizon: 6
        )
        let plain = try SeriesForecaster.forecast(RegularSeries(values, calendar: Self.months), horizon: 6)
        for h in 0..<6 { #expect(late.quantiles(h) == plain.quantiles(h)) }
        #expect(late.label(0) == Self.months.label(of: 49))
        #expect(late.method.contains("the 9 zeros before \(Self.months.label(of: 9))"))
    }

    /// sqrt(5.5/6.5) after five zeros, and less the further ahead.
    @Test func stops() throws {
        let run = try #require(RunOfZeros(after: [60, 64, 58, 61, 57, 63, 62] + Self.zeros(5)))
        #expect(run.count == 5)
        #expect(abs(run.stillZero(stepsAhead: 1) - (5.5 / 6.5).squareRoot()) < 1e-12)
        #expect(run.stillZero(stepsAhead: 13) < run.stillZero(stepsAhead: 12))
        #expect(RunOfZeros(after: [0, 3, 0, 2, 0, 0, 0]) == nil)
    }

    /// Over, or as before: 0 with that probability, else the counts of the months before the zeros.
    @Test func stoppedForecast() throws {
        let before: [Double] = [60, 64, 58, 61, 57, 63, 62]
        let stopped = try SeriesForecaster.forecast(
            RegularSeries(before + Self.zeros(5), calendar: Self.months),
            horizon: 12
        )
        let going = try SeriesForecaster.forecast(RegularSeries(before, calendar: Self.months), horizon: 17)
        let zero = (5.5 / 6.5).squareRoot()
        #expect(abs(stopped.periods[0].cdf(0) - zero) < 1e-9)
        #expect(abs(stopped.periods[0].cdf(61) - (zero + (1 - zero) * going.periods[5].cdf(61))) < 1e-9)
        #expect(stopped.quantiles(0)[0] == 0 && stopped.quantiles(0)[4] == 0)
        // On a path it goes on once: all zeros with the probability of the last month, 0 again by chance only.
        let paths = stopped.paths(4000, seed: 5)
        let never = Double(paths.count { $0.allSatisfy { $0 == 0 } }) / 4000
        #expect(abs(never - (5.5 / 17.5).squareRoot()) < 0.03)
        let interrupted = paths.count { path in
            zip(path, path.dropFirst()).contains { $0 > 0 && $1 == 0 }
        }
        // The table of 400 ranks rounds at the edge, hence not quite never.
        #expect(interrupted < 40)
    }

    /// Whoever declares a change at the first zero knows that it is one.
    @Test func declaredEnd() throws {
        let series = RegularSeries(
            [60, 64, 58, 61, 57, 63, 62] + Self.zeros(5),
            calendar: Self.months,
            shifts: [7]
        )
        let forecast = try SeriesForecaster.forecast(series, horizon: 3)
        #expect(!forecast.method.contains("stopped"))
        #expect(forecast.quantiles(2)[6] < 10)
    }

    /// The average of forty negative binomials by its definition: probabilities by gamma functions, product by product.
    @Test func intermittentByDefinition() {
        let values: [Double] = [0, 0, 2, 0, 1]
        let pmf = { (k: Double, mean: Double, size: Double) in
            tgamma(k + size) / tgamma(size) / tgamma(k + 1) * pow(size / (size + mean), size)
                * pow(mean / (size + mean), k)
        }
        var (total, none, two) = (0.0, 0.0, 0.0)
        for (weight, prior) in [(0.02, 0.3), (0.05, 0.25), (0.1, 0.25), (0.2, 0.15), (0.3, 0.05)] {
            for size in [0.15, 0.3, 0.6, 1.2, 2.5, 5, 15, 60] {
                var mean = 3.5 / 6
                var share = prior
                for value in values {
                    share *= pmf(value, mean, size)
                    mean += weight * (value - mean)
                }
                total += share
                none += share * pmf(0, mean, size)
                two += share * pmf(2, mean, size)
            }
        }
        let predictive = IntermittentModel(values).predictive
        // Parts of less than a thousandth are left out.
        #expect(abs(predictive.cdf(0) - none / total) < 2e-3)
        #expect(abs(predictive.cdf(2) - predictive.cdf(1) - two / total) < 2e-3)
    }

    /// One value among zeros is no level to go on from.
    @Test func oneValue() throws {
        let series = RegularSeries(Self.zeros(20) + [7], calendar: Self.months)
        let forecast = try SeriesForecaster.forecast(series, horizon: 2)
        #expect(forecast.method.hasPrefix("intermittent"))
        #expect(forecast.periods[0].cdf(0) > 0)
    }

    /// One or two values, or a series of zeros and one: something is said, and it is in order.
    @Test(arguments: [[5.0], [5, 5], [0, 0, 0, 5], [0, 0, 0, 5, 6], [0, 1], [3, 0, 0, 0, 0]])
    func hardlyAnything(values: [Double]) throws {
        let forecast = try SeriesForecaster.forecast(RegularSeries(values, calendar: Self.months), horizon: 3)
        for h in 0..<3 {
            let q = forecast.quantiles(h)
            #expect(q == q.sorted() && q.allSatisfy { $0 >= 0 && $0.isFinite })
            #expect(q[8] > q[0])
        }
        #expect(forecast.paths(10, seed: 1).allSatisfy { $0.allSatisfy { $0 >= 0 } })
    }

    /// A declared step whose months after are few leaves the forecast unsure by that step's own error.
    ///
    /// Poisson counts of 100 and then 50 a month: the logarithm of their ratio has the variance 1/4000 + 1/(50 n), times
    /// the values' dispersion, of which .7^2n is left after n months.
    @Test func errorOfADeclaredStep() throws {
        let values = SeriesForecastTests.counts(42, size: 1e6, key: 33) { $0 < 40 ? 100 : 50 }
        let step = try LevelShift.adjusted(values, shifts: [40], season: 12)
        let left = (1 / 3600.0 + 1 / 100) * pow(0.7, 4)
        #expect(step.variance > 0.4 * left && step.variance < 2.5 * left)
        let none = try LevelShift.adjusted(values, shifts: [], season: 12)
        #expect(none.values == values && none.variance == 0)
    }
}
