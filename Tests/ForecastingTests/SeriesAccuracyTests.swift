import Calendar
import Foundation
import TestSupport
import Testing

@testable import Forecasting

/// The accuracy that the guide's table states, on published series.
///
/// In debug builds only every twelfth series is looked at, and only what the whole sets show with room to spare is held.
/// `WAITCAST_PRINT_SCORES=1` prints the table.
@Suite struct SeriesAccuracyTests {
    /// M3: 1,428 monthly series of 66 to 144 values, the last 18 held back.
    ///
    /// THETA has 0.858, ForecastPro 0.848.
    @Test func competition() throws {
        let rows = try ReferenceTable("m3-monthly/series.csv").rows
        #expect(rows.count == 1428)
        var sum = 0.0
        var all = SeriesScore()
        var count = 0
        for index in stride(from: 0, to: rows.count, by: SeriesTrials.stride) {
            let ahead = try rows[index].numbers("held_back")
            let series = RegularSeries(
                try rows[index].numbers("known"),
                calendar: SeriesCalendar(monthlyFrom: Month(year: 1990, month: 1)),
                isCount: false
            )
            let forecast = try SeriesForecaster.forecast(series, horizon: 18)
            let scale = SeriesBacktest.scale(series)
            var score = SeriesScore()
            for h in 0..<18 {
                try score.add(forecast.periods[h], observed: ahead[h], scale: scale, includesCRPS: false)
            }
            sum += score.mase
            all = all + score
            count += 1
        }
        SeriesTrials.show("M3", all)
        #expect(sum / Double(count) < 0.90)
        #expect(all.coverage80 > 0.75 && all.coverage80 < 0.86)
        #expect(all.coverage95 > 0.91 && all.coverage95 < 0.98)
    }

    /// CAMHS referrals: 12 months ahead from every third month after four years.
    @Test func childrensReferrals() throws {
        let series = try SeriesTrials.childrensReferrals()
        #expect(series.count == 7)
        let trials = try SeriesTrials("CAMHS referrals", series, horizon: 12) { n in
            Array(stride(from: 48, to: n, by: 3 * SeriesTrials.stride))
        }
        #expect(trials.own.mase < trials.bestMASE)
        #expect(trials.own.scaledWIS < trials.bestWIS)
        #expect(trials.own.coverage80 > 0.72 && trials.own.coverage80 < 0.88)
    }

    /// A&E attendances: 6 months ahead from every month of the third year.
    @Test func attendances() throws {
        let (england, providers) = try SeriesTrials.attendances()
        #expect(england.count == 4)
        #expect(providers.count == 130)
        let used = stride(from: 0, to: providers.count, by: SeriesTrials.stride).map { providers[$0] }
        let trials = try SeriesTrials("A&E, providers", used, horizon: 6) { Array(24..<$0) }
            .joined(SeriesTrials("A&E, England", england, horizon: 6) { Array(24..<$0) })
        #expect(trials.own.mase < trials.bestMASE)
        #expect(trials.own.scaledWIS < trials.bestWIS)
        #expect(trials.own.coverage80 > 0.72 && trials.own.coverage80 < 0.88)
    }
}
