import LinearAlgebra

/// One step of Fisher scoring: by the normal equations where they keep enough digits, else by QR on the rows.
struct WorkingStep {
    /// G⁻¹ s.
    let step: [Double]
    /// s' G⁻¹ s.
    let decrement: Double

    /// The equations as solved, where they keep enough digits for the covariance too.
    let inverseOfEquations: NormalSolution?
    private let inverseOfRows: Matrix?
    private let rows: () throws(RegressionError) -> RowSolution

    /// Below this reciprocal condition number of the scaled G the step itself comes from the rows.
    private static let leastForStep = 1e-11
    /// Below this one the covariance does: at 1e-5 the equations still give it to about ten digits.
    private static let leastForCovariance = 1e-5

    init(_ model: WorkingModel, _ equations: NormalEquations, at coefficients: [Double]) throws(RegressionError) {
        rows = { () throws(RegressionError) in
            try RowSolution(model.rows(at: coefficients), penalty: model.penalty, at: coefficients)
        }
        if let solution = NormalSolution(equations), solution.reciprocalCondition > Self.leastForStep {
            inverseOfEquations = solution.reciprocalCondition > Self.leastForCovariance ? solution : nil
            inverseOfRows = nil
            step = solution.values
            decrement = dotProduct(step, equations.score)
        } else {
            let solution = try rows()
            inverseOfEquations = nil
            inverseOfRows = solution.inverse
            step = solution.values
            decrement = solution.squaredLength
        }
    }

    /// G⁻¹.
    func inverse() throws(RegressionError) -> Matrix {
        if let inverseOfEquations { return try inverseOfEquations.inverse() }
        if let inverseOfRows { return inverseOfRows }
        return try rows().inverse
    }
}
