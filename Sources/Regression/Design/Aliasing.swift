import LinearAlgebra

/// Which columns of a design depend on those before them.
struct Aliasing {
    /// The columns to estimate, in order.
    let kept: [Int]
    /// The columns left out.
    let aliased: [Int]

    /// Looks from left to right in extended precision, leaving rows of zero weight aside.
    init(_ matrix: Matrix, weights: [Double]?) throws(RegressionError) {
        var rows = matrix
        if let weights, weights.contains(0) {
            rows = matrix.selecting(rows: weights.indices.filter { weights[$0] > 0 })
        }
        let nothing = [Double](repeating: 0, count: rows.rows)
        let solved = try algebra { () throws(LinearAlgebraError) in
            try ExtendedLeastSquares(design: rows, response: nothing)
        }
        kept = solved.kept
        aliased = solved.aliased
    }
}
