import Foundation
import Testing

@testable import Reading

/// The expressions of schemas and the reader know the same values.
@Suite("Expressions of values agree with their reader")
struct NotationTests {
    private static let grammars: [Grammar] = [
        .count, .share, .sharePerYear, .change, .reduction, .perWeek, .perMonth, .weeks, .delay, .betweenReviews,
        .wholeWeeks, .weekCount(1...1_000), .weekCount(0...520), .waitCounted, .horizon, .number(),
        .number("", 1...168, "", example: "37.5"), .number("", 0.01...10_000, ""), .number("", -20...100, ""),
        .number("", 0...1, ""),
    ]

    private static let numbers = [
        "0", "00", "0.0", "0.009", "0.01", "0.0100", "0.011", "0.25", "0.5", "0.75", "0.9", "0.99", "0.999999", "1",
        "01",
        "1.0", "1.00001", "1.2", "1.25", "1.5", "2", "3.5", "7", "9", "9.97", "9.98", "10", "14", "19", "19.75", "20",
        "20.25",
        "24.9", "25", "36", "99.9", "100", "100.0", "100.01", "101", "119", "119.6", "119.7", "120.5", "167.99", "168",
        "168.1", "239", "240", "241", "299.89", "299.9", "520", "520.0", "521", "999", "1000", "1000.1", "1001", "1300",
        "1304", "1305", "3640", "3641", "9128", "9129", "9999.99", "10000", "10000.5", "229979", "229980", "999999.9",
        "1000000", "1000001", "9999999", "10000000", "10000001", "11999999", "12000000", "12000001", "100000000",
        "999999999", "1000000000", "1000000000.1", "1000000001", "99999999999999999999", "1.", ".5", "1e3", "1,282",
        "0x10",
        "", "many", "1.2.3", "\u{661}",
    ]

    private static let units = [
        "", "%", " %", "% a year", "%a year", "% per year", "% a month", " a week", " a month", " a year", " per week",
        "  per  month", " per year", " weeks", " week", "  weeks", "weeks", " days", " day", " months", " month",
        " years",
        " year", " fortnights", " a wek", " Weeks", " weeks ago",
    ]

    @Test(arguments: grammars.indices)
    func onEveryText(_ index: Int) throws {
        let grammar = Self.grammars[index]
        let expression = try NSRegularExpression(pattern: #"^\s*(?:\#(grammar.expression))\s*$"#)
        var (read, all) = (0, 0)
        for sign in ["", "+", "-", "--"] {
            for number in Self.numbers {
                for unit in Self.units where !Self.isBeyondExpressions(sign, number, unit, grammar) {
                    let text = trim(sign + number + unit)
                    let isRead = grammar.parse(text).map(grammar.bounds.contains) ?? false
                    let range = NSRange(text.startIndex..., in: text)
                    let isMatched = expression.firstMatch(in: text, range: range) != nil
                    #expect(isRead == isMatched, "\(grammar.name): '\(text)' is \(isRead ? "" : "not ")read")
                    all += 1
                    read += isRead ? 1 : 0
                }
            }
        }
        #expect(read > 5 && read < all / 2)
    }

    /// What is known to differ: nothing with a minus sign, and days that are no whole weeks.
    private static func isBeyondExpressions(_ sign: String, _ number: String, _ unit: String, _ grammar: Grammar)
        -> Bool
    {
        let isMinusNothing = sign == "-" && parseNumber(number) == 0 && grammar.bounds.lowerBound >= 0
        let isDays = unit.contains("day") && grammar.notation.isWhole
        let isNotWholeWeeks = isDays && parseNumber(number).map { !($0 / 7).isInteger } ?? false
        return isMinusNothing || isNotWholeWeeks
    }
}

extension Double {
    fileprivate var isInteger: Bool { rounded() == self }
}
