import Foundation

/// A formula, or a part of one, as a tree; positions point into the formula's text.
indirect enum Expression: Sendable, Equatable {
    case number(Double, Int)
    case name(String, Int)
    case text(String, Int)
    case call(String, [Argument], Int)
    case negation(Expression, Int)
    case binary(Character, Expression, Expression, Int)
    case group(Expression)

    struct Argument: Sendable, Equatable {
        let label: String?
        let value: Expression
    }

    /// Where to point.
    var position: Int {
        switch self {
        case .number(_, let p), .name(_, let p), .text(_, let p), .call(_, _, let p), .negation(_, let p),
            .binary(_, _, _, let p):
            p
        case .group(let inner): inner.position
        }
    }

    /// The expression as text, spaced as R spaces it, so that names of columns are the familiar ones.
    var description: String {
        switch self {
        case .number(let value, _): return Self.shown(value)
        case .name(let name, _): return name
        case .text(let text, _): return "\"\(text)\""
        case .call(let name, let arguments, _):
            let inner = arguments.map { ($0.label.map { "\($0) = " } ?? "") + $0.value.description }
            return "\(name)(\(inner.joined(separator: ", ")))"
        case .negation(let inner, _): return "-\(inner.description)"
        case .group(let inner): return "(\(inner.description))"
        case .binary(let symbol, let left, let right, _):
            let space = "/^:".contains(symbol) ? "" : " "
            return left.description + space + String(symbol) + space + right.description
        }
    }

    /// The names of columns in it (and of constants).
    var columnNames: [String] {
        switch self {
        case .number, .text: []
        case .name(let name, _): [name]
        case .negation(let inner, _), .group(let inner): inner.columnNames
        case .binary(_, let left, let right, _): left.columnNames + right.columnNames
        case .call(_, let arguments, _): arguments.flatMap { $0.value.columnNames }
        }
    }

    /// A number as it is named: whole ones without a decimal point.
    static func shown(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }
}
