import Foundation

/// How well draws, or weighted points, hold the truth: intervals of 50, 80 and 95%, and how far the median errs.
struct RecoveryScore {
    static let levels = [0.5, 0.8, 0.95]

    private var held = [0, 0, 0]
    private var squares = 0.0
    private var errors = 0.0
    private var widths = 0.0
    private(set) var count = 0
    private var hasRanges = true

    /// Takes in a truth and what is believed of it: values with weights, all of the same weight if none are given.
    mutating func add(_ truth: Double, _ values: [Double], weights: [Double]? = nil) {
        let order = values.indices.sorted { values[$0] < values[$1] }
        let sum = weights?.reduce(0, +) ?? Double(values.count)
        let quantile = { (share: Double) -> Double in
            var below = 0.0
            for index in order {
                below += (weights?[index] ?? 1) / sum
                if below >= share { return values[index] }
            }
            return values[order[order.count - 1]]
        }
        for (place, level) in Self.levels.enumerated()
        where quantile((1 - level) / 2) <= truth && truth <= quantile((1 + level) / 2) {
            held[place] += 1
        }
        widths += quantile(0.9) - quantile(0.1)
        add(error: quantile(0.5) - truth)
    }

    /// Takes in a truth and one number for it, without a range.
    mutating func add(_ truth: Double, guess: Double) {
        hasRanges = false
        add(error: guess - truth)
    }

    private mutating func add(error: Double) {
        squares += error * error
        errors += error
        count += 1
    }

    /// The share of intervals of a level that hold the truth.
    func share(_ place: Int) -> Double { Double(held[place]) / Double(max(count, 1)) }

    /// Root mean square error of the median.
    var error: Double { (squares / Double(max(count, 1))).squareRoot() }

    /// Cells of a table: number, three shares, mean width of the 80% interval, error of the median, and its mean.
    var cells: String {
        let shares =
            hasRanges
            ? (0..<3).map { String(format: "%.2f", share($0)) }.joined(separator: " | ")
                + String(format: " | %.2f", widths / Double(max(count, 1)))
            : "- | - | - | -"
        return "\(count) | \(shares) | \(String(format: "%.2f | %+.2f", error, errors / Double(max(count, 1))))"
    }
}
