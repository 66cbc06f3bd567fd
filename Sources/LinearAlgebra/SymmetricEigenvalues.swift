import CLAPACK

/// Eigenvalues and eigenvectors of a symmetric matrix: A = V diag(values) V'.
///
/// LAPACK: dsyev. Only the lower triangle is read.
public struct SymmetricEigenvalues: Sendable {
    /// Eigenvalues, smallest first.
    public let values: [Double]
    /// Orthonormal eigenvectors, one a column, in the order of the values.
    public let vectors: Matrix

    /// Decomposes a square matrix.
    public init(_ matrix: Matrix) throws(LinearAlgebraError) {
        try Lapack.requireSquare(matrix, "Eigenvalues need")
        try Lapack.requireFinite(matrix)
        _ = Lapack.oneThread
        let size = try Lapack.integer(matrix.rows)
        var copy = matrix
        var eigenvalues = [Double](repeating: 0, count: matrix.rows)
        var work = [Double](repeating: 0, count: 34 * matrix.rows + 1)
        var info: Int32 = 0
        dsyev_(
            "V",
            "L",
            [size],
            &copy.elements,
            [max(1, size)],
            &eigenvalues,
            &work,
            [Int32(work.count)],
            &info,
            1,
            1
        )
        guard info == 0 else { throw .notConverged("The eigenvalues did not converge (dsyev: \(info)).") }
        values = eigenvalues
        vectors = copy
    }
}
