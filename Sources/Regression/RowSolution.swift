import LinearAlgebra

/// Weighted least squares from the rows themselves, by pivoted QR on scaled columns.
///
/// It keeps the digits that forming X' W X would lose.
struct RowSolution {
    /// The solution of min Σ wᵢ (zᵢ - xᵢ β)².
    let values: [Double]
    /// (X' W X)⁻¹.
    let inverse: Matrix
    /// The first over the last diagonal entry of R: a cheap estimate of the condition number of the scaled columns.
    let condition: Double

    init(_ design: Matrix, weights: [Double]?, target: [Double]) throws(RegressionError) {
        var scaled = design
        var right = target
        if let weights {
            for r in right.indices { right[r] = weights[r] > 0 ? weights[r].squareRoot() * target[r] : 0 }
        }
        var scales = [Double](repeating: 1, count: design.columns)
        for c in 0..<design.columns {
            var sum = 0.0
            for r in 0..<design.rows {
                let value = design[r, c] * (weights.map { $0[r].squareRoot() } ?? 1)
                scaled[r, c] = value
                sum += value * value
            }
            if sum > 0 { scales[c] = sum.squareRoot() }
            for r in 0..<design.rows { scaled[r, c] /= scales[c] }
        }
        let matrix = scaled
        let sides = right
        let (solved, inverse, condition) = try algebra { () throws(LinearAlgebraError) in
            let factors = try PivotedQR(matrix)
            let diagonal = factors.upper.diagonal.map { abs($0) }
            let ratio = (diagonal.first ?? 1) / (diagonal.last ?? 1)
            return (try factors.solve(sides), try factors.inverseGram(), ratio)
        }
        values = zip(solved, scales).map { $0 / $1 }
        self.inverse = inverse.unscaled(by: scales)
        self.condition = condition
    }
}
