import LinearAlgebra

/// Ordinary or weighted least squares: y = X β + e, with var(eᵢ) = σ² / wᵢ.
///
/// Small problems (n p² up to a hundred thousand) are solved in double-double arithmetic, right to the last digits of a
/// double and able to tell a dependent column (left out and named) from a difficult one. Larger ones are solved by the
/// normal equations with a step of refinement, and in double-double where their columns are nearly dependent.
/// Source: Golub and Van Loan, Matrix Computations (2013), chapter 5; Bjorck (1996), section 2.4.
public struct LinearModel: Sendable, Equatable {
    /// Below this reciprocal condition number of the scaled X' W X it loses too much: the relative error of the covariance
    /// is about 1e-16 over it.
    private static let leastCondition = 1e-5
    /// Up to this n p² extended precision costs a few milliseconds at most.
    private static let smallProblem = 100_000

    /// A model.
    public init() {}

    /// Fits the model to n rows, with n responses and n weights, none negative (all one when nil).
    ///
    /// An offset is a part of the response that is known: it is taken away before the fit.
    public func fit(
        _ design: DesignMatrix,
        response: [Double],
        weights: [Double]? = nil,
        offset: [Double]? = nil
    ) throws(RegressionError) -> LinearFit {
        try Observations.check(design, response, weights, offset) { Family.gaussian.complaint(about: $0) }
        var target = response
        if let offset { target = zip(response, offset).map { $0 - $1 } }
        let solution: Solution
        if let weights, weights.contains(0) {
            let used = weights.indices.filter { weights[$0] > 0 }
            solution = try Self.solve(
                design.selecting(rows: used),
                used.map { target[$0] },
                weights: used.map { weights[$0] }
            )
        } else {
            solution = try Self.solve(design, target, weights: weights)
        }
        let model = WorkingModel(
            design: solution.kept.count == design.columns
                ? design.matrix : design.matrix.selecting(columns: solution.kept),
            response: response,
            weights: weights,
            offset: offset,
            family: .gaussian,
            link: .identity
        )
        return LinearFit(model, solution, design: design)
    }

    /// What either way of solving gives.
    struct Solution {
        var kept: [Int]
        var coefficients: [Double]
        var inverseGram: Matrix
        var residualSumOfSquares: Double
    }

    private static func solve(
        _ design: DesignMatrix,
        _ target: [Double],
        weights: [Double]?
    ) throws(RegressionError) -> Solution {
        let isSmall = design.rows * design.columns * design.columns <= smallProblem
        if !isSmall, let solution = try solveEquations(design.matrix, target, weights) { return solution }
        let exact = try algebra { () throws(LinearAlgebraError) in
            try ExtendedLeastSquares(
                design: design.matrix,
                remainder: design.remainder,
                response: target,
                weights: weights
            )
        }
        return Solution(
            kept: exact.kept,
            coefficients: exact.coefficients,
            inverseGram: exact.inverseGram,
            residualSumOfSquares: exact.residualSumOfSquares
        )
    }

    /// Solves the normal equations and, for the digits that they lose, once more for the residuals; nil where that would
    /// not be enough.
    private static func solveEquations(
        _ design: Matrix,
        _ target: [Double],
        _ weights: [Double]?
    ) throws(RegressionError) -> Solution? {
        func fill(_ block: NormalEquations.Block) {
            for r in 0..<block.count {
                let weight = weights?[block.start + r] ?? 1
                block.weights[r] = weight
                block.scores[r] = weight * (target[block.start + r] - block.predictor[r])
            }
        }
        let zero = [Double](repeating: 0, count: design.columns)
        let equations = NormalEquations(design: design, coefficients: zero, offset: nil, fill: fill)
        guard let rough = NormalSolution(equations), rough.reciprocalCondition >= leastCondition else { return nil }
        let rest = NormalEquations.score(design: design, coefficients: rough.values, offset: nil, fill: fill)
        guard let correction = rough.solve(rest) else { return nil }
        let coefficients = zip(rough.values, correction).map { $0 + $1 }
        let fitted = WorkingModel.predictors(design, coefficients, offset: nil)
        let sum = target.indices.reduce(0) { sum, i in
            sum + (weights?[i] ?? 1) * (target[i] - fitted[i]) * (target[i] - fitted[i])
        }
        return Solution(
            kept: Array(0..<design.columns),
            coefficients: coefficients,
            inverseGram: try rough.inverse(),
            residualSumOfSquares: sum
        )
    }
}
