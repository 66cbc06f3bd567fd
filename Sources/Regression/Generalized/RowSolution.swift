import LinearAlgebra

/// Weighted least squares from the rows themselves, by pivoted QR on scaled columns.
///
/// It keeps the digits that forming X' W X would lose.
struct RowSolution {
    /// The solution of min Σ wᵢ (zᵢ - xᵢ β)².
    let values: [Double]
    /// (X' W X)⁻¹.
    let inverse: Matrix
    /// Σ wᵢ (xᵢ β)²: the squared length of the solution in standard errors.
    let squaredLength: Double

    init(_ design: Matrix, weights: [Double]?, target: [Double]) throws(RegressionError) {
        var right = target
        if let weights {
            for r in right.indices { right[r] = weights[r] > 0 ? weights[r].squareRoot() * target[r] : 0 }
        }
        let sides = right
        let (matrix, scales) = try Self.scaled(design, weights)
        let (solved, inverse, length) = try algebra { () throws(LinearAlgebraError) in
            let factors = try PivotedQR(matrix)
            let projections = try factors.transposeTimes(sides)
            let length = projections.prefix(matrix.columns).reduce(0) { $0 + $1 * $1 }
            return (try factors.solve(projections: projections), try factors.inverseGram(), length)
        }
        values = zip(solved, scales).map { $0 / $1 }
        self.inverse = inverse.unscaled(by: scales)
        squaredLength = length
    }

    /// The same with normal priors, as one more row for each: weight the precision, target the way to the centre.
    init(
        _ rows: (design: Matrix, weights: [Double], target: [Double]),
        penalty: Penalty?,
        at coefficients: [Double]
    ) throws(RegressionError) {
        guard let penalty else {
            try self.init(rows.design, weights: rows.weights, target: rows.target)
            return
        }
        try self.init(
            penalty.extended(rows.design),
            weights: rows.weights + penalty.precisions,
            target: rows.target + zip(penalty.centres, coefficients).map { $0 - $1 }
        )
    }

    /// The squared lengths of the rows of the orthonormal factor: the diagonal of the hat matrix.
    static func leverages(_ design: Matrix, weights: [Double]?) throws(RegressionError) -> [Double] {
        let (matrix, _) = try scaled(design, weights)
        return try algebra { () throws(LinearAlgebraError) in
            let factors = try PivotedQR(matrix)
            let basis = try matrix.selecting(columns: factors.pivots)
                .times(TriangularSystem.inverse(upper: factors.upper))
            return (0..<basis.rows).map { r in (0..<basis.columns).reduce(0) { $0 + basis[r, $1] * basis[r, $1] } }
        }
    }

    /// diag(√w) X with its columns divided by their lengths, and the lengths.
    private static func scaled(
        _ design: Matrix,
        _ weights: [Double]?
    ) throws(RegressionError) -> (matrix: Matrix, scales: [Double]) {
        let roots = weights.map { $0.map { $0.squareRoot() } }
        var elements: [Double] = []
        elements.reserveCapacity(design.elements.count)
        var scales: [Double] = []
        for c in 0..<design.columns {
            var column = design.column(c)
            if let roots { for r in column.indices { column[r] *= roots[r] } }
            let sum = dotProduct(column, column)
            let scale = sum > 0 ? sum.squareRoot() : 1
            for r in column.indices { column[r] /= scale }
            elements += column
            scales.append(scale)
        }
        let matrix = try algebra { () throws(LinearAlgebraError) in
            try Matrix(rows: design.rows, columns: design.columns, elements: elements)
        }
        return (matrix, scales)
    }
}
