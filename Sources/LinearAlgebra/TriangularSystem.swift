import CLAPACK

/// Solves with triangular matrices.
///
/// Only the named triangle is read. LAPACK: dtrtrs, dtrtri.
public enum TriangularSystem {
    /// Solves L x = b, or L' x = b when transposed.
    public static func solve(
        lower: Matrix,
        _ vector: [Double],
        transposed: Bool = false
    ) throws(LinearAlgebraError) -> [Double] {
        try solve(lower, "L", vector, transposed)
    }

    /// Solves U x = b, or U' x = b when transposed.
    public static func solve(
        upper: Matrix,
        _ vector: [Double],
        transposed: Bool = false
    ) throws(LinearAlgebraError) -> [Double] {
        try solve(upper, "U", vector, transposed)
    }

    /// The inverse of L, lower triangular too.
    public static func inverse(lower: Matrix) throws(LinearAlgebraError) -> Matrix {
        try inverse(lower, "L")
    }

    /// The inverse of U, upper triangular too.
    public static func inverse(upper: Matrix) throws(LinearAlgebraError) -> Matrix {
        try inverse(upper, "U")
    }

    private static func solve(
        _ matrix: Matrix,
        _ triangle: String,
        _ vector: [Double],
        _ transposed: Bool
    ) throws(LinearAlgebraError) -> [Double] {
        guard matrix.rows == matrix.columns, vector.count == matrix.rows else {
            throw .shape(
                "A triangular solve needs a square matrix and a vector of its size, found "
                    + "\(matrix.rows) x \(matrix.columns) and \(vector.count)."
            )
        }
        let size = try Lapack.integer(matrix.rows)
        let leading = max(1, size)
        var result = vector
        var info: Int32 = 0
        dtrtrs_(
            triangle,
            transposed ? "T" : "N",
            "N",
            [size],
            [1],
            matrix.elements,
            [leading],
            &result,
            [leading],
            &info,
            1,
            1,
            1
        )
        guard info == 0 else { throw singular(info) }
        return result
    }

    private static func inverse(_ matrix: Matrix, _ triangle: String) throws(LinearAlgebraError) -> Matrix {
        try Lapack.requireSquare(matrix, "A triangular inverse needs")
        let size = try Lapack.integer(matrix.rows)
        var result = matrix
        var info: Int32 = 0
        dtrtri_(triangle, "N", [size], &result.elements, [max(1, size)], &info, 1, 1)
        guard info == 0 else { throw singular(info) }
        return result
    }

    private static func singular(_ info: Int32) -> LinearAlgebraError {
        .singular("Entry \(info - 1) of the diagonal is exactly zero, so the triangular matrix has no inverse.")
    }
}
