public import LinearAlgebra

/// A fitted generalised linear model.
///
/// Coefficients, names, standard errors and covariance are of the estimated columns only; `aliased` names the rest.
public struct GeneralizedLinearFit: Sendable {
    /// The distribution of the response.
    public let family: Family
    /// The link between mean and linear predictor.
    public let link: Link
    /// The names of the estimated columns.
    public let names: [String]
    /// The estimated coefficients, on the scale of the link.
    public let coefficients: [Double]
    /// The names of the columns left out because they depend on earlier ones.
    public let aliased: [String]
    /// The covariance of the coefficients: φ (X' W X)⁻¹.
    public let covariance: Matrix
    /// (X' W X)⁻¹: the covariance without the dispersion.
    public let unscaledCovariance: Matrix
    /// The dispersion φ: 1 where the family knows it, else Pearson's chi-squared over the residual degrees of freedom
    /// (NaN when there are none).
    public let dispersion: Double
    /// The residual deviance.
    public let deviance: Double
    /// The log-likelihood, or nil for a quasi family.
    public let logLikelihood: Double?
    /// The fitted means.
    public let fitted: [Double]
    /// The linear predictors X β + offset.
    public let linearPredictors: [Double]
    /// The steps that the iteration took.
    public let iterations: Int
    /// The parameters that AIC and BIC count: coefficients, and a dispersion or theta where one was estimated.
    public let parameterCount: Int
    /// The observations of positive weight.
    public let observationCount: Int

    /// The data as fitted, with the estimated columns only.
    let model: WorkingModel

    /// The observations less the coefficients.
    public var residualDegreesOfFreedom: Int { observationCount - coefficients.count }

    /// Whether the fitted means are the responses, up to rounding, although there are fewer coefficients than rows.
    ///
    /// Then what is left over says nothing about errors. By Pearson's chi-squared, against that of the responses
    /// themselves, to twelve digits: data are seldom written with more than fifteen.
    public var isExact: Bool {
        guard residualDegreesOfFreedom > 0 else { return false }
        var (left, size) = (0.0, 0.0)
        for i in fitted.indices {
            let (prior, variance) = (model.weights?[i] ?? 1, family.variance(mean: fitted[i]))
            guard prior > 0, variance > 0 else { continue }
            let (y, residual) = (model.response[i], model.response[i] - fitted[i])
            left += prior * residual * residual / variance
            size += prior * y * y / variance
        }
        return left <= 1e-24 * size
    }

    /// Whether the standard errors of a fit come from what is left over.
    func hasErrorsFromResiduals(robust: Bool) -> Bool { robust || family.estimatesDispersion }

    /// The square roots of the covariance's diagonal.
    public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

    /// One coefficient by its name, or nil when no such column was estimated.
    public func coefficient(_ name: String) -> Double? {
        names.firstIndex(of: name).map { coefficients[$0] }
    }

    /// A draw of the coefficients from their approximate posterior: β + L z, with L L' = covariance.
    ///
    /// One standard normal number is given for each coefficient. For many draws make a `CoefficientSampler` once.
    public func draw(standardNormals: [Double]) throws(RegressionError) -> [Double] {
        try CoefficientSampler(mean: coefficients, covariance: covariance).draw(standardNormals: standardNormals)
    }

    /// Refuses estimates at the edge of the family's range, where likelihood theory does not hold.
    func requireInterior() throws(RegressionError) {
        let edge = fitted.indices.first { (model.weights?[$0] ?? 1) > 0 && !family.allows(mean: fitted[$0]) }
        guard let edge else { return }
        throw RegressionError(
            .notConverged,
            "The best coefficients lie at the edge of what the \(family.name) family can have: row \(edge + 1) has the mean "
                + "\(fitted[edge]); choose the log or logit link."
        )
    }

    /// The fit of an iteration.
    init(
        _ model: WorkingModel,
        _ scoring: FisherScoring,
        names: [String],
        design: DesignMatrix,
        extraParameters: Int = 0
    ) {
        self.init(
            model,
            coefficients: scoring.coefficients,
            inverseInformation: scoring.inverseInformation,
            names: names,
            design: design,
            iterations: scoring.iterations,
            extraParameters: extraParameters
        )
    }

    /// A fit from its coefficients; a deviance that is known better than by summing may be given, and a dispersion.
    init(
        _ model: WorkingModel,
        coefficients: [Double],
        inverseInformation: Matrix,
        deviance known: Double? = nil,
        names: [String],
        design: DesignMatrix,
        dispersion given: Double? = nil,
        iterations: Int = 1,
        extraParameters: Int = 0
    ) {
        let (predictors, means) = model.predictions(at: coefficients)
        let deviance = known ?? model.deviance(means)
        let count = model.weights.map { $0.count { $0 > 0 } } ?? model.response.count
        var dispersion = given ?? 1
        if given == nil, model.family.estimatesDispersion {
            let freedom = Double(count - names.count)
            let sum = model.family == .gaussian ? deviance : model.pearsonChiSquared(means)
            dispersion = freedom > 0 ? sum / freedom : .nan
        }
        family = model.family
        link = model.link
        self.names = names
        self.coefficients = coefficients
        aliased = design.names.filter { !names.contains($0) }
        unscaledCovariance = inverseInformation
        covariance = inverseInformation.scaled(by: dispersion)
        self.dispersion = dispersion
        self.deviance = deviance
        logLikelihood = model.family.logLikelihood(
            model.response,
            means: means,
            weights: model.weights,
            deviance: deviance
        )
        fitted = means
        linearPredictors = predictors
        self.iterations = iterations
        parameterCount = names.count + model.family.extraParameters + extraParameters
        observationCount = count
        self.model = model
    }
}
