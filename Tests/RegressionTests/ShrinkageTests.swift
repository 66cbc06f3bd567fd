import Foundation
import Regression
import TestSupport
import Testing

struct ShrinkageTests {
    /// Against the closed form (X'X/φ + P)⁻¹ (X'y/φ + P m), with NumPy.
    @Test func gaussianRidgeIsTheClosedForm() throws {
        let model = RidgeModel(
            family: .gaussian,
            priors: ["x": NormalPrior(mean: 0.2, standardDeviation: 0.3)],
            defaultPrior: NormalPrior(standardDeviation: 0.5)
        )
        let fit = try model.fit(SmallData.design(), response: SmallData.amounts, dispersion: 1.5)
        #expect(agree(fit.regression.coefficients, [0.2959948079515778, 0.7815753994435043, 0.16211836531749885]))
        #expect(
            agree(fit.regression.standardErrors, [0.7249876231548104, 0.13914960120064895, 0.41256503129990335])
        )
        #expect(fit.effectiveParameters > 1 && fit.effectiveParameters < 3)
    }

    @Test func widePriorsChangeNothingAndTightOnesEverything() throws {
        let design = try SmallData.design()
        let plain = try GeneralizedLinearModel(family: .poisson).fit(design, response: SmallData.counts)
        let wide = try RidgeModel(family: .poisson, defaultPrior: NormalPrior(standardDeviation: 1e6))
            .fit(design, response: SmallData.counts)
        #expect(agree(wide.regression.coefficients, plain.coefficients, digits: 10))
        let tight = try RidgeModel(
            family: .poisson,
            defaultPrior: NormalPrior(mean: 0.1, standardDeviation: 1e-6)
        )
        .fit(design, response: SmallData.counts)
        #expect(isClose(tight.regression.coefficients[1], 0.1, relative: 1e-6))
        #expect(isClose(tight.effectiveParameters, 1, relative: 1e-6))
    }

    @Test func dispersionSettlesWithTheEstimates() throws {
        let fit = try RidgeModel(family: .quasipoisson, defaultPrior: NormalPrior(standardDeviation: 0.2))
            .fit(SmallData.design(), response: SmallData.counts)
        let freedom = 12 - fit.effectiveParameters
        #expect(isClose(fit.regression.dispersion, fit.regression.pearsonChiSquared / freedom, relative: 1e-8))
    }

    @Test func separationHasAnAnswerWithAPrior() throws {
        let design = try DesignMatrix(columns: [("late", [0, 0, 0, 1, 1])])
        let fit = try RidgeModel(family: .poisson, defaultPrior: NormalPrior(standardDeviation: 2))
            .fit(design, response: [3, 5, 2, 0, 0])
        #expect(fit.regression.coefficients[1] < -1 && fit.regression.coefficients[1] > -6)
    }

    @Test func moreColumnsThanRows() throws {
        let columns = (0..<6).map { c in ("c\(c)", (0..<4).map { cos(Double(c * $0 + c)) }) }
        let fit = try RidgeModel(family: .poisson, defaultPrior: NormalPrior(standardDeviation: 1))
            .fit(DesignMatrix(columns: columns), response: [3, 5, 2, 8])
        #expect(fit.regression.coefficients.count == 7 && fit.effectiveParameters < 4)
    }

    @Test func priorsTellDependentColumnsApart() throws {
        let twice = SmallData.x.map { 2 * $0 }
        let design = try DesignMatrix(columns: [("x", SmallData.x), ("twice", twice)])
        let fit = try RidgeModel(family: .poisson, defaultPrior: NormalPrior(standardDeviation: 100))
            .fit(design, response: SmallData.counts).regression
        let plain = try GeneralizedLinearModel(family: .poisson)
            .fit(DesignMatrix(columns: [("x", SmallData.x)]), response: SmallData.counts)
        #expect(fit.aliased.isEmpty)
        #expect(isClose(fit.coefficients[1] + 2 * fit.coefficients[2], plain.coefficients[1], relative: 1e-6))
        #expect(isClose(fit.coefficients[2], 2 * fit.coefficients[1], relative: 1e-6))
    }

    /// The thirteen trials of BCG vaccine: τ² 0.3132, μ -0.7145 (0.1798) and Q 152.2330, as metafor prints them.
    @Test func poolingTheBCGTrials() throws {
        let trials: [[Double]] = [
            [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13_536, 248, 12_619], [33, 5_036, 47, 5_761],
            [180, 1_361, 372, 1_079], [8, 2_537, 10, 619], [505, 87_886, 499, 87_892], [29, 7_470, 45, 7_232],
            [17, 1_699, 65, 1_600], [186, 50_448, 141, 27_197], [5, 2_493, 3, 2_338], [27, 16_886, 29, 17_825],
        ]
        let estimates = trials.map { log($0[0] / ($0[0] + $0[1]) / ($0[2] / ($0[2] + $0[3]))) }
        let errors = trials.map { (1 / $0[0] - 1 / ($0[0] + $0[1]) + 1 / $0[2] - 1 / ($0[2] + $0[3])).squareRoot() }
        let pooled = try PartialPooling(estimates: estimates, standardErrors: errors)
        #expect(isClose(pooled.betweenStandardDeviation * pooled.betweenStandardDeviation, 0.3132432581364809))
        #expect(isClose(pooled.mean, -0.7145323421581392) && isClose(pooled.meanStandardError, 0.17978151610520574))
        #expect(abs(pooled.homogeneity.statistic - 152.2330) < 1e-4)
        for (member, estimate) in zip(pooled.members, estimates) {
            #expect(min(estimate, pooled.mean) <= member.estimate && member.estimate <= max(estimate, pooled.mean))
        }
    }

    @Test func servicesThatAgreeArePooledEntirely() throws {
        let pooled = try PartialPooling(estimates: [1, 1.1, 0.9], standardErrors: [1, 1, 1])
        #expect(pooled.betweenStandardDeviation == 0)
        #expect(pooled.members.allSatisfy { isClose($0.estimate, 1, relative: 1e-14) && $0.shrinkage == 1 })
    }

    @Test func estimatesThatCannotBePooledAreCountedFromOne() {
        let error = #expect(throws: RegressionError.self) {
            try PartialPooling(estimates: [1, 1.1], standardErrors: [1, 0])
        }
        #expect(error?.code == .invalidValue && error?.description.hasPrefix("Estimate 2 is 1.1 with") == true)
    }
}
