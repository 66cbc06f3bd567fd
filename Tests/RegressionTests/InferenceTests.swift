import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

struct InferenceTests {
    private func linear() throws -> LinearFit {
        try LinearModel().fit(SmallData.design(), response: SmallData.amounts)
    }

    private func poisson() throws -> GeneralizedLinearFit {
        try GeneralizedLinearModel(family: .poisson).fit(SmallData.design(), response: SmallData.counts)
    }

    @Test func leastSquaresSummary() throws {
        let fit = try linear()
        #expect(isClose(fit.rSquared, 0.7779906382751997) && isClose(fit.adjustedRSquared, 0.7286552245585773))
        #expect(isClose(try #require(fit.regression.logLikelihood), -18.65036274985189))
        let table = try fit.regression.coefficientTable()
        #expect(agree(table.map(\.pValue), [0.45675700498478794, 0.0003451609132910761, 0.3823116019875684]))
        #expect(
            agree(
                table.flatMap { [$0.interval.lower, $0.interval.upper] },
                [
                    -2.9969981923120947, 1.4636725873273069, 0.5774920943402146, 1.3661682447410792,
                    -1.0686513335952856,
                    2.5296821020829428,
                ]
            )
        )
        let overall = try fit.regression.waldTest(of: ["x", "z"])
        #expect(isClose(overall.statistic, 15.76941551040598) && isClose(overall.pValue, 0.0011446449512541514))
        let alone = try LinearModel()
            .fit(
                DesignMatrix(columns: [("one", [Double](repeating: 1, count: 12))], intercept: false),
                response: SmallData.amounts
            )
        #expect(isClose(try fit.regression.fTest(against: alone.regression).statistic, 15.76941551040598))
    }

    @Test func weightedLeastSquares() throws {
        let fit = try LinearModel().fit(SmallData.design(), response: SmallData.amounts, weights: SmallData.weights)
        #expect(agree(fit.regression.coefficients, [-0.5963110721029838, 1.006507265264147, 0.6324711991112708]))
        #expect(agree(fit.regression.standardErrors, [0.8394846922379909, 0.17342443268414162, 0.7361187294414974]))
        #expect(isClose(try #require(fit.regression.logLikelihood), -18.897472919285022))
        #expect(isClose(fit.rSquared, 0.7921591336205608))
    }

    @Test func robustErrorsOfLeastSquares() throws {
        let fit = try linear().regression
        func errors(_ kind: CovarianceKind) throws -> [Double] {
            try fit.covariance(kind).diagonal.map { $0.squareRoot() }
        }
        #expect(agree(try errors(.hc0), [0.6422864592885219, 0.154460745252779, 0.6450207591404906]))
        #expect(agree(try errors(.hc1), [0.7416485203341594, 0.17835590570184434, 0.744805817845318]))
        #expect(agree(try errors(.hc2), [0.7417680473031318, 0.18679110852660297, 0.7401105445397299]))
        #expect(agree(try errors(.hc3), [0.8603229835502544, 0.2262730331572907, 0.8522056644237067]))
        #expect(
            agree(
                try errors(.neweyWest(lag: 2, sizeCorrected: false)),
                [0.46539601615469683, 0.1106678930110121, 0.4408719904425638]
            )
        )
        #expect(agree(try errors(.neweyWest(lag: 3)), [0.456842126627636, 0.12461934032460034, 0.4215087203450143]))
        #expect(try errors(.modelBased) == fit.standardErrors)
    }

    @Test func robustErrorsOfPoisson() throws {
        let fit = try poisson()
        func errors(_ kind: CovarianceKind) throws -> [Double] {
            try fit.covariance(kind).diagonal.map { $0.squareRoot() }
        }
        #expect(agree(try errors(.hc0), [0.27393530817359424, 0.03556536241728733, 0.1619566758878283]))
        // From the definitions, with NumPy.
        #expect(agree(try errors(.hc1), [0.31631324782913606, 0.041067343130894926, 0.18701146084178946]))
        #expect(agree(try errors(.hc2), [0.3095100738429792, 0.04134645058218819, 0.19129223042703686]))
        #expect(agree(try errors(.hc3), [0.35140988255365824, 0.04875164271666613, 0.22810141310032317]))
        #expect(agree(try errors(.neweyWest(lag: 2)), [0.2086641710467666, 0.025853296761871373, 0.13980770443099766]))
    }

    @Test func profileIntervals() throws {
        let intervals = try poisson().profileIntervals()
        #expect(
            agree(
                intervals.flatMap { [$0.lower, $0.upper] },
                [
                    -0.5498207663879074, 1.0187338582213878, 0.1978147548437269, 0.43178099949187476,
                    -0.2373233374503679,
                    0.718239763233148,
                ],
                digits: 9
            )
        )
        // The profile of a least-squares coefficient is exactly its t interval.
        let fit = try linear().regression
        for (profile, wald) in zip(try fit.profileIntervals(level: 0.9), try fit.coefficientTable(level: 0.9)) {
            #expect(isClose(profile.lower, wald.interval.lower, relative: 1e-8))
            #expect(isClose(profile.upper, wald.interval.upper, relative: 1e-8))
        }
    }

    @Test func influence() throws {
        let fit = try linear().regression
        let leverages = try fit.leverages()
        #expect(isClose(leverages[0], 0.31799256146452193) && isClose(leverages[11], 0.3410375307926389))
        #expect(isClose(leverages.reduce(0, +), 3, relative: 1e-13))
        let cook = try fit.cooksDistances()
        #expect(isClose(cook[0], 0.055135580142199846) && isClose(cook[11], 0.7179753796485746))
        let standardized = try fit.standardizedResiduals()
        #expect(isClose(standardized[3], -0.08845618336152493) && isClose(standardized[11], 2.0400680573733236))
        #expect(agree(fit.varianceInflation().map(\.factor), [1.0859150847703232, 1.0859150847703232]))
    }

    @Test func residuals() throws {
        let fit = try poisson()
        let deviance = fit.residuals(.deviance)
        #expect(isClose(deviance[1], -0.7342795411608035) && isClose(deviance[5], 1.1853693878857479))
        #expect(isClose(fit.residuals(.pearson)[5], 1.2934421243578054))
        #expect(isClose(deviance.reduce(0) { $0 + $1 * $1 }, fit.deviance, relative: 1e-12))
        #expect(isClose(fit.residuals(.working)[5] * fit.fitted[5], fit.residuals(.response)[5], relative: 1e-13))
    }

    @Test func serialCorrelation() throws {
        let residuals = try linear().regression.residuals(.response)
        #expect(isClose(SerialCorrelation.durbinWatson(residuals), 2.1922996293754955))
        let test = try SerialCorrelation.ljungBox(residuals, lags: 3)
        #expect(isClose(test.statistic, 7.799106935357148) && isClose(test.pValue, 0.0503512432794616))
    }

    @Test func informationCriteria() throws {
        let fit = try poisson()
        let likelihood = try #require(fit.logLikelihood)
        #expect(isClose(try #require(fit.aic), 6 - 2 * likelihood, relative: 1e-14))
        #expect(isClose(try #require(fit.aicCorrected), 6 - 2 * likelihood + 24.0 / 8, relative: 1e-14))
        #expect(isClose(try #require(fit.bic), 3 * log(12) - 2 * likelihood, relative: 1e-14))
    }

    @Test func likelihoodRatio() throws {
        let large = try poisson()
        let small = try GeneralizedLinearModel(family: .poisson)
            .fit(DesignMatrix(columns: [("x", SmallData.x)]), response: SmallData.counts)
        let test = try large.likelihoodRatioTest(against: small)
        #expect(isClose(test.statistic, small.deviance - large.deviance, relative: 1e-10) && test.degreesOfFreedom == 1)
        let error = #expect(throws: RegressionError.self) { try small.likelihoodRatioTest(against: large) }
        #expect(
            error?.description
                == "A model is compared with a smaller one of the same responses; found 2 coefficients against 3."
        )
    }
}
