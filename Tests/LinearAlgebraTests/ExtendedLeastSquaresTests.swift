import LinearAlgebra
import TestSupport
import Testing

struct ExtendedLeastSquaresTests {
    @Test func dependentColumnsAreTheLaterOnes() throws {
        let x = [1.0, 2, 3, 5, 8, 13]
        let design = try Matrix(columns: [
            x.map { _ in 1 }, x, x.map { 3 - 2 * $0 }, x.map { $0 * $0 }, x.map { _ in 0 }, x.map { $0 / 3 },
        ])
        let fit = try ExtendedLeastSquares(design: design, response: x.map { 4 + 2 * $0 * $0 })
        #expect(fit.kept == [0, 1, 3] && fit.aliased == [2, 4, 5])
        #expect(isClose(fit.coefficients[0], 4, relative: 1e-15) && abs(fit.coefficients[1]) < 1e-15)
        #expect(fit.coefficients[2] == 2 && fit.residualSumOfSquares < 1e-25)
    }

    @Test func weightsCountAsCopies() throws {
        let design = try Matrix(columns: [[1, 1, 1, 1, 1], [0.5, 1.5, 2, 4, 7]])
        let response = [1.0, 3, 2, 6, 5]
        let rows = [0, 0, 1, 2, 2, 2, 3, 4]
        let weighted = try ExtendedLeastSquares(design: design, response: response, weights: [2, 1, 3, 1, 1])
        let copied = try ExtendedLeastSquares(design: design.selecting(rows: rows), response: rows.map { response[$0] })
        #expect(zip(weighted.coefficients, copied.coefficients).allSatisfy { isClose($0, $1, relative: 1e-15) })
        #expect(isClose(weighted.residualSumOfSquares, copied.residualSumOfSquares, relative: 1e-15))
        #expect(
            isClose(weighted.residuals[3], 6 - weighted.coefficients[0] - 4 * weighted.coefficients[1], relative: 1e-14)
        )
        let inverse = zip(weighted.inverseGram.elements, copied.inverseGram.elements)
        #expect(inverse.allSatisfy { isClose($0, $1, relative: 1e-15) })
    }

    @Test func moreColumnsThanRowsLeaveTheLastOut() throws {
        let design = try Matrix(rows: [[1, 2, 5], [1, 3, 7.5]])
        let fit = try ExtendedLeastSquares(design: design, response: [1, 2])
        #expect(fit.kept == [0, 1] && fit.aliased == [2] && fit.coefficients == [-1, 1])
    }

    @Test func lengthsMustAgree() {
        let error = #expect(throws: LinearAlgebraError.self) {
            try ExtendedLeastSquares(design: Matrix(rows: 3, columns: 1), response: [1])
        }
        #expect(
            error?.description
                == "Least squares needs a response and weights of 3 numbers, one for each row of the design."
        )
    }
}
