/// Exponential smoothing of a level and, if wanted, a damped trend.
///
///     e_t = y_t - l_(t-1) - phi b_(t-1)
///     l_t = l_(t-1) + phi b_(t-1) + alpha e_t
///     b_t = phi b_(t-1) + beta e_t
///     forecast h steps ahead: l + (phi + phi^2 + ... + phi^h) b
///
/// Without a trend b is 0 throughout (simple exponential smoothing).
///
/// Sources: Gardner and McKenzie, "Forecasting trends in time series", Management Science 31 (1985); Hyndman, Koehler,
/// Ord and Snyder, "Forecasting with Exponential Smoothing" (2008), chapter 2.
package struct DampedTrend: Equatable, Sendable {
    /// Weight of a new value in the level.
    package var alpha: Double
    /// Weight of a new value in the trend.
    package var beta: Double
    /// What remains of the trend after a step.
    package var damping: Double
    /// The level after the last value.
    package var level: Double
    /// The trend after the last value, per step.
    package var trend: Double
    /// The mean square of the one-step errors.
    package var meanSquare: Double

    /// A level and a trend as they stand.
    package init(
        level: Double,
        trend: Double = 0,
        damping: Double = 1,
        alpha: Double = 0,
        beta: Double = 0,
        meanSquare: Double = 0
    ) {
        self.level = level
        self.trend = trend
        self.damping = damping
        self.alpha = alpha
        self.beta = beta
        self.meanSquare = meanSquare
    }

    /// The forecast h steps ahead, h from 1: level + trend (d + d^2 up to d^h).
    package func forecast(stepsAhead h: Int) -> Double {
        var sum = 0.0
        var power = 1.0
        for _ in 0..<h {
            power *= damping
            sum += power
        }
        return level + trend * sum
    }

    /// Smooths values with given weights from the first level that makes the squared errors least.
    ///
    /// Errors are linear in that level, so that one pass finds it.
    ///
    /// Complexity: O(n), nothing allocated.
    static func level(_ values: UnsafeBufferPointer<Double>, alpha: Double) -> DampedTrend {
        var level = 0.0
        // What a first level of 1 would add to every forecast.
        var unit = 1.0
        var squares = 0.0
        var cross = 0.0
        var errors = 0.0
        for value in values {
            let error = value - level
            squares += unit * unit
            cross += unit * error
            errors += error * error
            level += alpha * error
            unit -= alpha * unit
        }
        let first = cross / squares
        let sum = max(0, errors - first * cross)
        return DampedTrend(level: level + first * unit, alpha: alpha, meanSquare: sum / Double(values.count))
    }

    /// Smooths values with given weights from the first level and trend that make the squared errors least.
    ///
    /// Complexity: O(n), nothing allocated.
    static func trend(
        _ values: UnsafeBufferPointer<Double>,
        alpha: Double,
        beta: Double,
        damping: Double
    ) -> DampedTrend {
        var (l, b) = (0.0, 0.0)
        // The same recursion for a first level of 1, and for a first trend of 1, when all values are 0.
        var (l1, b1) = (1.0, 0.0)
        var (l2, b2) = (0.0, 1.0)
        var (s11, s12, s22, c1, c2, errors) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for value in values {
            let forecast = l + damping * b
            let p1 = l1 + damping * b1
            let p2 = l2 + damping * b2
            let error = value - forecast
            s11 += p1 * p1
            s12 += p1 * p2
            s22 += p2 * p2
            c1 += p1 * error
            c2 += p2 * error
            errors += error * error
            l = forecast + alpha * error
            b = damping * b + beta * error
            l1 = p1 - alpha * p1
            b1 = damping * b1 - beta * p1
            l2 = p2 - alpha * p2
            b2 = damping * b2 - beta * p2
        }
        let determinant = s11 * s22 - s12 * s12
        let isRegular = determinant > 1e-12 * s11 * s22
        let x1 = isRegular ? (c1 * s22 - c2 * s12) / determinant : c1 / s11
        let x2 = isRegular ? (s11 * c2 - s12 * c1) / determinant : 0
        let sum = max(0, errors - x1 * c1 - x2 * c2)
        return DampedTrend(
            level: l + x1 * l1 + x2 * l2,
            trend: b + x1 * b1 + x2 * b2,
            damping: damping,
            alpha: alpha,
            beta: beta,
            meanSquare: sum / Double(values.count)
        )
    }

    /// Simple exponential smoothing with the alpha of least mean square.
    static func fittedLevel(_ values: UnsafeBufferPointer<Double>) -> DampedTrend {
        var search = CoordinateSearch(lower: SIMD4(0.01, 0, 0, 0), upper: SIMD4(0.99, 0, 0, 0))
        let loss = { (x: SIMD4<Double>) in level(values, alpha: x[0]).meanSquare }
        for alpha in stride(from: 0.05, through: 0.95, by: 0.15) { search.visit(SIMD4(alpha, 0, 0, 0), loss) }
        search.refine(steps: SIMD4(0.08, 0, 0, 0), dimensions: 1, rounds: 14, loss)
        return level(values, alpha: search.best[0])
    }

    /// Damped-trend smoothing with the weights and damping of least mean square; beta is at most alpha, and the damping
    /// between 0.8 and 0.98.
    static func fittedTrend(_ values: UnsafeBufferPointer<Double>) -> DampedTrend {
        // alpha, beta/alpha, damping
        var search = CoordinateSearch(lower: SIMD4(0.01, 0, 0.8, 0), upper: SIMD4(0.99, 0.99, 0.98, 0))
        let loss = { (x: SIMD4<Double>) in trend(values, alpha: x[0], beta: x[0] * x[1], damping: x[2]).meanSquare }
        for alpha in [0.1, 0.3, 0.5, 0.8] {
            for share in [0.02, 0.1, 0.3] {
                for damping in [0.85, 0.95] { search.visit(SIMD4(alpha, share, damping, 0), loss) }
            }
        }
        search.refine(steps: SIMD4(0.1, 0.1, 0.04, 0), dimensions: 3, rounds: 12, loss)
        let x = search.best
        return trend(values, alpha: x[0], beta: x[0] * x[1], damping: x[2])
    }
}
