/// The dynamic optimised theta method: a smoothed level that leans on a straight line, which itself is fitted anew at
/// every value.
///
///     forecast of y_t    mu_t = l + w ((1-a)^(t-1) A + (1 - (1-a)^t)/a B),   w = 1 - 1/theta
///     after y_t          l <- a y_t + (1-a) l,   A, B <- the line of least squares through y_1 ... y_t
///
/// with A the line's value at time 0 and B its slope. Theta 1 is simple exponential smoothing, theta 2 the theta method
/// of the M3 competition with a slope that is learnt as time goes. a and theta make the squared one-step errors from the
/// third value on least, the first l is that of least squares; a forecast further ahead takes the ones before it as if
/// they had happened.
///
/// Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, "Models for optimising the theta method and their
/// relationship to state space models", International Journal of Forecasting 32 (2016).
struct OptimisedTheta {
    /// The straight line through the values so far.
    struct Line {
        /// Values seen.
        var count = 0.0
        /// Their mean.
        var mean = 0.0
        /// The slope a step.
        var slope = 0.0
        /// The line's value at time 0, the first value being at time 1.
        var start: Double { mean - (count + 1) * slope / 2 }

        /// The line with one value more.
        mutating func add(_ value: Double) {
            let t = count + 1
            slope = t > 1 ? ((t - 2) * slope + 6 * (value - mean) / t) / (t + 1) : 0
            mean = (count * mean + value) / t
            count = t
        }
    }

    /// Weight of a new value in the level.
    let alpha: Double
    /// How much the line is leant on: 1 not at all, 2 by half, 20 nearly wholly.
    let theta: Double
    private let level: Double
    private let line: Line

    /// Fits a series without season, of three values or more.
    ///
    /// Complexity: O(n) for each of some 60 trial weights.
    init(_ values: UnsafeBufferPointer<Double>) {
        let n = values.count
        var line = Line()
        // The line before each value.
        var starts = [Double](repeating: 0, count: n)
        var slopes = starts
        for t in 0..<n {
            starts[t] = line.start
            slopes[t] = line.slope
            line.add(values[t])
        }
        self.line = line
        var search = CoordinateSearch(lower: SIMD4(0.01, 1, 0, 0), upper: SIMD4(0.99, 20, 0, 0))
        (alpha, theta, level) = starts.withUnsafeBufferPointer { starts in
            slopes.withUnsafeBufferPointer { slopes in
                let loss = { (x: SIMD4<Double>) in
                    Self.pass(values, starts, slopes, alpha: x[0], theta: x[1]).errors
                }
                for alpha in [0.1, 0.3, 0.5, 0.8] {
                    for theta in [1.2, 2, 4, 10] { search.visit(SIMD4(alpha, theta, 0, 0), loss) }
                }
                search.refine(steps: SIMD4(0.1, 1, 0, 0), dimensions: 2, rounds: 12, loss)
                let x = search.best
                return (x[0], x[1], Self.pass(values, starts, slopes, alpha: x[0], theta: x[1]).level)
            }
        }
    }

    /// The forecast for every step up to a horizon.
    func forecast(horizon: Int) -> [Double] {
        var (line, level, power) = (line, level, 1.0)
        for _ in 0..<Int(line.count) { power *= 1 - alpha }
        return (0..<horizon)
            .map { _ in
                let next = power * (1 - alpha)
                let mean = level + (1 - 1 / theta) * (power * line.start + (1 - next) / alpha * line.slope)
                level += alpha * (mean - level)
                line.add(mean)
                power = next
                return mean
            }
    }

    /// One pass: the sum of squared errors and the level at the end, from the best first level.
    ///
    /// A first level of 1 adds (1-a)^(t-1) to the forecast of value t, so that one pass finds the best one.
    @inline(__always)
    private static func pass(
        _ values: UnsafeBufferPointer<Double>,
        _ starts: UnsafeBufferPointer<Double>,
        _ slopes: UnsafeBufferPointer<Double>,
        alpha: Double,
        theta: Double
    ) -> (errors: Double, level: Double) {
        let lean = 1 - 1 / theta
        let perStep = lean / alpha
        var (level, power) = (0.0, 1.0)
        var (squares, cross, errors) = (0.0, 0.0, 0.0)
        for t in 0..<values.count {
            let next = power * (1 - alpha)
            let error = values[t] - level - lean * power * starts[t] - perStep * (1 - next) * slopes[t]
            if t >= 2 {
                squares += power * power
                cross += power * error
                errors += error * error
            }
            level += alpha * (values[t] - level)
            power = next
        }
        let first = squares > 0 ? cross / squares : 0
        return (max(0, errors - first * cross), level + first * power)
    }
}
