import Foundation
import Statistics

/// A line of the table of scores: one measure of one set at some months ahead.
struct ScoreRow {
    /// The set, as the table calls it.
    var set: String
    /// The measure.
    var measure: String
    /// Months ahead.
    var months: String
    /// Lists and forecasts scored.
    var lists: Int
    var forecasts: Int
    /// Against what relative scores are taken.
    var against: String
    /// Relative weighted interval scores: ratio of sums, and geometric mean over lists.
    var sum: Double
    var geometric: Double
    /// The ratio of sums against the best of naive, drift and damped drift.
    var ofBestRule: Double?
    /// Shares held by the central intervals.
    var held80: Double
    var held95: Double
    /// What is aimed for, and of which of the two means; in words.
    var goal: String

    static let header = """
        | set | measure | months | lists | forecasts | against | sum | geo | of the best rule | 80% | 95% | goal |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """

    /// The line.
    var line: String {
        let cells = [
            set, measure, months, "\(lists)", "\(forecasts)", against, Self.ratio(sum), Self.ratio(geometric),
            ofBestRule.map(Self.ratio) ?? "", Self.ratio(held80), Self.ratio(held95), goal,
        ]
        return "| \(cells.joined(separator: " | ")) |"
    }

    static func ratio(_ value: Double) -> String { value.isNaN ? "" : String(format: "%.3f", value) }
}
