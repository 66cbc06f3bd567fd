import LinearAlgebra

/// A generalised linear model with normal priors on some coefficients: ridge regression.
///
/// The estimates maximise log L(β) / φ - ½ Σ ((βⱼ - mⱼ) / sⱼ)², and their covariance is that of the normal approximation
/// to the posterior, (X' W X / φ + diag(1/s²))⁻¹. A dispersion that is not known is Pearson's chi-squared over n less the
/// effective number of parameters, found together with the estimates. With priors there may be more columns than rows, and
/// data that separate still have an answer. Source: Hoerl and Kennard (1970), Technometrics 12, 55-67; Wood, Generalized
/// Additive Models (2017), section 6.2.
public struct RidgeModel: Sendable, Equatable {
    /// The distribution of the response.
    public var family: Family
    /// The link between mean and linear predictor.
    public var link: Link
    /// The priors, by the names of the columns.
    public var priors: [String: NormalPrior]
    /// The prior of every column that has none of its own, but for the intercept; none when nil.
    public var defaultPrior: NormalPrior?
    /// When the iteration stops.
    public var control: IterationControl

    /// A model.
    public init(
        family: Family,
        link: Link? = nil,
        priors: [String: NormalPrior] = [:],
        defaultPrior: NormalPrior? = nil,
        control: IterationControl = IterationControl()
    ) {
        self.family = family
        self.link = link ?? family.defaultLink
        self.priors = priors
        self.defaultPrior = defaultPrior
        self.control = control
    }

    /// Fits the model; a dispersion may be given where it is known.
    public func fit(
        _ design: DesignMatrix,
        response: [Double],
        weights: [Double]? = nil,
        offset: [Double]? = nil,
        dispersion given: Double? = nil
    ) throws(RegressionError) -> RidgeFit {
        try Observations.check(design, response, weights, offset) { family.complaint(about: $0) }
        try checkPriors(design)
        var model = WorkingModel(
            design: design.matrix,
            response: response,
            weights: weights,
            offset: offset,
            family: family,
            link: link
        )
        let count = Double(weights.map { $0.count { $0 > 0 } } ?? response.count)
        var dispersion = given ?? 1
        for _ in 0..<200 {
            model.penalty = penalty(design.names, dispersion)
            let point = try StartingPoint(model, names: design.names)
            model = model.selecting(columns: point.kept)
            let names = point.kept.map { design.names[$0] }
            let scoring = try FisherScoring(model, names: names, start: point.coefficients, control: control)
            let effective = Self.effectiveParameters(scoring.inverseInformation, model.penalty)
            var next = dispersion
            if given == nil, family.estimatesDispersion {
                guard count > effective else {
                    throw RegressionError(
                        .rankDeficient,
                        "The priors leave no degrees of freedom for the dispersion; give it, or tighter priors."
                    )
                }
                let means = model.predictions(at: scoring.coefficients).means
                next = model.pearsonChiSquared(means) / (count - effective)
            }
            if abs(next - dispersion) <= 1e-10 * dispersion {
                let regression = GeneralizedLinearFit(
                    model,
                    coefficients: scoring.coefficients,
                    inverseInformation: scoring.inverseInformation,
                    names: names,
                    design: design,
                    dispersion: next,
                    iterations: scoring.iterations
                )
                return RidgeFit(regression: regression, effectiveParameters: effective)
            }
            dispersion = next
            model.design = design.matrix
        }
        throw RegressionError(.notConverged, "The dispersion did not settle in 200 rounds; give it.")
    }

    private func prior(_ name: String) -> NormalPrior? {
        priors[name] ?? (name == DesignMatrix.interceptName ? nil : defaultPrior)
    }

    private func penalty(_ names: [String], _ dispersion: Double) -> Penalty {
        let chosen = names.map(prior)
        return Penalty(
            precisions: chosen.map { $0.map { dispersion / ($0.standardDeviation * $0.standardDeviation) } ?? 0 },
            centres: chosen.map { $0?.mean ?? 0 }
        )
    }

    private func checkPriors(_ design: DesignMatrix) throws(RegressionError) {
        for name in priors.keys.sorted() where !design.names.contains(name) {
            throw RegressionError(
                .unknownColumn,
                "A prior is given for '\(name)', which is not a column: \(listed(design.names))."
            )
        }
        for name in design.names {
            guard let prior = prior(name) else { continue }
            if !(prior.standardDeviation > 0 && prior.standardDeviation.isFinite && prior.mean.isFinite) {
                throw RegressionError(
                    .invalidValue,
                    "The prior of '\(name)' needs a finite mean and a standard deviation above 0, found \(prior.mean) and "
                        + "\(prior.standardDeviation)."
                )
            }
        }
    }

    /// tr(G (G + P)⁻¹) = p - Σ Pⱼ (G + P)⁻¹ⱼⱼ.
    private static func effectiveParameters(_ inverse: Matrix, _ penalty: Penalty?) -> Double {
        let shrunk = dotProduct(inverse.diagonal, penalty?.precisions ?? [])
        return Double(inverse.rows) - shrunk
    }
}
