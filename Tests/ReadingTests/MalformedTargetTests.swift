import Testing

@testable import Reading

/// Targets of years, classes and sums, and those that are met together, that cannot be.
@Suite("Area files with wrong targets")
struct MalformedTargetTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .connectedArea) == malformed.expected)
    }

    /// Another target in place of the only one, in line 71.
    private static func target(_ title: String, _ replacement: String, _ problem: String) -> Malformed {
        Malformed(
            title,
            "plans held at most 4100 by 2026-06",
            replacement,
            "area.yaml:71: field 'targets, item 1\(problem)"
        )
    }

    static let cases: [Malformed] = years + classesAndSums + joint

    private static let years: [Malformed] = [
        target(
            "a year of what is counted at the ends of months",
            "plans held at most 4100 in 2026-27",
            "' must be 'by' a month, since 'held' has no total or share over a year, found 'in' 2026-27. Write 'by 2027-03' for the end of that year."
        ),
        target(
            "a year of a wait",
            "speech share waiting under 18 weeks of class urgent at least 90% in 2026",
            "' must be 'by' a month, since 'share waiting under 18 weeks' has no total or share over a year, found 'in' 2026. Write 'by 2026-12' for the end of that year."
        ),
        target(
            "a year of two halves that do not follow each other",
            "plans seen at least 200 in 2026-28",
            "' must have a year whose second half follows the first, found '2026-28'. Write '2026-27' for the year that begins in 2026."
        )
        .beyondSchema(.arithmetic),
        target(
            "an academic year of three",
            "plans seen at least 200 in academic year 2026-28",
            "' must have a year whose second half follows the first, found 'academic year 2026-28'. Write '2026-27' for the year that begins in 2026."
        )
        .beyondSchema(.arithmetic),
        target(
            "a month in the place of a year",
            "plans seen at least 200 in 2026-09",
            "' must have a year whose second half follows the first, found '2026-09'. Write 'by 2026-09' for that month, or 'in 2026-27' for the year."
        )
        .beyondSchema(.arithmetic),
        target(
            "a year in the place of a month",
            "plans seen at least 20 by 2026-27",
            "' must end with a month such as 2026-09, found '2026-27'. \(Allowed.target)"
        ),
        target(
            "an academic year of one",
            "plans seen at least 200 in academic year 2026",
            "' must end with a year such as 2026, 2026-27 or academic year 2026-27, found 'academic year 2026'. Write 'in' and the year: 2026 is a calendar year, 2026-27 one from April to March."
        ),
        target(
            "a year in words",
            "plans seen at least 200 in two years",
            "' must end with a year such as 2026, 2026-27 or academic year 2026-27, found 'two years'. Write 'in' and the year: 2026 is a calendar year, 2026-27 one from April to March."
        ),
        target(
            "a year that ends after the forecast",
            "plans seen at least 200 in academic year 2027-28",
            "' must be over a year that ends in the forecast, from 2025-08 to 2028-07, found 2027-28, which ends with 2028-08. Change the year, the origin or the horizon."
        )
        .beyondSchema(.fields),
        target(
            "a year that is over",
            "plans seen at least 200 in 2024",
            "' must be over a year that ends in the forecast, from 2025-08 to 2028-07, found 2024, which ends with 2024-12. Change the year, the origin or the horizon."
        )
        .beyondSchema(.fields),
        target(
            "so many a month over a year",
            "plans seen at least 20 a month in 2026",
            "' must have a whole number such as 120 for seen, found '20 a month'. Write how many there are in the whole year, such as 240 or 240 a year."
        ),
        target(
            "so many a year by a month",
            "plans seen at least 240 a year by 2026-06",
            "' must have a whole number such as 120 for seen, found '240 a year'. Children are counted whole: write digits only."
        ),
        target(
            "what is owed at a month's end",
            "plans high-needs deficit at most 2 million by 2026-06",
            "' must be 'in' a financial year, since the high-needs block has a balance at its end, found '2026-06'. Write 'in 2026-27' for what is owed at that year's end."
        ),
        target(
            "pounds with a sign of the currency",
            "plans high-needs deficit at most \u{a3}2 million in 2026-27",
            "' must have pounds such as 15000 for high-needs deficit, found '\u{a3}2'. Write pounds in digits, without separators and without a sign of the currency."
        ),
        target(
            "no year",
            "plans seen at least 200 in",
            "' is no target, found 'plans seen at least 200 in'. \(Allowed.target)"
        ),
    ]

    private static let classesAndSums: [Malformed] = [
        target(
            "an unknown class",
            "speech mean wait of class under fife at most 8 weeks by 2026-06",
            "' names the class 'under fife', which service 'speech' does not have. Did you mean 'under five'? Allowed: under five, urgent."
        )
        .beyondSchema(.fields),
        target(
            "a class of a service without any",
            "plans number waiting of class urgent at most 8 by 2026-06",
            "' names the class 'urgent', which service 'plans' does not have. Describe it under 'classes' of the service in the area file."
        )
        .beyondSchema(.fields),
        target(
            "a measure that no class has",
            "speech referrals of class urgent at most 8 by 2026-06",
            "' names the class 'urgent', of which there is no 'referrals'. Of a class there are: \(Allowed.measuresOfClasses)."
        ),
        target(
            "a class without a name",
            "speech mean wait of class at most 8 weeks by 2026-06",
            "' names the unknown measure 'mean wait of class'. Allowed: \(Allowed.measures)."
        ),
        target(
            "a measure that no sum has",
            "children within due time at decision at least 90% by 2026-06",
            "' names the sum 'children', of which there is no 'within due time at decision'. Of a sum there are: \(Allowed.measuresOfSums). For others name one of its services: speech, plans."
        )
        .beyondSchema(.fields),
        target(
            "a class of a sum",
            "children mean wait of class urgent at most 8 weeks by 2026-06",
            "' names a class of the sum 'children', which has none. Classes are those of a service: name one of its services: speech, plans."
        )
        .beyondSchema(.fields),
        target(
            "an unknown sum",
            "childen number waiting at most 100 by 2026-06",
            "' names the unknown service 'childen'. Did you mean 'children'? Allowed: speech, plans, reviews, children."
        )
        .beyondSchema(.fields),
        target(
            "an unknown class and a year that is over",
            "speech seen of class urgnt at most 8 in 2024",
            """
            ' names the class 'urgnt', which service 'speech' does not have. Did you mean 'urgent'? Allowed: under five, urgent.
            area.yaml:71: field 'targets, item 1' must be over a year that ends in the forecast, from 2025-08 to 2028-07, found 2024, which ends with 2024-12. Change the year, the origin or the horizon.
            """
        )
        .beyondSchema(.fields),
    ]

    private static let joint: [Malformed] = [
        target(
            "one goal that is met together",
            "all of: [plans held at most 4100 by 2026-06]",
            ", all of' must have two goals or more, found 1. List what is to be met together, or write a goal alone without 'all of'."
        ),
        target(
            "goals that are no list",
            "all of: plans seen at least 9",
            ", all of' must be a list, found 'plans seen at least 9'. Write two sentences or more below it, each after a hyphen and a space."
        ),
        target(
            "a goal that stands twice in other words",
            "all of: [plans held at most 4100 by 2026-06, plans held at most 4100 children by 2026-06]",
            ", all of, item 2' asks for the same as item 1. Write every goal once."
        )
        .beyondSchema(.fields),
        target(
            "a goal that stands twice",
            "all of: [plans held at most 4100 by 2026-06, plans held at most 4100 by 2026-06]",
            ", all of, item 2' asks for the same as item 1. Write every goal once."
        ),
        target(
            "a goal among several that is no sentence",
            "all of: [plans held at most 4100 by 2026-06, see plans quickly]",
            ", all of, item 2' is no target, found 'see plans quickly'. \(Allowed.target)"
        ),
        target(
            "a goal among several that is a mapping",
            "all of: [plans held at most 4100 by 2026-06, {target: plans held at most 4100 by 2026-06}]",
            ", all of, item 2' must be a sentence, found a mapping. \(Allowed.target)"
        ),
        target(
            "a slip in the key of several goals",
            "al of: [plans held at most 4100 by 2026-06, plans seen at least 9 by 2026-06]",
            "' has no key 'al of'. Did you mean 'all of'? Allowed: all of, source."
        ),
        target(
            "a goal beside several",
            "{target: plans held at most 4100 by 2026-06, all of: [plans seen at least 9 by 2026-06, plans ceased at most 9 by 2026-06]}",
            "' has no key 'target'. Allowed: all of, source."
        ),
        target(
            "neither a goal nor several",
            "goal: plans held at most 4100 by 2026-06",
            """
            ' has no key 'goal'. Allowed: target, source.
            area.yaml:71: field 'targets, item 1' has no 'target'. \(Allowed.target)
            """
        ),
    ]
}
