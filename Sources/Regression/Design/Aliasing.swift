import LinearAlgebra

/// Which columns of a design depend on those before them.
struct Aliasing {
    /// The columns to estimate, in order.
    let kept: [Int]
    /// The columns left out.
    let aliased: [Int]

    /// Looks from left to right in extended precision, leaving rows of zero weight aside.
    ///
    /// A prior makes its column independent of the others.
    init(_ model: WorkingModel) throws(RegressionError) {
        var rows = model.design
        var weights = model.weights ?? []
        if let penalty = model.penalty {
            weights = (model.weights ?? [Double](repeating: 1, count: rows.rows)) + penalty.precisions
            rows = penalty.extended(rows)
        }
        if weights.contains(0) { rows = rows.selecting(rows: weights.indices.filter { weights[$0] > 0 }) }
        let nothing = [Double](repeating: 0, count: rows.rows)
        let solved = try algebra { () throws(LinearAlgebraError) in
            try ExtendedLeastSquares(design: rows, response: nothing)
        }
        kept = solved.kept
        aliased = solved.aliased
    }
}
