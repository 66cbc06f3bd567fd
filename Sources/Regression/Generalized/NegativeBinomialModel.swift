/// Negative binomial regression (NB2, variance μ + μ²/θ) with theta estimated by maximum likelihood.
///
/// Alternates the estimate of theta for given means with Fisher scoring for given theta until both settle, each raising
/// the likelihood. The covariance of the coefficients is the one for theta known, as in MASS's `glm.nb`; the two are
/// asymptotically independent. Source: Venables and Ripley (2002), section 7.4.
public struct NegativeBinomialModel: Sendable, Equatable {
    /// The link between mean and linear predictor.
    public var link: Link
    /// When the iteration for the coefficients stops.
    public var control: IterationControl

    /// A model, with the log link unless another is given.
    public init(link: Link = .log, control: IterationControl = IterationControl()) {
        self.link = link
        self.control = control
    }

    /// Fits the model; parameters as for `GeneralizedLinearModel.fit`.
    ///
    /// - Throws: `RegressionError`, with the code `noOverdispersion` where theta would be infinite.
    public func fit(
        _ design: DesignMatrix,
        response: [Double],
        weights: [Double]? = nil,
        offset: [Double]? = nil
    ) throws(RegressionError) -> NegativeBinomialFit {
        try Observations.check(design, response, weights, offset) { Family.poisson.complaint(about: $0) }
        try Observations.requireSomeCount(response, weights, link)
        var model = WorkingModel(
            design: design.matrix,
            response: response,
            weights: weights,
            offset: offset,
            family: .poisson,
            link: link
        )
        let point = try StartingPoint(model, names: design.names)
        if !point.aliased.isEmpty { model = model.selecting(columns: point.kept) }
        let names = point.kept.map { design.names[$0] }
        let problem = NegativeBinomialProblem(model: model, names: names, control: control)
        let settled: NegativeBinomialProblem.Solution
        if case .deviance = control.test {
            settled = try problem.solveAsMASS(from: point)
        } else {
            settled = try problem.solve(from: point)
        }
        model.family = .negativeBinomial(theta: settled.fittedTheta)
        let regression = GeneralizedLinearFit(
            model,
            settled.scoring,
            names: names,
            design: design,
            extraParameters: 1
        )
        return NegativeBinomialFit(
            theta: settled.theta,
            thetaStandardError: settled.standardError,
            regression: regression
        )
    }
}
