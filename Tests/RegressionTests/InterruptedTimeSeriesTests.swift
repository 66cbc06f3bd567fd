import Foundation
import Regression
import TestSupport
import Testing

/// Car drivers killed or seriously injured in Great Britain, seat belts compulsory from observation 170 (February 1983).
@Suite struct InterruptedTimeSeriesTests {
    private func column(_ name: String) throws -> [Double] {
        try ReferenceTable("regression/seatbelts.csv").rows.map { try $0.number(name) }
    }

    private func design(_ response: InterruptedTimeSeries.Response) -> InterruptedTimeSeries {
        InterruptedTimeSeries(
            observationsBefore: 169,
            response: response,
            season: .places(period: 12, start: 1),
            covariance: .neweyWest(lag: 4)
        )
    }

    /// Against statsmodels 0.15.0, HAC covariance with four lags and the small-sample correction.
    @Test func logLinear() throws {
        let fit = try design(.family(.gaussian)).fit(column("drivers").map { log($0) })
        let table = try fit.coefficientTable()
        let expected = [7.531310654002277, -0.0010206016831541642, -0.23594840263051675, 0.006652233943062771]
        let errors = [0.036681151086583236, 0.00022409199352785874, 0.022131032607689345, 0.0013818708747481145]
        #expect(agree(table.prefix(4).map(\.estimate), expected))
        #expect(agree(table.prefix(4).map(\.standardError), errors, digits: 9))
        #expect(isClose(try fit.levelChange().value, expected[2]))
        #expect(isClose(try #require(try fit.slopeChange()).standardError, errors[3], relative: 1e-9))
        #expect(isClose(try fit.trendAfter().value, expected[1] + expected[3], relative: 1e-9))
    }

    @Test func counts() throws {
        let fit = try design(.family(.poisson)).fit(column("DriversKilled"))
        let table = try fit.coefficientTable()
        let expected = [4.888308480598225, -0.0009681858253545799, -0.20719277497013383, 0.006296024843264168]
        let errors = [0.04638845356732931, 0.0003125539108392816, 0.06887957572306962, 0.005039703224902243]
        #expect(agree(table.prefix(4).map(\.estimate), expected, digits: 9))
        #expect(agree(table.prefix(4).map(\.standardError), errors, digits: 9))
        let total = try fit.cumulativeEffect()
        #expect(isClose(total.value, -332.7993081459189) && isClose(total.standardError, 91.62507447144452))
        #expect(isClose(try fit.effect(after: 0).value, exp(expected[2])))
        #expect(isClose(try fit.effect(after: 10).value, exp(expected[2] + 10 * expected[3]), relative: 1e-8))
    }

    @Test func theCounterfactualIsTheFitBeforeTheChange() throws {
        let fit = try design(.negativeBinomial).fit(column("DriversKilled"))
        #expect(try #require(fit.theta) > 50)
        let without = try fit.counterfactual()
        for i in 0..<169 { #expect(isClose(without[i].mean, fit.regression.fitted[i], relative: 1e-12)) }
        #expect((169..<192).allSatisfy { without[$0].mean > fit.regression.fitted[$0] })
    }

    @Test func tooShortIsRefused() {
        let error = #expect(throws: RegressionError.self) {
            try InterruptedTimeSeries(observationsBefore: 1).fit([1, 2, 3])
        }
        #expect(
            error?.description
                == "An interrupted series needs at least 2 observations before the change and 2 after, found 1 and 2."
        )
    }
}
