import CLAPACK

/// The QR factorisation of a tall matrix with column pivoting: A P = Q R.
///
/// Column `pivots[j]` of A is column j of A P; the absolute diagonal of R does not increase. Cost 2 m n^2.
/// LAPACK: dgeqp3, dormqr. Source: Golub and Van Loan, Matrix Computations, section 5.4.
public struct PivotedQR: Sendable {
    /// Rows of A.
    public let rows: Int
    /// Columns of A.
    public let columns: Int
    /// Which column of A stands in each place.
    public let pivots: [Int]

    private let factors: Matrix
    private let scales: [Double]

    /// Factors a matrix with at least as many rows as columns.
    public init(_ matrix: Matrix) throws(LinearAlgebraError) {
        guard matrix.rows >= matrix.columns else {
            throw .shape(
                "QR here needs at least as many rows as columns, found \(matrix.rows) x \(matrix.columns); "
                    + "give more rows or fewer columns."
            )
        }
        try Lapack.requireFinite(matrix)
        _ = Lapack.oneThread
        let (m, n) = (try Lapack.integer(matrix.rows), try Lapack.integer(matrix.columns))
        var copy = matrix
        var order = [Int32](repeating: 0, count: matrix.columns)
        var tau = [Double](repeating: 0, count: matrix.columns)
        var work = [Double](repeating: 0, count: 3 * matrix.columns + 1 + 32 * (matrix.columns + 1))
        var info: Int32 = 0
        dgeqp3_([m], [n], &copy.elements, [max(1, m)], &order, &tau, &work, [Int32(work.count)], &info)
        rows = matrix.rows
        columns = matrix.columns
        factors = copy
        scales = tau
        pivots = order.map { Int($0) - 1 }
    }

    /// The upper triangular factor, `columns` x `columns`, in pivoted order.
    public var upper: Matrix {
        var result = Matrix(rows: columns, columns: columns)
        for c in 0..<columns {
            for r in 0...c { result.elements[r + c * columns] = factors.elements[r + c * rows] }
        }
        return result
    }

    /// How many diagonal entries of R are above `tolerance` times the first one.
    public func rank(tolerance: Double = 1e-12) -> Int {
        let sizes = factors.diagonal.map { abs($0) }
        guard let first = sizes.first, first > 0 else { return 0 }
        return sizes.firstIndex { $0 <= tolerance * first } ?? columns
    }

    /// Q' b, a vector of `rows` numbers: the first `columns` belong to R, the rest to the residual.
    public func transposeTimes(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
        try apply("T", vector)
    }

    /// Q b, for a vector of `rows` numbers.
    public func times(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
        try apply("N", vector)
    }

    /// The least-squares solution of A x = b, in A's own order of columns; throws when A is rank deficient.
    public func solve(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
        try solve(projections: try transposeTimes(vector))
    }

    /// The solution of A x = b from Q' b, where that is known already.
    package func solve(projections: [Double]) throws(LinearAlgebraError) -> [Double] {
        let pivoted = try TriangularSystem.solve(upper: upper, Array(projections[..<columns]))
        var result = pivoted
        for (place, column) in pivots.enumerated() { result[column] = pivoted[place] }
        return result
    }

    /// The inverse of A'A, in A's own order of columns: the unscaled covariance of least squares.
    public func inverseGram() throws(LinearAlgebraError) -> Matrix {
        let root = try TriangularSystem.inverse(upper: upper)
        var result = Matrix(rows: columns, columns: columns)
        for i in 0..<columns {
            for j in 0...i {
                var sum = 0.0
                for k in i..<columns { sum += root.elements[i + k * columns] * root.elements[j + k * columns] }
                result[pivots[i], pivots[j]] = sum
                result[pivots[j], pivots[i]] = sum
            }
        }
        return result
    }

    private func apply(_ operation: String, _ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
        guard vector.count == rows else {
            throw .shape("Q has \(rows) rows, the vector has \(vector.count) numbers.")
        }
        let (m, n) = (try Lapack.integer(rows), try Lapack.integer(columns))
        var reflectors = factors.elements
        var result = vector
        var work = [Double](repeating: 0, count: 64)
        var info: Int32 = 0
        let leading = max(1, m)
        dormqr_(
            "L",
            operation,
            [m],
            [1],
            [n],
            &reflectors,
            [leading],
            scales,
            &result,
            [leading],
            &work,
            [Int32(work.count)],
            &info,
            1,
            1
        )
        return result
    }
}
