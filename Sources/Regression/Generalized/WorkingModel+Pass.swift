import Foundation
import LinearAlgebra

extension WorkingModel {
    /// What a pass at some coefficients finds; the deviance is NaN where a mean is outside the family's range.
    struct Pass {
        let equations: NormalEquations
        let deviance: Double
    }

    /// Whether steps by the observed information are at hand, safe and better than those by the expected one.
    ///
    /// They are for the negative binomial under the log link, with weights a θ μ (θ + y) / (θ + μ)², which are never
    /// negative: Newton's iteration settles in a few steps where Fisher scoring closes in by a constant factor each.
    /// Under its canonical link a family has one information, so that both are the same.
    var hasNewtonSteps: Bool {
        if case .negativeBinomial = family { return link == .log }
        return false
    }

    /// A pass at given coefficients.
    func pass(at coefficients: [Double]) -> Pass {
        var deviance = 0.0
        let equations = NormalEquations(design: design, coefficients: coefficients, offset: offset) { block in
            deviance += fill(block, wantsDeviance: true)
        }
        guard let penalty else { return Pass(equations: equations, deviance: deviance) }
        return Pass(
            equations: penalty.applied(to: equations, at: coefficients),
            deviance: deviance + penalty.deviance(coefficients)
        )
    }

    /// The score of a pass at given coefficients, without the rest.
    func score(at coefficients: [Double]) -> [Double] {
        let score = NormalEquations.score(design: design, coefficients: coefficients, offset: offset) { block in
            _ = fill(block, wantsDeviance: false)
        }
        return penalty?.applied(to: score, at: coefficients) ?? score
    }

    /// Fills in weights and scores, and gives the block's deviance if it is wanted.
    private func fill(_ block: NormalEquations.Block, wantsDeviance: Bool) -> Double {
        switch (family, link) {
        case (.poisson, .log), (.quasipoisson, .log): fillPoissonLog(block, wantsDeviance)
        case (.negativeBinomial(let theta), .log): fillNegativeBinomialLog(block, theta, wantsDeviance)
        default: fillAny(block)
        }
    }

    private func fillAny(_ block: NormalEquations.Block) -> Double {
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
    private func fillPoissonLog(_ block: NormalEquations.Block, _ wantsDeviance: Bool) -> Double {
        var deviance = 0.0
        for r in 0..<block.count {
            let i = block.start + r
            let prior = weights?[i] ?? 1
            let y = prior > 0 ? response[i] : 0
            let mean = exp(block.predictor[r])
            block.weights[r] = prior * mean
            block.scores[r] = prior * (y - mean)
            if wantsDeviance, prior > 0 {
                deviance += prior * (y * ((y > 0 ? log(y) : 0) - block.predictor[r]) - (y - mean))
            }
        }
        return deviance.isFinite ? 2 * deviance : .nan
    }

    private func fillNegativeBinomialLog(
        _ block: NormalEquations.Block,
        _ theta: Double,
        _ wantsDeviance: Bool
    ) -> Double {
        var deviance = 0.0
        for r in 0..<block.count {
            let i = block.start + r
            let prior = weights?[i] ?? 1
            let y = prior > 0 ? response[i] : 0
            let mean = exp(block.predictor[r])
            let shrink = prior * theta / (theta + mean)
            block.weights[r] = shrink * mean * (sumsObservedInformation ? (theta + y) / (theta + mean) : 1)
            block.scores[r] = shrink * (y - mean)
            if wantsDeviance, prior > 0 {
                let excess = (y + theta) * log1p((y - mean) / (mean + theta))
                deviance += prior * (y * ((y > 0 ? log(y) : 0) - block.predictor[r]) - excess)
            }
        }
        return deviance.isFinite ? 2 * deviance : .nan
    }
}
