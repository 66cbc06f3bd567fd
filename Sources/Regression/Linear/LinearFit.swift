import Foundation
import LinearAlgebra

/// A linear regression fitted by least squares.
public struct LinearFit: Sendable {
    /// The regression as a generalised linear model of the Gaussian family: coefficients, errors and diagnostics.
    public let regression: GeneralizedLinearFit
    /// Σ w (y - ŷ)².
    public let residualSumOfSquares: Double
    /// Σ w (y - ȳ)² with an intercept, Σ w y² without; an offset is taken away first.
    public let totalSumOfSquares: Double
    /// Whether the sums of squares are about the mean.
    public let hasIntercept: Bool

    /// The residual standard deviation, √(RSS / (n - p)).
    public var residualStandardDeviation: Double { regression.dispersion.squareRoot() }

    /// The share of the total sum of squares that the regression explains.
    public var rSquared: Double { 1 - residualSumOfSquares / totalSumOfSquares }

    /// R² corrected for the number of coefficients: 1 - (1 - R²) (n - i) / (n - p), i being 1 with an intercept.
    public var adjustedRSquared: Double {
        let total = Double(regression.observationCount - (hasIntercept ? 1 : 0))
        return 1 - (1 - rSquared) * total / Double(regression.residualDegreesOfFreedom)
    }

    init(_ model: WorkingModel, _ solution: LinearModel.Solution, design: DesignMatrix) {
        let names = solution.kept.map { design.names[$0] }
        let used = model.response.indices.filter { (model.weights?[$0] ?? 1) > 0 }
        let values = used.map { model.response[$0] - (model.offset?[$0] ?? 0) }
        let weights = used.map { model.weights?[$0] ?? 1 }
        hasIntercept = names.contains(DesignMatrix.interceptName)
        var centre = 0.0
        if hasIntercept { centre = dotProduct(values, weights) / weights.reduce(0, +) }
        totalSumOfSquares = zip(values, weights).reduce(0) { $0 + $1.1 * ($1.0 - centre) * ($1.0 - centre) }
        residualSumOfSquares = solution.residualSumOfSquares
        regression = GeneralizedLinearFit(
            model,
            coefficients: solution.coefficients,
            inverseInformation: solution.inverseGram,
            deviance: solution.residualSumOfSquares,
            names: names,
            design: design
        )
    }
}
