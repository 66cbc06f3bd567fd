/// A call inside a formula whose arguments are settings rather than arithmetic.
struct FormulaCall {
    let name: String
    let arguments: [Expression.Argument]
    let position: Int
    let source: String

    /// The expression that comes first.
    func first() throws(RegressionError) -> Expression {
        guard let argument = arguments.first, argument.label == nil else {
            throw mistake("\(name)() needs a column as its first argument")
        }
        return argument.value
    }

    /// An argument by its label, or by its place when it has none.
    func argument(_ label: String, at index: Int?) -> Expression? {
        if let labelled = arguments.first(where: { $0.label == label }) { return labelled.value }
        guard let index, index < arguments.count, arguments[index].label == nil else { return nil }
        return arguments[index].value
    }

    /// A number that must be there.
    func number(_ label: String, at index: Int) throws(RegressionError) -> Double {
        guard case .number(let value, _)? = argument(label, at: index) else {
            throw mistake("\(name)() needs a number for '\(label)'")
        }
        return value
    }

    /// `factor(x, ref = "level")` or `ordered(x)`.
    func factor(_ table: DataTable) throws(RegressionError) -> VariableEncoding {
        let expression = try first()
        var levels = Levels.of(try Levels.column(expression, table, source))
        if let chosen = argument("ref", at: nil) {
            let wanted: String
            switch chosen {
            case .text(let text, _): wanted = text
            case .number(let value, _): wanted = Expression.shown(value)
            default: throw FormulaMistake.error("'ref' must be a level", at: chosen.position, in: source)
            }
            guard let place = levels.firstIndex(of: wanted) else {
                throw FormulaMistake.error(
                    "'\(wanted)' is not a level of \(expression.description); its levels are \(listed(levels))",
                    at: chosen.position,
                    in: source
                )
            }
            levels.insert(levels.remove(at: place), at: 0)
        }
        return .factor(expression, levels: levels, isOrdered: name == "ordered")
    }

    /// `poly(x, degree)` or `poly(x, degree, raw = TRUE)`.
    func polynomial(_ table: DataTable) throws(RegressionError) -> VariableEncoding {
        let expression = try first()
        let degree = try number("degree", at: 1)
        guard degree >= 1, degree <= 30, degree == degree.rounded() else {
            throw mistake("poly() needs a whole degree from 1 to 30, found \(Expression.shown(degree))")
        }
        if let raw = argument("raw", at: 2) {
            switch raw {
            case .name("TRUE", _), .name("true", _): return .powers(expression, degree: Int(degree))
            case .name("FALSE", _), .name("false", _): break
            default: throw FormulaMistake.error("'raw' must be TRUE or FALSE", at: raw.position, in: source)
            }
        }
        let points = try expression.numbers(table, source)
        do { return .polynomial(expression, try OrthogonalPolynomial(points: points, degree: Int(degree))) } catch {
            throw mistake(error.description)
        }
    }

    private func mistake(_ what: String) -> RegressionError {
        FormulaMistake.error(what, at: position, in: source)
    }
}
