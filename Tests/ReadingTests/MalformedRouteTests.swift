import Testing
import Wording

@testable import Areas
@testable import Reading

/// Routes, delays, staff, totals and targets that cannot be.
@Suite("Area files with wrong routes and targets")
struct MalformedRouteTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .area) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "routes above everything",
            "{refused: 40%, stage advice: rest}",
            "{refused: 60%, stage advice: 50%}",
            """
            area.yaml:25: field 'service plans, stage decision, routes' must add up to at most 100%, found 110%. Lower the shares.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "routes that leave some nowhere",
            "{refused: 40%, stage advice: rest}",
            "{refused: 40%, stage advice: 50%}",
            """
            area.yaml:25: field 'service plans, stage decision, routes' must add up to 100% when no destination takes the rest, found 90%. Give the destination of all others the share 'rest'.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "two rests",
            "{refused: 40%, stage advice: rest}",
            "{refused: rest, stage advice: rest}",
            """
            area.yaml:25: field 'service plans, stage decision, routes' has 2 destinations with 'rest'. Only one can take the rest.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "ranges of routes above everything",
            "no plan: 10%",
            "no plan: {value: 10%, range: [5%, 60%]}, withdrawn: {value: 20%, range: [10%, 50%]}",
            """
            area.yaml:29: field 'service plans, stage advice, routes' must add up to at most 100% at the upper ends of their ranges, found 110%. Narrow the ranges.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a route to an unknown stage",
            "stage advice: rest",
            "stage advise: rest",
            """
            area.yaml:25: field 'service plans, stage decision, routes, stage advise' leads to the unknown stage 'advise'. Did you mean 'advice'? Allowed: decision, advice.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a route to an unknown service",
            "no plan: 10%",
            "service speach: 10%",
            """
            area.yaml:29: field 'service plans, stage advice, routes, service speach' leads to the unknown service 'speach'. Did you mean 'speech'? Allowed: speech, plans.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a route to a misspelt kind of place",
            "stage advice: rest",
            "stges advice: rest",
            """
            area.yaml:25: field 'service plans, stage decision, routes, stges advice' is no destination. Did you mean 'stage advice'?
            """
        )
        .beyondSchema(.spelling),
        Malformed(
            "a route to a strange place",
            "no plan: 10%",
            "\"no/plan\": 10%",
            """
            area.yaml:29: field 'service plans, stage advice, routes, no/plan' is no destination. Name an outcome in words, 'stage ID' or 'service ID'.
            """
        ),
        Malformed(
            "a misspelt unit",
            "capacity: 8 a week",
            "capacity: 8 a wek",
            """
            area.yaml:10: field 'service speech, capacity' must be a rate such as 8 a week or 40 a month, found '8 a wek'. Did you mean '8 a week'?
            """
        ),
        Malformed(
            "a circle without a way out",
            "routes: {refused: 40%, stage advice: rest}\n      - id: advice\n        name: Advice\n        delay: {least: 6 weeks, most likely: 7 weeks, most: 9 weeks}\n        routes: {no plan: 10%, plan issued: rest}",
            "routes: {stage advice: rest}\n      - id: advice\n        name: Advice\n        routes: {stage decision: rest}",
            """
            area.yaml:25: field 'service plans, stage decision, routes' lead round in a circle without a way out. Give one of the stages in it an outcome.
            area.yaml:28: field 'service plans, stage advice, routes' lead round in a circle without a way out. Give one of the stages in it an outcome.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a circle of everybody",
            "{refused: 40%, stage advice: rest}",
            "{stage decision: rest}",
            """
            area.yaml:25: field 'service plans, stage decision, routes' lead round in a circle without a way out. Give one of the stages in it an outcome.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a delay out of order",
            "least: 6 weeks",
            "least: 8 weeks",
            """
            area.yaml:28: field 'service plans, stage advice, delay' must rise from 'least' to 'most likely' to 'most', found 8 weeks, 7 weeks, 9 weeks. Put the three in order.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a delay in part weeks",
            "delay: 4 weeks",
            "delay: 4.5 weeks",
            """
            area.yaml:24: field 'service plans, stage decision, delay' must be a whole number of weeks such as 4 weeks, found '4.5 weeks'. The model moves in whole weeks: for others, give 'least', 'most likely' and 'most'.
            """
        ),
        Malformed(
            "a delay half said",
            "{least: 6 weeks, most likely: 7 weeks, most: 9 weeks}",
            "{least: 6 weeks, most: 9 weeks}",
            """
            area.yaml:28: field 'service plans, stage advice, delay' has no 'most likely'. Give 'least', 'most likely' and 'most'.
            """
        ),
        Malformed(
            "staff without hours",
            "hours a week: 37.5, ",
            "",
            """
            area.yaml:16: field 'service speech, staff therapist' has no 'hours a week'. Give the contracted hours of one WTE.
            """
        ),
        Malformed(
            "staff that take no time",
            "hours per case: 6",
            "hours per case: 0",
            """
            area.yaml:16: field 'service speech, staff therapist, hours per case' must be between 0.01 and 10000, found 0. Write digits, with a point for decimals and no unit.
            """
        ),
        Malformed(
            "a total of one",
            "{all: [speech, plans]}",
            "{all: [speech]}",
            """
            area.yaml:30: field 'totals, all' must have two parts or more, found 1. List what it is the sum of.
            """
        ),
        Malformed(
            "a total of unknown parts",
            "{all: [speech, plans]}",
            "{al: [speech, plan]}",
            """
            area.yaml:30: field 'totals, al' names 'al', of which the history has no rows. Did you mean 'all'? Allowed: speech, plans, all.
            area.yaml:30: field 'totals, al, item 2' names 'plan', of which the history has no rows. Did you mean 'plans'? Allowed: speech, plans, all.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a target that is no sentence",
            "speech mean wait at most 18 weeks by 2026-06",
            "see speech quickly",
            """
            area.yaml:32: field 'targets, item 1' is no target, found 'see speech quickly'. \(Allowed.target)
            """
        ),
        Malformed(
            "a target for an unknown service",
            "speech mean wait",
            "speach mean wait",
            """
            area.yaml:32: field 'targets, item 1' names the unknown service 'speach'. Did you mean 'speech'? Allowed: speech, plans.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a target for an unknown measure",
            "speech mean wait",
            "speech average wait",
            """
            area.yaml:32: field 'targets, item 1' names the unknown measure 'average wait'. Allowed: \(Allowed.measures).
            """
        ),
        Malformed(
            "a target with a wrong unit",
            "at most 18 weeks",
            "at most 18%",
            """
            area.yaml:32: field 'targets, item 1' must have a length of time such as 26 weeks or 6 months for mean wait, found '18%'. Write a number and days, weeks, months or years.
            """
        ),
        Malformed(
            "a target at an unknown stage",
            "at decision at",
            "at decisions at",
            """
            area.yaml:33: field 'targets, item 2, target' names the unknown stage 'decisions'. Did you mean 'decision'? Allowed: decision, advice.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a target at a stage without a due time",
            "time at decision",
            "time at advice",
            """
            area.yaml:33: field 'targets, item 2, target' needs a due time, and stage 'advice' has none. Give the stage a 'due' in the area file.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a target beyond the forecast",
            "by 2026-06",
            "by 2030-01",
            """
            area.yaml:32: field 'targets, item 1' must be due in the forecast, from 2025-08 to 2027-07, found 2030-01. Change the month, the origin or the horizon.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a target with a bad month",
            "by 2026-06",
            "by June",
            """
            area.yaml:32: field 'targets, item 1' must end with a month such as 2026-09, found 'June'. \(Allowed.target)
            """
        ),
    ]
}
