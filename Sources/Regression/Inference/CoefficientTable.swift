public import LinearAlgebra
import Statistics

/// One line of a table of coefficients.
public struct CoefficientRow: Sendable, Equatable {
    /// The name of the column.
    public let name: String
    /// The estimate, on the scale of the link.
    public let estimate: Double
    /// Its standard error.
    public let standardError: Double
    /// The estimate over its standard error: t where the dispersion is estimated, else z.
    public let statistic: Double
    /// The two-sided p-value of the statistic.
    public let pValue: Double
    /// The Wald interval: estimate ± quantile x standard error.
    public let interval: ConfidenceInterval
}

extension GeneralizedLinearFit {
    /// The degrees of freedom of Student's t for tests and intervals: the residual ones where the dispersion is
    /// estimated, else infinite, which is the normal distribution.
    public var referenceDegreesOfFreedom: Double {
        family.estimatesDispersion ? Double(residualDegreesOfFreedom) : .infinity
    }

    /// The table of coefficients: estimates, standard errors, tests against zero and Wald intervals.
    ///
    /// With a robust covariance the same reference distribution is used. All but the estimates are NaN where no
    /// residual degrees of freedom are left, and where the fit is exact unless the family knows its dispersion.
    public func coefficientTable(level: Double = 0.95, covariance: Matrix? = nil) throws(RegressionError)
        -> [CoefficientRow]
    {
        let quantile = try referenceQuantile(level: level)
        var errors = try standardErrors(of: covariance)
        if isExact, hasErrorsFromResiduals(robust: covariance != nil) { errors = errors.map { _ in .nan } }
        return names.indices.map { i in
            let statistic = coefficients[i] / errors[i]
            let reach = quantile * errors[i]
            return CoefficientRow(
                name: names[i],
                estimate: coefficients[i],
                standardError: errors[i],
                statistic: statistic,
                pValue: twoSidedPValue(statistic),
                interval: ConfidenceInterval(lower: coefficients[i] - reach, upper: coefficients[i] + reach)
            )
        }
    }

    /// The square roots of the diagonal of a covariance, the model's own when nil.
    func standardErrors(of covariance: Matrix?) throws(RegressionError) -> [Double] {
        guard let covariance else { return standardErrors }
        guard covariance.rows == coefficients.count, covariance.columns == coefficients.count else {
            throw RegressionError(
                .shape,
                "The covariance is \(covariance.rows) x \(covariance.columns) for \(coefficients.count) coefficients."
            )
        }
        return covariance.diagonal.map { $0.squareRoot() }
    }

    /// The quantile that leaves (1 - level) / 2 above it.
    func referenceQuantile(level: Double) throws(RegressionError) -> Double {
        guard level > 0, level < 1 else {
            throw RegressionError(.invalidValue, "A confidence level must lie between 0 and 1, found \(level).")
        }
        return (try? StudentT(degreesOfFreedom: referenceDegreesOfFreedom))?.quantile(0.5 + level / 2) ?? .nan
    }

    func twoSidedPValue(_ statistic: Double) -> Double {
        (try? StudentT(degreesOfFreedom: referenceDegreesOfFreedom)).map { 2 * $0.survival(abs(statistic)) } ?? .nan
    }
}
