import Foundation
import Regression
import TestSupport
import Testing

/// Fits by R 4.2.2 and MASS 7.3-58.2, to 15 digits.
@Suite(.enabled(if: SharedData.isPresent))
struct ReferenceFitTests {
    @Test func quineNegativeBinomial() throws {
        let rows = try SharedData.rows("regression_reference/quine_data.csv")
        func key(_ k: String) -> String { rows[0][k] != nil ? k : "\"\(k)\"" }
        let y = rows.map { Double($0[key("Days")]!)! }
        func dummy(_ c: String, _ l: String) -> [Double] { rows.map { $0[c]! == "\"\(l)\"" || $0[c]! == l ? 1 : 0 } }
        print(rows[0])
        let d = try DesignMatrix(columns: [
            ("EthN", dummy(key("Eth"), "N")), ("SexM", dummy(key("Sex"), "M")), ("AgeF1", dummy(key("Age"), "F1")),
            ("AgeF2", dummy(key("Age"), "F2")),
            ("AgeF3", dummy(key("Age"), "F3")), ("LrnSL", dummy(key("Lrn"), "SL")),
        ])
        let fit = try NegativeBinomialModel().fit(d, response: y)
        print(
            fit.theta,
            fit.thetaStandardError,
            fit.regression.coefficients,
            fit.regression.standardErrors,
            fit.regression.logLikelihood!,
            fit.regression.deviance,
            fit.regression.iterations
        )
        let p = try GeneralizedLinearModel(family: .poisson).fit(d, response: y)
        print(p.coefficients, p.standardErrors, p.logLikelihood!, p.deviance, p.iterations)
    }
}
