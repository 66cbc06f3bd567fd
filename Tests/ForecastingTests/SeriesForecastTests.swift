import Calendar
import Foundation
import Randomness
import Statistics
import Testing

@testable import Forecasting

/// What holds for the forecast of any series.
@Suite struct SeriesForecastTests {
    static let months = SeriesCalendar(monthlyFrom: Month(year: 2015, month: 4))

    /// Negative binomial counts about a mean, drawn from keyed streams.
    static func counts(_ count: Int, size: Double, key: UInt64, mean: (Int) -> Double) -> [Double] {
        (0..<count)
            .map { t in
                var stream = RandomStream(
                    seed: 7,
                    replication: key,
                    service: 1,
                    stage: 0,
                    purpose: .arrivals,
                    week: UInt64(t)
                )
                return Double(CountInversion.negativeBinomial(stream.uniform(), mean: mean(t), size: size))
            }
    }

    static func seasonal(_ t: Int) -> Double { (60 + 0.3 * Double(t)) * (1 + 0.3 * sin(2 * .pi * Double(t) / 12)) }

    @Test(arguments: [3, 5, 12, 23, 24, 30, 48, 90])
    func quantilesAreWholeOrderedAndNotNegative(count: Int) throws {
        let series = RegularSeries(
            Self.counts(count, size: 20, key: UInt64(count), mean: Self.seasonal),
            calendar: Self.months
        )
        let forecast = try SeriesForecaster.forecast(series, horizon: 14)
        for period in 0..<14 {
            let q = forecast.quantiles(period)
            #expect(q == q.sorted() && q.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
            #expect(q[8] > q[0])
        }
    }

    @Test func sameSeriesSameForecast() throws {
        let series = RegularSeries(Self.counts(60, size: 20, key: 1, mean: Self.seasonal), calendar: Self.months)
        let first = try SeriesForecaster.forecast(series, horizon: 12)
        let second = try SeriesForecaster.forecast(series, horizon: 12)
        for period in 0..<12 { #expect(first.quantiles(period) == second.quantiles(period)) }
        #expect(first.paths(20, seed: 3) == second.paths(20, seed: 3))
        #expect(first.paths(5, seed: 3) == Array(second.paths(20, seed: 3).prefix(5)))
        #expect(first.paths(20, seed: 3) != second.paths(20, seed: 4))
    }

    @Test func pathsKeepEveryPeriodsDistribution() throws {
        let series = RegularSeries(Self.counts(60, size: 20, key: 1, mean: Self.seasonal), calendar: Self.months)
        let forecast = try SeriesForecaster.forecast(series, horizon: 6)
        let paths = forecast.paths(4000, seed: 1)
        for period in 0..<6 {
            let below = Double(paths.count { $0[period] <= forecast.periods[period].quantile(0.9) }) / 4000
            // Five standard errors of a proportion, and what the table of 400 ranks leaves out.
            #expect(abs(below - forecast.periods[period].cdf(forecast.periods[period].quantile(0.9))) < 0.027)
        }
        // Errors hang together: the total varies more than independent periods would.
        let total = forecast.total()
        #expect(total.p10 < total.p50 && total.p50 < total.p90)
    }

    /// A value a thousand times larger gives a forecast a thousand times larger, for values that are not counts.
    @Test(arguments: [15, 60])
    func unitDoesNotMatter(count: Int) throws {
        let values = Self.counts(count, size: 20, key: 2, mean: Self.seasonal).map { $0 + 0.5 }
        let one = try SeriesForecaster.forecast(RegularSeries(values, calendar: Self.months), horizon: 3)
        let thousand = try SeriesForecaster.forecast(
            RegularSeries(values.map { $0 * 1000 }, calendar: Self.months, isCount: false),
            horizon: 3
        )
        for period in 0..<3 {
            for (a, b) in zip(one.quantiles(period), thousand.quantiles(period)) {
                #expect(abs(b / a - 1000) < 0.01)
            }
        }
    }

    /// A known halving of the level is followed at once; without it the forecast lags and is less sure.
    @Test func declaredShift() throws {
        let values = Self.counts(52, size: 50, key: 5) { $0 < 48 ? 100 : 50 }
        let told = try SeriesForecaster.forecast(
            RegularSeries(values, calendar: Self.months, shifts: [48]),
            horizon: 3
        )
        let untold = try SeriesForecaster.forecast(RegularSeries(values, calendar: Self.months), horizon: 3)
        let q = told.quantiles(2)
        #expect(abs(q[4] - 50) < 10)
        #expect(q[8] - q[0] < untold.quantiles(2)[8] - untold.quantiles(2)[0])
    }

    /// Series that have been 0 throughout say so.
    @Test(arguments: [4, 40])
    func neverSeen(count: Int) throws {
        let series = RegularSeries([Double](repeating: 0, count: count), calendar: Self.months)
        let forecast = try SeriesForecaster.forecast(series, horizon: 2)
        #expect(forecast.quantiles(1)[4] == 0)
        #expect(forecast.periods[0].cdf(0) > 0.8 && forecast.periods[0].cdf(0) < 1)
    }

    /// A series that does not vary is continued.
    @Test func constant() throws {
        let series = RegularSeries([Double](repeating: 40, count: 48), calendar: Self.months)
        let forecast = try SeriesForecaster.forecast(series, horizon: 12)
        for period in 0..<12 { #expect(abs(forecast.quantiles(period)[4] - 40) <= 1) }
    }
}
