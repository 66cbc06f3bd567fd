import LinearAlgebra

/// A generalised linear model: independent responses with means g⁻¹(X β + offset) and variances φ V(mean) / weight.
///
/// Fitted by Fisher scoring (iteratively reweighted least squares) with step-halving, see ``IterationControl``.
/// Columns that depend on those before them are left out and named in the fit. Source: McCullagh and Nelder (1989),
/// section 2.5.
///
/// ```swift
/// let fit = try GeneralizedLinearModel(family: .poisson).fit(design, response: counts)
/// ```
public struct GeneralizedLinearModel: Sendable, Equatable {
    /// The distribution of the response.
    public var family: Family
    /// The link between mean and linear predictor.
    public var link: Link
    /// When the iteration stops.
    public var control: IterationControl

    /// A model; the link is the family's canonical one (log for the negative binomial) when not given.
    public init(family: Family, link: Link? = nil, control: IterationControl = IterationControl()) {
        self.family = family
        self.link = link ?? family.defaultLink
        self.control = control
    }

    /// Fits the model.
    ///
    /// - Parameters:
    ///   - design: n rows, one column a coefficient.
    ///   - response: n values: counts, proportions or amounts, as the family asks.
    ///   - weights: n prior weights, none negative (for the binomial, the numbers of trials); all one when nil.
    ///   - offset: n numbers added to the linear predictor, on the scale of the link; none when nil.
    ///   - start: coefficients to start from, one for each column, where the usual start fails.
    /// - Returns: the fit.
    /// - Throws: `RegressionError` for values out of range, too few rows, separation or an iteration that does not
    ///   settle.
    public func fit(
        _ design: DesignMatrix,
        response: [Double],
        weights: [Double]? = nil,
        offset: [Double]? = nil,
        start: [Double]? = nil
    ) throws(RegressionError) -> GeneralizedLinearFit {
        if case .negativeBinomial(let theta) = family, !(theta > 0 && theta.isFinite) {
            throw RegressionError(.invalidValue, "The negative binomial's theta must be more than 0, found \(theta).")
        }
        try Observations.check(design, response, weights, offset) { family.complaint(about: $0) }
        if family.isCount { try Observations.requireSomeCount(response, weights, link) }
        let model = WorkingModel(
            design: design.matrix,
            response: response,
            weights: weights,
            offset: offset,
            family: family,
            link: link
        )
        let point = try StartingPoint(model, names: design.names)
        var first = point.coefficients
        if let start {
            guard start.count == design.columns else {
                throw RegressionError(
                    .shape,
                    "\(start.count) starting coefficients were given for \(design.columns) columns."
                )
            }
            first = point.kept.map { start[$0] }
        }
        let reduced = point.aliased.isEmpty ? model : model.selecting(columns: point.kept)
        let names = point.kept.map { design.names[$0] }
        let scoring = try FisherScoring(reduced, names: names, start: first, canRestart: start == nil, control: control)
        let fit = GeneralizedLinearFit(reduced, scoring, names: names, design: design)
        try fit.requireInterior()
        return fit
    }
}
