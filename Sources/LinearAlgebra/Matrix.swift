/// A dense matrix of double-precision numbers, stored column by column.
///
/// `elements[row + column * rows]` is the entry in that row and column, the layout of LAPACK. A matrix may have no
/// rows or no columns. Indices out of range stop the program, as they do for an array.
public struct Matrix: Sendable, Equatable {
    /// The number of rows.
    public let rows: Int
    /// The number of columns.
    public let columns: Int
    /// The entries, column by column.
    public internal(set) var elements: [Double]

    /// A matrix with the same number everywhere.
    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        precondition(rows >= 0 && columns >= 0, "A matrix cannot have a negative number of rows or columns.")
        self.rows = rows
        self.columns = columns
        elements = [Double](repeating: value, count: rows * columns)
    }

    /// A matrix from its entries, column by column; there must be `rows * columns` of them.
    public init(rows: Int, columns: Int, elements: [Double]) throws(LinearAlgebraError) {
        guard rows >= 0, columns >= 0, elements.count == rows * columns else {
            throw .shape("A \(rows) x \(columns) matrix needs \(rows * columns) entries, found \(elements.count).")
        }
        self.rows = rows
        self.columns = columns
        self.elements = elements
    }

    /// A matrix from its rows, which must all have the same length.
    public init(rows list: [[Double]]) throws(LinearAlgebraError) {
        let width = list.first?.count ?? 0
        if let odd = list.firstIndex(where: { $0.count != width }) {
            throw .shape("Row \(odd) has \(list[odd].count) entries where row 0 has \(width); give rows of one length.")
        }
        self.init(rows: list.count, columns: width)
        for (r, row) in list.enumerated() {
            for (c, value) in row.enumerated() { elements[r + c * rows] = value }
        }
    }

    /// A matrix from its columns, which must all have the same length.
    public init(columns list: [[Double]]) throws(LinearAlgebraError) {
        let height = list.first?.count ?? 0
        if let odd = list.firstIndex(where: { $0.count != height }) {
            throw .shape(
                "Column \(odd) has \(list[odd].count) entries where column 0 has \(height); give columns of one length."
            )
        }
        rows = height
        columns = list.count
        elements = Array(list.joined())
    }

    /// The identity matrix.
    public static func identity(_ size: Int) -> Matrix {
        var result = Matrix(rows: size, columns: size)
        for i in 0..<size { result[i, i] = 1 }
        return result
    }

    /// The square matrix with the given diagonal and zeros elsewhere.
    public static func diagonal(_ values: [Double]) -> Matrix {
        var result = Matrix(rows: values.count, columns: values.count)
        for (i, value) in values.enumerated() { result[i, i] = value }
        return result
    }

    /// The entry in a row and a column, both counted from zero.
    @inlinable
    public subscript(row: Int, column: Int) -> Double {
        get {
            precondition(row >= 0 && row < rows && column >= 0 && column < columns, "Matrix index out of range.")
            return elements[row + column * rows]
        }
        set {
            precondition(row >= 0 && row < rows && column >= 0 && column < columns, "Matrix index out of range.")
            setElement(newValue, at: row + column * rows)
        }
    }

    @usableFromInline
    mutating func setElement(_ value: Double, at index: Int) {
        elements[index] = value
    }

    /// A column, as an array.
    public func column(_ index: Int) -> [Double] {
        precondition(index >= 0 && index < columns, "Matrix column out of range.")
        return Array(elements[index * rows..<(index + 1) * rows])
    }

    /// A row, as an array.
    public func row(_ index: Int) -> [Double] {
        precondition(index >= 0 && index < rows, "Matrix row out of range.")
        return (0..<columns).map { elements[index + $0 * rows] }
    }

    /// The entries on the diagonal.
    public var diagonal: [Double] {
        (0..<min(rows, columns)).map { elements[$0 + $0 * rows] }
    }

    /// The matrix made of some of the columns, in the order given.
    public func selecting(columns chosen: [Int]) -> Matrix {
        Matrix(unchecked: rows, chosen.count, chosen.flatMap { column($0) })
    }

    /// The matrix made of some of the rows, in the order given.
    public func selecting(rows chosen: [Int]) -> Matrix {
        precondition(chosen.allSatisfy { $0 >= 0 && $0 < rows }, "Matrix row out of range.")
        var result: [Double] = []
        result.reserveCapacity(chosen.count * columns)
        for c in 0..<columns {
            for r in chosen { result.append(elements[r + c * rows]) }
        }
        return Matrix(unchecked: chosen.count, columns, result)
    }

    /// A matrix whose number of entries the caller has made right.
    init(unchecked rows: Int, _ columns: Int, _ elements: [Double]) {
        self.rows = rows
        self.columns = columns
        self.elements = elements
    }
}
