/// Regular expressions of numbers between bounds: digits with at most one point, as ``parseNumber(_:)`` reads them.
///
/// Digits are written `[0-9]`, because to some readers of expressions `\d` is any script's.
enum NumberExpression {
    /// Numbers with or without decimals.
    static func decimal(_ bounds: ClosedRange<Double>, times factor: Double) -> String {
        signed(bounds, factor) { atMost($0) }
    }

    /// Whole numbers, perhaps with a point and noughts behind them.
    static func whole(_ bounds: ClosedRange<Double>, times factor: Double) -> String {
        signed(bounds, factor) { limit in
            let whole = Limit(digits: limit.digits, fraction: "")
            return #"0*(?:\#(shorterOrLess(whole.digits).joined(separator: "|"))|\#(whole.digits))(?:\.0+)?"#
        }
    }

    /// Numbers that are whole after they are multiplied by four.
    static func quarters(_ bounds: ClosedRange<Double>, times factor: Double) -> String {
        #"(?=\+?[0-9]+(?:\.(?:0+|250*|50*|750*))?\s)"# + decimal(bounds, times: factor)
    }

    /// A number as digits before and behind the point, cut off after four.
    private struct Limit {
        var digits: String
        var fraction: String

        init(digits: String, fraction: String) {
            (self.digits, self.fraction) = (digits, fraction)
        }

        init(_ value: Double) {
            // A millionth forgives the rounding of units that are turned into one another.
            let tenThousandths = Int((value * 10_000 + 0.01).rounded(.down))
            let rest = "\(tenThousandths % 10_000)"
            digits = "\(tenThousandths / 10_000)"
            fraction = String(repeating: "0", count: 4 - rest.count) + rest
            while fraction.last == "0" { fraction.removeLast() }
        }
    }

    private static func signed(
        _ bounds: ClosedRange<Double>,
        _ factor: Double,
        _ atMost: (Limit) -> String
    ) -> String {
        let (low, high) = (bounds.lowerBound * factor, bounds.upperBound * factor)
        var signs: [String] = []
        if high >= 0 {
            let tooLittle = low > 0 ? "(?!\(less(Limit(low)))(?![0-9.]))" : ""
            signs.append(#"\+?"# + tooLittle + atMost(Limit(high)))
        }
        if low < 0 { signs.append("-" + atMost(Limit(-low))) }
        return signs.count == 1 ? signs[0] : "(?:" + signs.joined(separator: "|") + ")"
    }

    /// Numbers without a sign, up to a limit.
    private static func atMost(_ limit: Limit) -> String {
        let equal =
            limit.fraction.isEmpty
            ? #"(?:\.0+)?"#
            : #"(?:\.(?:\#((lessFractions(limit.fraction) + [limit.fraction + "0*"]).joined(separator: "|"))))?"#
        return alternatives(shorterOrLess(limit.digits), limit.digits + equal)
    }

    /// Numbers without a sign below a limit.
    private static func less(_ limit: Limit) -> String {
        let fractions = lessFractions(limit.fraction)
        let equal = limit.fraction.isEmpty ? nil : limit.digits + #"(?:\.(?:\#(fractions.joined(separator: "|"))))?"#
        return alternatives(shorterOrLess(limit.digits), equal)
    }

    private static func alternatives(_ whole: [String], _ equal: String?) -> String {
        let less = whole.isEmpty ? [] : ["(?:" + whole.joined(separator: "|") + #")(?:\.[0-9]+)?"#]
        return "0*(?:" + (less + (equal.map { [$0] } ?? [])).joined(separator: "|") + ")"
    }

    /// Whole numbers below one, noughts at their beginning left out.
    private static func shorterOrLess(_ digits: String) -> [String] {
        let count = digits.utf8.count
        var expressions = count > 1 ? [repeated(1, count - 1)] : []
        for (index, digit) in digits.enumerated() {
            let first = index == 0 && count > 1 ? 1 : 0
            guard let value = digit.wholeNumberValue, value > first else { continue }
            expressions.append(digits.prefix(index) + oneOf(first...(value - 1)) + repeated(count - index - 1))
        }
        return expressions
    }

    /// What may stand behind the point of a number that is less, from its first digit on.
    private static func lessFractions(_ fraction: String) -> [String] {
        var expressions: [String] = []
        for (index, digit) in fraction.enumerated() {
            if index > 0 { expressions.append(String(fraction.prefix(index))) }
            guard let value = digit.wholeNumberValue, value > 0 else { continue }
            expressions.append(fraction.prefix(index) + oneOf(0...(value - 1)) + "[0-9]*")
        }
        return expressions
    }

    private static func oneOf(_ digits: ClosedRange<Int>) -> String {
        digits.count == 1 ? "\(digits.lowerBound)" : "[\(digits.lowerBound)-\(digits.upperBound)]"
    }

    private static func repeated(_ count: Int) -> String {
        count == 0 ? "" : count == 1 ? "[0-9]" : "[0-9]{\(count)}"
    }

    private static func repeated(_ least: Int, _ most: Int) -> String {
        most == 1 ? "[0-9]" : "[0-9]{\(least),\(most)}"
    }
}
