import Calendar
import Calibration
import Forecasting
import Foundation
import Statistics
import TestSupport

/// A line of the table of scores of `waitcast demand`.
struct SeriesScoreRow {
    /// The set, and how many values were known.
    var set: String
    var known: String
    var series: Int
    /// Mean over series of the mean absolute scaled error.
    var mase: Double
    /// Mean scaled weighted interval score.
    var wis: Double
    var held50: Double
    var held80: Double
    var held95: Double
    var goal: String

    static let header = """
        | set | values known | series | MASE | WIS | 50% | 80% | 95% | goal |
        |---|---|---|---|---|---|---|---|---|
        """

    /// The line.
    var line: String {
        let cells =
            [set, known, "\(series)"] + [mase, wis, held50, held80, held95].map(ScoreRow.ratio) + [goal]
        return "| \(cells.joined(separator: " | ")) |"
    }
}

/// Scores of `waitcast demand` over sets of series.
enum SeriesScores {
    /// The lines of all sets; every so many-th series of the competition.
    static func rows(every stride: Int) throws -> [SeriesScoreRow] {
        let competition = try competition(every: stride)
        let children = try childrensReferrals(everyMonths: 6 * max(1, stride / 10))
        var rows = [
            row("M3, last 18", "all", competition, goal: "MASE .822, WIS .415, 80% .78 to .82"),
            row("CAMHS referrals, 12 ahead", "48 and more", children.filter { $0.known.values.count >= 48 }, goal: ""),
        ]
        for count in [8, 12, 18, 23] {
            rows.append(
                row(
                    "M3, 12 ahead",
                    "\(count)",
                    competition.map { $0.cut(to: count, ahead: 12) },
                    goal: "80% .78 to .83"
                )
            )
            rows.append(
                row(
                    "CAMHS referrals, 12 ahead",
                    "\(count)",
                    children.filter { $0.known.values.count >= count }.map { $0.cut(to: count, ahead: 12) },
                    goal: "80% .78 to .83"
                )
            )
        }
        return rows
    }

    /// What is known of a series, and what came.
    private struct Trial {
        var known: RegularSeries
        var ahead: [Double]

        /// The last values only.
        func cut(to count: Int, ahead steps: Int) -> Trial {
            let month = known.calendar.start(of: known.values.count - count).month
            return Trial(
                known: RegularSeries(
                    Array(known.values.suffix(count)),
                    calendar: SeriesCalendar(monthlyFrom: month),
                    isCount: known.isCount
                ),
                ahead: Array(ahead.prefix(steps))
            )
        }
    }

    private static func row(_ set: String, _ known: String, _ trials: [Trial], goal: String) -> SeriesScoreRow {
        let scores = concurrentMap(trials.count) { place -> SeriesScore? in
            let trial = trials[place]
            guard let scale = SeriesBacktest.scale(trial.known),
                let forecast = try? SeriesForecaster.forecast(trial.known, horizon: trial.ahead.count)
            else { return nil }
            var score = SeriesScore()
            for (h, observed) in trial.ahead.enumerated() {
                try? score.add(forecast.periods[h], observed: observed, scale: scale, includesCRPS: false)
            }
            return score
        }
        let made = scores.compactMap { $0 }
        let all = made.reduce(SeriesScore(), +)
        return SeriesScoreRow(
            set: set,
            known: known,
            series: made.count,
            mase: made.reduce(0) { $0 + $1.mase } / Double(made.count),
            wis: made.reduce(0) { $0 + $1.scaledWIS } / Double(made.count),
            held50: all.coverage50,
            held80: all.coverage80,
            held95: all.coverage95,
            goal: goal
        )
    }

    private static func competition(every stride: Int) throws -> [Trial] {
        let rows = try ReferenceTable("m3-monthly/series.csv").rows
        return try Swift.stride(from: 0, to: rows.count, by: stride)
            .map { place in
                let row = rows[place]
                return Trial(
                    known: RegularSeries(
                        try row.numbers("known"),
                        calendar: SeriesCalendar(monthlyFrom: Month(year: 1990, month: 1)),
                        isCount: false
                    ),
                    ahead: try row.numbers("held_back")
                )
            }
    }

    /// Referrals received by each board, from its first month without later gaps: an origin every so many months, all twelve
    /// months ahead of it known.
    private static func childrensReferrals(everyMonths step: Int) throws -> [Trial] {
        var boards: [String: [(month: Int, value: Double?)]] = [:]
        for row in try ReferenceTable("camhs-scotland/flows-and-stock.csv").rows {
            boards[try row.text("HBName"), default: []]
                .append((try row.integer("Month"), try row.numberIfKnown("ReferralsReceived")))
        }
        return boards.sorted { $0.key < $1.key }
            .flatMap { _, rows -> [Trial] in
                let sorted = rows.sorted { $0.month < $1.month }
                let known = sorted[((sorted.lastIndex { $0.value == nil } ?? -1) + 1)...]
                guard let first = known.first?.month else { return [] }
                let values = known.compactMap(\.value)
                return Swift.stride(from: 24, through: values.count - 12, by: step)
                    .map { origin in
                        Trial(
                            known: RegularSeries(
                                Array(values[..<origin]),
                                calendar: SeriesCalendar(monthlyFrom: Month(year: first / 100, month: first % 100))
                            ),
                            ahead: Array(values[origin..<origin + 12])
                        )
                    }
            }
    }
}
