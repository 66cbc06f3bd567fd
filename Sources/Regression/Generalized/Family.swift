import Foundation

/// The distribution of the response in a generalised linear model, by its variance function V(μ).
///
/// The variance of an observation with prior weight w is φ V(μ) / w, φ being the dispersion.
/// Source: McCullagh and Nelder, Generalized Linear Models, second edition (1989), table 2.1; for the negative
/// binomial (NB2), Venables and Ripley, Modern Applied Statistics with S (2002), section 7.4.
public enum Family: Sendable, Equatable {
    /// V = 1; the dispersion is estimated.
    case gaussian
    /// V = μ; φ = 1.
    case poisson
    /// V = μ; the dispersion is estimated.
    case quasipoisson
    /// V = μ (1 - μ), the response being a proportion and the weight its number of trials; φ = 1.
    case binomial
    /// V = μ (1 - μ); the dispersion is estimated.
    case quasibinomial
    /// V = μ²; the dispersion is estimated.
    case gamma
    /// V = μ + μ² / theta, theta being given; φ = 1.
    case negativeBinomial(theta: Double)

    /// The canonical link, or log for the negative binomial.
    public var defaultLink: Link {
        switch self {
        case .gaussian: .identity
        case .poisson, .quasipoisson, .negativeBinomial: .log
        case .binomial, .quasibinomial: .logit
        case .gamma: .inverse
        }
    }

    /// The name in lower case, as printed in summaries.
    public var name: String {
        switch self {
        case .gaussian: "gaussian"
        case .poisson: "poisson"
        case .quasipoisson: "quasipoisson"
        case .binomial: "binomial"
        case .quasibinomial: "quasibinomial"
        case .gamma: "gamma"
        case .negativeBinomial: "negative binomial"
        }
    }

    /// Whether the dispersion is estimated from the data rather than known to be 1.
    public var estimatesDispersion: Bool {
        switch self {
        case .gaussian, .quasipoisson, .quasibinomial, .gamma: true
        case .poisson, .binomial, .negativeBinomial: false
        }
    }

    /// Whether the responses are counts.
    var isCount: Bool {
        switch self {
        case .poisson, .quasipoisson, .negativeBinomial: true
        case .gaussian, .binomial, .quasibinomial, .gamma: false
        }
    }

    /// The variance function V(μ).
    @inline(__always)
    public func variance(mean: Double) -> Double {
        switch self {
        case .gaussian: 1
        case .poisson, .quasipoisson: mean
        case .binomial, .quasibinomial: mean * (1 - mean)
        case .gamma: mean * mean
        case .negativeBinomial(let theta): mean + mean * mean / theta
        }
    }

    /// The deviance of one observation of unit weight.
    @inline(__always)
    public func unitDeviance(_ y: Double, mean: Double) -> Double {
        switch self {
        case .gaussian: (y - mean) * (y - mean)
        case .poisson, .quasipoisson: 2 * (xlogxOverY(y, mean) - (y - mean))
        case .binomial, .quasibinomial: 2 * (xlogxOverY(y, mean) + xlogxOverY(1 - y, 1 - mean))
        case .gamma: 2 * ((y - mean) / mean - log(y / mean))
        case .negativeBinomial(let theta):
            2 * (xlogxOverY(y, mean) - (y + theta) * log((y + theta) / (mean + theta)))
        }
    }

    /// Whether a mean lies inside the family's range.
    @inline(__always)
    func allows(mean: Double) -> Bool {
        switch self {
        case .gaussian: mean.isFinite
        case .poisson, .quasipoisson, .gamma, .negativeBinomial: mean > 0 && mean < .infinity
        case .binomial, .quasibinomial: mean > 0 && mean < 1
        }
    }

    /// What an observation must be, when it is not that; nil when it is.
    func complaint(about y: Double) -> String? {
        switch self {
        case .gaussian: y.isFinite ? nil : "a finite number"
        case .poisson, .quasipoisson, .negativeBinomial: y.isFinite && y >= 0 ? nil : "0 or more"
        case .binomial, .quasibinomial: y >= 0 && y <= 1 ? nil : "a proportion from 0 to 1, with the trials as weights"
        case .gamma: y.isFinite && y > 0 ? nil : "more than 0"
        }
    }

    /// The mean from which the iteration starts, for an observation with its prior weight.
    func startingMean(_ y: Double, weight: Double) -> Double {
        switch self {
        case .gaussian, .gamma: y
        case .poisson, .quasipoisson: y + 0.1
        case .binomial, .quasibinomial: (weight * y + 0.5) / (weight + 1)
        case .negativeBinomial: y == 0 ? 1.0 / 6 : y
        }
    }

    /// y log(y / μ), which is 0 at y = 0.
    @inline(__always)
    private func xlogxOverY(_ y: Double, _ mean: Double) -> Double {
        y == 0 ? 0 : y * log(y / mean)
    }
}
