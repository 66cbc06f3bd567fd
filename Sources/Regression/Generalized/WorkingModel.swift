import Foundation
import LinearAlgebra

/// The data of a generalised linear model as the iteration sees them, and its passes over the rows.
///
/// With μ = g⁻¹(η), slope d = dμ/dη and prior weight a, an observation has the working weight w = a d² / V(μ) and the
/// score v = a d (y - μ) / V(μ); X' diag(w) X is the expected information and X' v the gradient of the log-likelihood
/// (times the dispersion).
struct WorkingModel: Sendable {
    var design: Matrix
    let response: [Double]
    let weights: [Double]?
    var offset: [Double]?
    var family: Family
    let link: Link
    /// Priors on the coefficients, in ridge regression.
    var penalty: Penalty?

    /// What a pass at some coefficients finds; the deviance is NaN where a mean is outside the family's range.
    struct Pass {
        let equations: NormalEquations
        let deviance: Double
    }

    /// A pass at given coefficients.
    func pass(at coefficients: [Double]) -> Pass {
        var deviance = 0.0
        let equations = NormalEquations(design: design, coefficients: coefficients, offset: offset) { block in
            switch (family, link) {
            case (.poisson, .log), (.quasipoisson, .log): deviance += fillPoissonLog(block)
            case (.negativeBinomial(let theta), .log): deviance += fillNegativeBinomialLog(block, theta)
            default: deviance += fill(block)
            }
        }
        guard let penalty else { return Pass(equations: equations, deviance: deviance) }
        return Pass(
            equations: penalty.applied(to: equations, at: coefficients),
            deviance: deviance + penalty.deviance(coefficients)
        )
    }

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

    /// Rows, working weights and working residuals at some coefficients: solving them gives a step.
    func rows(at coefficients: [Double]) -> (design: Matrix, weights: [Double], target: [Double]) {
        let (predictors, means) = predictions(at: coefficients)
        return (design, workingWeights(predictors, means), workingResiduals(predictors, means))
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
        let target = design.rows == 0 ? [] : (0..<design.rows).map { level - (offset?[$0] ?? 0) }
        return try RowSolution(design, weights: weights, target: target).values
    }

    /// X β + offset.
    static func predictors(_ design: Matrix, _ coefficients: [Double], offset: [Double]?) -> [Double] {
        var result = offset ?? [Double](repeating: 0, count: design.rows)
        design.elements.withUnsafeBufferPointer { x in
            for (c, factor) in coefficients.enumerated() {
                let start = c * design.rows
                for r in result.indices { result[r] += factor * x[start + r] }
            }
        }
        return result
    }

    /// The linear predictors and means at given coefficients.
    func predictions(at coefficients: [Double]) -> (predictors: [Double], means: [Double]) {
        let predictors = Self.predictors(design, coefficients, offset: offset)
        return (predictors, predictors.map { link.mean(predictor: $0) })
    }

    /// The working residuals (y - μ) / (dμ/dη).
    func workingResiduals(_ predictors: [Double], _ means: [Double]) -> [Double] {
        predictors.indices.map { i in
            (response[i] - means[i]) / link.slope(predictor: predictors[i], mean: means[i])
        }
    }

    /// The model with only some of its columns.
    func selecting(columns: [Int]) -> WorkingModel {
        WorkingModel(
            design: design.selecting(columns: columns),
            response: response,
            weights: weights,
            offset: offset,
            family: family,
            link: link,
            penalty: penalty?.selecting(columns)
        )
    }

    /// The model with only some of its rows.
    func selecting(rows: [Int]) -> WorkingModel {
        WorkingModel(
            design: design.selecting(rows: rows),
            response: rows.map { response[$0] },
            weights: weights.map { weights in rows.map { weights[$0] } },
            offset: offset.map { offset in rows.map { offset[$0] } },
            family: family,
            link: link,
            penalty: penalty
        )
    }

    /// The working weights at given predictors and means.
    func workingWeights(_ predictors: [Double], _ means: [Double]) -> [Double] {
        predictors.indices.map { i in
            let slope = link.slope(predictor: predictors[i], mean: means[i])
            if weights?[i] == 0 { return 0 }
            return (weights?[i] ?? 1) * slope * slope / family.variance(mean: means[i])
        }
    }

    /// The deviance at given means.
    func deviance(_ means: [Double]) -> Double {
        var sum = 0.0
        for i in means.indices {
            let prior = weights?[i] ?? 1
            if prior > 0 { sum += prior * family.unitDeviance(response[i], mean: means[i]) }
        }
        return sum
    }

    /// Pearson's chi-squared, Σ w (y - μ)² / V(μ).
    func pearsonChiSquared(_ means: [Double]) -> Double {
        var sum = 0.0
        for i in means.indices {
            let prior = weights?[i] ?? 1
            let residual = response[i] - means[i]
            if prior > 0 { sum += prior * residual * residual / family.variance(mean: means[i]) }
        }
        return sum
    }

    private func fill(_ block: NormalEquations.Block) -> Double {
        var deviance = 0.0
        for r in 0..<block.count {
            let i = block.start + r
            let prior = weights?[i] ?? 1
            let mean = link.mean(predictor: block.predictor[r])
            guard prior > 0 else {
                block.weights[r] = 0
                block.scores[r] = 0
                continue
            }
            guard family.allows(mean: mean) else {
                block.weights[r] = 0
                block.scores[r] = 0
                deviance = .nan
                continue
            }
            let slope = link.slope(predictor: block.predictor[r], mean: mean)
            let factor = prior * slope / family.variance(mean: mean)
            block.weights[r] = factor * slope
            block.scores[r] = factor * (response[i] - mean)
            deviance += prior * family.unitDeviance(response[i], mean: mean)
        }
        return deviance
    }

    /// The commonest case with one exponential a row: log μ is η, and Σ y log y is left to the logarithm below.
    private func fillPoissonLog(_ block: NormalEquations.Block) -> Double {
        var deviance = 0.0
        for r in 0..<block.count {
            let i = block.start + r
            let prior = weights?[i] ?? 1
            let y = prior > 0 ? response[i] : 0
            let mean = exp(block.predictor[r])
            block.weights[r] = prior * mean
            block.scores[r] = prior * (y - mean)
            if prior > 0 { deviance += prior * (y * ((y > 0 ? log(y) : 0) - block.predictor[r]) - (y - mean)) }
        }
        return deviance.isFinite ? 2 * deviance : .nan
    }

    private func fillNegativeBinomialLog(_ block: NormalEquations.Block, _ theta: Double) -> Double {
        var deviance = 0.0
        for r in 0..<block.count {
            let i = block.start + r
            let prior = weights?[i] ?? 1
            let y = prior > 0 ? response[i] : 0
            let mean = exp(block.predictor[r])
            let shrink = prior * theta / (theta + mean)
            block.weights[r] = shrink * mean
            block.scores[r] = shrink * (y - mean)
            if prior > 0 {
                let excess = (y + theta) * log1p((y - mean) / (mean + theta))
                deviance += prior * (y * ((y > 0 ? log(y) : 0) - block.predictor[r]) - excess)
            }
        }
        return deviance.isFinite ? 2 * deviance : .nan
    }
}
