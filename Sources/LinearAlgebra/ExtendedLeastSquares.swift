/// Least squares carried out in double-double arithmetic, for designs that double precision cannot resolve.
///
/// Modified Gram-Schmidt on the columns from left to right, with the response as one more column, is backward stable:
/// relative errors are about 1e-32 times the condition number, so answers are right to the last digit of a double for
/// condition numbers up to 1e15. Going from left to right also names the dependent columns as people expect: a column
/// is aliased when it depends on those before it. Cost 2 n p^2 double-double operations, some 20 times plain QR.
/// Source: Bjorck, Numerical Methods for Least Squares Problems (SIAM, 1996), section 2.4.
public struct ExtendedLeastSquares: Sendable {
    /// The columns that were kept, in order.
    public let kept: [Int]
    /// The columns that depend on those before them.
    public let aliased: [Int]
    /// One coefficient for each kept column.
    public let coefficients: [Double]
    /// (X' W X)⁻¹ for the kept columns.
    public let inverseGram: Matrix
    /// response - X β, unweighted.
    public let residuals: [Double]
    /// The weighted sum of squared residuals.
    public let residualSumOfSquares: Double

    /// Solves min Σ wᵢ (yᵢ - xᵢ β)².
    ///
    /// The arguments are, for n rows and p columns:
    ///   - design: n x p.
    ///   - remainder: what rounding took from each entry of the design, when it is known (powers of a column, say).
    ///   - response: n numbers.
    ///   - weights: n weights, none negative; all one when nil.
    ///   - dependence: a column is aliased when the part of it outside the earlier columns is at most this fraction.
    public init(
        design: Matrix,
        remainder: Matrix? = nil,
        response: [Double],
        weights: [Double]? = nil,
        dependence: Double = 1e-13
    ) throws(LinearAlgebraError) {
        let (n, p) = (design.rows, design.columns)
        guard response.count == n, weights.map({ $0.count == n }) ?? true,
            remainder.map({ $0.rows == n && $0.columns == p }) ?? true
        else {
            throw .shape("Least squares needs a response and weights of \(n) numbers, one for each row of the design.")
        }
        try Lapack.requireFinite(design)
        let roots = weights?.map { DoubleDouble($0).squareRoot() }
        var basis: [[DoubleDouble]] = []
        var upper: [[DoubleDouble]] = []
        var (kept, aliased): ([Int], [Int]) = ([], [])
        for c in 0..<p {
            var column = (0..<n)
                .map { r in
                    DoubleDouble(sumOf: design.elements[r + c * n], remainder.map { $0.elements[r + c * n] } ?? 0)
                }
            if let roots { for r in 0..<n { column[r] = column[r] * roots[r] } }
            let size = Self.dot(column, column).high.squareRoot()
            var entries = Self.project(&column, on: basis)
            let norm = Self.dot(column, column).squareRoot()
            guard norm.high > dependence * size, basis.count < n else {
                aliased.append(c)
                continue
            }
            entries.append(norm)
            for r in 0..<n { column[r] = column[r] / norm }
            basis.append(column)
            upper.append(entries)
            kept.append(c)
        }
        var rest = response.map { DoubleDouble($0) }
        if let roots { for r in 0..<n { rest[r] = rest[r] * roots[r] } }
        let projections = Self.project(&rest, on: basis)
        self.kept = kept
        self.aliased = aliased
        coefficients = Self.backSubstitute(upper, projections).map(\.value)
        inverseGram = Self.inverseGram(upper)
        residualSumOfSquares = Self.dot(rest, rest).value
        if let roots {
            residuals = (0..<n).map { roots[$0].high > 0 ? (rest[$0] / roots[$0]).value : .nan }
        } else {
            residuals = rest.map(\.value)
        }
    }

    private static func dot(_ a: [DoubleDouble], _ b: [DoubleDouble]) -> DoubleDouble {
        var sum = DoubleDouble.zero
        for i in a.indices { sum = sum + a[i] * b[i] }
        return sum
    }

    /// Takes from a vector its parts along an orthonormal basis, and returns them.
    private static func project(_ vector: inout [DoubleDouble], on basis: [[DoubleDouble]]) -> [DoubleDouble] {
        var parts: [DoubleDouble] = []
        for direction in basis {
            let part = dot(direction, vector)
            for i in vector.indices { vector[i] = vector[i] - part * direction[i] }
            parts.append(part)
        }
        return parts
    }

    /// Solves R x = b, column j of R being `upper[j]`.
    private static func backSubstitute(_ upper: [[DoubleDouble]], _ right: [DoubleDouble]) -> [DoubleDouble] {
        var x = right
        for j in upper.indices.reversed() {
            x[j] = x[j] / upper[j][j]
            for i in 0..<j { x[i] = x[i] - upper[j][i] * x[j] }
        }
        return x
    }

    /// R⁻¹ R⁻ᵀ.
    private static func inverseGram(_ upper: [[DoubleDouble]]) -> Matrix {
        let size = upper.count
        let inverse = (0..<size)
            .map { c in
                var unit = [DoubleDouble](repeating: .zero, count: size)
                unit[c] = DoubleDouble(1)
                return backSubstitute(upper, unit)
            }
        var result = Matrix(rows: size, columns: size)
        for i in 0..<size {
            for j in 0...i {
                var sum = DoubleDouble.zero
                for k in i..<size { sum = sum + inverse[k][i] * inverse[k][j] }
                result[i, j] = sum.value
                result[j, i] = sum.value
            }
        }
        return result
    }
}
