import LinearAlgebra
import Statistics

/// The distribution of a new observation whose linear predictor is itself uncertain: the family's distribution mixed over
/// Student's t (or the normal distribution) of the predictor.
struct NewObservation {
    let fit: GeneralizedLinearFit
    let predictor: Double
    let standardError: Double
    let weight: Double

    /// Nodes and weights for means over a standard normal: Gauss-Hermite, from the eigenvalues of its Jacobi matrix.
    ///
    /// Source: Golub and Welsch (1969), Mathematics of Computation 23, 221-230.
    private static let nodes: [(place: Double, share: Double)] = {
        let size = 15
        var jacobi = Matrix(rows: size, columns: size)
        for k in 1..<size { jacobi[k, k - 1] = Double(k).squareRoot() }
        guard let parts = try? SymmetricEigenvalues(jacobi) else { return [(0, 1)] }
        return parts.values.indices.map { (parts.values[$0], parts.vectors[0, $0] * parts.vectors[0, $0]) }
    }()

    /// The interval between the quantiles at (1 ± level) / 2.
    func interval(level: Double, quantile: Double) -> ConfidenceInterval {
        let tails = ((1 - level) / 2, (1 + level) / 2)
        if let counts = mixture({ count(mean: $0) }) {
            let scale = fit.family == .binomial ? weight : 1
            return ConfidenceInterval(
                lower: Double(leastCount(counts, tails.0)) / scale,
                upper: Double(leastCount(counts, tails.1)) / scale
            )
        }
        if fit.family == .gaussian, fit.link == .identity { return normalInterval(quantile) }
        if let amounts = mixture({ amount(mean: $0) }) {
            return ConfidenceInterval(lower: leastAmount(amounts, tails.0), upper: leastAmount(amounts, tails.1))
        }
        return normalInterval(quantile)
    }

    /// The family's distribution of counts about a mean, or nil.
    private func count(mean: Double) -> (any DiscreteDistribution)? {
        switch fit.family {
        case .poisson: return try? Poisson(mean: mean)
        case .quasipoisson:
            let excess = fit.dispersion - 1
            return excess > 1e-9 ? try? NegativeBinomial(mean: mean, size: mean / excess) : try? Poisson(mean: mean)
        case .negativeBinomial(let theta): return try? NegativeBinomial(mean: mean, size: theta)
        case .binomial:
            guard weight >= 1, weight == weight.rounded(), weight < 1e15 else { return nil }
            return try? Binomial(trials: Int(weight), probability: mean)
        case .gaussian, .gamma, .quasibinomial: return nil
        }
    }

    /// The family's distribution of amounts about a mean, or nil.
    private func amount(mean: Double) -> (any ContinuousDistribution)? {
        switch fit.family {
        case .gamma: try? Gamma(shape: weight / fit.dispersion, scale: mean * fit.dispersion / weight)
        case .gaussian: try? Normal(mean: mean, standardDeviation: (fit.dispersion / weight).squareRoot())
        default: nil
        }
    }

    /// The nodes on the scale of Student's t where the dispersion is estimated, by equal probabilities.
    private var places: [(place: Double, share: Double)] {
        guard fit.family.estimatesDispersion,
            let student = try? StudentT(degreesOfFreedom: fit.referenceDegreesOfFreedom)
        else { return Self.nodes }
        return Self.nodes.map { node in
            let size = student.quantile(Normal.standard.cdf(-abs(node.place)))
            return (node.place < 0 ? size : -size, node.share)
        }
    }

    /// One distribution for each node, or nil where the family has none.
    private func mixture<Distribution>(
        _ make: (Double) -> Distribution?
    ) -> [(distribution: Distribution, share: Double)]? {
        let nodes = standardError > 0 ? places : [(0, 1)]
        let made = nodes.compactMap { node in
            make(fit.link.mean(predictor: predictor + node.place * standardError)).map { ($0, node.share) }
        }
        // A link such as the inverse has no mean for the outermost nodes: they weigh next to nothing and are left out.
        let total = made.reduce(0) { $0 + $1.1 }
        return total > 0.99 ? made.map { ($0.0, $0.1 / total) } : nil
    }

    /// The least k whose mixed distribution function reaches p: it lies between the least and the largest quantiles.
    private func leastCount(_ parts: [(distribution: any DiscreteDistribution, share: Double)], _ p: Double) -> Int {
        let quantiles = parts.map { $0.distribution.quantile(p) }
        let (least, most) = (quantiles.min() ?? 0, quantiles.max() ?? 0)
        return LeastInteger.search(from: least + (most - least) / 2, in: least...most) { k in
            parts.reduce(0) { $0 + $1.share * $1.distribution.cdf(k) } >= p
        }
    }

    private func leastAmount(
        _ parts: [(distribution: any ContinuousDistribution, share: Double)],
        _ p: Double
    ) -> Double {
        let quantiles = parts.map { $0.distribution.quantile(p) }
        var (low, high) = (quantiles.min() ?? 0, quantiles.max() ?? 0)
        for _ in 0..<200 where high - low > 1e-12 * abs(high) {
            let middle = (low + high) / 2
            let reached = parts.reduce(0) { $0 + $1.share * $1.distribution.cdf(middle) }
            if reached >= p { high = middle } else { low = middle }
        }
        return (low + high) / 2
    }

    /// mean ± quantile x √(φ V / w + (dμ/dη)² var(η)), kept to proportions for the binomial.
    private func normalInterval(_ quantile: Double) -> ConfidenceInterval {
        let mean = fit.link.mean(predictor: predictor)
        let slope = fit.link.slope(predictor: predictor, mean: mean)
        let own = fit.dispersion * fit.family.variance(mean: mean) / weight
        let reach = quantile * (own + slope * slope * standardError * standardError).squareRoot()
        switch fit.family {
        case .binomial, .quasibinomial:
            return ConfidenceInterval(lower: max(0, mean - reach), upper: min(1, mean + reach))
        default: return ConfidenceInterval(lower: mean - reach, upper: mean + reach)
        }
    }
}
