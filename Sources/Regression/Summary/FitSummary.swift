import Foundation
public import LinearAlgebra

extension GeneralizedLinearFit {
    /// The fit in words and numbers, laid out as R's `summary.glm`.
    ///
    /// With a robust covariance the errors and tests are those, and the text says so by the name given.
    public func summary(
        formula: String? = nil,
        covariance: (name: String, matrix: Matrix)? = nil
    ) throws(RegressionError) -> String {
        var lines = try head(formula, covariance)
        let found = isExact ? 0 : dispersion
        let known = family.estimatesDispersion ? "estimated as \(Self.digits(found))" : "taken to be 1"
        lines += ["", "(Dispersion parameter for \(familyText) family \(known))", ""]
        lines += try devianceLines()
        lines.append("Number of Fisher scoring iterations: \(iterations)")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The lines down to the table of coefficients.
    func head(
        _ formula: String?,
        _ covariance: (name: String, matrix: Matrix)?
    ) throws(RegressionError) -> [String] {
        var lines = formula.map { ["Formula: \($0)"] } ?? []
        lines += ["Family: \(familyText), link: \(link.rawValue)", ""]
        lines.append("Coefficients:" + (covariance.map { " (\($0.name) standard errors)" } ?? ""))
        let rows = try coefficientTable(covariance: covariance?.matrix)
        lines += SummaryTable(rows: rows, letter: family.estimatesDispersion ? "t" : "z").lines
        if !aliased.isEmpty {
            lines.append("Not estimated, dependent on the others: \(aliased.joined(separator: ", "))")
        }
        if let note = exactnessNote(robust: covariance != nil) { lines.append(note) }
        return lines
    }

    /// What must be said of an exact fit; nil for others.
    public func exactnessNote(robust: Bool) -> String? {
        guard isExact else { return nil }
        let fact = "The fit is exact: what is left over is rounding."
        return hasErrorsFromResiduals(robust: robust)
            ? fact + " Standard errors, tests and intervals are not defined." : fact
    }

    func devianceLines() throws(RegressionError) -> [String] {
        let nullFreedom = observationCount - (names.contains(DesignMatrix.interceptName) ? 1 : 0)
        let values = [Self.digits(try nullDeviance()), Self.digits(isExact ? 0 : deviance)]
        let width = values.map(\.count).max() ?? 0
        let padded = values.map { String(repeating: " ", count: width - $0.count) + $0 }
        var lines = [
            "    Null deviance: \(padded[0]) on \(freedomWords(nullFreedom))",
            "Residual deviance: \(padded[1]) on \(freedomWords(residualDegreesOfFreedom))",
        ]
        if let aic, !isExact || !family.estimatesDispersion { lines.append("AIC: \(Self.digits(aic))") }
        return lines + [""]
    }

    private var familyText: String {
        if case .negativeBinomial(let theta) = family { return "negative binomial (theta \(Self.digits(theta)))" }
        return family.name
    }

    static func digits(_ value: Double) -> String {
        value.isFinite ? String(format: "%.5g", value) : "NA"
    }
}

extension NegativeBinomialFit {
    /// The fit in words and numbers, laid out as R's `summary` of MASS's `glm.nb`.
    public func summary(
        formula: String? = nil,
        covariance: (name: String, matrix: Matrix)? = nil
    ) throws(RegressionError) -> String {
        var lines = [try regression.summary(formula: formula, covariance: covariance)]
        lines.append("             Theta: \(GeneralizedLinearFit.digits(theta))")
        lines.append("         Std. Err.: \(GeneralizedLinearFit.digits(thetaStandardError))")
        lines.append("2 x log-likelihood: " + SummaryTable.fixed(2 * (regression.logLikelihood ?? .nan), 3))
        return lines.joined(separator: "\n") + "\n"
    }
}

extension LinearFit {
    /// The fit in words and numbers, laid out as R's `summary.lm`.
    public func summary(
        formula: String? = nil,
        covariance: (name: String, matrix: Matrix)? = nil
    ) throws(RegressionError) -> String {
        var lines = try regression.head(formula, covariance)
        let freedom = regression.residualDegreesOfFreedom
        let isExact = regression.isExact
        let deviation = GeneralizedLinearFit.digits(isExact ? 0 : residualStandardDeviation)
        lines += [
            "",
            "Residual standard error: \(deviation) on \(freedomWords(freedom))",
            "Multiple R-squared: \(SummaryTable.fixed(rSquared, 4)), adjusted R-squared: "
                + SummaryTable.fixed(adjustedRSquared, 4),
        ]
        let slopes = regression.names.filter { $0 != DesignMatrix.interceptName }
        if !slopes.isEmpty, freedom > 0, !isExact {
            let test = try regression.waldTest(of: slopes, covariance: covariance?.matrix)
            lines.append(
                "F-statistic: \(GeneralizedLinearFit.digits(test.statistic)) on \(slopes.count) and \(freedom) degrees of "
                    + "freedom, p-value: \(SummaryTable.probability(test.pValue))"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

private func freedomWords(_ degrees: Int) -> String {
    "\(degrees) \(degrees == 1 ? "degree" : "degrees") of freedom"
}
