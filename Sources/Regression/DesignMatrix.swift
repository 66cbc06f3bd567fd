public import LinearAlgebra

/// The columns of a regression, with their names.
public struct DesignMatrix: Sendable, Equatable {
    /// One row an observation, one column a coefficient.
    public let matrix: Matrix
    /// The names of the columns, all different.
    public let names: [String]

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
                "Column '\(names[index / matrix.rows])' holds \(matrix.elements[index]) in row \(index % matrix.rows); "
                    + "every value must be a finite number, so drop or fill the row."
            )
        }
        self.matrix = matrix
        self.names = names
    }

    /// A design from named columns of one length, with a column of ones named `(Intercept)` first unless refused.
    public init(columns: [(name: String, values: [Double])], intercept: Bool = true) throws(RegressionError) {
        var named = columns
        if intercept {
            let count = columns.first?.values.count ?? 0
            named.insert((Self.interceptName, [Double](repeating: 1, count: count)), at: 0)
        }
        let matrix = try algebra { () throws(LinearAlgebraError) in try Matrix(columns: named.map(\.values)) }
        try self.init(matrix, names: named.map(\.name))
    }

    /// The name of the column of ones.
    public static let interceptName = "(Intercept)"

    /// Whether the design holds a column of ones under the usual name.
    public var hasIntercept: Bool { names.contains(Self.interceptName) }

    /// The design with only some of its columns, in the order given.
    public func selecting(columns: [Int]) -> DesignMatrix {
        DesignMatrix(trusted: matrix.selecting(columns: columns), names: columns.map { names[$0] })
    }

    /// The design with only some of its rows, in the order given.
    public func selecting(rows: [Int]) -> DesignMatrix {
        DesignMatrix(trusted: matrix.selecting(rows: rows), names: names)
    }

    private init(trusted matrix: Matrix, names: [String]) {
        self.matrix = matrix
        self.names = names
    }
}
