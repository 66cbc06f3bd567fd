import Testing
import Wording

@testable import Areas
@testable import Reading

/// Values that are not what their field holds.
@Suite("Area files with wrong values")
struct MalformedValueTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .area) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "a thousands separator",
            "number: 120",
            "number: \"1,282\"",
            """
            area.yaml:9: field 'service speech, waiting list, number' must be a whole number such as 120, found '1,282'. Write 1282, without a separator between thousands.
            """
        ),
        Malformed(
            "a fractional child",
            "number: 120",
            "number: 120.5",
            """
            area.yaml:9: field 'service speech, waiting list, number' must be a whole number such as 120, found '120.5'. Children are counted whole: write digits only.
            """
        ),
        Malformed(
            "a negative count",
            "number: 120",
            "number: -3",
            """
            area.yaml:9: field 'service speech, waiting list, number' must be 0 or more (and at most 10000000), found -3. Children are counted whole: write digits only.
            """
        ),
        Malformed(
            "a count in words",
            "number: 120",
            "number: many",
            """
            area.yaml:9: field 'service speech, waiting list, number' must be a whole number such as 120, found 'many'. Children are counted whole: write digits only.
            """
        ),
        Malformed(
            "a number in hexadecimal",
            "number: 120",
            "number: 0x78",
            """
            area.yaml:9: field 'service speech, waiting list, number' must be a whole number such as 120, found '0x78'. Children are counted whole: write digits only.
            """
        )
        .beyondSchema(.dataModel),
        Malformed(
            "not a number",
            "number: 120",
            "number: .nan",
            """
            area.yaml:9: field 'service speech, waiting list, number' must be a whole number such as 120, found '.nan'. Children are counted whole: write digits only.
            """
        ),
        Malformed(
            "a number too large",
            "number: 120",
            "number: 99999999999999999999",
            """
            area.yaml:9: field 'service speech, waiting list, number' must be 0 or more (and at most 10000000), found 99999999999999999999. Children are counted whole: write digits only.
            """
        ),
        Malformed(
            "a mean above the maximum",
            "mean wait: 20 weeks",
            "mean wait: 61 weeks",
            """
            area.yaml:9: field 'service speech, waiting list, mean wait' must not be above the maximum wait of 60 weeks, found 61 weeks. Correct one of the two.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a wait without a unit",
            "mean wait: 20 weeks",
            "mean wait: 20",
            """
            area.yaml:9: field 'service speech, waiting list, mean wait' must be a length of time such as 26 weeks or 6 months, found '20'. Write a number and days, weeks, months or years.
            """
        ),
        Malformed(
            "a wait in an unknown unit",
            "mean wait: 20 weeks",
            "mean wait: 20 fortnights",
            """
            area.yaml:9: field 'service speech, waiting list, mean wait' must be a length of time such as 26 weeks or 6 months, found '20 fortnights'. Write a number and days, weeks, months or years.
            """
        ),
        Malformed(
            "a list known after the origin",
            "as at: 2025-06",
            "as at: 2025-08",
            """
            area.yaml:9: field 'service speech, waiting list, as at' must not be after the origin 2025-07, found 2025-08. The list is moved forward from that month to the origin.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a month that does not exist",
            "origin: 2025-07",
            "origin: 2025-13",
            """
            area.yaml:3: field 'origin' must be a month such as 2025-10, found '2025-13'. Write the year, a hyphen and the month in two digits, from 01 to 12.
            """
        ),
        Malformed(
            "a month as a day",
            "origin: 2025-07",
            "origin: 2025-07-31",
            """
            area.yaml:3: field 'origin' must be a month such as 2025-10, found '2025-07-31'. Write the year, a hyphen and the month in two digits, from 01 to 12.
            """
        ),
        Malformed(
            "a month in words",
            "level shifts: [2025-02]",
            "level shifts: [February]",
            """
            area.yaml:14: field 'service speech, level shifts, item 1' must be a month such as 2025-10, found 'February'. Write the year, a hyphen and the month in two digits, from 01 to 12.
            """
        ),
        Malformed(
            "a level shift to come",
            "level shifts: [2025-02]",
            "level shifts: [2025-08]",
            """
            area.yaml:14: field 'service speech, level shifts, item 1' must not be after the origin 2025-07, found 2025-08. For the future, write a plan.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a bare value for a list",
            "level shifts: [2025-02]",
            "level shifts: 2025-02",
            """
            area.yaml:14: field 'service speech, level shifts' must be a list, found '2025-02'. Write the months in brackets: [2025-02].
            """
        ),
        Malformed(
            "a rate without a unit",
            "capacity: 8 a week",
            "capacity: 8",
            """
            area.yaml:10: field 'service speech, capacity' must be a rate such as 8 a week or 40 a month, found '8'. Write a number and 'a week', 'a month' or 'a year'.
            """
        ),
        Malformed(
            "a rate in a wrong unit",
            "capacity: 8 a week",
            "capacity: 8 weeks",
            """
            area.yaml:10: field 'service speech, capacity' must be a rate such as 8 a week or 40 a month, found '8 weeks'. Write a number and 'a week', 'a month' or 'a year'.
            """
        ),
        Malformed(
            "a negative rate",
            "capacity: 8 a week",
            "capacity: -8 a week",
            """
            area.yaml:10: field 'service speech, capacity' must be between 0 and 1000000 a month, found -8 a week. Write a number and 'a week', 'a month' or 'a year'.
            """
        ),
        Malformed(
            "a share without a percent sign",
            "value: 10%",
            "value: 0.1",
            """
            area.yaml:12: field 'service speech, leaving without being seen, value' must be a percentage such as 15%, found '0.1'. Did you mean 10%? Write a number from 0 to 100 with a percent sign.
            """
        ),
        Malformed(
            "a share as a whole number",
            "refused: 40%",
            "refused: 40",
            """
            area.yaml:25: field 'service plans, stage decision, routes, refused' must be a percentage such as 15%, or 'rest', found '40'. Did you mean 40%? Write a number from 0 to 100 with a percent sign.
            """
        ),
        Malformed(
            "a share above everything",
            "value: 10%",
            "value: 110%",
            """
            area.yaml:12: field 'service speech, leaving without being seen, value' must be between 0% and 100%, found 110%. Write a number from 0 to 100 with a percent sign.
            """
        ),
        Malformed(
            "a range without its value",
            "range: [5%, 15%]",
            "range: [11%, 15%]",
            """
            area.yaml:12: field 'service speech, leaving without being seen, range' must contain the value beside it, found [11%, 15%]. Widen the range or correct the value.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a range the wrong way round",
            "range: [5%, 15%]",
            "range: [15%, 5%]",
            """
            area.yaml:12: field 'service speech, leaving without being seen, range' must run from low to high, found [15%, 5%]. Exchange the two values.
            """
        )
        .beyondSchema(.arithmetic),
        Malformed(
            "a range of one",
            "range: [5%, 15%]",
            "range: [5%]",
            """
            area.yaml:12: field 'service speech, leaving without being seen, range' must be two values, found 1. Write the least and the greatest value in brackets: [low, high].
            """
        ),
        Malformed(
            "a range that is no list",
            "range: [5%, 15%]",
            "range: 5% to 15%",
            """
            area.yaml:12: field 'service speech, leaving without being seen, range' must be a list, found '5% to 15%'. Write the least and the greatest value in brackets: [low, high].
            """
        ),
        Malformed(
            "an unknown kind of evidence",
            "evidence: assumed",
            "evidence: assumd",
            """
            area.yaml:12: field 'service speech, leaving without being seen, evidence' must say how the value is known, found 'assumd'. Did you mean 'assumed'? Allowed: observed, derived, assumed.
            """
        ),
        Malformed(
            "a figure without its value",
            "{value: 10%, range: [5%, 15%], evidence: assumed, source: RTT}",
            "{evidence: assumed}",
            """
            area.yaml:12: field 'service speech, leaving without being seen' has no 'value'. Give the most likely value.
            """
        ),
        Malformed(
            "an unknown order",
            "order of service: random",
            "order of service: oldest",
            """
            area.yaml:13: field 'service speech, order of service' must be an order of service, found 'oldest'. Allowed: oldest first, random, fitted.
            """
        ),
        Malformed(
            "half a mixture",
            "order of service: random",
            "order of service: {kappa: 0.3}",
            """
            area.yaml:13: field 'service speech, order of service' has no 'psi'. Give the share that goes to waits under 13 weeks, from 0 to 1.
            """
        ),
        Malformed(
            "psi beyond one",
            "order of service: random",
            "order of service: {kappa: 0.3, psi: 40%}",
            """
            area.yaml:13: field 'service speech, order of service, psi' must be a number such as 0.4, found '40%'. Write digits, with a point for decimals and no unit.
            """
        ),
        Malformed(
            "a horizon in weeks",
            "horizon: 24 months",
            "horizon: 24 weeks",
            """
            area.yaml:4: field 'horizon' must be a number of months such as 36 months, found '24 weeks'. Write whole months or years, up to 240 months.
            """
        ),
        Malformed(
            "a horizon of nothing",
            "horizon: 24 months",
            "horizon: 0 months",
            """
            area.yaml:4: field 'horizon' must be between 1 and 240 months, found 0 months. Write whole months or years, up to 240 months.
            """
        ),
    ]
}
