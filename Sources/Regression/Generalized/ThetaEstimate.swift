import Foundation

/// The maximum likelihood estimate of the negative binomial's theta for given means.
///
/// Newton's iteration on the score
/// Σ w [ψ(θ + y) - ψ(θ) - log(1 + μ/θ) + (μ - y) / (μ + θ)], on the scale of log θ, with steps of at most a factor of
/// e² and bisection once the root is bracketed. The standard error is one over the root of the observed information.
/// Source: Venables and Ripley, Modern Applied Statistics with S (2002), section 7.4.
struct ThetaEstimate {
    let theta: Double
    let standardError: Double

    /// Beyond this theta the negative binomial is a Poisson to within rounding.
    private static let largest = 1e8

    init(
        _ response: [Double],
        means: [Double],
        weights: [Double]?,
        rises: RisingFactorials,
        start: Double?
    ) throws(RegressionError) {
        var theta = start ?? Self.momentEstimate(response, means, weights)
        var (low, high) = (0.0, Double.infinity)
        for _ in 0..<200 {
            let (score, information) = Self.slopes(theta, response, means, weights, rises)
            if score > 0 { low = theta } else { high = theta }
            if low > Self.largest { throw Self.noOverdispersion }
            // In t = log θ the score is θ s and its slope θ s - θ² i.
            let bend = theta * information - score
            var isNewton = bend > 0
            var next = bend > 0 ? theta * exp(min(2, max(-2, score / bend))) : theta * (score > 0 ? 7 : 0.15)
            if next <= low || next >= high {
                isNewton = false
                next = high == .infinity ? 7 * low : (low == 0 ? high / 7 : (low * high).squareRoot())
            }
            let change = abs(next - theta)
            theta = next
            // A step of Newton's leaves an error of the order of its square.
            if change <= (isNewton ? 1e-8 : 1e-13) * theta { break }
        }
        let information = Self.slopes(theta, response, means, weights, rises).information
        self.theta = theta
        standardError = information > 0 ? 1 / information.squareRoot() : .infinity
    }

    /// The estimate as MASS's `theta.ml` leaves it: Newton's iteration until a step is under 2⁻¹³.
    init(asMASS response: [Double], means: [Double], weights: [Double]?, rises: RisingFactorials) {
        var theta = Self.momentEstimate(response, means, weights)
        var information = 0.0
        for _ in 0..<25 {
            theta = abs(theta)
            let slopes = Self.slopes(theta, response, means, weights, rises)
            let step = slopes.score / slopes.information
            information = slopes.information
            theta += step
            if abs(step) <= 0x1p-13 { break }
        }
        self.theta = theta
        standardError = 1 / information.squareRoot()
    }

    /// The derivative of the log-likelihood in theta, and minus the second derivative.
    private static func slopes(
        _ theta: Double,
        _ response: [Double],
        _ means: [Double],
        _ weights: [Double]?,
        _ rises: RisingFactorials
    ) -> (score: Double, information: Double) {
        var (score, information) = (0.0, 0.0)
        var logarithms = LogarithmSum()
        for i in response.indices {
            let weight = weights?[i] ?? 1
            if weight == 0 { continue }
            let (mean, y) = (means[i], response[i])
            let (ratio, share) = (mean / theta, 1 / (mean + theta))
            score += weight * (mean - y) * share
            information += weight * (ratio - 1 + (y + theta) * share) * share
            if weights == nil { logarithms.add(ratio) } else { score -= weight * log1p(ratio) }
        }
        score += rises.firstDerivative(theta) - logarithms.value
        return (score, rises.secondDerivative(theta) - information)
    }

    /// n / Σ w (y/μ - 1)², as MASS starts.
    static func momentEstimate(_ response: [Double], _ means: [Double], _ weights: [Double]?) -> Double {
        var (total, sum) = (0.0, 0.0)
        for i in response.indices {
            let weight = weights?[i] ?? 1
            if weight == 0 { continue }
            let excess = response[i] / means[i] - 1
            total += weight
            sum += weight * excess * excess
        }
        return sum > 0 ? min(1e6, max(1e-6, total / sum)) : 1
    }

    private static let noOverdispersion = RegressionError(
        .noOverdispersion,
        "The counts vary no more than a Poisson around these means, so the negative binomial's theta has no finite "
            + "estimate; use the poisson or quasipoisson family, or a negative binomial with a given theta."
    )
}
