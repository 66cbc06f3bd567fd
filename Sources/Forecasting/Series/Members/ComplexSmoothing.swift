/// Complex exponential smoothing: a level and a second, hidden part that follow each other in a spiral, so that level and
/// trend need not be told apart.
///
///     e_t = y_t - l
///     l'  = l - (1 - a1) c + (a0 - a1) e_t
///     c'  = l + (1 - a0) c + (a0 + a1) e_t
///     forecast ahead: the same with e = 0
///
/// a0 and a1 make the squared one-step errors least where the filter is stable; the first l and c are those of least
/// squares.
///
/// With a1 other than 1 the origin of the values matters: far from it a trend is followed more readily. Logarithms have no
/// origin of their own, only that of the unit; they are moved to a mean of 8. (On the M3 series 4 and 16 did as well, 0
/// worse by 1% of the combination's error.)
///
/// Source: Svetunkov, Kourentzes and Ord, "Complex exponential smoothing", Naval Research Logistics 69 (2022).
struct ComplexSmoothing {
    /// The real part of the smoothing weight.
    let real: Double
    /// Its imaginary part.
    let imaginary: Double
    private let origin: Double
    private let level: Double
    private let hidden: Double

    /// What the mean of logarithms is moved to.
    static let logarithmicMean = 8.0

    /// Fits a series without season, of three values or more.
    ///
    /// - Parameters:
    ///   - values: the series.
    ///   - usualMean: the mean that values are moved to first; `nil`: they stay where they are.
    ///
    /// Complexity: O(n) for each of some 70 trial weights.
    init(_ values: UnsafeBufferPointer<Double>, movedTo usualMean: Double? = nil) {
        let origin = usualMean.map { values.reduce(0, +) / Double(values.count) - $0 } ?? 0
        self.origin = origin
        let centred = values.map { $0 - origin }
        (real, imaginary, level, hidden) = centred.withUnsafeBufferPointer { Self.fitted($0) }
    }

    private static func fitted(
        _ values: UnsafeBufferPointer<Double>
    ) -> (real: Double, imaginary: Double, level: Double, hidden: Double) {
        var search = CoordinateSearch(lower: SIMD4(0.01, 0.5, 0, 0), upper: SIMD4(1.99, 1.5, 0, 0))
        let loss = { (x: SIMD4<Double>) in
            isStable(x[0], x[1]) ? pass(values, x[0], x[1]).errors : .infinity
        }
        for a0 in [1.05, 1.2, 1.3, 1.5, 1.8] {
            for a1 in [0.97, 1, 1.02] { search.visit(SIMD4(a0, a1, 0, 0), loss) }
        }
        search.refine(steps: SIMD4(0.1, 0.03, 0, 0), dimensions: 2, rounds: 14, loss)
        let (a0, a1) = (search.best[0], search.best[1])
        let end = pass(values, a0, a1)
        return (a0, a1, end.level, end.hidden)
    }

    /// The forecast for every step up to a horizon.
    func forecast(horizon: Int) -> [Double] {
        var (l, c) = (level, hidden)
        return (0..<horizon)
            .map { _ in
                let forecast = origin + l
                (l, c) = (l - (1 - imaginary) * c, l + (1 - real) * c)
                return forecast
            }
    }

    /// Whether errors of long ago are forgotten.
    static func isStable(_ a0: Double, _ a1: Double) -> Bool {
        (a0 - 2.5) * (a0 - 2.5) + a1 * a1 > 1.25
            && (a0 - 0.5) * (a0 - 0.5) + (a1 - 1) * (a1 - 1) > 0.25
            && (a0 - 1.5) * (a0 - 1.5) + (a1 - 0.5) * (a1 - 0.5) < 1.5
    }

    /// One pass from the first l and c that make the squared errors least: the errors are linear in both.
    @inline(__always)
    private static func pass(
        _ values: UnsafeBufferPointer<Double>,
        _ a0: Double,
        _ a1: Double
    ) -> (errors: Double, level: Double, hidden: Double) {
        var (l, c) = (0.0, 0.0)
        // The same recursion for a first l of 1, and for a first c of 1, when all values are 0.
        var (l1, c1) = (1.0, 0.0)
        var (l2, c2) = (0.0, 1.0)
        var (s11, s12, s22, x1, x2, errors) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        let (toLevel, toHidden) = (a0 - a1, a0 + a1)
        for value in values {
            let error = value - l
            s11 += l1 * l1
            s12 += l1 * l2
            s22 += l2 * l2
            x1 += l1 * error
            x2 += l2 * error
            errors += error * error
            (l, c) = (l - (1 - a1) * c + toLevel * error, l + (1 - a0) * c + toHidden * error)
            (l1, c1) = (l1 - (1 - a1) * c1 - toLevel * l1, l1 + (1 - a0) * c1 - toHidden * l1)
            (l2, c2) = (l2 - (1 - a1) * c2 - toLevel * l2, l2 + (1 - a0) * c2 - toHidden * l2)
        }
        let determinant = s11 * s22 - s12 * s12
        let isRegular = determinant > 1e-12 * s11 * s22
        let first = isRegular ? (x1 * s22 - x2 * s12) / determinant : x1 / s11
        let second = isRegular ? (s11 * x2 - s12 * x1) / determinant : 0
        return (
            max(0, errors - first * x1 - second * x2), l + first * l1 + second * l2, c + first * c1 + second * c2
        )
    }
}
