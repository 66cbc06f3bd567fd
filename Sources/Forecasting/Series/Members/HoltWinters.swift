/// Exponential smoothing of a level, a damped trend and a season that may change over the years.
///
///     e_t = y_t - l_(t-1) - phi b_(t-1) - s_(t-m)
///     l_t = l_(t-1) + phi b_(t-1) + alpha e_t
///     b_t = phi b_(t-1) + beta e_t
///     s_t = s_(t-m) + gamma e_t,   gamma <= 1 - alpha
///
/// Applied to logarithms the season multiplies. The season starts from a ``SeasonalProfile``, the level and trend from
/// the means of the first two seasons; alpha, beta/alpha, gamma/(1 - alpha) and phi (0.8 to 0.98) make the mean square
/// of the one-step errors least. Without a trend b and beta are 0 throughout, and the level starts at the mean of the
/// first season.
///
/// Sources: Winters, "Forecasting sales by exponentially weighted moving averages", Management Science 6 (1960); Hyndman,
/// Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing" (2008), models (A,Ad,A) and (A,N,A).
struct HoltWinters {
    private let season: Int
    private let hasTrend: Bool
    private let firstLevel: Double
    private let firstTrend: Double
    private let firstEffects: [Double]

    /// Prepares a fit.
    ///
    /// - Precondition: two seasons of values, and as many effects as a season has places.
    init(_ values: UnsafeBufferPointer<Double>, firstEffects: [Double], hasTrend: Bool = true) {
        season = firstEffects.count
        self.hasTrend = hasTrend
        precondition(values.count >= 2 * season)
        self.firstEffects = firstEffects
        let m = Double(season)
        let effects = firstEffects.reduce(0, +)
        let first = (values[..<season].reduce(0, +) - effects) / m
        guard hasTrend else {
            (firstLevel, firstTrend) = (first, 0)
            return
        }
        let second = (values[season..<(2 * season)].reduce(0, +) - effects) / m
        // Half the slope, because two years may differ by chance.
        firstTrend = (second - first) / m / 2
        firstLevel = first - firstTrend * m / 2
    }

    /// Fits the weights and forecasts every step up to a horizon.
    ///
    /// Complexity: O(n) for each of about 120 trial weights, allocating twice.
    func forecast(_ values: UnsafeBufferPointer<Double>, horizon: Int) -> [Double] {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: season) { effects in
            // alpha, gamma/(1 - alpha), beta/alpha, damping
            var search = CoordinateSearch(lower: SIMD4(0.01, 0, 0, 0.8), upper: SIMD4(0.99, 0.99, 0.99, 0.98))
            let loss = { (x: SIMD4<Double>) in smooth(values, x, effects).errors }
            if hasTrend {
                for alpha in [0.1, 0.3, 0.6] {
                    for gamma in [0.01, 0.2] {
                        for (share, damping) in [(0.01, 0.85), (0.05, 0.95), (0.15, 0.97)] {
                            search.visit(SIMD4(alpha, gamma, share, damping), loss)
                        }
                    }
                }
                search.refine(steps: SIMD4(0.1, 0.1, 0.05, 0.04), dimensions: 4, rounds: 12, loss)
            } else {
                for alpha in [0.05, 0.1, 0.3, 0.6, 0.9] {
                    for gamma in [0.01, 0.1, 0.3] { search.visit(SIMD4(alpha, gamma, 0, 0.8), loss) }
                }
                search.refine(steps: SIMD4(0.1, 0.1, 0, 0), dimensions: 2, rounds: 12, loss)
            }
            let end = smooth(values, search.best, effects)
            let state = DampedTrend(level: end.level, trend: end.trend, damping: search.best[3])
            return (1...horizon)
                .map { h in
                    state.forecast(stepsAhead: h) + effects[(values.count + h - 1) % season]
                }
        }
    }

    /// One pass: the sum of squared errors and the state at the end, with the season left in `effects`.
    @inline(__always)
    private func smooth(
        _ values: UnsafeBufferPointer<Double>,
        _ x: SIMD4<Double>,
        _ effects: UnsafeMutableBufferPointer<Double>
    ) -> (errors: Double, level: Double, trend: Double) {
        let (alpha, beta, gamma, damping) = (x[0], x[0] * x[2], x[1] * (1 - x[0]), x[3])
        for j in 0..<season { effects[j] = firstEffects[j] }
        var (level, trend) = (firstLevel, firstTrend)
        var errors = 0.0
        var place = 0
        for value in values {
            let forecast = level + damping * trend
            let error = value - forecast - effects[place]
            errors += error * error
            level = forecast + alpha * error
            trend = damping * trend + beta * error
            effects[place] += gamma * error
            place += 1
            if place == season { place = 0 }
        }
        return (errors, level, trend)
    }
}
