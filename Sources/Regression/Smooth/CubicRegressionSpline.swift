public import LinearAlgebra

/// A natural cubic spline that is told by its values at some knots, so that its coefficients are heights of the curve.
///
/// Between two knots h apart it is a cubic polynomial of the values and second derivatives at both; the second derivatives
/// are a linear function F of all values, and 0 at the ends. The integral of the squared second derivative is
/// β' D' B⁻¹ D β. Knots stand at even steps through the different values in order, as R's `mgcv` puts them.
///
/// Source: Wood, Generalized Additive Models (2nd edition, 2017), section 5.3.1.
public struct CubicRegressionSpline: Sendable {
    /// Where the knots stand, rising.
    public let knots: [Double]
    /// The integral of the squared second derivative, as a quadratic form of the values at the knots.
    public let penalty: Matrix
    /// Second derivatives at the knots, by the values at the knots.
    private let curvature: Matrix

    /// Knots for some values, of which there must be three different ones.
    ///
    /// - Parameters:
    ///   - values: the values.
    ///   - knotCount: how many knots there are at most; never more than there are different values.
    /// - Throws: ``RegressionError`` where the values are no numbers, or fewer than three are different.
    public init(for values: [Double], knotCount: Int = 10) throws(RegressionError) {
        guard values.allSatisfy(\.isFinite) else {
            throw RegressionError(.invalidValue, "A spline needs values that are numbers; leave the others out.")
        }
        let different = Set(values).sorted()
        let count = min(max(knotCount, 3), different.count)
        guard count >= 3 else {
            throw RegressionError(
                .rankDeficient,
                "A spline needs 3 different values, found \(different.count); fit a straight line to fewer."
            )
        }
        let step = Double(different.count - 1) / Double(count - 1)
        let knots = (0..<count)
            .map { knot -> Double in
                if knot == count - 1 { return different[different.count - 1] }
                let place = step * Double(knot)
                let below = min(Int(place), different.count - 2)
                let fraction = place - Double(below)
                return different[below] * (1 - fraction) + different[below + 1] * fraction
            }
        self.knots = knots
        let gaps = zip(knots.dropFirst(), knots).map { $0 - $1 }
        let inner = count - 2
        var (band, differences) = (Matrix(rows: inner, columns: inner), Matrix(rows: inner, columns: count))
        for i in 0..<inner {
            band[i, i] = (gaps[i] + gaps[i + 1]) / 3
            if i + 1 < inner {
                band[i, i + 1] = gaps[i + 1] / 6
                band[i + 1, i] = gaps[i + 1] / 6
            }
            differences[i, i] = 1 / gaps[i]
            differences[i, i + 1] = -1 / gaps[i] - 1 / gaps[i + 1]
            differences[i, i + 2] = 1 / gaps[i + 1]
        }
        let (bands, steps) = (band, differences)
        let solved = try algebra { () throws(LinearAlgebraError) in
            let factor = try Cholesky(bands)
            var columns: [[Double]] = []
            for column in 0..<count { columns.append(try factor.solve(steps.column(column))) }
            return columns
        }
        var (curvature, penalty) = (Matrix(rows: count, columns: count), Matrix(rows: count, columns: count))
        for column in 0..<count {
            for row in 0..<inner { curvature[row + 1, column] = solved[column][row] }
            for row in 0..<count {
                penalty[row, column] = (0..<inner).reduce(0) { $0 + steps[$1, row] * solved[column][$1] }
            }
        }
        (self.curvature, self.penalty) = (curvature, penalty)
    }

    /// What the curve's height at a value is of the values at the knots; beyond the last knots that of the nearest.
    public func weights(at value: Double) -> [Double] {
        let value = min(max(value, knots[0]), knots[knots.count - 1])
        let left = min((knots.firstIndex { $0 > value } ?? knots.count) - 1, knots.count - 2)
        let gap = knots[left + 1] - knots[left]
        let (before, after) = (value - knots[left], knots[left + 1] - value)
        let fromLeft = (after * after * after / gap - gap * after) / 6
        let fromRight = (before * before * before / gap - gap * before) / 6
        var weights = knots.indices.map { fromLeft * curvature[left, $0] + fromRight * curvature[left + 1, $0] }
        weights[left] += after / gap
        weights[left + 1] += before / gap
        return weights
    }
}
