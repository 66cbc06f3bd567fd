import Foundation
import TestSupport
import Testing

@testable import Regression

/// Smooth curves against those of R's mgcv, and by what they must do.
@Suite("Smooth curves")
struct SmoothTests {
    private static let sample = Result { try ReferenceTable("smooth/sample.csv").rows }

    private static func column(_ name: String) throws -> [Double] {
        try sample.get().map { try $0.number(name) }
    }

    /// Where the cross-validation score is flat, two programs may stop a little apart: the curves hardly differ.
    @Test func curvesAreThoseOfMgcv() throws {
        let fitted = try ReferenceTable("smooth/fitted.csv").rows
        for row in try ReferenceTable("smooth/fits.csv").rows {
            let (x, y) = (try row.text("x"), try row.text("y"))
            let fit = try SmoothBasis(of: Self.column(x)).fit(Self.column(y))
            #expect(abs(fit.effectiveParameters - (try row.number("edf"))) < 2e-4, "\(row)")
            #expect(abs(fit.crossValidation / (try row.number("gcv")) - 1) < 1e-9, "\(row)")
            #expect(abs(fit.dispersion / (try row.number("scale")) - 1) < 1e-6, "\(row)")
            let known = try fitted.map { try $0.number("\(x)_\(y)") }
            let spread = (known.max() ?? 0) - (known.min() ?? 0)
            for (one, other) in zip(fit.fitted, known) { #expect(abs(one - other) < 1e-4 * spread, "\(x) \(y)") }
        }
    }

    @Test func aStraightLineStaysOne() throws {
        let x = (0..<60).map { Double($0 * $0) }
        let fit = try SmoothBasis(of: x).fit(x.map { 3 - 0.25 * $0 })
        for (value, curve) in zip(x, fit.fitted) { #expect(abs(curve - (3 - 0.25 * value)) < 1e-7) }
        #expect(abs(fit.expected(at: [100]) + 22) < 1e-7)
        #expect(abs(fit.explained - 1) < 1e-9)
    }

    /// A curve is expected at a value as it is fitted there, whatever the unit.
    @Test func expectedIsWhatIsFitted() throws {
        let x = try Self.column("x1").map { 1e6 * $0 - 4e7 }
        let fit = try SmoothBasis(of: x).fit(Self.column("y1"))
        let plain = try SmoothBasis(of: Self.column("x1")).fit(Self.column("y1"))
        for place in [0, 99, 499] {
            #expect(abs(fit.expected(at: [x[place]]) - fit.fitted[place]) < 1e-8)
            #expect(abs(fit.fitted[place] - plain.fitted[place]) < 1e-6)
        }
    }

    @Test func basesAreOrthonormal() throws {
        let x = try ["x1", "x2", "x3"].map(Self.column)
        for basis in [try SmoothBasis(of: x[0]), try SmoothBasis(of: x[2]), try SmoothBasis(ofGroup: x)] {
            for (one, column) in basis.columns.enumerated() {
                for (other, second) in basis.columns.enumerated() {
                    let product = zip(column, second).reduce(0) { $0 + $1.0 * $1.1 }
                    #expect(abs(product - (one == other ? 1 : 0)) < 1e-9)
                }
            }
        }
        // Two columns that the penalty leaves free, of a surface the constant.
        #expect(try SmoothBasis(of: x[0]).roughness.count { $0 == 0 } == 2)
        #expect(try SmoothBasis(ofGroup: x).roughness.count { $0 == 0 } == 1)
    }

    /// Two values have a straight line through their means, one has nothing.
    @Test func fewValuesHaveWhatTheyCan() throws {
        let x = (0..<20).map { Double($0 % 2) }
        let fit = try SmoothBasis(of: x).fit(x.map { 5 + 2 * $0 })
        #expect(abs(fit.expected(at: [1]) - 7) < 1e-9 && abs(fit.effectiveParameters - 2) < 1e-9)
        #expect(throws: RegressionError.self) { try SmoothBasis(of: [Double](repeating: 4, count: 20)) }
        #expect(throws: RegressionError.self) { try SmoothBasis(of: [1, 2, 3]) }
        #expect(throws: RegressionError.self) { try CubicRegressionSpline(for: [1, 2, 1, 2]) }
        #expect(throws: RegressionError.self) { try CubicRegressionSpline(for: [1, .nan, 3, 4]) }
    }

    /// A quadratic surface has what curves over one variable cannot have: their product.
    @Test func surfacesHaveProducts() throws {
        let steps = (0..<20).map { Double($0) / 10 - 0.95 }
        let x = [steps.flatMap { _ in steps }, steps.flatMap { step in steps.map { _ in step } }]
        let y = zip(x[0], x[1]).map { $0 * $1 }
        #expect(try SmoothBasis(ofGroup: x).fit(y).explained > 0.999)
        #expect(try SmoothBasis(of: x[0]).fit(y).explained < 1e-6)
    }

    @Test func aSplineGoesThroughItsHeights() throws {
        let spline = try CubicRegressionSpline(for: (0...90).map(Double.init), knotCount: 10)
        #expect(spline.knots == stride(from: 0.0, through: 90, by: 10).map { $0 })
        for (number, knot) in spline.knots.enumerated() {
            let weights = spline.weights(at: knot)
            #expect(weights.enumerated().allSatisfy { abs($1 - ($0 == number ? 1 : 0)) < 1e-12 })
        }
        // Straight between heights on a line, and level beyond the ends.
        let weights = spline.weights(at: 34.5)
        #expect(abs(zip(weights, spline.knots).reduce(0) { $0 + $1.0 * $1.1 } - 34.5) < 1e-10)
        #expect(spline.weights(at: 500) == spline.weights(at: 90))
    }
}
