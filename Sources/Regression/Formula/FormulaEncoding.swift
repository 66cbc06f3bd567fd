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

    /// Whether the model holds the term without one of its factors, so that contrasts are enough for that factor.
    ///
    /// Source: Chambers and Hastie (1992), section 2.4.1.
    private func hasMargin(of term: FormulaTerm, without variable: Expression) -> Bool {
        let rest = term.variables.filter { $0.description != variable.description }
        if rest.isEmpty {
            let earlier = formula.terms.prefix { $0 != term }
            let spanned = earlier.contains { other in
                other.variables.count == 1 && variables[other.variables[0].description]?.isFactor == true
            }
            return formula.hasIntercept || spanned
        }
        return formula.terms.contains(FormulaTerm(variables: rest))
    }
}
