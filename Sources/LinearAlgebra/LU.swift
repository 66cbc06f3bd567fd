import CLAPACK

/// The LU factorisation of a square matrix with row pivoting: A = P L U.
///
/// LAPACK: dgetrf, dgetrs, dgecon.
public struct LU: Sendable {
    private let factors: Matrix
    private let pivots: [Int32]
    /// ‖A‖₁, the largest absolute column sum.
    private let norm: Double

    /// Factors a matrix; throws when it is not square, not finite or exactly singular.
    public init(_ matrix: Matrix) throws(LinearAlgebraError) {
        try Lapack.requireSquare(matrix, "LU needs")
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
        norm = (0..<matrix.columns).map { matrix.column($0).reduce(0) { $0 + abs($1) } }.max() ?? 0
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

    /// LAPACK's estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁): near 1e-16 for a matrix that rounding alone keeps from being singular.
    public func reciprocalCondition() throws(LinearAlgebraError) -> Double {
        let size = try Lapack.integer(factors.rows)
        var (result, info) = (0.0, Int32(0))
        var work = [Double](repeating: 0, count: 4 * factors.rows + 1)
        var integers = [Int32](repeating: 0, count: factors.rows + 1)
        dgecon_("1", [size], factors.elements, [max(1, size)], [norm], &result, &work, &integers, &info, 1)
        return result
    }
}
