/// A fit made from a formula, with what is needed to predict for new data.
public struct FormulaFit<Fit: Sendable>: Sendable {
    /// The fit.
    public let fit: Fit
    /// The formula with the levels and polynomials that it learnt.
    public let encoding: FormulaEncoding
}

extension FormulaFit {
    /// The fit of the columns that a formula makes of a table.
    init(
        _ formula: Formula,
        _ table: DataTable,
        by fit: (_ design: DesignMatrix, _ response: [Double], _ offset: [Double]?) throws(RegressionError) -> Fit
    ) throws(RegressionError) {
        encoding = try FormulaEncoding(formula, table)
        do {
            self.fit = try fit(encoding.design(table), encoding.response(table), encoding.offset(table))
        } catch {
            guard var separation = error.separation else { throw error }
            separation.variables = try encoding.variables(of: separation, table)
            throw RegressionError(separation)
        }
    }
}

extension LinearModel {
    /// Fits a formula to a table; offsets stand in the formula.
    public func fit(
        _ formula: Formula,
        _ table: DataTable,
        weights: [Double]? = nil
    ) throws(RegressionError) -> FormulaFit<LinearFit> {
        try FormulaFit(formula, table) { design, response, offset throws(RegressionError) in
            try fit(design, response: response, weights: weights, offset: offset)
        }
    }
}

extension GeneralizedLinearModel {
    /// Fits a formula to a table; offsets stand in the formula.
    public func fit(
        _ formula: Formula,
        _ table: DataTable,
        weights: [Double]? = nil
    ) throws(RegressionError) -> FormulaFit<GeneralizedLinearFit> {
        try FormulaFit(formula, table) { design, response, offset throws(RegressionError) in
            try fit(design, response: response, weights: weights, offset: offset)
        }
    }
}

extension NegativeBinomialModel {
    /// Fits a formula to a table; offsets stand in the formula.
    public func fit(
        _ formula: Formula,
        _ table: DataTable,
        weights: [Double]? = nil
    ) throws(RegressionError) -> FormulaFit<NegativeBinomialFit> {
        try FormulaFit(formula, table) { design, response, offset throws(RegressionError) in
            try fit(design, response: response, weights: weights, offset: offset)
        }
    }
}
