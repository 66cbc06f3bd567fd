import CLAPACK

/// The LU factorisation of a square matrix with row pivoting: A = P L U.
///
/// LAPACK: dgetrf, dgetrs.
public struct LU: Sendable {
    private let factors: Matrix
    private let pivots: [Int32]

    /// Factors a matrix; throws when it is not square, not finite or exactly singular.
    public init(_ matrix: Matrix) throws(LinearAlgebraError) {
        guard matrix.rows == matrix.columns else {
            throw .shape("LU needs a square matrix, found \(matrix.rows) x \(matrix.columns).")
        }
        try Lapack.requireFinite(matrix)
        _ = Lapack.oneThread
        let size = try Lapack.integer(matrix.rows)
        var copy = matrix
        var rows = [Int32](repeating: 0, count: matrix.rows)
        var info: Int32 = 0
        dgetrf_([size], [size], &copy.elements, [max(1, size)], &rows, &info)
        guard info == 0 else {
            throw .singular(
                "The matrix is singular: pivot \(info - 1) is exactly zero, so the system has no one answer."
            )
        }
        factors = copy
        pivots = rows
    }

    /// Solves A x = b, or A' x = b when transposed.
    public func solve(_ vector: [Double], transposed: Bool = false) throws(LinearAlgebraError) -> [Double] {
        guard vector.count == factors.rows else {
            throw .shape("The system has \(factors.rows) equations, found \(vector.count) right-hand sides.")
        }
        let size = try Lapack.integer(factors.rows)
        let leading = max(1, size)
        var result = vector
        var info: Int32 = 0
        dgetrs_(transposed ? "T" : "N", [size], [1], factors.elements, [leading], pivots, &result, [leading], &info, 1)
        return result
    }
}
