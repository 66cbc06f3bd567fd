/// Reads a formula by precedence climbing.
///
/// From loosest to tightest: `~`, `+ -`, `* /`, `:`, `^`, as in R. What nests deeper, or has more operators, than the
/// functions that walk through the tree have room for is refused.
struct FormulaParser {
    private let source: String
    private let tokens: [FormulaToken]
    private var place = 0
    private var depth = 0
    private var operators = 0
    private static let greatestDepth = 100
    private static let mostOperators = 500

    /// The tree of `left ~ right`.
    static func parse(_ source: String) throws(RegressionError) -> (left: Expression, right: Expression) {
        var parser = FormulaParser(source, try FormulaToken.tokens(of: source))
        let left = try parser.expression(above: 0)
        guard parser.take("~") else {
            throw parser.mistake("expected '~' between the response and the terms, found \(parser.next.shown)")
        }
        let right = try parser.expression(above: 0)
        guard parser.next.kind == .end else {
            throw parser.mistake("expected an operator or the end, found \(parser.next.shown)")
        }
        return (left, right)
    }

    private init(_ source: String, _ tokens: [FormulaToken]) {
        self.source = source
        self.tokens = tokens
    }

    private var next: FormulaToken { tokens[place] }

    private func mistake(_ what: String) -> RegressionError {
        FormulaMistake.error(what, at: next.position, in: source)
    }

    private mutating func take(_ symbol: Character) -> Bool {
        guard next.kind == .symbol(symbol) else { return false }
        place += 1
        return true
    }

    private static func precedence(_ symbol: Character) -> Int? {
        switch symbol {
        case "+", "-": 1
        case "*", "/": 2
        case ":": 3
        case "^": 5
        default: nil
        }
    }

    private mutating func expression(above least: Int) throws(RegressionError) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth else {
            throw mistake("brackets, signs and powers may stand at most \(Self.greatestDepth) deep in one another")
        }
        var left = try operand()
        while case .symbol(let symbol) = next.kind, let level = Self.precedence(symbol), level > least {
            let position = next.position
            operators += 1
            guard operators <= Self.mostOperators else {
                throw mistake("a formula may have at most \(Self.mostOperators) operators")
            }
            place += 1
            // A power binds to the right: 2^3^2 is 2^(3^2).
            let right = try expression(above: symbol == "^" ? level - 1 : level)
            left = .binary(symbol, left, right, position)
        }
        return left
    }

    private mutating func operand() throws(RegressionError) -> Expression {
        let token = next
        switch token.kind {
        case .number(let value):
            place += 1
            return .number(value, token.position)
        case .text(let text):
            place += 1
            return .text(text, token.position)
        case .name(let name):
            place += 1
            return take("(") ? .call(name, try arguments(), token.position) : .name(name, token.position)
        case .symbol("("):
            place += 1
            let inner = try expression(above: 0)
            guard take(")") else { throw mistake("expected ')', found \(next.shown)") }
            return .group(inner)
        case .symbol("-"):
            place += 1
            // Tighter than ':' and looser than '^', as in R.
            return .negation(try expression(above: 4), token.position)
        case .symbol("+"):
            place += 1
            return try expression(above: 4)
        case .symbol, .end:
            throw mistake("expected a column, a number or a function, found \(token.shown)")
        }
    }

    private mutating func arguments() throws(RegressionError) -> [Expression.Argument] {
        var result: [Expression.Argument] = []
        if take(")") { return result }
        repeat {
            var label: String?
            if case .name(let name) = next.kind, tokens[place + 1].kind == .symbol("=") {
                label = name
                place += 2
            }
            result.append(Expression.Argument(label: label, value: try expression(above: 0)))
        } while take(",")
        guard take(")") else { throw mistake("expected ',' or ')', found \(next.shown)") }
        return result
    }
}
