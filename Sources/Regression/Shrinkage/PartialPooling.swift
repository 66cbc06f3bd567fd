import LinearAlgebra
import Statistics

/// Partial pooling of one coefficient estimated in several services: the normal-normal model.
///
/// yᵢ ~ N(θᵢ, sᵢ²) and θᵢ ~ N(μ, τ²), with τ² estimated by restricted maximum likelihood and μ by weighted mean. Each θᵢ is
/// drawn towards μ by the share Bᵢ = sᵢ² / (sᵢ² + τ²); its variance (1 - Bᵢ) sᵢ² + Bᵢ² var(μ) counts the uncertainty of μ
/// but not of τ, so with few services it is a little too small.
/// Source: Morris (1983), JASA 78, 47-55; Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30, 261-293.
public struct PartialPooling: Sendable, Equatable {
    /// One service's coefficient.
    public struct Member: Sendable, Equatable {
        /// The pooled estimate.
        public let estimate: Double
        /// Its standard error.
        public let standardError: Double
        /// The share Bᵢ by which it was drawn to the common mean: 0 not at all, 1 entirely.
        public let shrinkage: Double
    }

    /// The common mean μ.
    public let mean: Double
    /// The standard error of μ.
    public let meanStandardError: Double
    /// The standard deviation τ between services.
    public let betweenStandardDeviation: Double
    /// The services, in the order given.
    public let members: [Member]
    /// Cochran's test that all services share one coefficient.
    public let homogeneity: HypothesisTest

    /// Pools two or more estimates with their standard errors.
    public init(estimates: [Double], standardErrors: [Double]) throws(RegressionError) {
        guard estimates.count == standardErrors.count, estimates.count >= 2 else {
            throw RegressionError(
                .shape,
                "Pooling needs two or more estimates, each with a standard error, found \(estimates.count) and "
                    + "\(standardErrors.count)."
            )
        }
        for (i, (estimate, error)) in zip(estimates, standardErrors).enumerated() {
            guard estimate.isFinite, error > 0, error.isFinite else {
                throw RegressionError(
                    .invalidValue,
                    "Estimate \(i + 1) is \(estimate) with standard error \(error); pooling needs finite numbers and a standard "
                        + "error above 0."
                )
            }
        }
        let variances = standardErrors.map { $0 * $0 }
        let between = Self.restrictedLikelihood(estimates, variances)
        let (mean, weights) = Self.weightedMean(estimates, variances, between)
        let meanVariance = 1 / weights.reduce(0, +)
        self.mean = mean
        meanStandardError = meanVariance.squareRoot()
        betweenStandardDeviation = between.squareRoot()
        members = zip(estimates, variances)
            .map { estimate, variance in
                let share = variance / (variance + between)
                return Member(
                    estimate: share * mean + (1 - share) * estimate,
                    standardError: ((1 - share) * variance + share * share * meanVariance).squareRoot(),
                    shrinkage: share
                )
            }
        let (common, fixed) = Self.weightedMean(estimates, variances, 0)
        let spread = zip(estimates, fixed).reduce(0) { $0 + $1.1 * ($1.0 - common) * ($1.0 - common) }
        homogeneity = HypothesisTest(chiSquared: spread, estimates.count - 1)
    }

    private static func weightedMean(
        _ estimates: [Double],
        _ variances: [Double],
        _ between: Double
    ) -> (mean: Double, weights: [Double]) {
        let weights = variances.map { 1 / ($0 + between) }
        let sum = dotProduct(weights, estimates)
        return (sum / weights.reduce(0, +), weights)
    }

    /// The root in τ² of the restricted likelihood's slope, Σ w² (y - μ)² - (Σ w - Σ w² / Σ w); zero when it starts below.
    private static func restrictedLikelihood(_ estimates: [Double], _ variances: [Double]) -> Double {
        func slope(_ between: Double) -> Double {
            let (mean, weights) = weightedMean(estimates, variances, between)
            let spread = zip(estimates, weights).reduce(0) { $0 + $1.1 * $1.1 * ($1.0 - mean) * ($1.0 - mean) }
            let total = weights.reduce(0, +)
            return spread - (total - weights.reduce(0) { $0 + $1 * $1 } / total)
        }
        if slope(0) <= 0 { return 0 }
        var (low, high) = (0.0, variances.reduce(0, +) / Double(variances.count))
        while slope(high) > 0 { (low, high) = (high, 4 * high) }
        for _ in 0..<200 where high - low > 1e-15 * high {
            let middle = (low + high) / 2
            if slope(middle) > 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
