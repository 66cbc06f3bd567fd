import Areas
import Wording

/// What a value may look like: how it is read, what is allowed, and how messages name it.
struct Grammar {
    /// For messages: `a percentage such as 15%`.
    var expected: String
    /// What to write instead, as a sentence.
    var remedy: String
    /// The values allowed, in the unit of the result.
    var bounds: ClosedRange<Double>
    /// The bounds in words: `0 or more`.
    var boundsText: String
    /// The units that may follow the number.
    var units: [String] = []
    /// Reads the text into the unit of the result; `nil` if it is not such a value.
    var parse: @Sendable (String) -> Double?

    /// Units of a length of time.
    private static let timeUnits = ["weeks", "week", "months", "month", "days", "day", "years", "year"]
    /// Units of a rate.
    private static let rateUnits = ["a week", "a month", "a year", "per week", "per month", "per year"]

    /// The largest number that any field may hold: a slip of the keyboard above it is told, not computed with.
    static let largest = 1e9
}

extension Grammar {
    /// A plain number.
    static func number(
        _ bounds: ClosedRange<Double> = 0...largest,
        _ boundsText: String = "0 or more",
        example: String = "15"
    ) -> Grammar {
        Grammar(
            expected: "a number such as \(example)",
            remedy: "Write digits, with a point for decimals and no unit.",
            bounds: bounds,
            boundsText: boundsText,
            parse: parseNumber
        )
    }

    /// A whole number of children, cases or the like.
    static let count = Grammar(
        expected: "a whole number such as 120",
        remedy: "Children are counted whole: write digits only.",
        bounds: 0...Double(Limits.children),
        boundsText: "0 or more (and at most \(Limits.children))",
        parse: { text in parseNumber(text).flatMap { $0.rounded() == $0 ? $0 : nil } }
    )

    /// A share from 0% to 100%, read into 0...1.
    static let share = Grammar(
        expected: "a percentage such as 15%",
        remedy: "Write a number from 0 to 100 with a percent sign.",
        bounds: 0...1,
        boundsText: "between 0% and 100%",
        parse: parsePercentage
    )

    /// A relative change, -100% and above, read into -1...
    static let change = Grammar(
        expected: "a percentage such as -10% or +20%",
        remedy: "Write the change with its sign and a percent sign.",
        bounds: -1...10,
        boundsText: "between -100% and +1000%",
        parse: parsePercentage
    )

    /// A relative change that is no rise.
    static let reduction = Grammar(
        expected: "a percentage such as -10%",
        remedy: "Write the change with its sign and a percent sign.",
        bounds: -1...0,
        boundsText: "between -100% and 0%",
        parse: parsePercentage
    )

    /// A length of time, read into weeks.
    static let weeks = Grammar(
        expected: "a length of time such as 26 weeks or 6 months",
        remedy: "Write a number and days, weeks, months or years.",
        bounds: 0...Double(Limits.longestWaitWeeks),
        boundsText: "between 0 and \(Limits.longestWaitWeeks) weeks",
        units: timeUnits,
        parse: parseWeeks
    )

    /// A length of time that work takes, or that passes before or until something is felt.
    static let delay = {
        var grammar = weeks
        grammar.bounds = wholeWeeks.bounds
        grammar.boundsText = wholeWeeks.boundsText
        return grammar
    }()

    /// A length of time in whole weeks.
    static let wholeWeeks = Grammar(
        expected: "a whole number of weeks such as 4 weeks",
        remedy: "The model moves in whole weeks: for others, give 'least', 'most likely' and 'most'.",
        bounds: 0...Double(Limits.longestDelayWeeks),
        boundsText: "between 0 and \(Limits.longestDelayWeeks) weeks",
        units: timeUnits,
        parse: { text in parseWeeks(text).flatMap { $0.rounded() == $0 ? $0 : nil } }
    )

    /// A rate, read into so many a week.
    static let perWeek = Grammar(
        expected: "a rate such as 8 a week or 40 a month",
        remedy: "Write a number and 'a week', 'a month' or 'a year'.",
        bounds: 0...Limits.perMonth / weeksPerMonth,
        boundsText: "between 0 and \(plain(Limits.perMonth)) a month",
        units: rateUnits,
        parse: parsePerWeek
    )

    /// A rate, read into so many a month.
    static let perMonth = Grammar(
        expected: "a rate such as 40 a month or 500 a year",
        remedy: "Write a number and 'a week', 'a month' or 'a year'.",
        bounds: 0...Limits.perMonth,
        boundsText: "between 0 and \(plain(Limits.perMonth)) a month",
        units: rateUnits,
        parse: { text in
            let (number, unit) = splitNumber(text)
            guard let number, let months = monthsPerUnit(unit) else { return nil }
            return number / months
        }
    )
}
