import Calendar
import Foundation
import Statistics
import TestSupport
import Testing

@testable import Forecasting

/// The accuracy that the guide's tables state, on published series.
///
/// In debug builds only every twelfth series is looked at, and only what the whole sets show with room to spare is held.
/// `WAITCAST_PRINT_SCORES=1` looks at whole sets also where a third is enough to hold, and prints the tables.
@Suite struct SeriesAccuracyTests {
    /// A series of the M3 competition: the values known, and the 18 held back.
    private struct Entry {
        let known: [Double]
        let ahead: [Double]
        /// The mean change over a year of all that was known: what errors are divided by, however few values are used.
        let scale: Double?

        init(_ row: ReferenceTable.Row) throws {
            known = try row.numbers("known")
            ahead = try row.numbers("held_back")
            scale = SeriesBacktest.scale(RegularSeries(known, calendar: SeriesForecastTests.months))
        }

        /// The forecast of the last values known.
        func forecast(last count: Int = .max) throws -> SeriesForecast {
            let series = RegularSeries(
                Array(known.suffix(count)),
                calendar: SeriesForecastTests.months,
                isCount: false
            )
            return try SeriesForecaster.forecast(series, horizon: 18)
        }

        /// The scores of a forecast.
        func score(_ forecast: SeriesForecast) throws -> SeriesScore {
            var score = SeriesScore()
            for h in 0..<18 {
                try score.add(forecast.periods[h], observed: ahead[h], scale: scale, includesCRPS: false)
            }
            return score
        }
    }

    private static func competition(every step: Int = SeriesTrials.stride) throws -> [Entry] {
        let rows = try ReferenceTable("m3-monthly/series.csv").rows
        #expect(rows.count == 1428)
        return try stride(from: 0, to: rows.count, by: step).map { try Entry(rows[$0]) }
    }

    /// M3: 1,428 monthly series of 66 to 144 values, the last 18 held back.
    ///
    /// Published: ForecastPro 0.848, AutoTheta 0.855, THETA 0.858, AutoETS 0.863; foundation models 0.829.
    @Test func competition() throws {
        let all = try Self.competition().reduce(SeriesScore()) { try $0 + $1.score($1.forecast()) }
        SeriesTrials.show("M3", all)
        #expect(all.mase < (SeriesTrials.isSample ? 0.88 : 0.822))
        #expect(all.scaledWIS < (SeriesTrials.isSample ? 0.45 : 0.415))
        #expect(all.coverage80 > 0.78 && all.coverage80 < 0.82)
        #expect(all.coverage95 > 0.93 && all.coverage95 < 0.97)
    }

    /// The same, as if only the last few values had been known.
    @Test(arguments: [(8, 1.085), (12, 1.015), (18, 0.905), (23, 0.92), (30, 0.90), (48, 0.885)])
    func cutShort(count: Int, bound: Double) throws {
        // The ensembles cost more, and a third of them shows as much.
        let step = count < 24 || SeriesTrials.isPrinting ? SeriesTrials.stride : 3 * SeriesTrials.stride
        let all = try Self.competition(every: step)
            .reduce(SeriesScore()) { try $0 + $1.score($1.forecast(last: count)) }
        SeriesTrials.show("M3, \(count) values", all)
        #expect(all.mase < bound * (step > 1 ? 1.08 : 1))
        #expect(all.coverage80 > (step > 1 ? 0.75 : 0.78) && all.coverage80 < 0.83)
    }

    /// The sum of all 18 months lies in its 80% interval as often as it should.
    @Test func totals() throws {
        let entries = try Self.competition(every: 4 * SeriesTrials.stride)
        let held = try entries.count { entry in
            let total = try entry.forecast().total(paths: 500)
            let sum = entry.ahead.reduce(0, +)
            return total.p10 <= sum && sum <= total.p90
        }
        let share = Double(held) / Double(entries.count)
        if SeriesTrials.isPrinting { print("| M3, sums of 18 months | \((share * 1000).rounded() / 1000) |") }
        // 357 sums: two standard errors are .042.
        #expect(share > 0.74 && share < 0.88)
    }

