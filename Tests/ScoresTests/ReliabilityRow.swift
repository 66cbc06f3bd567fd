import Statistics

/// A line of the table of probabilities.
struct ReliabilityRow {
    var set: String
    var reliability: Reliability

    static let header = """
        | set | probabilities | Brier | of always saying the share | unreliability | 0 to .2 | .2 to .4 | .4 to .6 | .6 to .8 | .8 to 1 |
        |---|---|---|---|---|---|---|---|---|---|
        """

    /// The line: by fifth of the probabilities their mean and the share that came true.
    var line: String {
        let fifths = stride(from: 0, to: 10, by: 2)
            .map { first -> String in
                let bins = reliability.bins[first..<first + 2].filter { $0.count > 0 }
                let count = bins.reduce(0) { $0 + $1.count }
                guard count > 0 else { return "" }
                let said = bins.reduce(0) { $0 + $1.meanProbability * Double($1.count) } / Double(count)
                let came = Double(bins.reduce(0) { $0 + $1.came }) / Double(count)
                return "\(ScoreRow.ratio(said)): \(ScoreRow.ratio(came))"
            }
        let cells =
            [set, "\(reliability.count)"]
            + [reliability.brierScore, reliability.brierScoreOfShare, reliability.unreliability].map(ScoreRow.ratio)
            + fifths
        return "| \(cells.joined(separator: " | ")) |"
    }
}
