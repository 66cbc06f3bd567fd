import Foundation
import Regression
import TestSupport
import Testing

/// Runs the examples of the module's documentation.
struct DocumentationTests {
    @Test func gettingStarted() throws {
        let referrals: [Double] = [
            88, 97, 104, 93, 110, 121, 99, 61, 118, 127, 120, 96, 108, 103, 131, 112, 125, 137, 118, 70, 140, 149, 128,
            111,
        ]
        let days = (0..<24).map { Double(TimeFeatures.workingDays(year: 2023 + $0 / 12, month: $0 % 12 + 1)) }
        let table = try DataTable([
            ("referrals", .numbers(referrals)),
            ("t", .numbers(TimeFeatures.trend(count: 24))),
            ("days", .numbers(days)),
            ("holiday", .texts((0..<24).map { $0 % 12 == 7 ? "august" : "other" })),
        ])
        let formula = try Formula("referrals ~ t + factor(holiday, ref = \"other\") + offset(log(days))")
        let fitted = try GeneralizedLinearModel(family: .quasipoisson).fit(formula, table)
        print(try fitted.fit.summary(formula: formula.description))
        let trend = try fitted.fit.coefficientTable()[1]
        let growth = exp(trend.estimate)  // 1.0129: 1.3% a month
        let range = (exp(trend.interval.lower), exp(trend.interval.upper))
        #expect(range.0 < growth && growth < range.1)

        let residuals = fitted.fit.residuals(.pearson)
        let test = try SerialCorrelation.ljungBox(residuals, lags: 6)  // a small p-value: dependence over time is left
        let worst = try fitted.fit.cooksDistances().max()  // above one: a single month decides the answer
        let flat = try GeneralizedLinearModel(family: .quasipoisson)
            .fit(Formula("referrals ~ factor(holiday) + offset(log(days))"), table)
        let needed = try fitted.fit.fTest(against: flat.fit)  // is the trend needed?
        #expect(test.degreesOfFreedom == 6 && needed.pValue < 0.01)
        #expect(try #require(worst) < 1)

        let robust = try fitted.fit.covariance(.neweyWest(lag: 3))
        let rows = try fitted.fit.coefficientTable(covariance: robust)
        #expect(rows[1].estimate == trend.estimate && rows[1].standardError != trend.standardError)

        let next = try DataTable([
            ("t", .numbers([25, 26])), ("days", .numbers([22, 20])), ("holiday", .texts(["other", "other"])),
        ])
        let predictions = try fitted.predict(next, level: 0.8)
        #expect(predictions.allSatisfy { $0.prediction.lower < $0.mean && $0.mean < $0.prediction.upper })

        let sampler = try CoefficientSampler(mean: fitted.fit.coefficients, covariance: fitted.fit.covariance)
        let draw = try sampler.draw(standardNormals: [0.3, -1.1, 0.4])
        #expect(draw.count == 3)
    }

    @Test func interruptedSeries() throws {
        let waits: [Double] = [
            40, 42, 41, 44, 43, 46, 45, 47, 49, 48, 50, 51, 53, 52, 54, 55,  // a triage line opens
            47, 46, 47, 45, 44, 45, 43, 44,
        ]
        let design = InterruptedTimeSeries(observationsBefore: 16, response: .family(.gaussian))
        let effect = try design.fit(waits)
        let jump = try effect.levelChange()  // about 9 weeks down at once
        let bend = try effect.slopeChange()  // and 1.5 weeks a month less growth
        let without = try effect.counterfactual()  // the means had nothing changed, with intervals
        let total = try effect.cumulativeEffect()  // summed over the months since
        #expect(jump.value < -8 && jump.interval.upper < 0)
        #expect(try #require(bend).value < -1)
        #expect(isClose(total.value, (16..<24).reduce(0) { $0 + effect.regression.fitted[$1] - without[$1].mean }))
    }

    @Test func shortSeries() throws {
        let counts: [Double] = [31, 35, 29, 40, 44, 38]
        let columns = try DesignMatrix(columns: [("t", TimeFeatures.trend(count: 6))])
        let prior = NormalPrior(mean: 0, standardDeviation: 0.02)
        let ridge = try RidgeModel(family: .negativeBinomial(theta: 30), priors: ["t": prior])
            .fit(columns, response: counts)
        let shrunk = ridge.regression.coefficients[1]  // between 0 and the 0.058 of the data alone
        let alone = try GeneralizedLinearModel(family: .negativeBinomial(theta: 30)).fit(columns, response: counts)
        #expect(0 < shrunk && shrunk < alone.coefficients[1])

        let pooled = try PartialPooling(
            estimates: [0.021, -0.004, 0.035, 0.012, 0.008],
            standardErrors: [0.010, 0.015, 0.012, 0.006, 0.020]
        )
        let common = (pooled.mean, pooled.meanStandardError)
        let third = pooled.members[2].estimate  // less than 0.035
        #expect(common.0 > 0 && common.1 > 0 && third < 0.035)
    }

    @Test func accuracy() throws {
        let days: [Double] = [2, 11, 14, 5, 5, 13, 20, 22, 6, 6, 15, 7, 14, 6, 32, 53]
        let girls = try DesignMatrix(columns: [("late", (0..<16).map { $0 < 8 ? 0.0 : 1 })])
        let asPrinted = try NegativeBinomialModel(control: .asR).fit(girls, response: days)
        let settled = try NegativeBinomialModel().fit(girls, response: days)
        #expect(isClose(asPrinted.theta, settled.theta, relative: 1e-6) && asPrinted.theta != settled.theta)
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Regression").isEmpty)
    }
}
