import LinearAlgebra

extension GeneralizedLinearFit {
    /// The leverages: the diagonal of W^½ X (X' W X)⁻¹ X' W^½, between 0 and 1, summing to the number of coefficients.
    public func leverages() throws(RegressionError) -> [Double] {
        let weights = model.workingWeights(linearPredictors, fitted)
        return try RowSolution.leverages(model.design, weights: weights)
    }

    /// Pearson residuals divided by √(φ (1 - h)): of variance about one when the model is right.
    public func standardizedResiduals() throws(RegressionError) -> [Double] {
        zip(residuals(.pearson), try leverages()).map { $0 / (dispersion * (1 - $1)).squareRoot() }
    }

    /// Cook's distances: how far each observation alone moves the coefficients, r² h / (p φ (1 - h)²).
    ///
    /// Values above one, or far above the others, deserve a look. Source: Cook (1977), Technometrics 19, 15-18.
    public func cooksDistances() throws(RegressionError) -> [Double] {
        let scale = Double(coefficients.count) * dispersion
        return zip(residuals(.pearson), try leverages()).map { $0 * $0 * $1 / (scale * (1 - $1) * (1 - $1)) }
    }

    /// The variance inflation factors of the columns but the intercept: 1 / (1 - R²) of each column on the others.
    ///
    /// Above 10, a column is nearly a combination of the others. With working weights, as the fit weighs the rows.
    public func varianceInflation() -> [(name: String, factor: Double)] {
        let weights = model.workingWeights(linearPredictors, fitted)
        let total = weights.reduce(0, +)
        let centred = names.contains(DesignMatrix.interceptName)
        return names.indices.filter { names[$0] != DesignMatrix.interceptName }
            .map { place in
                let column = model.design.column(place)
                let mean = centred ? dotProduct(weights, column) / total : 0
                let sum = zip(weights, column).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
                return (names[place], unscaledCovariance[place, place] * sum)
            }
    }
}
