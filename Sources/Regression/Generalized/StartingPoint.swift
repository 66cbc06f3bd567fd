import LinearAlgebra

/// Where the iteration starts, and which columns it may estimate.
struct StartingPoint {
    /// The columns to estimate, in order.
    let kept: [Int]
    /// The columns that depend on those before them.
    let aliased: [Int]
    /// One number for each kept column.
    let coefficients: [Double]

    private static let largeProblem = 400_000
    private static let thinning = 16

    /// Starts from a sixteenth of the rows when there are many, else from the responses.
    init(_ model: WorkingModel, names: [String]) throws(RegressionError) {
        let all = Array(0..<model.design.columns)
        let large = model.design.elements.count >= Self.largeProblem
        if large, let found = Self.fromSomeRows(model, names) {
            (kept, aliased, coefficients) = (all, [], found)
            return
        }
        if let solution = NormalSolution(model.startingPass()) {
            (kept, aliased, coefficients) = (all, [], solution.values)
            return
        }
        let aliasing = try Aliasing(model)
        kept = aliasing.kept
        aliased = aliasing.aliased
        let reduced = model.selecting(columns: kept)
        if let solution = NormalSolution(reduced.startingPass()) {
            coefficients = solution.values
        } else {
            let zero = [Double](repeating: 0, count: kept.count)
            let rows = reduced.startingRows()
            guard rows.target.allSatisfy(\.isFinite), rows.weights.allSatisfy(\.isFinite) else {
                throw FisherScoring.impossibleStart(model)
            }
            coefficients = try RowSolution(rows, penalty: reduced.penalty, at: zero).values
        }
    }

    private static func fromSomeRows(_ model: WorkingModel, _ names: [String]) -> [Double]? {
        let rows = Array(stride(from: 0, to: model.design.rows, by: thinning))
        guard rows.count >= 50 * model.design.columns else { return nil }
        let thin = model.selecting(rows: rows)
        guard let start = NormalSolution(thin.startingPass()) else { return nil }
        let control = IterationControl(test: .step(1e-6), maximumSteps: 15)
        return try? FisherScoring(thin, names: names, start: start.values, control: control).coefficients
    }
}