    /// CAMHS referrals: 12 months ahead from every third month after four years.
    @Test func childrensReferrals() throws {
        let series = try SeriesTrials.childrens("ReferralsReceived").map(\.series)
        #expect(series.count == 7)
        let trials = try SeriesTrials("CAMHS referrals", series, horizon: 12) { n in
            Array(stride(from: 48, to: n, by: 3 * SeriesTrials.stride))
        }
        #expect(trials.own.mase < 0.9 * trials.bestMASE)
        #expect(trials.own.scaledWIS < 0.87 * trials.bestWIS)
        #expect(trials.own.coverage80 > 0.70 && trials.own.coverage80 < 0.82)
    }

    /// CAMHS referrals and children seen, 12 months ahead from the last few values at every third month.
    @Test(arguments: [8, 12, 18, 23])
    func childrensSeriesCutShort(count: Int) throws {
        var all = SeriesScore()
        for measure in ["ReferralsReceived", "TotalPatientsSeen"] {
            for (_, series) in try SeriesTrials.childrens(measure) {
                let n = series.values.count
                for origin in stride(from: 24, to: n, by: 3 * SeriesTrials.stride) {
                    let known = series.prefix(origin).dropFirst(origin - count)
                    let forecast = try SeriesForecaster.forecast(known, horizon: min(12, n - origin))
                    for h in forecast.periods.indices {
                        try all.add(
                            forecast.periods[h],
                            observed: series.values[origin + h],
                            scale: SeriesBacktest.scale(series),
                            includesCRPS: false
                        )
                    }
                }
            }
        }
        SeriesTrials.show("CAMHS referrals and seen, \(count) values", all)
        #expect(all.coverage80 > 0.71 && all.coverage80 < 0.83)
        #expect(all.coverage95 > 0.87)
    }

    /// Against the exponential smoothing that statsforecast's AutoETS chooses, from the same months.
    @Test func childrensSeriesAgainstAutoETS() throws {
        var scores: [String: [(own: Double, theirs: Double)]] = [:]
        let rows = try ReferenceTable("camhs-scotland/autoets.csv").rows
        for measure in ["ReferralsReceived", "TotalPatientsSeen"] {
            for (board, series) in try SeriesTrials.childrens(measure) {
                let own = try rows.filter { try $0.text("HBName") == board && $0.text("measure") == measure }
                for (month, group) in Dictionary(grouping: own, by: { try? $0.integer("last_month_known") })
                    .sorted(by: { ($0.key ?? 0) < ($1.key ?? 0) })
                {
                    let month = try #require(month)
                    let last = Month(year: month / 100, month: month % 100).firstDay
                    let known = series.calendar.period(of: last) + 1
                    guard (known / 3) % SeriesTrials.stride == 0 else { continue }
                    let forecast = try SeriesForecaster.forecast(series.prefix(known), horizon: 12)
                    for row in group {
                        let h = try row.integer("months_ahead")
                        let score = try SeriesPredictive.intervalScore(
                            forecast.quantiles(h - 1),
                            observed: series.values[known + h - 1]
                        )
                        scores["\(measure), \(h) months", default: []].append((score, try row.number("wis")))
                    }
                }
            }
        }
        for (name, pairs) in scores.sorted(by: { $0.key < $1.key }) {
            let ratio = pairs.reduce(0) { $0 + $1.own } / pairs.reduce(0) { $0 + $1.theirs }
            if SeriesTrials.isPrinting { print("| \(name) | \((ratio * 1000).rounded() / 1000) |") }
            #expect(ratio < (SeriesTrials.isSample ? 1.15 : 1))
        }
        #expect(scores.count == 8)
    }

    /// A&E attendances: 6 months ahead from every month of the third year.
    @Test func attendances() throws {
        let (england, providers) = try SeriesTrials.attendances()
        #expect(england.count == 4)
        #expect(providers.count == 130)
        let step = SeriesTrials.isPrinting ? SeriesTrials.stride : 3 * SeriesTrials.stride
        let used = stride(from: 0, to: providers.count, by: step).map { providers[$0] }
        let trials = try SeriesTrials("A&E, providers", used, horizon: 6) { Array(24..<$0) }
            .joined(SeriesTrials("A&E, England", england, horizon: 6) { Array(24..<$0) })
        #expect(trials.own.mase < 0.85 * trials.bestMASE)
        #expect(trials.own.scaledWIS < 0.85 * trials.bestWIS)
        #expect(trials.own.coverage80 > 0.74 && trials.own.coverage80 < 0.88)
    }
}
