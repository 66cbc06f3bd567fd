import LinearAlgebra

/// Where the iteration starts, and which columns it may estimate.
struct StartingPoint {
    /// The columns to estimate, in order.
    let kept: [Int]
    /// The columns that depend on those before them.
    let aliased: [Int]
    /// One number for each kept column.
    let coefficients: [Double]
    /// Whether these are estimates, from some of the rows.
    var areEstimates = false

    /// One row in so many makes up that start.
    private static let thinning = 16

    /// Starts from a sixteenth of the rows when there are many, else from the responses.
    init(_ model: WorkingModel, names: [String]) throws(RegressionError) {
        let all = Array(0..<model.design.columns)
        let thin = model.isLarge ? Self.someRows(of: model) : nil
        if let thin, let found = Self.start(thin, names) {
            (kept, aliased, coefficients, areEstimates) = (all, [], found, true)
            return
        }
        let first = NormalSolution(model.startingPass())
        if let first, first.isClearlyIndependent {
            (kept, aliased, coefficients) = (all, [], first.values)
            return
        }
        // Columns that are independent on some of the rows are so on all.
        if let first, let thin, try Aliasing(thin).aliased.isEmpty {
            (kept, aliased, coefficients) = (all, [], first.values)
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

    private static func someRows(of model: WorkingModel) -> WorkingModel? {
        let rows = Array(stride(from: 0, to: model.design.rows, by: thinning))
        return rows.count >= 50 * model.design.columns ? model.selecting(rows: rows) : nil
    }

    private static func start(_ thin: WorkingModel, _ names: [String]) -> [Double]? {
        guard let start = NormalSolution(thin.startingPass()), start.isClearlyIndependent else { return nil }
        let control = IterationControl(test: .step(1e-6), maximumSteps: 15)
        let scoring = try? FisherScoring(
            thin,
            names: names,
            start: start.values,
            wantsCovariance: false,
            control: control
        )
        return scoring?.coefficients
    }
}
