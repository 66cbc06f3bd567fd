import LinearAlgebra

/// A formula with everything that it learnt from its data: levels, reference levels and polynomials.
///
/// It makes the design of the fit, and the same columns again for new data.
public struct FormulaEncoding: Sendable, Equatable {
    /// The formula.
    public let formula: Formula
    private let variables: [String: VariableEncoding]

    /// Learns from a table.
    public init(_ formula: Formula, _ table: DataTable) throws(RegressionError) {
        self.formula = formula
        var variables: [String: VariableEncoding] = [:]
        for variable in formula.terms.flatMap(\.variables) where variables[variable.description] == nil {
            variables[variable.description] = try VariableEncoding(variable, table, formula.description)
        }
        self.variables = variables
    }

    /// The design on a table, with the columns and names of the fit.
    public func design(_ table: DataTable) throws(RegressionError) -> DesignMatrix {
        try checkSize(table)
        var columns: [DesignMatrix.Column] = []
        if formula.hasIntercept {
            let ones = [Double](repeating: 1, count: table.rows)
            columns.append(DesignMatrix.Column(name: DesignMatrix.interceptName, values: ones, remainder: nil))
        }
        for term in formula.terms { columns += try self.columns(of: term, table) }
        return try DesignMatrix(rows: table.rows, columns: columns)
    }

    /// The response on a table.
    public func response(_ table: DataTable) throws(RegressionError) -> [Double] {
        try formula.response.numbers(table, formula.description)
    }

    /// The sum of the offsets on a table, or nil when the formula has none.
    public func offset(_ table: DataTable) throws(RegressionError) -> [Double]? {
        var sum: [Double]?
        for expression in formula.offsets {
            let values = try expression.numbers(table, formula.description)
            sum = sum.map { zip($0, values).map { $0 + $1 } } ?? values
        }
        return sum
    }

    /// Refuses designs that would take more than some seconds, or too much room, before they are made.
    private func checkSize(_ table: DataTable) throws(RegressionError) {
        let widths = formula.terms.map { term in
            term.variables.reduce(1.0) { width, variable in
                let full = !hasMargin(of: term, without: variable)
                return width * Double(variables[variable.description]?.columnCount(full: full) ?? 1)
            }
        }
        let columns = widths.reduce(formula.hasIntercept ? 1 : 0, +)
        let most = max(100, (Self.mostWork / Double(max(1, table.rows))).squareRoot().rounded(.down))
        guard columns > most else { return }
        let widest = widths.indices.max { widths[$0] < widths[$1] } ?? 0
        let name = formula.terms[widest].variables.map(\.description).joined(separator: ":")
        throw RegressionError(
            .rankDeficient,
            "The formula makes \(Expression.shown(columns)) columns, \(Expression.shown(widths[widest])) of them of '\(name)'; "
                + "with \(table.rows) rows at most \(Expression.shown(most)) can be fitted. Merge levels, lower the degree or "
                + "leave the column out."
        )
    }

    /// Rows times squared columns that take some ten seconds where columns depend on each other.
    private static let mostWork = 1e9

    /// The products of the variables' columns, the first variable varying fastest.
    private func columns(of term: FormulaTerm, _ table: DataTable) throws(RegressionError) -> [DesignMatrix.Column] {
        var result: [DesignMatrix.Column] = []
        for (place, variable) in term.variables.enumerated() {
            guard let encoding = variables[variable.description] else { continue }
            let full = encoding.isFactor && !hasMargin(of: term, without: variable)
            let columns = try encoding.columns(table, full: full, formula.description)
                .map {
                    DesignMatrix.Column(
                        name: variable.description + $0.suffix,
                        values: $0.values,
                        remainder: $0.remainder
                    )
                }
            if place == 0 {
                result = columns
            } else {
                result = columns.flatMap { right in result.map { $0.times(right) } }
            }
        }
        return result
    }

    /// What tells the edge of a separation, in the formula's words: columns of a category by the level that the row has.
    func variables(of separation: Separation, _ table: DataTable) throws(RegressionError) -> [String] {
        var words: [String] = []
        for column in separation.columns {
            var word = "'\(column)'"
            if let (key, encoding) = variables.first(where: { $1.isColumn(column, of: $0) }) {
                word = "'\(key)'"
                if case .factor(let expression, _, _) = encoding {
                    let level = Levels.texts(try Levels.column(expression, table, formula.description))[separation.row]
                    word = "level '\(level)' of '\(expression.description)'"
                }
            }
            if !words.contains(word) { words.append(word) }
        }
        return words
    }

    /// Whether the model holds the term without one of its factors, so that contrasts are enough for that factor.
    ///
    /// Source: Chambers and Hastie (1992), section 2.4.1.
    private func hasMargin(of term: FormulaTerm, without variable: Expression) -> Bool {
        let rest = term.without(variable)
        if rest.variables.isEmpty {
            let earlier = formula.terms.prefix { $0 != term }
            let spanned = earlier.contains { other in
                other.variables.count == 1 && variables[other.variables[0].description]?.isFactor == true
            }
            return formula.hasIntercept || spanned
        }
        return formula.terms.contains(rest)
    }
}
