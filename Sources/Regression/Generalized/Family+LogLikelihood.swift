import Foundation
import Statistics

extension Family {
    /// The log-likelihood of all observations, or nil for a quasi family, which has none.
    ///
    /// As in R's `logLik`: the Gaussian uses its maximum likelihood variance and the gamma the dispersion
    /// deviance / Σ w, both counted as one more parameter; a binomial response is a proportion of `weight` trials.
    func logLikelihood(_ response: [Double], means: [Double], weights: [Double]?, deviance: Double) -> Double? {
        func sum(_ term: (_ y: Double, _ mean: Double, _ weight: Double) -> Double) -> Double {
            var total = 0.0
            for i in response.indices {
                let weight = weights?[i] ?? 1
                if weight > 0 { total += term(response[i], means[i], weight) }
            }
            return total
        }
        switch self {
        case .quasipoisson, .quasibinomial: return nil
        case .gaussian:
            let n = sum { _, _, _ in 1 }
            let logWeights = sum { _, _, weight in log(weight) }
            return -0.5 * (n * (log(2 * Double.pi * deviance / n) + 1) - logWeights)
        case .poisson:
            let logFactorials = RisingFactorials(response, weights: weights).logarithm(1)
            return sum { y, mean, weight in weight * ((y == 0 ? 0 : y * log(mean)) - mean) } - logFactorials
        case .binomial:
            return sum { y, mean, weight in
                let (hits, misses) = (weight * y, weight * (1 - y))
                let ways =
                    SpecialFunctions.logGamma(weight + 1) - SpecialFunctions.logGamma(hits + 1)
                    - SpecialFunctions.logGamma(misses + 1)
                return ways + (hits == 0 ? 0 : hits * log(mean)) + (misses == 0 ? 0 : misses * log1p(-mean))
            }
        case .gamma:
            let shape = sum { _, _, weight in weight } / deviance
            let constant = shape * log(shape) - SpecialFunctions.logGamma(shape)
            return sum { y, mean, weight in
                weight * (constant + (shape - 1) * log(y) - shape * (log(mean) + y / mean))
            }
        case .negativeBinomial(let theta):
            let rises = RisingFactorials(response, weights: weights)
            return rises.logarithm(theta) - rises.logarithm(1)
                + sum { y, mean, weight in
                    let power = y == 0 ? 0 : y * log(mean)
                    return weight * (power - (y + theta) * log1p(mean / theta))
                }
        }
    }

    /// How many parameters besides the coefficients AIC and BIC count.
    var extraParameters: Int {
        switch self {
        case .gaussian, .gamma: 1
        default: 0
        }
    }
}
