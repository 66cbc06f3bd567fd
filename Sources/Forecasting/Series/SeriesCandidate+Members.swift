extension SeriesCandidate {
    /// From so many values on a season is looked for, if two whole ones are known.
    static let seasonalCount = 24
    /// From so many values on everything is tried, if three whole seasons are known.
    static let fullCount = 36
    /// From so many values on there is more than one candidate.
    static let severalCount = 12
    /// The longest season that is smoothed place by place: a longer one is seen too seldom.
    private static let longestSmoothedSeason = 24

    /// The candidates for a series.
    ///
    /// | values | candidates |
    /// |---|---|
    /// | fewer than 12 | the cautious level |
    /// | 12 to 23 | and theta, and the same month of last year |
    /// | 24 to 35, or fewer than three seasons | thirteen, with a season |
    /// | 36 and more | thirteen, of which two need three seasons |
    ///
    /// Which are in was settled on series whose last 18 values were held back; more of them, up to 32, did no better, and
    /// eight did better on one set and worse on the others.
    ///
    /// - Parameters:
    ///   - season: periods in a season; 1 for none.
    ///   - count: values in the series.
    ///   - isPositive: whether all values are above 0, so that logarithms exist.
    /// - Returns: the candidates, without repetition; the plain level first, which the others are measured by.
    package static func all(season: Int, count: Int, isPositive: Bool) -> [SeriesCandidate] {
        let log = isPositive
        let list =
            count < seasonalCount
            ? few(season: season, count: count, log)
            : season > 1 && count >= 2 * season
                ? seasonal(season: season, count: count, log) : seasonless(season: season, count: count, log)
        var seen: Set<SeriesCandidate> = []
        return list.filter { seen.insert($0).inserted }
    }

    private static func few(season: Int, count: Int, _ log: Bool) -> [SeriesCandidate] {
        let level = SeriesCandidate(.flat, .cautiousLevel, isLogarithmic: log)
        guard count >= severalCount else { return [level] }
        let theta = SeriesCandidate(.flat, .theta, isLogarithmic: log)
        return [level, theta]
            + (season > 1 ? [SeriesCandidate(.flat, .sameSeason(1), isLogarithmic: false)] : [])
    }

    /// Where no season can be seen: what needs none.
    private static func seasonless(season: Int, count: Int, _ log: Bool) -> [SeriesCandidate] {
        let motions: [Motion] = [.level, .theta, .optimisedTheta, .complex, .autoregression, .aggregatedTrend]
        return motions.map { SeriesCandidate(.flat, $0, isLogarithmic: log) }
            + [SeriesCandidate(.flat, .optimisedTheta, isLogarithmic: false)]
            + (season > 1 && count >= season ? [SeriesCandidate(.flat, .sameSeason(1), isLogarithmic: false)] : [])
    }

    private static func seasonal(season: Int, count: Int, _ log: Bool) -> [SeriesCandidate] {
        var list = [SeriesCandidate(.flat, .level, isLogarithmic: log)]
        if season <= longestSmoothedSeason {
            list.append(SeriesCandidate(.offsets, .holtWinters, isLogarithmic: false))
            list.append(SeriesCandidate(.offsets, .holtWintersLevel, isLogarithmic: false))
        } else {
            list.append(SeriesCandidate(.harmonics(4), .theta, isLogarithmic: log))
        }
        list += [
            SeriesCandidate(.factors, .optimisedTheta, isLogarithmic: false),
            SeriesCandidate(.factors, .optimisedTheta, isLogarithmic: log),
            SeriesCandidate(.factors, .complex, isLogarithmic: log),
            SeriesCandidate(.factors, .autoregression, isLogarithmic: log),
            SeriesCandidate(.flat, .autoregression, isLogarithmic: log),
            SeriesCandidate(.factors, .aggregatedTrend, isLogarithmic: log),
            SeriesCandidate(.flat, .sameSeason(1), isLogarithmic: false),
            SeriesCandidate(.recentFactors, .theta, isLogarithmic: log),
        ]
        if count >= max(fullCount, 3 * season) {
            list.append(SeriesCandidate(.flat, .sameSeason(2), isLogarithmic: false))
            list.append(SeriesCandidate(.flat, .seasonalAutoregression, isLogarithmic: log))
        } else {
            list.append(SeriesCandidate(.offsets, .theta, isLogarithmic: log))
            list.append(SeriesCandidate(.flat, .theta, isLogarithmic: log))
        }
        return list
    }
}
