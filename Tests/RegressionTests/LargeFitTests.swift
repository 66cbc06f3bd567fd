import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import Regression

/// Large fits start from some of the rows and take steps that small ones do not: neither must show.
///
/// Their data are the twelve rows over and over, in an order in which every sixteenth row is each of the twelve in turn.
struct LargeFitTests {
    private static let copies = 12_000
    private static let order = (0..<12 * copies).map { ($0 + $0 / 16) % 12 }

    private static func repeated(_ values: [Double]) -> [Double] { order.map { values[$0] } }

    private func designs() throws -> (few: DesignMatrix, many: DesignMatrix) {
        let few = try SmallData.design()
        return (few, few.selecting(rows: Self.order))
    }

    @Test(arguments: [
        (Family.poisson, Link.log, SmallData.counts), (.poisson, .sqrt, SmallData.counts),
        (.binomial, .logit, SmallData.shares), (.gamma, .log, SmallData.amounts),
        (.negativeBinomial(theta: 4), .log, SmallData.counts),
    ])
    func agreeWithSmallOnes(family: Family, link: Link, response: [Double]) throws {
        let (few, many) = try designs()
        let model = GeneralizedLinearModel(family: family, link: link)
        let offset = SmallData.x.map { 0.01 * $0 }
        let small = try model.fit(few, response: response, weights: SmallData.weights, offset: offset)
        let large = try model.fit(
            many,
            response: Self.repeated(response),
            weights: Self.repeated(SmallData.weights),
            offset: Self.repeated(offset)
        )
        #expect(agree(large.coefficients, small.coefficients, digits: 11))
        let covariance = small.unscaledCovariance.scaled(by: 1 / Double(Self.copies))
        #expect(agree(large.unscaledCovariance.elements, covariance.elements, digits: 10))
        #expect(isClose(large.deviance, small.deviance * Double(Self.copies), relative: 1e-11))
    }

    @Test func thetaAgrees() throws {
        let counts: [Double] = [2, 0, 14, 3, 0, 17, 6, 1, 32, 9, 2, 47]
        let (few, many) = try designs()
        let small = try NegativeBinomialModel().fit(few, response: counts)
        let large = try NegativeBinomialModel().fit(many, response: Self.repeated(counts))
        let root = Double(Self.copies).squareRoot()
        #expect(isClose(large.theta, small.theta, relative: 1e-11))
        #expect(isClose(large.thetaStandardError, small.thetaStandardError / root, relative: 1e-10))
        #expect(agree(large.regression.coefficients, small.regression.coefficients, digits: 11))
        let errors = small.regression.standardErrors.map { $0 / root }
        #expect(agree(large.regression.standardErrors, errors, digits: 10))
    }

    @Test func priorsCount() throws {
        let (few, many) = try designs()
        let tight = NormalPrior(mean: 0, standardDeviation: 0.1)
        let loose = NormalPrior(mean: 0, standardDeviation: 0.1 / Double(Self.copies).squareRoot())
        let small = try RidgeModel(family: .poisson, priors: ["x": tight, "z": tight])
            .fit(few, response: SmallData.counts).regression
        let large = try RidgeModel(family: .poisson, priors: ["x": loose, "z": loose])
            .fit(many, response: Self.repeated(SmallData.counts)).regression
        #expect(agree(large.coefficients, small.coefficients, digits: 11))
    }

    /// A wrong information is noticed after one step, and none is taken by it.
    @Test func stepsByAWrongInformationAreRefused() throws {
        let design = try SmallData.design()
        let model = WorkingModel(
            design: design.matrix,
            response: SmallData.counts,
            weights: nil,
            offset: nil,
            family: .poisson,
            link: .log
        )
        let pass = model.pass(at: [0.2, 0.3, 0.2])
        let wrong = NormalEquations(gram: pass.equations.gram.scaled(by: 0.2), score: pass.equations.score)
        let information = try #require(NormalSolution(wrong))
        let steps = ChordSteps(information: information, deviance: pass.deviance)
        let first = (information.values, dotProduct(information.values, wrong.score) / pass.deviance)
        let position = steps.walk(model, from: [0.2, 0.3, 0.2], first: first, until: 1e-20)
        #expect(position.iterations == 0 && position.coefficients == [0.2, 0.3, 0.2])
    }

    /// The normal equations lose the more digits the more nearly columns depend on each other.
    ///
    /// Large responses with small residuals are the hardest; the nearest columns here are left to longer arithmetic.
    @Test(arguments: [1, 0.3, 0.1, 0.03, 0.01, 0.003])
    func leastSquaresKeepTheirDigits(spread: Double) throws {
        let rows = 12_000
        let base = (0..<rows).map { sin(Double($0)) }
        let columns = (1...3).map { place in (0..<rows).map { base[$0] + spread * cos(Double($0 * place * place)) } }
        let names = ["a", "b", "c"]
        let design = try DesignMatrix(columns: Array(zip(names, columns)))
        let response = (0..<rows).map { 1e4 + columns[0][$0] - 2 * columns[2][$0] + 0.01 * sin(Double($0 * $0 % 977)) }
        let weights = (0..<rows).map { 1 + 0.5 * cos(Double($0 % 31)) }
        let fit = try LinearModel().fit(design, response: response, weights: weights)
        let exact = try ExtendedLeastSquares(
            design: design.matrix,
            remainder: nil,
            response: response,
            weights: weights
        )
        for (index, error) in fit.regression.standardErrors.enumerated() {
            #expect(abs(fit.regression.coefficients[index] - exact.coefficients[index]) < 1e-9 * error)
        }
        #expect(agree(fit.regression.unscaledCovariance.elements, exact.inverseGram.elements, digits: 10))
        #expect(isClose(fit.residualSumOfSquares, exact.residualSumOfSquares, relative: 1e-9))
    }

    @Test(arguments: [1e-300, 1e-12, 1e-3, 2.7, 1e20, 1e99, 1e200, 1e308])
    func logarithmsAreSummed(largest: Double) {
        var (quick, slow) = (LogarithmSum(), 0.0)
        for k in 0..<1_000 {
            let x = largest * (1 + 0.001 * sin(Double(k)))
            quick.add(x * 0.5)
            slow += log1p(x * 0.5)
        }
        #expect(isClose(quick.value, slow, relative: 1e-13))
    }
}
