import Foundation
import LinearAlgebra

/// How one variable of a formula becomes columns, with whatever was learnt from the data of the fit.
enum VariableEncoding: Sendable, Equatable {
    /// One column of numbers.
    case numeric(Expression)
    /// Orthogonal polynomials.
    case polynomial(Expression, OrthogonalPolynomial)
    /// Powers from 1 to a degree.
    case powers(Expression, degree: Int)
    /// Sines and cosines of the first harmonics of a period.
    case fourier(Expression, period: Double, order: Int)
    /// Categories, the reference level first; ordered ones get polynomial contrasts.
    case factor(Expression, levels: [String], isOrdered: Bool)

    /// Columns that one variable gives.
    struct Column {
        let suffix: String
        let values: [Double]
        /// What rounding took from the values, where that is known.
        var remainder: [Double]?
    }

    /// The most harmonics: a year by days has 182, and nobody tells the later ones from chance.
    private static let greatestOrder = 100.0

    /// Learns the encoding of a variable from a table.
    init(_ variable: Expression, _ table: DataTable, _ source: String) throws(RegressionError) {
        switch variable {
        case .name(let name, let position):
            guard let column = table[name] else {
                throw FormulaMistake.unknownColumn(name, table, position, source)
            }
            if case .numbers = column {
                self = .numeric(variable)
            } else {
                self = .factor(variable, levels: Levels.of(column), isOrdered: false)
            }
        case .call(let function, let arguments, let position):
            let call = FormulaCall(name: function, arguments: arguments, position: position, source: source)
            switch function {
            case "factor", "ordered": self = try call.factor(table)
            case "poly": self = try call.polynomial(table)
            case "fourier":
                let order = try call.number("order", at: 2)
                let period = try call.number("period", at: 1)
                guard order >= 1, order <= Self.greatestOrder, order == order.rounded(), period >= 2 * order else {
                    throw FormulaMistake.error(
                        "fourier() needs a whole order from 1 to 100 and a period of at least twice the order, found "
                            + "order \(Expression.shown(order)) and period \(Expression.shown(period))",
                        at: position,
                        in: source
                    )
                }
                self = .fourier(try call.first(), period: period, order: Int(order))
            default: self = .numeric(variable)
            }
        default: self = .numeric(variable)
        }
    }

    /// The columns on a table; categories give every level when `full`, else contrasts.
    func columns(_ table: DataTable, full: Bool, _ source: String) throws(RegressionError) -> [Column] {
        switch self {
        case .numeric(let expression):
            return [Column(suffix: "", values: try expression.numbers(table, source))]
        case .polynomial(let expression, let polynomial):
            let columns = polynomial.columns(at: try expression.numbers(table, source))
            return columns.enumerated().map { Column(suffix: "\($0 + 1)", values: $1) }
        case .powers(let expression, let degree):
            return Self.powers(try expression.numbers(table, source), degree)
        case .fourier(let expression, let period, let order):
            let columns = TimeFeatures.fourier(try expression.numbers(table, source), period: period, order: order)
            return columns.map { Column(suffix: $0.name, values: $0.values) }
        case .factor(let expression, let levels, let isOrdered):
            let codes = try Levels.codes(expression, levels, table, source)
            if isOrdered && !full && levels.count > 1 { return try Self.contrasts(codes, levels.count) }
            return levels.indices.dropFirst(full ? 0 : 1)
                .map { level in Column(suffix: levels[level], values: codes.map { $0 == level ? 1 : 0 }) }
        }
    }

    private static func powers(_ x: [Double], _ degree: Int) -> [Column] {
        var current = x.map { DoubleDouble($0) }
        return (1...degree)
            .map { power in
                if power > 1 { for i in x.indices { current[i] = current[i] * DoubleDouble(x[i]) } }
                return Column(suffix: "\(power)", values: current.map(\.high), remainder: current.map(\.low))
            }
    }

    private static func contrasts(_ codes: [Int], _ count: Int) throws(RegressionError) -> [Column] {
        let scores = (1...count).map(Double.init)
        let columns = try OrthogonalPolynomial(points: scores, degree: count - 1).columns(at: scores)
        return columns.enumerated()
            .map { degree, contrast in
                Column(
                    suffix: degree < 3 ? [".L", ".Q", ".C"][degree] : "^\(degree + 1)",
                    values: codes.map { contrast[$0] }
                )
            }
    }

    /// How many columns it gives; categories every level when `full`, else one less.
    func columnCount(full: Bool) -> Int {
        switch self {
        case .numeric: 1
        case .polynomial(_, let polynomial): polynomial.degree
        case .powers(_, let degree): degree
        case .fourier(_, let period, let order): 2 * Double(order) == period ? 2 * order - 1 : 2 * order
        case .factor(_, let levels, _): full ? levels.count : max(0, levels.count - 1)
        }
    }

    /// Whether a column of the design, by its name, is one of this variable alone.
    func isColumn(_ name: String, of key: String) -> Bool {
        guard name.hasPrefix(key) else { return false }
        let suffix = name.dropFirst(key.count)
        switch self {
        case .numeric: return suffix.isEmpty
        case .polynomial, .powers: return !suffix.isEmpty && suffix.allSatisfy(\.isNumber)
        case .fourier: return suffix.hasPrefix("sin") || suffix.hasPrefix("cos")
        case .factor(_, let levels, let isOrdered):
            return levels.contains(String(suffix)) || isOrdered && (suffix.hasPrefix(".") || suffix.hasPrefix("^"))
        }
    }

    var isFactor: Bool {
        if case .factor = self { true } else { false }
    }
}
