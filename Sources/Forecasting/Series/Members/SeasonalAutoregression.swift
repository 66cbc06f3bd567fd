/// Changes from season to season, some of which last and some of which are taken back a season later.
///
///     w_t = z_t - z_(t-m),   w_t - mu = phi (w_(t-1) - mu) + e_t - Theta e_(t-m)
///
/// with mu the mean of w; an ARIMA (1,0,0)(0,1,1) with a constant. phi (at most .95 either way) and Theta (-.2 to .95)
/// make the sum of squared errors least, errors before the first being 0.
///
/// Source: Box, Jenkins, Reinsel and Ljung, "Time series analysis", 5th edition (2015), chapter 9.
struct SeasonalAutoregression {
    /// How much of a change lasts to the next value.
    let persistence: Double
    /// How much of a surprise is taken back a season later.
    let reversal: Double
    /// The mean change over a season.
    let mean: Double
    private let season: Int
    private let lastChange: Double
    /// The values and the errors of the last season.
    private let lastValues: [Double]
    private let lastErrors: [Double]

    /// The fewest values that it is fitted to: two seasons and three more.
    static func leastCount(season: Int) -> Int { 2 * season + 3 }

    /// Fits a series of ``leastCount(season:)`` values or more.
    ///
    /// Complexity: O(n) for each of some 45 trial weights, allocating twice.
    init(_ values: UnsafeBufferPointer<Double>, season: Int) {
        let count = values.count - season
        let raw = (0..<count).map { values[$0 + season] - values[$0] }
        let mean = raw.reduce(0, +) / Double(count)
        let changes = raw.map { $0 - mean }
        var search = CoordinateSearch(lower: SIMD4(-0.95, -0.2, 0, 0), upper: SIMD4(0.95, 0.95, 0, 0))
        lastErrors = changes.withUnsafeBufferPointer { changes in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { errors in
                let loss = { (x: SIMD4<Double>) in Self.pass(changes, errors, season, x[0], x[1]) }
                for phi in [0, 0.4, 0.8] {
                    for theta in [0.3, 0.6, 0.8] { search.visit(SIMD4(phi, theta, 0, 0), loss) }
                }
                search.refine(steps: SIMD4(0.15, 0.12, 0, 0), dimensions: 2, rounds: 12, loss)
                _ = loss(search.best)
                return errors.suffix(season).map { $0 }
            }
        }
        (persistence, reversal) = (search.best[0], search.best[1])
        self.mean = mean
        self.season = season
        lastChange = changes[count - 1]
        lastValues = Array(values[(values.count - season)...])
    }

    /// The forecast for every step up to a horizon.
    func forecast(horizon: Int) -> [Double] {
        var values = lastValues
        var change = lastChange
        return (0..<horizon)
            .map { h in
                change = persistence * change - (h < season ? reversal * lastErrors[h] : 0)
                values[h % season] += mean + change
                return values[h % season]
            }
    }

    /// The sum of squared errors, which are left in `errors`.
    @inline(__always)
    private static func pass(
        _ changes: UnsafeBufferPointer<Double>,
        _ errors: UnsafeMutableBufferPointer<Double>,
        _ season: Int,
        _ phi: Double,
        _ theta: Double
    ) -> Double {
        var sum = 0.0
        var before = 0.0
        for t in 0..<changes.count {
            let error = changes[t] - phi * before + (t >= season ? theta * errors[t - season] : 0)
            errors[t] = error
            sum += error * error
            before = changes[t]
        }
        return sum
    }
}
