public import LinearAlgebra

extension GeneralizedLinearFit {
    /// The likelihood-ratio test against a smaller model of the same data: 2 (log L - log L₀), chi-squared.
    public func likelihoodRatioTest(against smaller: GeneralizedLinearFit) throws(RegressionError) -> HypothesisTest {
        try requireNested(smaller)
        guard let own = logLikelihood, let other = smaller.logLikelihood else {
            throw RegressionError(
                .invalidValue,
                "The \(family.name) family has no likelihood; compare the models with the F test."
            )
        }
        return HypothesisTest(chiSquared: 2 * (own - other), parameterCount - smaller.parameterCount)
    }

    /// The F test against a smaller model of the same data: ((D₀ - D) / q) / φ, with q and the residual degrees of freedom.
    ///
    /// D are deviances, q the coefficients left out and φ the dispersion of this, the larger model.
    public func fTest(against smaller: GeneralizedLinearFit) throws(RegressionError) -> HypothesisTest {
        try requireNested(smaller)
        let restrictions = coefficients.count - smaller.coefficients.count
        let ratio = (smaller.deviance - deviance) / Double(restrictions) / dispersion
        return HypothesisTest(f: ratio, restrictions, residualDegreesOfFreedom)
    }

    /// The Wald test that several coefficients are all zero: b' V⁻¹ b, as F where the dispersion is estimated.
    ///
    /// A robust covariance may be given for V.
    public func waldTest(of chosen: [String], covariance: Matrix? = nil) throws(RegressionError) -> HypothesisTest {
        var places: [Int] = []
        for name in chosen {
            guard let place = names.firstIndex(of: name) else {
                throw RegressionError(.unknownColumn, "No coefficient is named '\(name)'; they are \(listed(names)).")
            }
            places.append(place)
        }
        _ = try standardErrors(of: covariance)
        let block = (covariance ?? self.covariance).selecting(rows: places).selecting(columns: places)
        let values = places.map { coefficients[$0] }
        let solved = try algebra { () throws(LinearAlgebraError) in try Cholesky(block).solve(values) }
        let form = dotProduct(values, solved)
        if family.estimatesDispersion {
            return HypothesisTest(f: form / Double(places.count), places.count, residualDegreesOfFreedom)
        }
        return HypothesisTest(chiSquared: form, places.count)
    }

    private func requireNested(_ smaller: GeneralizedLinearFit) throws(RegressionError) {
        guard smaller.model.response == model.response, smaller.coefficients.count < coefficients.count else {
            throw RegressionError(
                .shape,
                "A model is compared with a smaller one of the same responses; found \(coefficients.count) coefficients "
                    + "against \(smaller.coefficients.count)."
            )
        }
    }
}
