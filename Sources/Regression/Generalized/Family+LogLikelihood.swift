import Foundation
import Statistics

extension Family {
    /// The log-likelihood of all observations, or nil for a quasi family, which has none.
    ///
    /// As in R's `logLik`: the Gaussian uses its maximum likelihood variance and the gamma the dispersion
    /// deviance / Σ w, both counted as one more parameter; a binomial response is a proportion of `weight` trials.
    func logLikelihood(_ response: [Double], means: [Double], weights: [Double]?, deviance: Double) -> Double? {
        let used = response.indices.filter { (weights?[$0] ?? 1) > 0 }
        func sum(_ term: (_ y: Double, _ mean: Double, _ weight: Double) -> Double) -> Double {
            used.reduce(0) { $0 + term(response[$1], means[$1], weights?[$1] ?? 1) }
        }
        switch self {
        case .quasipoisson, .quasibinomial: return nil
        case .gaussian:
            let n = Double(used.count)
            let logWeights = sum { _, _, weight in log(weight) }
            return -0.5 * (n * (log(2 * Double.pi * deviance / n) + 1) - logWeights)
        case .poisson:
            return sum { y, mean, weight in
                weight * ((y == 0 ? 0 : y * log(mean)) - mean - SpecialFunctions.logGamma(y + 1))
            }
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
            return rises.logarithm(theta)
                + sum { y, mean, weight in
                    let power = y == 0 ? 0 : y * log(mean)
                    return weight * (power - (y + theta) * log1p(mean / theta) - SpecialFunctions.logGamma(y + 1))
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
