package import LinearAlgebra
package import Regression

/// A fitted regression with everything that is printed about it.
package struct FitReport: Sendable {
    /// The ways to estimate standard errors that can be asked for.
    package struct Errors: Sendable {
        /// `HC3`, as summaries name it; nil for the model's own.
        package var name: String?
        /// The covariance of the coefficients.
        package var covariance: Matrix

        /// Standard errors from a covariance.
        package init(name: String?, covariance: Matrix) {
            self.name = name
            self.covariance = covariance
        }
    }

    /// What kind of fit it is.
    package enum Fit: Sendable {
        /// Least squares.
        case linear(LinearFit)
        /// A generalised linear model.
        case generalized(GeneralizedLinearFit)
        /// A negative binomial regression with its theta.
        case negativeBinomial(NegativeBinomialFit)

        /// The part that all share.
        package var regression: GeneralizedLinearFit {
            switch self {
            case .linear(let fit): fit.regression
            case .generalized(let fit): fit
            case .negativeBinomial(let fit): fit.regression
            }
        }
    }

    /// The formula as given.
    package var formula: String
    /// The fit.
    package var fit: Fit
    /// Standard errors.
    package var errors: Errors
    /// The level of confidence intervals, 0.95 unless said otherwise.
    package var level: Double
    /// Lines of the file that were left out because something is missing.
    package var incompleteLines: [Int]
    /// What must be known of how the file was read, as sentences.
    package var dataNotes: [String]

    package init(
        formula: String,
        fit: Fit,
        errors: Errors,
        level: Double,
        incompleteLines: [Int],
        dataNotes: [String] = []
    ) {
        self.formula = formula
        self.fit = fit
        self.errors = errors
        self.level = level
        self.incompleteLines = incompleteLines
        self.dataNotes = dataNotes
    }

    /// The coefficients with their errors, tests and intervals.
    func rows() throws(RegressionError) -> [CoefficientRow] {
        try fit.regression.coefficientTable(level: level, covariance: errors.name == nil ? nil : errors.covariance)
    }

    /// The figures of the whole fit by their names, in the order of a summary; nil where the family has none.
    func figures() throws(RegressionError) -> [(name: String, value: Double?)] {
        let regression = fit.regression
        let isExact = regression.isExact
        // Of an exact fit what is left over is rounding, and a likelihood that estimates its dispersion from it is none.
        let likelihood = !(isExact && regression.family.estimatesDispersion)
        let hasIntercept = regression.names.contains(DesignMatrix.interceptName)
        var figures: [(String, Double?)] = [
            ("observations", Double(regression.observationCount)),
            ("rows_left_out", Double(incompleteLines.count)),
            ("residual_degrees_of_freedom", Double(regression.residualDegreesOfFreedom)),
            ("null_degrees_of_freedom", Double(regression.observationCount - (hasIntercept ? 1 : 0))),
            ("dispersion", likelihood ? regression.dispersion : 0), ("deviance", isExact ? 0 : regression.deviance),
            ("null_deviance", try regression.nullDeviance()),
            ("log_likelihood", likelihood ? regression.logLikelihood : nil), ("aic", likelihood ? regression.aic : nil),
            ("aic_corrected", likelihood ? regression.aicCorrected : nil), ("bic", likelihood ? regression.bic : nil),
            ("iterations", Double(regression.iterations)),
        ]
        switch fit {
        case .generalized: break
        case .linear(let fit):
            figures += [
                ("residual_standard_error", isExact ? 0 : fit.residualStandardDeviation), ("r_squared", fit.rSquared),
                ("adjusted_r_squared", fit.adjustedRSquared),
            ]
        case .negativeBinomial(let fit):
            figures += [("theta", fit.theta), ("theta_standard_error", fit.thetaStandardError)]
        }
        return figures
    }
}
