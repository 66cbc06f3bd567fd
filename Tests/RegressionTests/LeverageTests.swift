import LinearAlgebra
import Regression
import TestSupport
import Testing

/// Rows that have a coefficient of their own.
struct LeverageTests {
    private let y: [Double] = [3, 6, 6, 9, 12, 12, 15, 18]
    private let x: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
    private let last: [Double] = [0, 0, 0, 0, 0, 0, 0, 1]

    @Test(arguments: [CovarianceKind.hc2, .hc3])
    func aLeverageOfOneNamesItsRow(_ kind: CovarianceKind) throws {
        let fit = try LinearModel().fit(DesignMatrix(columns: [("x", x), ("d", last)]), response: y)
        let error = #expect(throws: RegressionError.self) { try fit.regression.covariance(kind) }
        #expect(error?.description.hasPrefix("Row 8 has a leverage of 1: ") == true)
        #expect(error?.description.contains("Use hc1, or leave out the row") == true)
        #expect(try fit.regression.covariance(.hc1).diagonal.allSatisfy { $0 > 0 })
    }

    /// `sqrt(diag(vcovHC(lm(y ~ x, d[-8, ]), "HC3")))` in R with sandwich: 0.1507 for x.
    @Test func withoutTheRow() throws {
        let fit = try LinearModel()
            .fit(
                DesignMatrix(columns: [("x", Array(x.dropLast()))]),
                response: Array(y.dropLast())
            )
        let errors = try fit.regression.covariance(.hc3).diagonal.map { $0.squareRoot() }
        #expect(isClose(errors[1], 0.1507, relative: 4e-4))
    }

    /// A row far out is no row of its own: 1 - h is about 1e-6.
    @Test func nearlyOne() throws {
        var far = x
        far[7] = 1e3
        let fit = try LinearModel().fit(DesignMatrix(columns: [("x", far)]), response: y)
        #expect(try fit.regression.leverages()[7] > 0.9999)
        #expect(try fit.regression.covariance(.hc3).diagonal.allSatisfy { $0 > 0 && $0.isFinite })
    }
}
