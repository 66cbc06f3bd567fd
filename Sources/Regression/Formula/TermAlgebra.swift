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
