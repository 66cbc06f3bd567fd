import Areas
import Calendar
import Wording

/// What a value may look like: how it is written, what is allowed, and how messages name it.
struct Grammar: Sendable {
    /// A short name, for schemas: `share`.
    var name: String
    /// For messages: `a percentage such as 15%`.
    var expected: String
    /// A value, for examples.
    var example: String
    /// What to write instead, as a sentence.
    var remedy: String
    /// The values allowed, in the unit of the result.
    var bounds: ClosedRange<Double>
    /// The bounds in words: `0 or more`.
    var boundsText: String
    /// How it is written.
    var notation: Notation

    /// Reads the text into the unit of the result; `nil` if it is not such a value.
    func parse(_ text: String) -> Double? { notation.parse(text) }

    /// A regular expression of the values allowed, for schemas.
    var expression: String { notation.expression(bounds) }

    /// The largest number that any field may hold: a slip of the keyboard above it is told, not computed with.
    static let largest = 1e9
}

extension Grammar {
    /// A plain number.
    static func number(
        _ name: String = "number",
        _ bounds: ClosedRange<Double> = 0...largest,
        _ boundsText: String = "0 or more",
        example: String = "15"
    ) -> Grammar {
        Grammar(
            name: name,
            expected: "a number such as \(example)",
            example: example,
            remedy: "Write digits, with a point for decimals and no unit.",
            bounds: bounds,
            boundsText: boundsText,
            notation: .number
        )
    }

    /// A whole number of children, cases or the like.
    static let count = Grammar(
        name: "count",
        expected: "a whole number such as 120",
        example: "120",
        remedy: "Children are counted whole: write digits only.",
        bounds: 0...Double(Limits.children),
        boundsText: "0 or more (and at most \(Limits.children))",
        notation: .wholeNumber
    )

    /// A share from 0% to 100%, read into 0...1.
    static let share = Grammar(
        name: "share",
        expected: "a percentage such as 15%",
        example: "15%",
        remedy: "Write a number from 0 to 100 with a percent sign.",
        bounds: 0...1,
        boundsText: "between 0% and 100%",
        notation: .percentage
    )

    /// A share that leaves in a year, read into 0...1.
    static let sharePerYear = Grammar(
        name: "share a year",
        expected: "a share a year such as 9% a year",
        example: "9% a year",
        remedy: "Write a percentage and 'a year'.",
        bounds: 0...1,
        boundsText: "between 0% and 100% a year",
        notation: .percentageAYear
    )

    /// A relative change, -100% and above, read into -1...
    static let change = Grammar(
        name: "change",
        expected: "a percentage such as -10% or +20%",
        example: "+10%",
        remedy: "Write the change with its sign and a percent sign.",
        bounds: -1...10,
        boundsText: "between -100% and +1000%",
        notation: .percentage
    )

    /// A relative change that is no rise.
    static let reduction = Grammar(
        name: "reduction",
        expected: "a percentage such as -10%",
        example: "-10%",
        remedy: "Write the change with its sign and a percent sign.",
        bounds: -1...0,
        boundsText: "between -100% and 0%",
        notation: .percentage
    )

    /// A rate, read into so many a week.
    static let perWeek = Grammar(
        name: "rate a week",
        expected: "a rate such as 8 a week or 40 a month",
        example: "8 a week",
        remedy: "Write a number and 'a week', 'a month' or 'a year'.",
        bounds: 0...Limits.perMonth / averageMonthWeeks,
        boundsText: "between 0 and \(plain(Limits.perMonth)) a month",
        notation: .perWeek
    )

    /// A rate, read into so many a month.
    static let perMonth = Grammar(
        name: "rate a month",
        expected: "a rate such as 40 a month or 500 a year",
        example: "40 a month",
        remedy: "Write a number and 'a week', 'a month' or 'a year'.",
        bounds: 0...Limits.perMonth,
        boundsText: "between 0 and \(plain(Limits.perMonth)) a month",
        notation: .perMonth
    )

    /// How many can be recruited, read into so many in three months.
    static let recruits = Grammar(
        name: "rate of recruiting",
        expected: "a rate such as 2 a quarter or 8 a year",
        example: "2 a quarter",
        remedy: "Write a number and 'a quarter', 'a month' or 'a year'.",
        bounds: 0.01...10_000,
        boundsText: "between 0.01 and 10000 a quarter",
        notation: .perQuarter
    )
}
