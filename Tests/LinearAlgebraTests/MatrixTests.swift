import LinearAlgebra
import Testing

struct MatrixTests {
    @Test func layoutIsByColumn() throws {
        var matrix = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
        #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
        #expect(matrix[1, 2] == 6 && matrix.column(1) == [2, 5] && matrix.row(1) == [4, 5, 6])
        #expect(try Matrix(columns: [[1, 4], [2, 5], [3, 6]]) == matrix)
        matrix[0, 0] = 9
        #expect(matrix.diagonal == [9, 5])
        #expect(matrix.transposed.row(0) == [9, 4])
        #expect(matrix.selecting(columns: [2, 0]) == (try Matrix(rows: [[3, 9], [6, 4]])))
        #expect(matrix.selecting(rows: [1]) == (try Matrix(rows: [[4, 5, 6]])))
    }

    @Test func products() throws {
        let a = try Matrix(rows: [[1, 2], [3, 4]])
        #expect(try a.times([1, 1]) == [3, 7])
        #expect(try a.transposeTimes([1, 1]) == [4, 6])
        #expect(try a.times(a) == Matrix(rows: [[7, 10], [15, 22]]))
        #expect(try a.plus(a) == a.scaled(by: 2))
        #expect(try a.minus(a) == Matrix(rows: 2, columns: 2))
        #expect(try a.quadraticForm([1, 2]) == 27)
    }

    @Test func raggedRowsAreRefused() {
        let error = #expect(throws: LinearAlgebraError.self) { try Matrix(rows: [[1, 2], [3]]) }
        #expect(error?.description == "Row 1 has 1 entries where row 0 has 2; give rows of one length.")
    }

    @Test func shapesThatDoNotMeetAreRefused() throws {
        let error = #expect(throws: LinearAlgebraError.self) { try Matrix(rows: 2, columns: 3).times(.identity(2)) }
        #expect(error?.description == "Cannot multiply 2 x 3 by 2 x 2: 3 columns meet 2 rows.")
    }
}
