import LinearAlgebra

extension WorkingModel {
    /// The first pass, about means made from the responses: solving it gives coefficients, not a step.
    func startingPass() -> NormalEquations {
        let (_, weights, target) = startingRows()
        let zero = [Double](repeating: 0, count: design.columns)
        let equations = NormalEquations(design: design, coefficients: zero, offset: nil) { block in
            for r in 0..<block.count {
                block.weights[r] = weights[block.start + r]
                block.scores[r] = weights[block.start + r] * target[block.start + r]
            }
        }
        return penalty?.applied(to: equations, at: zero) ?? equations
    }

    /// Rows, working weights and working responses about means made from the responses.
    ///
    /// A response that the link cannot take (a Gaussian one below zero, under the log) starts at the mean of all.
    func startingRows() -> (design: Matrix, weights: [Double], target: [Double]) {
        var means = response.indices.map { family.startingMean(response[$0], weight: weights?[$0] ?? 1) }
        let typical = meanResponse
        for i in means.indices {
            let predictor = link.predictor(mean: means[i])
            if !predictor.isFinite || link.slope(predictor: predictor, mean: means[i]) == 0 { means[i] = typical }
        }
        let predictors = means.map { link.predictor(mean: $0) }
        let residuals = workingResiduals(predictors, means)
        let target = predictors.indices.map { i in
            weights?[i] == 0 ? 0 : predictors[i] - (offset?[i] ?? 0) + residuals[i]
        }
        return (design, workingWeights(predictors, means), target)
    }

    /// The weighted mean of the responses.
    private var meanResponse: Double {
        var (sum, total) = (0.0, 0.0)
        for i in response.indices {
            let prior = weights?[i] ?? 1
            if prior > 0 {
                sum += prior * response[i]
                total += prior
            }
        }
        return sum / total
    }

    /// Coefficients that come as near as the columns can to one mean everywhere: inside every family's range.
    func flatStart() throws(RegressionError) -> [Double] {
        let level = link.predictor(mean: meanResponse)
        let target = (0..<design.rows).map { level - (offset?[$0] ?? 0) }
        return try RowSolution(design, weights: weights, target: target).values
    }
}
