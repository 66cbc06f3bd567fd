import Areas
import Calendar
import Forecasting
import Foundation
import Statistics
import Wording

/// How the forecasts of a list's number would have done at earlier months, beside simple rules: how far they may be trusted.
///
/// At each earlier month from the eighth count on, and at no more than the last two years of them, the path of the list is
/// learned from the counts up to there alone. A list that follows its path has these forecasts in every run.
package struct ListHindcast: Codable, Hashable, Sendable {
    /// Scores by months ahead: those with something to score.
    package let horizons: [Horizon]

    /// Forecasts of one horizon.
    package struct Horizon: Codable, Hashable, Sendable {
        /// Months ahead.
        package var months: Int
        /// Forecasts scored: one from each earlier month.
        package var forecasts: Int
        /// Mean distance of the middle of the range from what came, in children.
        package var error: Double
        /// The same, had the list been left as it was.
        package var errorIfUnchanged: Double
        /// How many of the observed numbers lay in the range that 8 in 10 should lie in.
        package var held: Int
        /// Weighted interval score over that of the list left as it was: below 1 the forecast is better.
        package var score: Double
        /// The simple rule that did best, and its score.
        package var bestRule: String
        package var bestScore: Double

        /// Whether a simple rule would have done better by more than chance makes of so few months.
        package var isBeaten: Bool { bestScore < score - 0.05 }
    }

    private static let horizonsAhead = [1, 3, 6, 12]
    /// Counts known before the first forecast that is scored.
    package static let leastCounts = 8
    private static let mostOrigins = 24
    private static let particles = 128
    private static let paths = 256

    /// Scores the forecasts of a list; `nil` when nothing can be scored yet.
    ///
    /// - Parameters:
    ///   - counts: its counts, in time order, one a month.
    ///   - means: its mean wait in weeks, as far as it is known, in the same order.
    ///   - season: the school year.
    ///   - key: of the list.
    init?(_ counts: [ListCount], meanWaits means: [Double?], season: SchoolYear, key: UInt64) {
        guard counts.count > Self.leastCounts, let first = counts.first?.month, let last = counts.last?.month else {
            return nil
        }
        var values = [Double?](repeating: nil, count: last - first + 1)
        for count in counts { values[count.month - first] = count.number }
        let rules = Baseline.allCases
        var own = Self.horizonsAhead.map { _ in ForecastScore() }
        var simple = rules.map { _ in Self.horizonsAhead.map { _ in ForecastScore() } }
        for origin in (Self.leastCounts..<counts.count).suffix(Self.mostOrigins) {
            let place = counts[origin - 1].month - first
            let steps = Self.horizonsAhead.filter { place + $0 < values.count && values[place + $0] != nil }
            guard let most = steps.last,
                let path = ListPath(
                    Array(counts[..<origin]),
                    meanWaitWeeks: means[..<origin].last { $0 != nil } ?? nil,
                    season: season,
                    key: key,
                    particles: Self.particles
                )
            else { continue }
            let forecast = path.quantiles(Summary.levels, months: most, paths: Self.paths)
            let known = Array(values[...place])
            // A rule that has too little to go by is as good as the list left as it was.
            let unchanged = Baseline.naive.percentiles(of: known, stepsAhead: steps)
            let others = rules.map { $0.percentiles(of: known, stepsAhead: steps) ?? unchanged }
            for (number, step) in steps.enumerated() {
                guard let index = Self.horizonsAhead.firstIndex(of: step), let observed = values[place + step] else {
                    continue
                }
                try? own[index].add(percentiles: forecast[step - 1], observed: observed)
                for (rule, percentiles) in others.enumerated() {
                    guard let percentiles else { continue }
                    try? simple[rule][index].add(percentiles: percentiles[number], observed: observed)
                }
            }
        }
        let naive = rules.firstIndex(of: .naive) ?? 0
        horizons = Self.horizonsAhead.indices.compactMap { index in
            guard own[index].count > 0, simple[naive][index].wis > 0 else { return nil }
            let reference = simple[naive][index].wis
            let best = rules.indices.min { simple[$0][index].wis < simple[$1][index].wis } ?? naive
            return Horizon(
                months: Self.horizonsAhead[index],
                forecasts: own[index].count,
                error: rounded9(own[index].meanAbsoluteError),
                errorIfUnchanged: rounded9(simple[naive][index].meanAbsoluteError),
                held: Int((own[index].coverage80 * Double(own[index].count)).rounded()),
                score: rounded9(own[index].wis / reference),
                bestRule: rules[best].rawValue,
                bestScore: rounded9(simple[best][index].wis / reference)
            )
        }
        guard !horizons.isEmpty else { return nil }
    }
}

extension ListHindcast {
    /// How the forecasts would have done, in plain words: of the nearest horizon, and of the furthest that some months tell of.
    package var sentence: String {
        let told = [horizons.first, horizons.last { $0.forecasts >= Self.fewForecasts }].compactMap(\.self)
        let parts = (told.first == told.last ? Array(told.prefix(1)) : told).map(\.sentence)
        let most = horizons.map(\.forecasts).max() ?? 0
        let caution = most < Self.enoughForecasts ? "; so few months say little" : ""
        return "such forecasts of the number waiting would have been: " + parts.joined(separator: "; ") + caution
    }

    /// Fewer forecasts than this say nothing worth telling of a far horizon; from as many as that they say something.
    private static let (fewForecasts, enoughForecasts) = (3, 12)
}

extension ListHindcast.Horizon {
    /// How the forecasts of this horizon would have done.
    fileprivate var sentence: String {
        let better =
            isBeaten
            ? "; a simple rule would have done better (\(bestRule), by \(words((100 * (score - bestScore) / score).rounded()))%)"
            : ""
        return "\(counted(months, "month")) ahead, from \(counted(forecasts, "earlier month")), off by "
            + "\(words(error, decimals: error < 10 ? 1 : 0)) on average (\(words(errorIfUnchanged, decimals: error < 10 ? 1 : 0)) "
            + "had the list stayed as it was), \(held) of \(forecasts) within the 8-in-10 range" + better
    }
}
