import LinearAlgebra

/// The solution of normal equations G x = s, scaled so that units of the columns do not matter.
struct NormalSolution {
    /// G⁻¹ s.
    let values: [Double]
    /// LAPACK's estimate of the reciprocal condition number of the scaled G.
    let reciprocalCondition: Double

    /// Whether the columns are independent beyond doubt.
    ///
    /// Rounding leaves a dependent column a share of about 1e-16 over the reciprocal condition number of the others, so at
    /// 1e-7 the two cannot be confused.
    var isClearlyIndependent: Bool { reciprocalCondition > 1e-7 }

    private let scales: [Double]
    private let factor: Cholesky

    /// The smallest share of a column's sum of squares left when the earlier columns are taken out: below it, double
    /// precision cannot tell a dependent column from an ill-conditioned one.
    private static let leastShare = 1e-11

    /// Solves the equations; nil when they are singular or cannot be told from singular.
    init?(_ equations: NormalEquations) {
        let gram = equations.gram
        let scales = gram.diagonal.map { $0.squareRoot() }
        guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        let scaled = gram.unscaled(by: scales)
        let norm = scales.indices.map { c in scales.indices.reduce(0) { $0 + abs(scaled[$1, c]) } }.max() ?? 0
        guard let factor = try? Cholesky(scaled),
            factor.lower.diagonal.allSatisfy({ $0 * $0 > Self.leastShare }),
            let condition = try? factor.reciprocalCondition(normOfA: norm),
            let values = Self.solve(factor, scales, equations.score)
        else { return nil }
        self.scales = scales
        self.factor = factor
        self.values = values
        reciprocalCondition = condition
    }

    /// G⁻¹ s for another s.
    func solve(_ score: [Double]) -> [Double]? { Self.solve(factor, scales, score) }

    private static func solve(_ factor: Cholesky, _ scales: [Double], _ score: [Double]) -> [Double]? {
        (try? factor.solve(zip(score, scales).map { $0 / $1 })).map { solved in zip(solved, scales).map { $0 / $1 } }
    }

    /// G⁻¹.
    func inverse() throws(RegressionError) -> Matrix {
        try algebra { () throws(LinearAlgebraError) in try factor.inverse() }.unscaled(by: scales)
    }
}
