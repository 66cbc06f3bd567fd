/// A fit made from a formula, with what is needed to predict for new data.
public struct FormulaFit<Fit: Sendable>: Sendable {
    /// The fit.
    public let fit: Fit
    /// The formula with the levels and polynomials that it learnt.
    public let encoding: FormulaEncoding
}

extension GeneralizedLinearModel {
    /// Fits a formula to a table; offsets stand in the formula.
    public func fit(
        _ formula: Formula,
        _ table: DataTable,
        weights: [Double]? = nil
    ) throws(RegressionError) -> FormulaFit<GeneralizedLinearFit> {
        let encoding = try FormulaEncoding(formula, table)
        let fit = try fit(
            encoding.design(table),
            response: encoding.response(table),
            weights: weights,
            offset: encoding.offset(table)
        )
        return FormulaFit(fit: fit, encoding: encoding)
    }
}

extension NegativeBinomialModel {
    /// Fits a formula to a table; offsets stand in the formula.
    public func fit(
        _ formula: Formula,
        _ table: DataTable,
        weights: [Double]? = nil
    ) throws(RegressionError) -> FormulaFit<NegativeBinomialFit> {
        let encoding = try FormulaEncoding(formula, table)
        let fit = try fit(
            encoding.design(table),
            response: encoding.response(table),
            weights: weights,
            offset: encoding.offset(table)
        )
        return FormulaFit(fit: fit, encoding: encoding)
    }
}
