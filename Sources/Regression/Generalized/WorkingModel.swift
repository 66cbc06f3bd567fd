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
    /// Whether passes sum the observed information, where the family and link have one of their own (see `hasNewtonSteps`).
    var sumsObservedInformation = false

    /// Whether passes are so long that cheaper ones, over some rows or for less, are worth their own cost.
    var isLarge: Bool { design.elements.count >= 400_000 }

    /// X β + offset.
    static func predictors(_ design: Matrix, _ coefficients: [Double], offset: [Double]?) -> [Double] {
        var result = offset ?? [Double](repeating: 0, count: design.rows)
        result.withUnsafeMutableBufferPointer { result in
            guard let first = result.baseAddress else { return }
            for start in stride(from: 0, to: design.rows, by: 512) {
                let end = min(start + 512, design.rows)
                design.addProduct(coefficients, rows: start..<end, to: first + start)
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

    /// Rows, working weights and working residuals at some coefficients: solving them gives a step.
    func rows(at coefficients: [Double]) -> (design: Matrix, weights: [Double], target: [Double]) {
        let (predictors, means) = predictions(at: coefficients)
        return (design, workingWeights(predictors, means), workingResiduals(predictors, means))
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
}
