import Foundation

/// How much a series moves from value to value and from year to year, on the logarithm.
///
/// Of the last 60 values. From 24 values on, those above 0 are freed of their monthly factors first, and the usual move is
/// the median's (times 1.18, which makes it the mean of normal ones); with fewer it is the mean.
struct SeriesMovement: Equatable, Sendable {
    /// The logarithm of the usual move from one value to the next.
    let step: Double
    /// The logarithm of the usual move from one season to the next; ``step`` where too few are known.
    let year: Double

    private static let reach = 60
    /// So many moves over a season have to be known.
    private static let leastMoves = 6
    /// What is taken of a series of one value: moves by half.
    private static let unknown = log(0.5)

    /// The movement of a series.
    ///
    /// - Parameters:
    ///   - values: the series.
    ///   - season: periods in a season.
    ///   - floor: the least that a value counts as, where its logarithm is taken.
    init(_ values: [Double], season: Int, floor: Double) {
        let isLong = values.count >= SeriesCandidate.seasonalCount
        var freed = values
        if isLong, season > 1, values.allSatisfy({ $0 > 0 }),
            let profile = values.withUnsafeBufferPointer({ SeasonalProfile(.factors, of: $0, season: season) })
        {
            freed = values.enumerated().map { profile.adjusted($1, at: $0) }
        }
        let logs = freed.suffix(Self.reach).map { log(max($0, floor)) }
        let moves = { (lag: Int) in (lag..<max(lag, logs.count)).map { abs(logs[$0] - logs[$0 - lag]) } }
        let usual = { (moves: [Double]) in
            isLong
                ? log(1.18 * Self.median(moves) + 0.002) : log(moves.reduce(0, +) / Double(moves.count) + 0.0001)
        }
        step = logs.count > 1 ? usual(moves(1)) : Self.unknown
        let isKnown = season > 1 && logs.count >= season + Self.leastMoves
        year = isKnown ? usual(moves(season)) : step
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
