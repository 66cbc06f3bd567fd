import Calendar
import Foundation
import Statistics
import TestSupport

@testable import Forecasting

/// Scores of every method over a set of series.
struct SeriesTrials {
    /// Scores by method, as ``SeriesBacktest`` orders them.
    var scores = [SeriesScore](repeating: SeriesScore(), count: 1 + NaiveForecast.allCases.count)

    /// The method's own.
    var own: SeriesScore { scores[0] }
    /// The least MASE and the least WIS of the naive rules.
    var bestMASE: Double { scores.dropFirst().map(\.mase).min() ?? .nan }
    var bestWIS: Double { scores.dropFirst().map(\.scaledWIS).min() ?? .nan }

    /// Rolling origins on each series, with errors scaled series by series.
    init(_ title: String, _ series: [RegularSeries], horizon: Int, origins: (Int) -> [Int]) throws {
        for one in series {
            let backtest = try SeriesBacktest(
                one,
                horizon: horizon,
                origins: origins(one.values.count),
                includesCRPS: Self.isPrinting
            )
            for method in scores.indices { scores[method] = scores[method] + backtest.overall(method) }
        }
        guard Self.isPrinting else { return }
        print("| \(title) (\(own.count) forecasts) | MASE | WIS | CRPS | 50% | 80% | 95% |")
        for (name, score) in zip([SeriesBacktest.ownName] + NaiveForecast.allCases.map(\.rawValue), scores) {
            Self.show(name, score)
        }
    }

    /// The scores of both sets of series together.
    func joined(_ other: SeriesTrials) -> SeriesTrials {
        var sum = self
        for method in scores.indices { sum.scores[method] = scores[method] + other.scores[method] }
        return sum
    }

    /// Whether the scores are to be printed, for the table of the guide.
    static let isPrinting = ProcessInfo.processInfo.environment["WAITCAST_PRINT_SCORES"] != nil

    /// Prints a line of the table.
    static func show(_ name: String, _ score: SeriesScore) {
        guard isPrinting else { return }
        let figures = [
            score.mase, score.scaledWIS, score.crps, score.coverage50, score.coverage80, score.coverage95,
        ]
        print("|", name, "|", figures.map { "\(($0 * 1000).rounded() / 1000)" }.joined(separator: " | "), "|")
    }

    /// How many of the series a debug build, some twenty times slower, looks at: every so many-th.
    static var stride: Int {
        #if DEBUG
        12
        #else
        1
        #endif
    }

    /// Whether only a part of the series is looked at.
    static var isSample: Bool { stride > 1 }

    /// A monthly count of seven Scottish boards' mental health services for children, by board, from July 2012, or from the
    /// month after the last missing one.
    static func childrens(_ measure: String) throws -> [(board: String, series: RegularSeries)] {
        var boards: [String: [(month: Int, value: Double?)]] = [:]
        for row in try ReferenceTable("camhs-scotland/flows-and-stock.csv").rows {
            boards[try row.text("HBName"), default: []]
                .append((try row.integer("Month"), try row.numberIfKnown(measure)))
        }
        return boards.sorted { $0.key < $1.key }
            .compactMap { board, rows in
                let sorted = rows.sorted { $0.month < $1.month }
                let known = (sorted.lastIndex { $0.value == nil } ?? -1) + 1
                let used = sorted[known...]
                guard let first = used.first?.month, used.count >= 60 else { return nil }
                let calendar = SeriesCalendar(monthlyFrom: Month(year: first / 100, month: first % 100))
                return (board, RegularSeries(used.compactMap(\.value), calendar: calendar))
            }
    }

    /// A&E attendances, April 2016 to March 2019: England by type of department and in all, and the main departments
    /// (type 1) of every provider that has them in all 36 months.
    static func attendances() throws -> (england: [RegularSeries], providers: [RegularSeries]) {
        var england: [String: [String: Double]] = [:]
        var providers: [String: [String: Double]] = [:]
        for row in try ReferenceTable("ae-attendances/attendances.csv").rows {
            let (period, type, value) = (try row.text("period"), try row.text("type"), try row.number("attendances"))
            england[type, default: [:]][period, default: 0] += value
            england["all", default: [:]][period, default: 0] += value
            if type == "1" { providers[try row.text("org_code"), default: [:]][period, default: 0] += value }
        }
        let calendar = SeriesCalendar(monthlyFrom: Month(year: 2016, month: 4))
        let series = { (table: [String: [String: Double]]) in
            table.sorted { $0.key < $1.key }.map(\.value).filter { $0.count == 36 }
                .map { months in
                    RegularSeries(months.sorted { $0.key < $1.key }.map(\.value), calendar: calendar)
                }
        }
        return (series(england), series(providers))
    }
}
