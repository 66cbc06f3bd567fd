import Foundation
import Randomness
import Testing

@testable import Decisions

/// Shares of variance and elementary effects of functions whose own are known.
@Suite("What a forecast hangs on")
struct ExplainedForecastTests {
    private static func uniforms(_ figures: Int, _ count: Int) -> [[Double]] {
        var stream = RandomStream(seed: 3, replication: 0, service: 0, stage: 0, purpose: .parameters, week: 0)
        return (0..<figures).map { _ in (0..<count).map { _ in stream.uniform() } }
    }

    /// Ishigami's function with a = 7 and b = 0.1, whose first-order indices are 0.3139, 0.4424 and 0.
    ///
    /// Source: Saltelli et al., Global Sensitivity Analysis: The Primer (2008), section 4.6.
    @Test func ishigamiHasItsFirstOrderIndices() {
        let x = Self.uniforms(3, 4_000).map { $0.map { (2 * $0 - 1) * .pi } }
        let y = x[0].indices.map { sin(x[0][$0]) * (1 + 0.1 * pow(x[2][$0], 4)) + 7 * pow(sin(x[1][$0]), 2) }
        let figures = x.enumerated().map { UncertainFigure.named("x\($0)", $1) }
        let found = ExplainedForecast(
            y,
            by: FigureSet.all(of: figures),
            of: figures,
            shuffles: Shuffles(of: y.count, shuffles: 99)
        )
        for (share, truth) in zip(found.shares, [0.3139, 0.4424, 0]) {
            #expect(abs(share.share - truth) < 0.03, "\(share)")
        }
        #expect(found.shares.map(\.isTold) == [true, true, false])
        // E[y] = a / 2, and Var(y) = a² / 8 + b π⁴ / 5 + b² π⁸ / 18 + 1 / 2.
        let variance = 49.0 / 8 + 0.1 * pow(Double.pi, 4) / 5 + 0.01 * pow(Double.pi, 8) / 18 + 0.5
        #expect(abs(found.mean - 3.5) < 0.2 && abs(found.deviation / variance.squareRoot() - 1) < 0.05)
    }

    /// Sobol's g-function: Si = Vi / V with Vi = 1 / (3 (1 + ai)²) and V = Π (1 + Vi) - 1.
    @Test func theGFunctionHasItsFirstOrderIndices() {
        let a = [0.0, 1, 4.5, 9, 99]
        let x = Self.uniforms(a.count, 4_000)
        let y = x[0].indices
            .map { place in
                a.indices.reduce(1.0) { $0 * (abs(4 * x[$1][place] - 2) + a[$1]) / (1 + a[$1]) }
            }
        let figures = x.enumerated().map { UncertainFigure.named("x\($0)", $1) }
        let found = ExplainedForecast(
            y,
            by: FigureSet.all(of: figures),
            of: figures,
            shuffles: Shuffles(of: y.count, shuffles: 99)
        )
        let parts = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
        let variance = parts.reduce(1) { $0 * (1 + $1) } - 1
        for (share, part) in zip(found.shares, parts) {
            #expect(abs(share.share - part / variance) < 0.03, "\(share) \(part / variance)")
        }
        #expect(!found.shares[4].isTold)
    }

    @Test func endsAreTheLinesOwn() throws {
        let x = Self.uniforms(1, 500)[0]
        let figures = [UncertainFigure.named("x", x)]
        let found = ExplainedForecast(
            x.map { 5 + 3 * $0 },
            by: FigureSet.all(of: figures),
            of: figures,
            shuffles: Shuffles(of: 500, shuffles: 19)
        )
        let ends = try #require(found.shares[0].ends)
        #expect(abs(ends.atLow - (5 + 3 * ends.low)) < 1e-6 && abs(ends.atHigh - (5 + 3 * ends.high)) < 1e-6)
        #expect(abs(found.shares[0].share - 1) < 1e-6 && found.shares[0].error < 1e-6)
    }

    /// One value beyond all measure is most of the variance, and hides what all others hang on unless the tails are cut.
    @Test func anExplosionHidesNothing() {
        let x = Self.uniforms(2, 500)
        var y = x[0].indices.map { 100 + 20 * x[0][$0] + 2 * x[1][$0] }
        y[250] = 100_000
        let figures = x.enumerated().map { UncertainFigure.named("x\($0)", $1) }
        let found = [0, 0.005]
            .map { tails in
                ExplainedForecast(
                    y,
                    by: FigureSet.all(of: figures),
                    of: figures,
                    shuffles: Shuffles(of: y.count, shuffles: 99),
                    tails: tails
                )
            }
        #expect(!found[0].shares[0].isTold && found[0].shares[0].share < 0.05)
        #expect(found[1].shares[0].isTold && found[1].shares[0].share > 0.9)
        // What the forecast is stays what it is.
        #expect(found[0].mean == found[1].mean && found[0].deviation == found[1].deviation)
    }

    /// Two parts of one input whose product alone matters: neither tells anything by itself, both together all.
    @Test func partsOfAnInputAreKnownTogether() {
        let x = Self.uniforms(2, 1_000).map { $0.map { 2 * $0 - 1 } }
        let y = zip(x[0], x[1]).map { $0 * $1 }
        let figures = x.enumerated().map { UncertainFigure.named("x\($0)", $1, input: "x") }
        let found = ExplainedForecast(
            y,
            by: FigureSet.all(of: figures),
            of: figures,
            shuffles: Shuffles(of: 1_000, shuffles: 99)
        )
        #expect(found.shares.map(\.members) == [[0], [1], [0, 1]])
        #expect(found.shares[2].share > 0.99 && found.shares[2].isTold && found.shares[2].ends == nil)
        #expect(found.shares[0].share < 0.05 && found.shares[1].share < 0.05)
    }

    @Test func walksMoveEachFigureOnce() {
        let design = MorrisDesign(figures: 7, walks: 12)
        for walk in design.walks {
            #expect(walk.points.count == 8 && walk.moved.sorted() == Array(0..<7))
            for (place, figure) in walk.moved.enumerated() {
                let moved = zip(walk.points[place], walk.points[place + 1]).map { $1 - $0 }
                #expect(abs(moved[figure]) == 0.5 && moved.count { $0 != 0 } == 1)
            }
            #expect(walk.points.joined().allSatisfy { [0.125, 0.375, 0.625, 0.875].contains($0) })
        }
        #expect(Set(design.walks.map(\.moved)).count > 6)
    }

    /// Of a linear function the effects are its coefficients, whichever walk; of x y they are as spread as the other's places.
    @Test func linearFunctionsHaveTheirCoefficients() {
        let weights = [4.0, -2, 0, 16]
        let design = MorrisDesign(figures: 5, walks: 200)
        let found = design.effects(
            design.walks.map { $0.points.map { point in zip(weights, point).reduce(1) { $0 + $1.0 * $1.1 } } }
        )
        for (effect, weight) in zip(found, weights + [0]) {
            #expect(effect.mean == weight && effect.meanSize == abs(weight) && effect.deviation == 0)
        }
        let product = design.effects(design.walks.map { $0.points.map { $0[0] * $0[1] } })
        // The other's place is one of 1/8, 3/8, 5/8, 7/8: mean 1/2, variance 5/64.
        #expect(abs(product[0].mean - 0.5) < 0.07 && abs(product[0].deviation - (5.0 / 64).squareRoot()) < 0.04)
        #expect(product[2].meanSize == 0)
    }
}
