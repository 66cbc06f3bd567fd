import LinearAlgebra
import TestSupport
import Testing

struct FactorisationTests {
    let tall: Matrix
    let positive: Matrix

    init() throws {
        tall = try Matrix(rows: [[1, 2, 0], [3, -1, 4], [0, 5, 2], [7, 1, -3]])
        positive = try tall.transposed.times(tall)
    }

    private func largestDifference(_ a: Matrix, _ b: Matrix) -> Double {
        zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
    }

    @Test func choleskyGivesTheMatrixBack() throws {
        let factor = try Cholesky(positive)
        #expect(largestDifference(try factor.lower.times(factor.lower.transposed), positive) < 1e-12)
        #expect(largestDifference(try factor.inverse().times(positive), .identity(3)) < 1e-13)
    }

    @Test func choleskySolvesAndMeasures() throws {
        let matrix = try Matrix(rows: [[4, 2], [2, 3]])
        let factor = try Cholesky(matrix)
        let solution = try factor.solve([2, 5])
        #expect(isClose(solution[0], -0.5, relative: 1e-14) && isClose(solution[1], 2, relative: 1e-14))
        #expect(isClose(factor.logDeterminant, 2.0794415416798357, relative: 1e-14))
        // ‖A‖₁ = 6, ‖A⁻¹‖₁ = 6/8.
        #expect(isClose(try factor.reciprocalCondition(normOfA: 6), 1 / 4.5, relative: 1e-12))
    }

    @Test func choleskyRefusesAnIndefiniteMatrix() {
        let error = #expect(throws: LinearAlgebraError.self) { try Cholesky(Matrix(rows: [[1, 2], [2, 1]])) }
        #expect(error?.code == .notPositiveDefinite)
        #expect(
            error?.description
                == "The leading 2 x 2 part of the matrix is not positive definite; a covariance must be, so look for a "
                + "column that depends on the others."
        )
    }

    @Test func qrSolvesLeastSquares() throws {
        let factors = try PivotedQR(tall)
        let solution = try factors.solve([1, 2, 3, 4])
        let residual = zip([1, 2, 3, 4], try tall.times(solution)).map { $0 - $1 }
        #expect(try tall.transposeTimes(residual).allSatisfy { abs($0) < 1e-13 })
        #expect(largestDifference(try factors.inverseGram(), try Cholesky(positive).inverse()) < 1e-14)
        #expect(factors.rank() == 3)
        let there = try factors.times(try factors.transposeTimes([1, 2, 3, 4]))
        #expect(zip(there, [1, 2, 3, 4]).allSatisfy { abs($0 - $1) < 1e-13 })
    }

    @Test func qrSeesARankDeficiency() throws {
        let matrix = try Matrix(columns: [[1, 1, 1, 1], [1, 2, 3, 4], [3, 5, 7, 9]])
        #expect(try PivotedQR(matrix).rank() == 2)
    }

    @Test func qrRefusesAWideMatrix() {
        let error = #expect(throws: LinearAlgebraError.self) { try PivotedQR(Matrix(rows: 1, columns: 2)) }
        #expect(
            error?.description
                == "QR here needs at least as many rows as columns, found 1 x 2; give more rows or fewer columns."
        )
    }

    @Test func nanIsRefusedByItsPlace() {
        let error = #expect(throws: LinearAlgebraError.self) { try PivotedQR(Matrix(rows: [[1], [.nan]])) }
        #expect(error?.description == "Entry [1, 0] is nan; every entry must be a finite number.")
    }

    @Test func luSolvesBothWays() throws {
        let matrix = try Matrix(rows: [[0, 2, 1], [1, 1, 0], [2, 0, 3]])
        let factors = try LU(matrix)
        #expect(zip(try matrix.times(factors.solve([1, 2, 3])), [1, 2, 3]).allSatisfy { abs($0 - $1) < 1e-14 })
        let transposed = try factors.solve([1, 2, 3], transposed: true)
        #expect(zip(try matrix.transposeTimes(transposed), [1, 2, 3]).allSatisfy { abs($0 - $1) < 1e-14 })
        let error = #expect(throws: LinearAlgebraError.self) { try LU(Matrix(rows: [[1, 1], [1, 1]])) }
        #expect(error?.code == .singular)
        // ‖A‖₁ = 6, ‖A⁻¹‖₁ = 6/8.
        #expect(isClose(try LU(Matrix(rows: [[4, 2], [2, 3]])).reciprocalCondition(), 1 / 4.5, relative: 1e-12))
    }

    @Test func factorisationsRefuseAMatrixThatIsNotSquare() {
        let wide = Matrix(rows: 1, columns: 2)
        let errors = [
            #expect(throws: LinearAlgebraError.self) { try LU(wide) },
            #expect(throws: LinearAlgebraError.self) { try Cholesky(wide) },
            #expect(throws: LinearAlgebraError.self) { try SymmetricEigenvalues(wide) },
        ]
        #expect(
            errors.map { $0?.description } == [
                "LU needs a square matrix, found 1 x 2.", "Cholesky needs a square matrix, found 1 x 2.",
                "Eigenvalues need a square matrix, found 1 x 2.",
            ]
        )
    }

    @Test func singularValuesRebuildTheMatrix() throws {
        let parts = try SingularValues(tall)
        let product = try parts.left.times(.diagonal(parts.values)).times(parts.rightTransposed)
        #expect(largestDifference(product, tall) < 1e-13)
        #expect(try SingularValues(Matrix(rows: [[3, 0], [0, 4]])).values == [4, 3])
        #expect(try SingularValues(Matrix(rows: [[3, 0], [0, 4]])).conditionNumber == 4.0 / 3)
    }

    @Test func eigenvaluesRebuildTheMatrix() throws {
        let parts = try SymmetricEigenvalues(positive)
        let product = try parts.vectors.times(.diagonal(parts.values)).times(parts.vectors.transposed)
        #expect(largestDifference(product, positive) < 1e-12)
        #expect(parts.values == parts.values.sorted())
    }

    @Test func emptyMatricesPass() throws {
        #expect(try Cholesky(Matrix(rows: 0, columns: 0)).logDeterminant == 0)
        #expect(try PivotedQR(Matrix(rows: 3, columns: 0)).solve([1, 2, 3]).isEmpty)
        #expect(try SingularValues(Matrix(rows: 0, columns: 2)).values.isEmpty)
    }
}
