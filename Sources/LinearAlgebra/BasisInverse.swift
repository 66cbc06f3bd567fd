/// The inverse of a simplex basis, held dense and kept up to date while its columns are exchanged one by one.
struct BasisInverse {
    private let size: Int
    /// Row after row.
    private var elements: [Double]
    /// Exchanges since it was last made from the columns.
    private(set) var updates = 0

    /// Of a basis of `size` columns, not yet given.
    init(size: Int) {
        self.size = size
        elements = [Double](repeating: 0, count: size * size)
    }

    /// B^-1 a for a sparse vector.
    func times(_ column: [(row: Int, value: Double)]) -> [Double] {
        var result = [Double](repeating: 0, count: size)
        for (k, value) in column where value != 0 {
            for row in 0..<size { result[row] += elements[row * size + k] * value }
        }
        return result
    }

    /// c' B^-1.
    func transposedTimes(_ costs: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: size)
        for (row, cost) in costs.enumerated() where cost != 0 {
            for k in 0..<size { result[k] += cost * elements[row * size + k] }
        }
        return result
    }

    /// Exchanges the column of one row for another, of which B^-1 a is given.
    mutating func replace(_ row: Int, _ direction: [Double]) {
        let pivot = direction[row]
        elements.withUnsafeMutableBufferPointer { elements in
            for k in 0..<size { elements[row * size + k] /= pivot }
            for other in 0..<size where other != row && direction[other] != 0 {
                let factor = direction[other]
                for k in 0..<size { elements[other * size + k] -= factor * elements[row * size + k] }
            }
        }
        updates += 1
    }

    /// Gauss-Jordan elimination with row pivots.
    ///
    /// Not by LAPACK: the figures must be the same whichever library is installed.
    mutating func invert(_ columns: [[(row: Int, value: Double)]]) throws(LinearAlgebraError) {
        var matrix = [Double](repeating: 0, count: size * size)
        for (k, column) in columns.enumerated() {
            for (row, value) in column { matrix[row * size + k] += value }
        }
        elements = [Double](repeating: 0, count: size * size)
        for k in 0..<size { elements[k * size + k] = 1 }
        for k in 0..<size {
            var best = k
            for row in k..<size where abs(matrix[row * size + k]) > abs(matrix[best * size + k]) { best = row }
            let pivot = matrix[best * size + k]
            guard abs(pivot) > 1e-13 else {
                throw .singular("A basis of the linear programme cannot be inverted: its rows are nearly dependent.")
            }
            if best != k {
                for j in 0..<size {
                    matrix.swapAt(best * size + j, k * size + j)
                    elements.swapAt(best * size + j, k * size + j)
                }
            }
            for j in 0..<size {
                matrix[k * size + j] /= pivot
                elements[k * size + j] /= pivot
            }
            for row in 0..<size where row != k && matrix[row * size + k] != 0 {
                let factor = matrix[row * size + k]
                for j in k..<size { matrix[row * size + j] -= factor * matrix[k * size + j] }
                for j in 0..<size { elements[row * size + j] -= factor * elements[k * size + j] }
            }
        }
        updates = 0
    }
}
