import Foundation

/// The link g of a generalised linear model: g(mean) = linear predictor.
///
/// Source: McCullagh and Nelder, Generalized Linear Models, second edition (1989), section 2.2.3.
public enum Link: String, Sendable, CaseIterable {
    /// η = μ.
    case identity
    /// η = log μ; means are positive.
    case log
    /// η = log(μ / (1 - μ)); means lie strictly between 0 and 1.
    case logit
    /// η = √μ; means are not negative.
    case sqrt
    /// η = 1 / μ.
    case inverse

    /// The linear predictor η = g(μ) of a mean.
    @inline(__always)
    public func predictor(mean: Double) -> Double {
        switch self {
        case .identity: mean
        case .log: Foundation.log(mean)
        case .logit: Foundation.log(mean / (1 - mean))
        case .sqrt: mean.squareRoot()
        case .inverse: 1 / mean
        }
    }

    /// The mean μ = g⁻¹(η) of a linear predictor.
    @inline(__always)
    public func mean(predictor: Double) -> Double {
        switch self {
        case .identity: predictor
        case .log: exp(predictor)
        case .logit: predictor >= 0 ? 1 / (1 + exp(-predictor)) : exp(predictor) / (1 + exp(predictor))
        case .sqrt: predictor * predictor
        case .inverse: 1 / predictor
        }
    }

    /// The slope dμ/dη, given both.
    @inline(__always)
    func slope(predictor: Double, mean: Double) -> Double {
        switch self {
        case .identity: 1
        case .log: mean
        case .logit: exp(-abs(predictor)) / ((1 + exp(-abs(predictor))) * (1 + exp(-abs(predictor))))
        case .sqrt: 2 * predictor
        case .inverse: -mean * mean
        }
    }
}
