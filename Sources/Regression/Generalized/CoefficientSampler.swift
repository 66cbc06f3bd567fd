public import LinearAlgebra

/// Draws of coefficients from a normal distribution, with the Cholesky factor of the covariance made once.
public struct CoefficientSampler: Sendable {
    /// The mean of the draws.
    public let mean: [Double]
    private let lower: Matrix

    /// A sampler; the covariance must be positive definite (a fit with no residual degrees of freedom has none).
    public init(mean: [Double], covariance: Matrix) throws(RegressionError) {
        guard covariance.rows == mean.count else {
            throw RegressionError(
                .shape,
                "The covariance is \(covariance.rows) x \(covariance.columns) for \(mean.count) coefficients."
            )
        }
        self.mean = mean
        lower = try algebra { () throws(LinearAlgebraError) in try Cholesky(covariance).lower }
    }

    /// mean + L z, given one standard normal number for each coefficient.
    public func draw(standardNormals: [Double]) throws(RegressionError) -> [Double] {
        guard standardNormals.count == mean.count else {
            throw RegressionError(
                .shape,
                "A draw of \(mean.count) coefficients needs as many normals, found \(standardNormals.count)."
            )
        }
        return mean.indices.map { i in
            (0...i).reduce(mean[i]) { $0 + lower[i, $1] * standardNormals[$1] }
        }
    }
}
