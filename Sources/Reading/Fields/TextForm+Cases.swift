import Areas
import Calendar

extension TextForm {
    /// A month within the years that are read.
    static let month = TextForm(
        name: "month",
        expected: "a month such as 2025-10",
        example: "2025-10",
        expression: year(Limits.months.lowerBound.year...Limits.months.upperBound.year) + "-(?:0[1-9]|1[0-2])"
    )

    /// First and last day, or one day.
    static let days = TextForm(
        name: "days",
        expected: "first and last day such as 2025-07-24 to 2025-09-02",
        example: "2025-07-24 to 2025-09-02",
        expression: "\(day)(?: +to +\(day))?"
    )

    /// A short name for results.
    static let identifier = TextForm(
        name: "short name",
        expected: "a short name such as nd-assessment",
        example: "nd-assessment",
        expression: "[a-z][a-z0-9-]{0,59}"
    )

    /// A service's short name, in whose place 'all' would stand for every service.
    static let serviceID = TextForm(
        name: "short name of a service",
        expected: identifier.expected,
        example: "speech-therapy",
        expression: #"(?!all\s*$)"# + identifier.expression
    )

    /// A name in words: letters of any script, digits, spaces and hyphens, with a letter among them.
    static let words = TextForm(
        name: "words",
        expected: "letters, digits, spaces and hyphens",
        example: "under five",
        expression: #"(?=.*[^0-9 -])[^\x00-\x1f!-,./:-@\[-`{-\x7f]{1,60}"#
    )

    /// A service, or one of its stages.
    static let stageOfService = TextForm(
        name: "service or stage",
        expected: "a service's id or service/stage",
        example: "plans/decision",
        expression: "\(identifier.expression)(?:/\(identifier.expression))?"
    )

    /// Any text with a letter or a sign in it, as a key.
    static let anyKey = TextForm(name: "name", expected: "a name", example: "all", expression: #"\S(?:.*\S)?"#)

    /// Years of four digits from the first to the last, whole centuries and decades at once.
    static func year(_ years: ClosedRange<Int>) -> String {
        var texts: [String] = []
        var year = years.lowerBound
        while years.contains(year) {
            let span = [100, 10].first { year.isMultiple(of: $0) && years.contains(year + $0 - 1) } ?? 1
            texts.append(span == 1 ? "\(year)" : "\(year / span)[0-9]\(span == 10 ? "" : "{2}")")
            year += span
        }
        return "(?:\(texts.joined(separator: "|")))"
    }

    /// A day from 1900 to 2200; in February up to the 29th.
    private static let day =
        "(?:19[0-9][0-9]|2[01][0-9][0-9]|2200)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
        + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
}
