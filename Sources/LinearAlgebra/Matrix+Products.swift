import CLAPACK

extension Matrix {
    /// The transpose.
    public var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for c in 0..<columns {
            for r in 0..<rows { result.elements[c + r * columns] = elements[r + c * rows] }
        }
        return result
    }

    /// The product A x with a vector of `columns` numbers.
    public func times(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
        guard vector.count == columns else {
            throw .shape(
                "A \(rows) x \(columns) matrix times a vector needs \(columns) numbers, found \(vector.count)."
            )
        }
        var result = [Double](repeating: 0, count: rows)
        for (c, factor) in vector.enumerated() where factor != 0 {
            let start = c * rows
            for r in 0..<rows { result[r] += elements[start + r] * factor }
        }
        return result
    }

    /// Adds A x, for some of the rows, to as many numbers: four columns at once, so that these are seldom written.
    package func addProduct(
        _ vector: [Double],
        rows chosen: Range<Int>,
        to result: UnsafeMutablePointer<Double>
    ) {
        precondition(vector.count == columns && chosen.lowerBound >= 0 && chosen.upperBound <= rows)
        elements.withUnsafeBufferPointer { elements in
            guard let first = elements.baseAddress else { return }
            let x = first + chosen.lowerBound
            var c = 0
            while c + 3 < columns {
                let (x0, x1, x2, x3) = (x + c * rows, x + (c + 1) * rows, x + (c + 2) * rows, x + (c + 3) * rows)
                let (b0, b1, b2, b3) = (vector[c], vector[c + 1], vector[c + 2], vector[c + 3])
                for r in 0..<chosen.count { result[r] += (b0 * x0[r] + b1 * x1[r]) + (b2 * x2[r] + b3 * x3[r]) }
                c += 4
            }
            while c < columns {
                let (column, factor) = (x + c * rows, vector[c])
                for r in 0..<chosen.count { result[r] += factor * column[r] }
                c += 1
            }
        }
    }

    /// The product A' x with a vector of `rows` numbers.
    public func transposeTimes(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
        guard vector.count == rows else {
            throw .shape(
                "The transpose of a \(rows) x \(columns) matrix times a vector needs \(rows) numbers, "
                    + "found \(vector.count)."
            )
        }
        return (0..<columns)
            .map { c in
                var sum = 0.0
                for r in 0..<rows { sum += elements[c * rows + r] * vector[r] }
                return sum
            }
    }

    /// The matrix product A B.
    public func times(_ other: Matrix) throws(LinearAlgebraError) -> Matrix {
        guard columns == other.rows else {
            throw .shape(
                "Cannot multiply \(rows) x \(columns) by \(other.rows) x \(other.columns): \(columns) columns "
                    + "meet \(other.rows) rows."
            )
        }
        var result = Matrix(rows: rows, columns: other.columns)
        if rows == 0 || columns == 0 || other.columns == 0 { return result }
        _ = Lapack.oneThread
        let (m, n, k) = (try Lapack.integer(rows), try Lapack.integer(other.columns), try Lapack.integer(columns))
        dgemm_("N", "N", [m], [n], [k], [1], elements, [m], other.elements, [k], [0], &result.elements, [m], 1, 1)
        return result
    }

    /// The sum A + B of two matrices of one shape.
    public func plus(_ other: Matrix) throws(LinearAlgebraError) -> Matrix {
        guard rows == other.rows, columns == other.columns else {
            throw .shape("Cannot add \(other.rows) x \(other.columns) to \(rows) x \(columns); the shapes must agree.")
        }
        return Matrix(unchecked: rows, columns, zip(elements, other.elements).map { $0 + $1 })
    }

    /// The difference A - B of two matrices of one shape.
    public func minus(_ other: Matrix) throws(LinearAlgebraError) -> Matrix {
        try plus(other.scaled(by: -1))
    }

    /// The matrix with every entry multiplied by a number.
    public func scaled(by factor: Double) -> Matrix {
        Matrix(unchecked: rows, columns, elements.map { $0 * factor })
    }

    /// The matrix with entry [r, c] divided by the product of two scales.
    package func unscaled(by scales: [Double]) -> Matrix {
        precondition(scales.count == rows && scales.count == columns)
        var result = self
        for c in 0..<columns {
            for r in 0..<rows { result.elements[r + c * rows] /= scales[r] * scales[c] }
        }
        return result
    }

    /// The quadratic form x' A x of a square matrix.
    public func quadraticForm(_ vector: [Double]) throws(LinearAlgebraError) -> Double {
        let product = try times(vector)
        guard rows == columns else {
            throw .shape("A quadratic form needs a square matrix, found \(rows) x \(columns).")
        }
        return dotProduct(vector, product)
    }
}
