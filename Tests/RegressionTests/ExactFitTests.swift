import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

/// Fits that leave nothing over: no errors are made of rounding.
struct ExactFitTests {
    private let line = [1.0, 2, 3, 4, 5, 6]

    private func design() throws -> DesignMatrix { try DesignMatrix(columns: [("t", line)]) }

    /// Points on a line, such as 0.3 + 0.1 t, that doubles hold only nearly; with weights, and large.
    @Test(arguments: [(1.0, 2.0), (0.3, 0.1), (1e9, 1e3), (-7.0, 0.0), (1.0 / 3, 1e-3)])
    func pointsOnALine(_ start: Double, _ slope: Double) throws {
        let response = line.map { start + slope * $0 }
        for weights in [nil, [1, 2, 0.5, 4, 1, 1]] as [[Double]?] {
            let fit = try LinearModel().fit(design(), response: response, weights: weights)
            #expect(fit.regression.isExact)
            for robust in [nil, CovarianceKind.hc1, .hc3, .neweyWest(lag: 1)] as [CovarianceKind?] {
                let covariance = try robust.map { try fit.regression.covariance($0) }
                for row in try fit.regression.coefficientTable(covariance: covariance) {
                    #expect(row.standardError.isNaN && row.statistic.isNaN && row.pValue.isNaN)
                    #expect(row.interval.lower.isNaN && row.interval.upper.isNaN)
                }
                let summary = try fit.summary(covariance: covariance.map { ("robust", $0) })
                #expect(summary.contains("The fit is exact") && summary.contains("not defined"))
                #expect(!summary.contains("e-"), "\(summary)")
            }
        }
    }

    /// A noise of a billionth is a noise.
    @Test func littleNoiseIsNotNone() throws {
        let response = line.map { 1 + 2 * $0 + 1e-9 * sin(9 * $0) }
        let fit = try LinearModel().fit(design(), response: response)
        #expect(!fit.regression.isExact)
        #expect(try fit.regression.coefficientTable().allSatisfy { $0.standardError > 0 && $0.pValue < 1e-9 })
        // As many coefficients as rows leave nothing over either, but that is said otherwise.
        let two = try LinearModel().fit(DesignMatrix(columns: [("t", [1, 2])]), response: [3, 5])
        #expect(!two.regression.isExact)
    }

    /// Counts that double: Poisson errors come from the family and stay, those from what is left over go.
    @Test func generalizedModels() throws {
        let doubling = line.map { pow(2, $0) }
        let poisson = try GeneralizedLinearModel(family: .poisson).fit(design(), response: doubling)
        #expect(poisson.isExact)
        #expect(try poisson.coefficientTable().allSatisfy { $0.standardError > 0 && $0.pValue < 1 })
        #expect(try poisson.summary().contains("The fit is exact: what is left over is rounding.\n"))
        let robust = try poisson.covariance(.hc1)
        #expect(try poisson.coefficientTable(covariance: robust).allSatisfy(\.standardError.isNaN))
        for family in [Family.quasipoisson, .gamma] {
            let fit = try GeneralizedLinearModel(family: family, link: .log).fit(design(), response: doubling)
            #expect(fit.isExact)
            #expect(try fit.coefficientTable().allSatisfy { $0.standardError.isNaN && $0.pValue.isNaN })
            #expect(try fit.summary().contains("estimated as 0)"))
        }
    }
}
