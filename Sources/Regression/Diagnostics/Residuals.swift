import Foundation

/// The kinds of residual.
public enum ResidualKind: String, Sendable, CaseIterable {
    /// y - μ.
    case response
    /// √w (y - μ) / √V(μ).
    case pearson
    /// sign(y - μ) √(w d), d being the unit deviance.
    case deviance
    /// (y - μ) / (dμ/dη).
    case working
}

extension GeneralizedLinearFit {
    /// The residuals, one for each row; those of rows of zero weight are 0 but for the response and working kinds.
    public func residuals(_ kind: ResidualKind) -> [Double] {
        let response = model.response
        func prior(_ i: Int) -> Double { model.weights?[i] ?? 1 }
        switch kind {
        case .response: return response.indices.map { response[$0] - fitted[$0] }
        case .working: return model.workingResiduals(linearPredictors, fitted)
        case .pearson:
            return response.indices.map { i in
                (response[i] - fitted[i]) * (prior(i) / family.variance(mean: fitted[i])).squareRoot()
            }
        case .deviance:
            return response.indices.map { i in
                guard prior(i) > 0 else { return 0 }
                let size = (prior(i) * max(0, family.unitDeviance(response[i], mean: fitted[i]))).squareRoot()
                return response[i] < fitted[i] ? -size : size
            }
        }
    }

    /// Pearson's chi-squared statistic, Σ w (y - μ)² / V(μ).
    public var pearsonChiSquared: Double { model.pearsonChiSquared(fitted) }
}
