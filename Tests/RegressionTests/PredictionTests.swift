import LinearAlgebra
import Regression
import TestSupport
import Testing

struct PredictionTests {
    @Test func leastSquares() throws {
        let fit = try LinearModel().fit(SmallData.design(), response: SmallData.amounts).regression
        let first = try fit.predict(SmallData.new())[0]
        #expect(isClose(first.mean, 2.393428005603052) && isClose(first.standardError, 0.56451589330214))
        #expect(
            isClose(first.confidence.lower, 1.1164043340561887) && isClose(first.confidence.upper, 3.670451677149915)
        )
        #expect(
            isClose(first.prediction.lower, -0.8582607973559457) && isClose(first.prediction.upper, 5.645116808562049)
        )
    }

    /// Against an integral over 20,001 points with SciPy.
    @Test func countsMixOverTheUncertaintyOfTheMean() throws {
        let fit = try GeneralizedLinearModel(family: .poisson).fit(SmallData.design(), response: SmallData.counts)
        let second = try fit.predict(SmallData.new())[1]
        #expect(isClose(second.predictor, 3.076540606562183) && isClose(second.standardError, 0.2241887141756973))
        #expect(
            isClose(second.confidence.lower, 13.973166348705083) && isClose(second.confidence.upper, 33.64762291323515)
        )
        #expect(second.prediction == ConfidenceInterval(lower: 11, upper: 38))
    }

    @Test func everyFamilyPredicts() throws {
        let design = try SmallData.design()
        let fits = [
            try GeneralizedLinearModel(family: .quasipoisson).fit(design, response: SmallData.amounts),
            try GeneralizedLinearModel(family: .gamma, link: .log).fit(design, response: SmallData.amounts),
            try GeneralizedLinearModel(family: .gamma, link: .inverse).fit(design, response: SmallData.amounts),
            try GeneralizedLinearModel(family: .negativeBinomial(theta: 3)).fit(design, response: SmallData.counts),
            try GeneralizedLinearModel(family: .gaussian, link: .log).fit(design, response: SmallData.amounts),
        ]
        for fit in fits {
            for row in try fit.predict(design, level: 0.8) {
                #expect(row.confidence.lower < row.mean && row.mean < row.confidence.upper)
                // Counts are whole, so the interval of a count may end up to one inside that of its mean.
                #expect(row.prediction.lower <= row.confidence.lower + 1)
                #expect(row.confidence.upper <= row.prediction.upper + 1)
            }
        }
        let trials = SmallData.trials
        let binomial = try GeneralizedLinearModel(family: .binomial)
            .fit(design, response: SmallData.shares, weights: trials)
        for (row, count) in zip(try binomial.predict(design, weights: trials), trials) {
            #expect(row.prediction.lower >= 0 && row.prediction.upper <= 1)
            #expect(isClose(row.prediction.upper * count, (row.prediction.upper * count).rounded(), relative: 1e-12))
        }
    }

    @Test func columnsAreFoundByName() throws {
        let fit = try LinearModel().fit(SmallData.design(), response: SmallData.amounts).regression
        let swapped = try DesignMatrix(columns: [("z", [1, 0]), ("x", [2.5, 9])])
        #expect(try fit.predict(swapped) == fit.predict(SmallData.new()))
        let error = #expect(throws: RegressionError.self) { try fit.predict(DesignMatrix(columns: [("x", [1])])) }
        #expect(error?.description == "The new design has no column 'z'; its columns are '(Intercept)', 'x'.")
    }
}
