import Areas
import Wording

extension Grammar {
    /// A length of time, read into weeks.
    static let weeks = Grammar(
        name: "length of time",
        expected: "a length of time such as 26 weeks or 6 months",
        example: "26 weeks",
        remedy: "Write a number and days, weeks, months or years.",
        bounds: 0...Double(Limits.longestWaitWeeks),
        boundsText: "between 0 and \(Limits.longestWaitWeeks) weeks",
        notation: .weeks
    )

    /// A length of time that work takes, or that passes before or until something is felt.
    static let delay = {
        var grammar = weeks
        grammar.name = "length of a delay"
        grammar.bounds = wholeWeeks.bounds
        grammar.boundsText = wholeWeeks.boundsText
        return grammar
    }()

    /// The time from one review to the next.
    static let betweenReviews = {
        var grammar = weeks
        grammar.name = "time between reviews"
        grammar.example = "52 weeks"
        grammar.bounds = 1...Double(Limits.longestDelayWeeks)
        grammar.boundsText = "between 1 and \(Limits.longestDelayWeeks) weeks"
        return grammar
    }()

    /// A length of time in whole weeks.
    static let wholeWeeks = Grammar(
        name: "whole weeks",
        expected: "a whole number of weeks such as 4 weeks",
        example: "4 weeks",
        remedy: "The model moves in whole weeks: for others, give 'least', 'most likely' and 'most'.",
        bounds: 0...Double(Limits.longestDelayWeeks),
        boundsText: "between 0 and \(Limits.longestDelayWeeks) weeks",
        notation: .wholeWeeks
    )

    /// Whole weeks from one thing to another.
    static func weekCount(_ bounds: ClosedRange<Double>) -> Grammar {
        var grammar = Grammar.wholeWeeks
        grammar.remedy = "The model moves in whole weeks: write them as '4 weeks'."
        grammar.bounds = bounds
        grammar.boundsText = "between \(plain(bounds.lowerBound)) and \(plain(bounds.upperBound)) weeks"
        grammar.name = "whole weeks \(grammar.boundsText)"
        return grammar
    }

    /// How long those have waited who are counted.
    static let waitCounted = {
        var grammar = Grammar.wholeWeeks
        grammar.name = "whole weeks of a wait"
        grammar.example = "65 weeks"
        grammar.remedy = "Write whole weeks, such as [13 weeks, 65 weeks]."
        return grammar
    }()

    /// How far a forecast goes, read into months.
    static let horizon = Grammar(
        name: "horizon",
        expected: "a number of months such as 36 months",
        example: "36 months",
        remedy: "Write whole months or years, up to \(Limits.horizonMonths.upperBound) months.",
        bounds: Double(Limits.horizonMonths.lowerBound)...Double(Limits.horizonMonths.upperBound),
        boundsText: "between \(Limits.horizonMonths.lowerBound) and \(Limits.horizonMonths.upperBound) months",
        notation: .wholeMonths
    )
}
