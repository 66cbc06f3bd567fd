/// A model formula in the notation of Wilkinson and Rogers, as R writes it.
///
/// ```
/// referrals ~ t + factor(month, ref = "1") + offset(log(population))
/// ```
///
/// - `+` adds terms and `-` takes them out; `-1` or `+0` leaves out the intercept, which is there otherwise.
/// - `a:b` is an interaction, `a*b` means `a + b + a:b`, `a/b` means `a + a:b`, `(a + b)^2` all interactions of two.
/// - `factor(x)` makes categories of a column, `ref` naming the reference level; texts are categories already.
///   `ordered(x)` gives them polynomial contrasts.
/// - `poly(x, k)` gives orthogonal polynomials, `poly(x, k, raw = TRUE)` powers; `fourier(t, period, k)` k pairs of
///   sines and cosines; `step(t, start)` a level shift; `slope(t, start)` a change of slope.
/// - `log`, `log10`, `exp`, `sqrt`, `abs`, `sin`, `cos`, `min`, `max` and `I(...)` for arithmetic; `pi` is known.
/// - `offset(x)` enters with the coefficient 1. Names with spaces stand in backquotes.
///
/// A formula has at most 10,000 characters, 500 operators, brackets and the like nested 100 deep, and 1,000 terms.
///
/// Source: Wilkinson and Rogers (1973), Applied Statistics 22, 392-399; Chambers and Hastie, Statistical Models in S
/// (1992), chapter 2.
public struct Formula: Sendable, Equatable, CustomStringConvertible {
    /// The formula as it was given.
    public let description: String
    /// Whether there is an intercept.
    public let hasIntercept: Bool

    let response: Expression
    let terms: [FormulaTerm]
    let offsets: [Expression]

    /// The names of all columns that the formula reads: response, terms and offsets.
    public var columnNames: [String] {
        let parts = [response] + terms.flatMap(\.variables) + offsets
        return Set(parts.flatMap(\.columnNames)).subtracting(["pi", "TRUE", "FALSE", "true", "false"]).sorted()
    }

    /// The most characters of a formula.
    static let greatestLength = 10_000

    /// Reads a formula; an error points at the character that it cannot read.
    public init(_ source: String) throws(RegressionError) {
        let length = source.count
        guard length <= Self.greatestLength else {
            throw RegressionError(
                .formula,
                "A formula may have at most \(Self.greatestLength) characters, found \(length)."
            )
        }
        description = source
        let (left, right) = try FormulaParser.parse(source)
        response = left
        var algebra = TermAlgebra(source: source)
        // Main effects come first, then interactions of two, and so on; within an order, as written.
        let found = try algebra.terms(of: right).enumerated()
            .sorted { ($0.element.variables.count, $0.offset) < ($1.element.variables.count, $1.offset) }
            .map(\.element)
        terms = found
        offsets = algebra.offsets
        hasIntercept = algebra.hasIntercept
        if found.isEmpty && !algebra.hasIntercept {
            throw FormulaMistake.error("no term and no intercept are left to estimate", at: right.position, in: source)
        }
    }
}
