import Foundation

extension Expression {
    /// The expression's values on the rows of a table; a lone number is repeated.
    func numbers(_ table: DataTable, _ source: String) throws(RegressionError) -> [Double] {
        switch self {
        case .number(let value, _): return [Double](repeating: value, count: table.rows)
        case .group(let inner): return try inner.numbers(table, source)
        case .negation(let inner, _): return try inner.numbers(table, source).map { -$0 }
        case .text(_, let position):
            throw FormulaMistake.error("a text cannot stand in arithmetic", at: position, in: source)
        case .name(let name, let position):
            if case .numbers(let values) = table[name] { return values }
            if table[name] == nil {
                if name == "pi" { return [Double](repeating: .pi, count: table.rows) }
                throw FormulaMistake.unknownColumn(name, table, position, source)
            }
            throw FormulaMistake.error("column '\(name)' holds texts, not numbers", at: position, in: source)
        case .binary(let symbol, let left, let right, let position):
            let (a, b) = (try left.numbers(table, source), try right.numbers(table, source))
            switch symbol {
            case "+": return zip(a, b).map { $0 + $1 }
            case "-": return zip(a, b).map { $0 - $1 }
            case "*": return zip(a, b).map { $0 * $1 }
            case "/": return zip(a, b).map { $0 / $1 }
            case "^": return zip(a, b).map { pow($0, $1) }
            default: throw FormulaMistake.error("'\(symbol)' cannot stand in arithmetic", at: position, in: source)
            }
        case .call(let name, let arguments, let position):
            return try Self.call(name, arguments, position, table, source)
        }
    }

    private static let functions: [String: @Sendable (Double) -> Double] = [
        "log": { Foundation.log($0) }, "log10": { Foundation.log10($0) }, "exp": { Foundation.exp($0) },
        "sqrt": { $0.squareRoot() }, "abs": { Swift.abs($0) }, "sin": { Foundation.sin($0) },
        "cos": { Foundation.cos($0) }, "I": { $0 },
    ]

    private static let pairs: [String: @Sendable (Double, Double) -> Double] = [
        "min": { Swift.min($0, $1) }, "max": { Swift.max($0, $1) },
        "step": { $0 >= $1 ? 1 : 0 }, "slope": { Swift.max(0, $0 - $1) },
    ]

    private static func call(
        _ name: String,
        _ arguments: [Argument],
        _ position: Int,
        _ table: DataTable,
        _ source: String
    ) throws(RegressionError) -> [Double] {
        var values: [[Double]] = []
        for argument in arguments { values.append(try argument.value.numbers(table, source)) }
        if let function = functions[name], values.count == 1 { return values[0].map(function) }
        if let function = pairs[name], values.count == 2 { return zip(values[0], values[1]).map(function) }
        if functions[name] != nil || pairs[name] != nil {
            let wanted = functions[name] != nil ? "1 argument" : "2 arguments"
            throw FormulaMistake.error("\(name)() takes \(wanted), found \(values.count)", at: position, in: source)
        }
        let known = (functions.keys.sorted() + pairs.keys.sorted()).joined(separator: ", ")
        throw FormulaMistake.error(
            "there is no function '\(name)' of numbers; known are \(known)",
            at: position,
            in: source
        )
    }
}

extension FormulaMistake {
    static func unknownColumn(
        _ name: String,
        _ table: DataTable,
        _ position: Int,
        _ source: String
    ) -> RegressionError {
        let pointed = error(
            "there is no column '\(name)'; the columns are \(listed(table.names))",
            at: position,
            in: source
        )
        return RegressionError(.unknownColumn, pointed.description)
    }
}
