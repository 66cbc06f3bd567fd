import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

struct GeneralizedLinearModelTests {
    private func fit(
        _ family: Family,
        _ response: [Double],
        link: Link? = nil,
        weights: [Double]? = nil,
        offset: [Double]? = nil
    ) throws -> GeneralizedLinearFit {
        try GeneralizedLinearModel(family: family, link: link)
            .fit(SmallData.design(), response: response, weights: weights, offset: offset)
    }

    @Test func poisson() throws {
        let fit = try fit(.poisson, SmallData.counts)
        #expect(agree(fit.coefficients, [0.2817572941424216, 0.31053147915775126, 0.2415967243440097]))
        #expect(agree(fit.standardErrors, [0.3987423202712617, 0.05945297942465931, 0.24296974611205313]))
        #expect(isClose(fit.deviance, 3.9145943624782022))
        #expect(isClose(try fit.nullDeviance(), 36.61608002176671))
        #expect(isClose(try #require(fit.logLikelihood), -23.022705916460932))
        #expect(isClose(fit.pearsonChiSquared, 4.078955619284576) && fit.dispersion == 1)
    }

    @Test func quasiPoissonScalesTheErrors() throws {
        let (plain, quasi) = (try fit(.poisson, SmallData.counts), try fit(.quasipoisson, SmallData.counts))
        #expect(quasi.coefficients == plain.coefficients && quasi.logLikelihood == nil && quasi.aic == nil)
        #expect(isClose(quasi.dispersion, 4.078955619284576 / 9))
        #expect(
            agree(quasi.standardErrors, plain.standardErrors.map { $0 * quasi.dispersion.squareRoot() }, digits: 14)
        )
    }

    @Test func otherLinks() throws {
        let root = try fit(.poisson, SmallData.counts, link: .sqrt)
        #expect(agree(root.coefficients, [0.7384657212264746, 0.37883324070625146, 0.310135475675668], digits: 9))
        #expect(agree(root.standardErrors, [0.3729117579929387, 0.06593326973950434, 0.30082041774264634], digits: 9))
        let plain = try fit(.poisson, SmallData.counts, link: .identity)
        #expect(agree(plain.coefficients, [-1.021851585525162, 1.687278832612475, 1.5694713908382447], digits: 9))
        #expect(agree(plain.standardErrors, [1.0779268898632421, 0.28262934190188116, 1.128086810602877], digits: 9))
        let gaussian = try fit(.gaussian, SmallData.amounts, link: .log)
        #expect(
            agree(gaussian.coefficients, [-0.33677152262400556, 0.3076956078666563, 0.25006476781906783], digits: 9)
        )
        #expect(
            agree(gaussian.standardErrors, [0.41277430387844827, 0.05684469972820253, 0.18144051205029046], digits: 9)
        )
        let variance = 10.716087826481568 / 12
        #expect(isClose(try #require(gaussian.logLikelihood), -6 * (Foundation.log(2 * Double.pi * variance) + 1)))
    }

    @Test func linksThatCannotTakeEveryResponseStillStart() throws {
        let design = try DesignMatrix(columns: [("x", [0, 1, 2, 3, 4, 5, 6, 7])])
        let negative = try GeneralizedLinearModel(family: .gaussian, link: .log)
            .fit(design, response: [-0.2, 0.1, 0.4, 0.2, 1.1, 2.3, 4.9, 9.8])
        #expect(isClose(negative.coefficients[1], 0.7, relative: 0.05))
        // A straight line through counts that bend: its best start is at zero, the edge of what a Poisson can have.
        let edge = #expect(throws: RegressionError.self) {
            try GeneralizedLinearModel(family: .poisson, link: .identity)
                .fit(design, response: [0, 0, 0, 1, 9, 14, 20, 31])
        }
        #expect(edge?.code == .notConverged)
    }

    @Test func binomial() throws {
        let fit = try fit(.binomial, SmallData.shares, weights: SmallData.trials)
        #expect(agree(fit.coefficients, [-2.3357202610800467, 0.4464197215614995, 0.5079832935823122]))
        #expect(agree(fit.standardErrors, [0.5274052991136737, 0.09306774687745373, 0.3931338362761592]))
        #expect(isClose(fit.deviance, 1.4530671951778567))
        #expect(isClose(try fit.nullDeviance(), 28.884178750913172))
        #expect(isClose(try #require(fit.logLikelihood), -16.98154227067375))
    }

    @Test func gamma() throws {
        let inverse = try fit(.gamma, SmallData.amounts)
        #expect(agree(inverse.coefficients, [0.8276393192435132, -0.09095626731037658, -0.11435298706692006]))
        #expect(
            agree(inverse.standardErrors, [0.14261309439476427, 0.019189914271690436, 0.06561028536520477], digits: 9)
        )
        let log = try fit(.gamma, SmallData.amounts, link: .log)
        #expect(agree(log.coefficients, [-0.3575618487243125, 0.30530103536854186, 0.35169980981911153]))
        #expect(agree(log.standardErrors, [0.25587035038840483, 0.045239573354561906, 0.20640546735792306]))
        #expect(isClose(log.deviance, 0.9359839698984262) && isClose(log.dispersion, 0.11769764750322113))
        // SciPy, with R's maximum likelihood dispersion deviance / n.
        #expect(isClose(try #require(log.logLikelihood), -14.140609326569693))
        let weighted = try fit(.gamma, SmallData.amounts, link: .log, weights: SmallData.weights)
        #expect(agree(weighted.coefficients, [-0.28997539692741875, 0.32242502517274324, 0.2488089290940123]))
        #expect(agree(weighted.standardErrors, [0.25530367995840453, 0.05274175487455813, 0.22386807317677795]))
    }

    @Test func negativeBinomialWithGivenTheta() throws {
        let fit = try fit(.negativeBinomial(theta: 4), SmallData.counts)
        #expect(agree(fit.coefficients, [0.2459908620664808, 0.31453536794310827, 0.2778311513763771]))
        #expect(agree(fit.standardErrors, [0.5634880446534475, 0.09198403706115556, 0.4042863556793939]))
        #expect(isClose(fit.deviance, 1.6816220091810612))
        #expect(isClose(try #require(fit.logLikelihood), -27.407054535743384))
    }

    @Test func weightsAndOffsets() throws {
        let fit = try fit(
            .poisson,
            SmallData.counts,
            weights: SmallData.weights,
            offset: SmallData.trials.map { Foundation.log($0) }
        )
        #expect(agree(fit.coefficients, [-2.151980153419781, 0.3099578108923522, 0.32821963107406843]))
        #expect(agree(fit.standardErrors, [0.3159533398407111, 0.05294367577015037, 0.20144147265409992]))
        #expect(isClose(fit.deviance, 6.1951391774015425))
        #expect(isClose(try fit.nullDeviance(), 45.64970976042951))
        #expect(isClose(try #require(fit.logLikelihood), -29.328202433327146))
    }

    @Test func zeroWeightsAreLikeMissingRows() throws {
        var weights = [Double](repeating: 1, count: 12)
        weights[3] = 0
        weights[7] = 0
        var counts = SmallData.counts
        counts[3] = .nan
        let rows = (0..<12).filter { weights[$0] > 0 }
        let design = try SmallData.design()
        let whole = try GeneralizedLinearModel(family: .poisson).fit(design, response: counts, weights: weights)
        let part = try GeneralizedLinearModel(family: .poisson)
            .fit(design.selecting(rows: rows), response: rows.map { counts[$0] })
        #expect(agree(whole.coefficients, part.coefficients, digits: 13))
        #expect(whole.residualDegreesOfFreedom == part.residualDegreesOfFreedom)
        #expect(isClose(whole.deviance, part.deviance, relative: 1e-13))
    }

    @Test func dependentColumnsAreNamed() throws {
        let sum = zip(SmallData.x, SmallData.z).map { 2 * $0 - 3 * $1 }
        let design = try DesignMatrix(columns: [("x", SmallData.x), ("z", SmallData.z), ("both", sum)])
        let fit = try GeneralizedLinearModel(family: .poisson).fit(design, response: SmallData.counts)
        #expect(fit.aliased == ["both"] && fit.names == ["(Intercept)", "x", "z"])
        let plain = try GeneralizedLinearModel(family: .poisson).fit(SmallData.design(), response: SmallData.counts)
        #expect(agree(fit.coefficients, plain.coefficients, digits: 13))
    }

    @Test func badlyScaledColumnsKeepTheirDigits() throws {
        // x moved by a million: the scaled columns have a condition number of about 1e6.
        let moved = try DesignMatrix(columns: [("x", SmallData.x.map { $0 * 64 + 0x1p26 }), ("z", SmallData.z)])
        let fit = try GeneralizedLinearModel(family: .poisson).fit(moved, response: SmallData.counts)
        #expect(fit.aliased.isEmpty)
        #expect(isClose(fit.coefficients[1] * 64, 0.31053147915775126, relative: 1e-9))
        #expect(isClose(fit.standardErrors[1] * 64, 0.05945297942465931, relative: 1e-8))
    }

    @Test func theScoreIsZeroAtTheEstimate() throws {
        let design = try SmallData.design()
        let fit = try fit(.poisson, SmallData.counts)
        let score = try design.matrix.transposeTimes(fit.residuals(.response))
        #expect(score.allSatisfy { abs($0) < 1e-10 })
    }

    @Test func drawsFollowTheCholeskyFactor() throws {
        let fit = try fit(.poisson, SmallData.counts)
        #expect(try fit.draw(standardNormals: [0, 0, 0]) == fit.coefficients)
        let first = try fit.draw(standardNormals: [1, 0, 0])
        #expect(isClose(first[0] - fit.coefficients[0], fit.standardErrors[0], relative: 1e-12))
        let units = try [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]
            .map { normals in
                zip(try fit.draw(standardNormals: normals), fit.coefficients).map { $0 - $1 }
            }
        for i in 0..<3 {
            for j in 0..<3 {
                let product: Double = units.reduce(0.0) { sum, unit in sum + unit[i] * unit[j] }
                #expect(isClose(product, fit.covariance[i, j], relative: 1e-9))
            }
        }
    }

    @Test func manyRowsAgreeWithFew() throws {
        // The start from a part of the rows must not show: the data are the twelve rows over and over.
        let copies = 12_000
        let design = try DesignMatrix(columns: [
            ("x", (0..<copies * 12).map { SmallData.x[$0 % 12] }),
            ("z", (0..<copies * 12).map { SmallData.z[$0 % 12] }),
        ])
        let counts = (0..<copies * 12).map { SmallData.counts[$0 % 12] }
        let fit = try GeneralizedLinearModel(family: .poisson).fit(design, response: counts)
        #expect(agree(fit.coefficients, [0.2817572941424216, 0.31053147915775126, 0.2415967243440097], digits: 11))
        let few = try self.fit(.poisson, SmallData.counts)
        #expect(agree(fit.standardErrors, few.standardErrors.map { $0 / Double(copies).squareRoot() }, digits: 10))
    }
}
