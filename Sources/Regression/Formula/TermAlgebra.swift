/// A main effect (one variable) or an interaction (several).
struct FormulaTerm: Sendable, Equatable {
    let variables: [Expression]
    /// The variables as texts, by which they are told apart.
    let keys: Set<String>

    /// A variable on its own.
    init(_ variable: Expression) {
        variables = [variable]
        keys = [variable.description]
    }

    private init(variables: [Expression], keys: Set<String>) {
        self.variables = variables
        self.keys = keys
    }

    /// A term of nothing, to cross others with.
    static let empty = FormulaTerm(variables: [], keys: [])

    static func == (a: Self, b: Self) -> Bool { a.keys == b.keys }

    /// The interaction of two terms, each variable once.
    func crossed(with other: FormulaTerm) -> FormulaTerm {
        let added = other.variables.filter { !keys.contains($0.description) }
        return FormulaTerm(variables: variables + added, keys: keys.union(other.keys))
    }

    /// The term without one of its variables.
    func without(_ variable: Expression) -> FormulaTerm {
        let key = variable.description
        return FormulaTerm(variables: variables.filter { $0.description != key }, keys: keys.subtracting([key]))
    }
}

/// Turns the right side of a formula into terms.
struct TermAlgebra {
    let source: String
    private(set) var offsets: [Expression] = []
    private(set) var hasIntercept = true
    private static let mostTerms = 1000

    init(source: String) {
        self.source = source
    }

    mutating func terms(of expression: Expression) throws(RegressionError) -> [FormulaTerm] {
        switch expression {
        case .group(let inner): return try terms(of: inner)
        case .name: return [FormulaTerm(expression)]
        case .call("offset", let arguments, let position):
            guard arguments.count == 1 else {
                throw FormulaMistake.error("offset() takes one expression", at: position, in: source)
            }
            offsets.append(arguments[0].value)
            return []
        case .call: return [FormulaTerm(expression)]
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
            var sum = first
            for _ in 1..<Int(power) {
                let grown = try gathered([sum, crossed(sum, first, position)], position)
                // Once nothing new comes of it, nothing ever will.
                if grown.count == sum.count { break }
                sum = grown
            }
            return sum
        }
        let second = try terms(of: right)
        switch symbol {
        case "+": return try gathered([first, second], position)
        case "-": return first.filter { !second.contains($0) }
        case ":": return try crossed(first, second, position)
        case "*": return try gathered([first, second, crossed(first, second, position)], position)
        default:
            let all = first.reduce(FormulaTerm.empty) { $0.crossed(with: $1) }
            return try gathered([first, crossed([all], second, position)], position)
        }
    }

    private mutating func setIntercept(_ value: Double, _ position: Int) throws(RegressionError) {
        guard value == 0 || value == 1 else {
            throw FormulaMistake.error("only 0 or 1 may stand alone, for the intercept", at: position, in: source)
        }
        hasIntercept = value == 1
    }

    /// The terms of some lists, each once.
    private func gathered(
        _ lists: [some Sequence<FormulaTerm>],
        _ position: Int
    ) throws(RegressionError) -> [FormulaTerm] {
        var seen: Set<Set<String>> = []
        var result: [FormulaTerm] = []
        for list in lists {
            for term in list where seen.insert(term.keys).inserted {
                result.append(term)
                guard result.count <= Self.mostTerms else {
                    throw FormulaMistake.error(
                        "this makes more than \(Self.mostTerms) terms, which are the most that a formula may have",
                        at: position,
                        in: source
                    )
                }
            }
        }
        return result
    }

    private func crossed(
        _ a: [FormulaTerm],
        _ b: [FormulaTerm],
        _ position: Int
    ) throws(RegressionError) -> [FormulaTerm] {
        try gathered([a.lazy.flatMap { first in b.lazy.map { first.crossed(with: $0) } }], position)
    }
}
