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

    /// Reads a formula; an error points at the character that it cannot read.
    public init(_ source: String) throws(RegressionError) {
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

/// A main effect (one variable) or an interaction (several).
struct FormulaTerm: Sendable, Equatable {
    let variables: [Expression]

    var keys: Set<String> { Set(variables.map(\.description)) }

    static func == (a: Self, b: Self) -> Bool { a.keys == b.keys }

    /// The interaction of two terms, each variable once.
    func crossed(with other: FormulaTerm) -> FormulaTerm {
        FormulaTerm(variables: variables + other.variables.filter { !keys.contains($0.description) })
    }
}

/// Turns the right side of a formula into terms.
struct TermAlgebra {
    let source: String
    private(set) var offsets: [Expression] = []
    private(set) var hasIntercept = true

    init(source: String) {
        self.source = source
    }

    mutating func terms(of expression: Expression) throws(RegressionError) -> [FormulaTerm] {
        switch expression {
        case .group(let inner): return try terms(of: inner)
        case .name: return [FormulaTerm(variables: [expression])]
        case .call("offset", let arguments, let position):
            guard arguments.count == 1 else {
                throw FormulaMistake.error("offset() takes one expression", at: position, in: source)
            }
            offsets.append(arguments[0].value)
            return []
        case .call: return [FormulaTerm(variables: [expression])]
        case .number(let value, let position):
            try setIntercept(value, position)
            return []
        case .negation(.number(let value, let position), _):
            try setIntercept(1 - value, position)
            return []
        case .text(_, let position), .negation(_, let position):
            throw FormulaMistake.error("a term must be a column or a function of columns", at: position, in: source)
        case .binary("-", let left, .number(let value, let position), _):
            let kept = try terms(of: left)
            try setIntercept(1 - value, position)
            return kept
        case .binary(let symbol, let left, let right, let position):
            return try combine(symbol, left, right, position)
        }
    }

    private mutating func combine(
        _ symbol: Character,
        _ left: Expression,
        _ right: Expression,
        _ position: Int
    ) throws(RegressionError) -> [FormulaTerm] {
        let first = try terms(of: left)
        if symbol == "^" {
            guard case .number(let power, _) = right, power >= 1, power <= 8, power == power.rounded() else {
                throw FormulaMistake.error(
                    "a power of terms must be a whole number from 1 to 8",
                    at: position,
                    in: source
                )
            }
            return (1..<Int(power)).reduce(first) { sum, _ in Self.union(sum, Self.crossed(sum, first)) }
        }
        let second = try terms(of: right)
        switch symbol {
        case "+": return Self.union(first, second)
        case "-": return first.filter { !second.contains($0) }
        case ":": return Self.crossed(first, second)
        case "*": return Self.union(Self.union(first, second), Self.crossed(first, second))
        default:
            let all = first.reduce(FormulaTerm(variables: [])) { $0.crossed(with: $1) }
            return Self.union(first, Self.crossed([all], second))
        }
    }

    private mutating func setIntercept(_ value: Double, _ position: Int) throws(RegressionError) {
        guard value == 0 || value == 1 else {
            throw FormulaMistake.error("only 0 or 1 may stand alone, for the intercept", at: position, in: source)
        }
        hasIntercept = value == 1
    }

    private static func union(_ a: [FormulaTerm], _ b: [FormulaTerm]) -> [FormulaTerm] {
        (a + b).reduce(into: []) { sum, term in if !sum.contains(term) { sum.append(term) } }
    }

    private static func crossed(_ a: [FormulaTerm], _ b: [FormulaTerm]) -> [FormulaTerm] {
        union(a.flatMap { first in b.map { first.crossed(with: $0) } }, [])
    }
}
