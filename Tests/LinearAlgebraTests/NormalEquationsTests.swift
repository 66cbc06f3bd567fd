import LinearAlgebra
import TestSupport
import Testing

struct NormalEquationsTests {
    @Test(arguments: [(1, 1), (5, 3), (128, 4), (129, 7), (1_000, 20), (300, 0)])
    func agreesWithTheDefinition(rows: Int, columns: Int) throws {
        var state: UInt64 = 7
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53 - 0.5
        }
        var design = Matrix(rows: rows, columns: columns)
        for c in 0..<columns { for r in 0..<rows { design[r, c] = next() } }
        let beta = (0..<columns).map { _ in next() }
        let offset = (0..<rows).map { _ in next() }
        let weights = (0..<rows).map { _ in abs(next()) }
        let scores = (0..<rows).map { _ in next() }
        let predictor = zip(try design.times(beta), offset).map { $0 + $1 }
        var largest = 0.0
        let result = NormalEquations(design: design, coefficients: beta, offset: offset) { block in
            for r in 0..<block.count {
                largest = max(largest, abs(block.predictor[r] - predictor[block.start + r]))
                block.weights[r] = weights[block.start + r]
                block.scores[r] = scores[block.start + r]
            }
        }
        #expect(largest < 1e-14)
        let score = NormalEquations.score(design: design, coefficients: beta, offset: offset) { block in
            for r in 0..<block.count { block.scores[r] = scores[block.start + r] }
        }
        #expect(score == result.score)
        let gram = try design.transposed.times(.diagonal(weights)).times(design)
        #expect(zip(gram.elements, result.gram.elements).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(zip(try design.transposeTimes(scores), result.score).allSatisfy { abs($0 - $1) < 1e-12 })
    }
}
