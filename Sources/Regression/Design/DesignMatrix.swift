public import LinearAlgebra

/// The columns of a regression, with their names.
public struct DesignMatrix: Sendable, Equatable {
    /// One row an observation, one column a coefficient.
    public let matrix: Matrix
    /// The names of the columns, all different.
    public let names: [String]
    /// What rounding took from each entry, where it is known: powers of a column are computed to twice the precision.
    let remainder: Matrix?

    /// The number of observations.
    public var rows: Int { matrix.rows }
    /// The number of columns.
    public var columns: Int { matrix.columns }

    /// A design from a matrix and the names of its columns; every entry must be finite.
    public init(_ matrix: Matrix, names: [String]) throws(RegressionError) {
        guard names.count == matrix.columns else {
            throw RegressionError(.shape, "The design has \(matrix.columns) columns and \(names.count) names.")
        }
        var seen: Set<String> = []
        if let twice = names.first(where: { !seen.insert($0).inserted }) {
            throw RegressionError(.shape, "Two columns of the design are named '\(twice)'; names must differ.")
        }
        if let index = matrix.elements.firstIndex(where: { !$0.isFinite }) {
            throw RegressionError(
                .invalidValue,
                "Column '\(names[index / matrix.rows])' holds \(matrix.elements[index]) in row \(index % matrix.rows + 1); "
                    + "every value must be a finite number, so drop or fill the row."
            )
        }
        self.matrix = matrix
        self.names = names
        remainder = nil
    }

    /// A design from named columns of one length, with a column of ones named `(Intercept)` first unless refused.
    public init(columns: [(name: String, values: [Double])], intercept: Bool = true) throws(RegressionError) {
        for column in columns where column.values.count != columns[0].values.count {
            throw RegressionError(
                .shape,
                "Column '\(column.name)' has \(column.values.count) values where '\(columns[0].name)' has "
                    + "\(columns[0].values.count); give columns of one length."
            )
        }
        var named = columns
        if intercept {
            let count = columns.first?.values.count ?? 0
            named.insert((Self.interceptName, [Double](repeating: 1, count: count)), at: 0)
        }
        let matrix = try algebra { () throws(LinearAlgebraError) in try Matrix(columns: named.map(\.values)) }
        try self.init(matrix, names: named.map(\.name))
    }

    /// A design with a column of ones only.
    public static func intercept(rows: Int) -> DesignMatrix {
        DesignMatrix(trusted: Matrix(rows: rows, columns: 1, repeating: 1), names: [interceptName], remainder: nil)
    }

    /// The name of the column of ones.
    public static let interceptName = "(Intercept)"

    /// Whether the design holds a column of ones under the usual name.
    public var hasIntercept: Bool { names.contains(Self.interceptName) }

    /// The design with only some of its columns, in the order given.
    public func selecting(columns: [Int]) -> DesignMatrix {
        DesignMatrix(
            trusted: matrix.selecting(columns: columns),
            names: columns.map { names[$0] },
            remainder: remainder?.selecting(columns: columns)
        )
    }

    /// The design with only some of its rows, in the order given.
    public func selecting(rows: [Int]) -> DesignMatrix {
        DesignMatrix(
            trusted: matrix.selecting(rows: rows),
            names: names,
            remainder: remainder?.selecting(rows: rows)
        )
    }

    private init(trusted matrix: Matrix, names: [String], remainder: Matrix?) {
        self.matrix = matrix
        self.names = names
        self.remainder = remainder
    }

    /// A named column, with what rounding took from it where that is known.
    struct Column {
        let name: String
        let values: [Double]
        let remainder: [Double]?

        /// The product of two columns, row by row.
        func times(_ other: Column) -> Column {
            Column(name: name + ":" + other.name, values: zip(values, other.values).map { $0 * $1 }, remainder: nil)
        }
    }

    /// A design from columns of a formula.
    init(rows: Int, columns: [Column]) throws(RegressionError) {
        let checked = try DesignMatrix(
            algebra { () throws(LinearAlgebraError) in
                try Matrix(rows: rows, columns: columns.count, elements: columns.flatMap(\.values))
            },
            names: columns.map(\.name)
        )
        matrix = checked.matrix
        names = checked.names
        guard columns.contains(where: { $0.remainder != nil }) else {
            remainder = nil
            return
        }
        let zero = [Double](repeating: 0, count: rows)
        remainder = try algebra { () throws(LinearAlgebraError) in
            try Matrix(rows: rows, columns: columns.count, elements: columns.flatMap { $0.remainder ?? zero })
        }
    }
}
