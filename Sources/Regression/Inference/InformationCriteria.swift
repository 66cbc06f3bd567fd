import Foundation
import LinearAlgebra

extension GeneralizedLinearFit {
    /// Akaike's criterion, 2k - 2 log L, k being `parameterCount`; nil for a quasi family.
    public var aic: Double? {
        logLikelihood.map { 2 * Double(parameterCount) - 2 * $0 }
    }

    /// Akaike's criterion corrected for short series: AIC + 2k (k + 1) / (n - k - 1); infinite when n is at most k + 1.
    ///
    /// Source: Hurvich and Tsai (1989), Biometrika 76, 297-307.
    public var aicCorrected: Double? {
        let (n, k) = (Double(observationCount), Double(parameterCount))
        return aic.map { n > k + 1 ? $0 + 2 * k * (k + 1) / (n - k - 1) : .infinity }
    }

    /// Schwarz's criterion, k log n - 2 log L; nil for a quasi family.
    public var bic: Double? {
        logLikelihood.map { Double(parameterCount) * log(Double(observationCount)) - 2 * $0 }
    }

    /// The deviance of the model with the intercept and the offset only (with the offset only, where the fit has no
    /// intercept).
    public func nullDeviance() throws(RegressionError) -> Double {
        let response = model.response
        guard let place = names.firstIndex(of: DesignMatrix.interceptName) else {
            let predictors = model.offset ?? [Double](repeating: 0, count: response.count)
            return model.deviance(predictors.map { link.mean(predictor: $0) })
        }
        if model.offset == nil {
            let weights = model.weights ?? [Double](repeating: 1, count: response.count)
            let mean = dotProduct(response, weights) / weights.reduce(0, +)
            return model.deviance([Double](repeating: mean, count: response.count))
        }
        let alone = model.selecting(columns: [place])
        let start = try StartingPoint(alone, names: [names[place]])
        let scoring = try FisherScoring(
            alone,
            names: [names[place]],
            start: start.coefficients,
            wantsCovariance: false,
            control: IterationControl()
        )
        return alone.deviance(alone.predictions(at: scoring.coefficients).means)
    }
}
