import Foundation
import LinearAlgebra
import TestSupport
import Testing

/// Runs the examples of the module's documentation.
struct DocumentationTests {
    @Test func overview() throws {
        let matrix = try Matrix(rows: [[4, 2], [2, 3]])
        let solution = try Cholesky(matrix).solve([2, 5])  // [-0.5, 2]
        let determinant = try exp(Cholesky(matrix).logDeterminant)  // 8
        #expect(isClose(solution[0], -0.5, relative: 1e-14) && isClose(solution[1], 2, relative: 1e-14))
        #expect(isClose(determinant, 8, relative: 1e-14))
    }

    @Test func extendedPrecision() throws {
        let years = (0..<8).map { 2018.0 + Double($0) }
        let design = try Matrix(columns: [years.map { _ in 1 }, years, years.map { $0 * $0 }])
        let curve = years.map { 3 + 2 * ($0 - 2020) * ($0 - 2020) }
        let exact = try ExtendedLeastSquares(design: design, response: curve)
        #expect(exact.coefficients == [8_160_803, -8080, 2])
    }

    @Test func linearProgrammes() throws {
        var diet = LinearProgram()
        let energy = diet.addRow(2000...2500)
        let protein = diet.addRow(50...Double.infinity)
        diet.addColumn(cost: 0.6, bounds: 0...6, entries: [(energy, 250), (protein, 8)])  // bread, slices of 100 g
        diet.addColumn(cost: 1.5, bounds: 0...4, entries: [(energy, 150), (protein, 13)])  // eggs, pairs
        let cheapest = try diet.solved()
        #expect(zip(cheapest.values, [6, 10.0 / 3]).allSatisfy { isClose($0, $1, relative: 1e-12) })
        // A unit of energy more is a 150th of a pair of eggs; there is more protein than has to be.
        #expect(isClose(cheapest.duals[energy], 0.01, relative: 1e-12) && cheapest.duals[protein] == 0)
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "LinearAlgebra").isEmpty)
    }
}
