import CLAPACK

/// The singular value decomposition A = U diag(s) V', thin form.
///
/// LAPACK: dgesdd.
public struct SingularValues: Sendable {
    /// Left singular vectors, `rows` x k, k being the smaller dimension.
    public let left: Matrix
    /// Singular values, largest first.
    public let values: [Double]
    /// Right singular vectors transposed, k x `columns`.
    public let rightTransposed: Matrix

    /// Decomposes a matrix of any shape.
    public init(_ matrix: Matrix) throws(LinearAlgebraError) {
        try Lapack.requireFinite(matrix)
        _ = Lapack.oneThread
        let (m, n) = (matrix.rows, matrix.columns)
        let k = min(m, n)
        var copy = matrix
        var u = Matrix(rows: m, columns: k)
        var vt = Matrix(rows: k, columns: n)
        var s = [Double](repeating: 0, count: k)
        if k > 0 {
            let (rows, columns, small) = (try Lapack.integer(m), try Lapack.integer(n), try Lapack.integer(k))
            var integers = [Int32](repeating: 0, count: 8 * k)
            var work = [Double](repeating: 0, count: 1)
            var info: Int32 = 0
            for query in [true, false] {
                let length: Int32 = query ? -1 : try Lapack.integer(work.count)
                dgesdd_(
                    "S",
                    [rows],
                    [columns],
                    &copy.elements,
                    [rows],
                    &s,
                    &u.elements,
                    [rows],
                    &vt.elements,
                    [small],
                    &work,
                    [length],
                    &integers,
                    &info,
                    1
                )
                if query { work = [Double](repeating: 0, count: Int(work[0])) }
            }
            guard info == 0 else { throw .notConverged("The singular values did not converge (dgesdd: \(info)).") }
        }
        left = u
        values = s
        rightTransposed = vt
    }

    /// The largest over the smallest singular value; infinite for a rank-deficient matrix.
    public var conditionNumber: Double {
        guard let first = values.first, let last = values.last else { return 1 }
        return last == 0 ? .infinity : first / last
    }
}
