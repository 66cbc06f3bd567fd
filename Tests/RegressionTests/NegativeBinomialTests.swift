import Foundation
import LinearAlgebra
import Regression
import Statistics
import TestSupport
import Testing

struct NegativeBinomialTests {
    /// The maximum likelihood estimates by Newton's iteration with 40 digits (mpmath); MASS stops some 1e-8 short of them.
    @Test func quineToFullPrecision() throws {
        let fit = try NegativeBinomialModel().fit(Formula("Days ~ Eth + Sex + Age + Lrn"), ReferenceFits.data("quine"))
            .fit
        let coefficients = [
            2.8945799902492008, -0.56937169735795107, 0.082320284145745778, -0.44842814987748051, 0.088080152114130986,
            0.35690097142947646, 0.29210915703375583,
        ]
        let errors = [
            0.22842461478120184, 0.15333335928226525, 0.15991501464777864, 0.23974659255455932, 0.23619302865285493,
            0.24832436279870683, 0.18647471009978437,
        ]
        #expect(agree(fit.regression.coefficients, coefficients, digits: 10))
        #expect(agree(fit.regression.standardErrors, errors, digits: 11))
        #expect(isClose(fit.theta, 1.2748926450622852, relative: 1e-12))
        #expect(isClose(fit.thetaStandardError, 0.16103566171498053, relative: 1e-11))
        #expect(isClose(try #require(fit.regression.logLikelihood), -546.57550914499158, relative: 1e-13))
    }

    /// With fractional counts the special functions take over from the sums: both must agree where both apply.
    @Test func fractionsAreAllowed() throws {
        let design = try SmallData.design()
        let counts: [Double] = [2, 0, 14, 3, 0, 17, 6, 1, 32, 9, 2, 47]
        let whole = try NegativeBinomialModel().fit(design, response: counts)
        let nearly = try NegativeBinomialModel().fit(design, response: counts.map { $0 + 1e-9 })
        #expect(isClose(whole.theta, nearly.theta, relative: 1e-6))
        #expect(isClose(whole.thetaStandardError, nearly.thetaStandardError, relative: 1e-6))
        #expect(
            isClose(
                try #require(whole.regression.logLikelihood),
                try #require(nearly.regression.logLikelihood),
                relative: 1e-6
            )
        )
    }

    @Test func weightsCountAsCopies() throws {
        let counts: [Double] = [2, 0, 14, 3, 0, 17, 6, 1, 32, 9, 2, 47]
        let weights: [Double] = [1, 2, 1, 3, 1, 1, 2, 1, 1, 1, 2, 1]
        let rows = weights.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
        let design = try SmallData.design()
        let weighted = try NegativeBinomialModel().fit(design, response: counts, weights: weights)
        let copied = try NegativeBinomialModel().fit(design.selecting(rows: rows), response: rows.map { counts[$0] })
        #expect(agree(weighted.regression.coefficients, copied.regression.coefficients, digits: 11))
        #expect(agree(weighted.regression.standardErrors, copied.regression.standardErrors, digits: 11))
        #expect(isClose(weighted.theta, copied.theta, relative: 1e-11))
    }

    /// Of very large counts the negative binomial is a gamma distribution, whose shape solves
    /// log θ - ψ(θ) = log mean(y) - mean(log y).
    @Test func veryLargeCounts() throws {
        let counts = SmallData.amounts.map { ($0 * 1e7).rounded() }
        let fit = try NegativeBinomialModel().fit(.intercept(rows: 12), response: counts)
        let mean = counts.reduce(0, +) / 12
        #expect(isClose(fit.regression.fitted[0], mean, relative: 1e-12))
        let gap = log(mean) - counts.reduce(0) { $0 + log($1) } / 12
        #expect(isClose(log(fit.theta) - SpecialFunctions.digamma(fit.theta), gap, relative: 1e-5))
    }

    @Test func thetaCountsAsAParameter() throws {
        let counts: [Double] = [2, 0, 14, 3, 0, 17, 6, 1, 32, 9, 2, 47]
        let fit = try NegativeBinomialModel().fit(SmallData.design(), response: counts).regression
        #expect(fit.parameterCount == 4)
        #expect(isClose(try #require(fit.aic), 8 - 2 * (try #require(fit.logLikelihood)), relative: 1e-14))
    }

    /// By the expected information each step would close in by a constant factor only.
    @Test func stepsByTheObservedInformationAreFew() throws {
        let counts: [Double] = [2, 0, 14, 3, 0, 17, 6, 1, 32, 9, 2, 47]
        let design = try DesignMatrix(columns: [("x", SmallData.x), ("z", SmallData.z)])
        let theta = 0.5
        let fit = try GeneralizedLinearModel(family: .negativeBinomial(theta: theta)).fit(design, response: counts)
        #expect(fit.iterations <= 8)
        // The score is zero, and the covariance is of the expected information X' diag(θ μ / (θ + μ)) X.
        var information = Matrix(rows: 3, columns: 3)
        var score = [Double](repeating: 0, count: 3)
        for (r, mean) in fit.fitted.enumerated() {
            let row = design.matrix.row(r)
            for i in 0..<3 {
                score[i] += theta * (counts[r] - mean) / (theta + mean) * row[i]
                for j in 0..<3 { information[i, j] += theta * mean / (theta + mean) * row[i] * row[j] }
            }
        }
        #expect(score.allSatisfy { abs($0) < 1e-10 })
        let inverse = try Cholesky(information).inverse()
        #expect(zip(inverse.elements, fit.covariance.elements).allSatisfy { isClose($0, $1, relative: 1e-9) })
    }
}
