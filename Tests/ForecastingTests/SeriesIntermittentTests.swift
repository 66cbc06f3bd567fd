import Foundation
import Randomness
import Statistics
import Testing

@testable import Forecasting

/// Series with many zeros.
@Suite struct SeriesIntermittentTests {
    /// 0 seven times in ten, else 1 + NB(3, size 2).
    static func demand(_ count: Int, key: UInt64, chance: (Int) -> Double = { _ in 0.3 }) -> [Double] {
        (0..<count)
            .map { t in
                var stream = RandomStream(
                    seed: 11,
                    replication: key,
                    service: 2,
                    stage: 0,
                    purpose: .arrivals,
                    week: UInt64(t)
                )
                guard stream.uniform() < chance(t) else { return 0 }
                return 1 + Double(CountInversion.negativeBinomial(stream.uniform(), mean: 3, size: 2))
            }
    }

    /// Over 40 series the 80 and 95% intervals hold at least their share, and the median is the commonest count.
    @Test func coverage() throws {
        var score = SeriesScore()
        for key in 0..<40 {
            let values = Self.demand(72, key: UInt64(100 + key))
            let series = RegularSeries(Array(values[..<60]), calendar: SeriesForecastTests.months)
            let forecast = try SeriesForecaster.forecast(series, horizon: 12)
            #expect(forecast.method.contains("intermittent"))
            for h in 0..<12 { try score.add(forecast.periods[h], observed: values[60 + h], scale: 1) }
        }
        // 480 forecasts: three standard errors are 0.055 at 80% and 0.03 at 95%.
        #expect(score.coverage80 > 0.745)
        #expect(score.coverage95 > 0.92)
    }

    /// A demand that has stopped is seen to stop.
    @Test func obsolescence() {
        let values = Self.demand(80, key: 3) { $0 < 50 ? 0.6 : 0 }
        let model = IntermittentModel(values)
        #expect(model.mean < 0.1)
    }

    /// Small counts without excess zeros are left to the plain negative binomial.
    @Test func smallCounts() {
        let values = SeriesForecastTests.counts(120, size: 5, key: 9) { _ in 1 }
        #expect(IntermittentModel.applies(to: RegularSeries(values, calendar: SeriesForecastTests.months)))
        let model = IntermittentModel(values)
        let predictive = model.predictive
        #expect(abs(predictive.cdf(0) - 0.4) < 0.12)
    }
}
