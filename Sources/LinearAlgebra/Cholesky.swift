import CLAPACK
import Foundation

/// The Cholesky factor L of a symmetric positive definite matrix: A = L L', L lower triangular.
///
/// Only the lower triangle of the matrix is read. Cost n^3 / 3. LAPACK: dpotrf.
public struct Cholesky: Sendable {
    /// The lower triangular factor, with zeros above the diagonal.
    public let lower: Matrix

    /// Factors a matrix; throws when it is not square, not finite or not positive definite.
    public init(_ matrix: Matrix) throws(LinearAlgebraError) {
        try Lapack.requireSquare(matrix, "Cholesky needs")
        _ = Lapack.oneThread
        let size = matrix.rows
        var factor = matrix
        for c in 0..<size {
            for r in 0..<c { factor.elements[r + c * size] = 0 }
        }
        try Lapack.requireFinite(factor)
        var info: Int32 = 0
        dpotrf_("L", [try Lapack.integer(size)], &factor.elements, [try Lapack.leading(size)], &info, 1)
        guard info == 0 else {
            throw .notPositiveDefinite(
                "The leading \(info) x \(info) part of the matrix is not positive definite; a covariance must be, "
                    + "so look for a column that depends on the others."
            )
        }
        lower = factor
    }

    /// Solves A x = b.
    public func solve(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
        try TriangularSystem.solve(lower: lower, try TriangularSystem.solve(lower: lower, vector), transposed: true)
    }

    /// The inverse of A.
    public func inverse() throws(LinearAlgebraError) -> Matrix {
        let root = try TriangularSystem.inverse(lower: lower)
        let size = root.rows
        var result = Matrix(rows: size, columns: size)
        for i in 0..<size {
            for j in 0...i {
                var sum = 0.0
                for k in i..<size { sum += root.elements[k + i * size] * root.elements[k + j * size] }
                result.elements[i + j * size] = sum
                result.elements[j + i * size] = sum
            }
        }
        return result
    }

    /// The natural logarithm of the determinant of A.
    public var logDeterminant: Double {
        2 * lower.diagonal.reduce(0) { $0 + log($1) }
    }

    /// LAPACK's estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁), `normOfA` being the largest absolute column sum of A.
    public func reciprocalCondition(normOfA: Double) throws(LinearAlgebraError) -> Double {
        let size = try Lapack.integer(lower.rows)
        var (result, info) = (0.0, Int32(0))
        var work = [Double](repeating: 0, count: 3 * lower.rows + 1)
        var integers = [Int32](repeating: 0, count: lower.rows + 1)
        dpocon_("L", [size], lower.elements, [max(1, size)], [normOfA], &result, &work, &integers, &info, 1)
        return result
    }
}
