import Testing
import Wording

@testable import Areas
@testable import Reading

/// Plans that are wrong in themselves or for their area.
@Suite("Plan files with mistakes")
struct MalformedPlanTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .plan) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "changes that multiply referrals beyond all measure",
            "  - waiting-list initiative:\n      service: speech\n      cases: 60\n      from: 2026-01\n      until: 2026-06\n",
            """
              - demand shock: {service: speech, referrals: +1000%, from: 2025-10}
              - demand shock: {service: speech, referrals: +1000%, from: 2025-11}
              - early help: {service: speech, referrals: -10%, from: 2025-11}
              - demand shock: {service: speech, referrals: +100%, range: [0%, +1000%], from: 2025-12}

            """,
            """
            plan.yaml:18: the changes in lines 18, 19, 21 act together and multiply the referrals of 'speech' by 1331. All changes to one flow at one time may multiply it by 1000 at most: lower them, or leave some out.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "an unknown intervention",
            "recruit:",
            "recrut:",
            """
            plan.yaml:4: field 'interventions, item 1' is no known intervention, found 'recrut'. Did you mean 'recruit'? Allowed: \(Allowed.interventions).
            """
        ),
        Malformed(
            "an unknown key",
            "wte: 2",
            "wtee: 2",
            """
            plan.yaml:7: field 'service speech, recruit' has no key 'wtee'. Did you mean 'wte'? Allowed: \(Allowed.recruitKeys).
            """
        ),
        Malformed(
            "a missing number",
            "      wte: 2\n",
            "",
            """
            plan.yaml:4: field 'service speech, recruit' has no 'wte'. Give the whole-time equivalents.
            """
        ),
        Malformed(
            "a negative number",
            "wte: 2\n      range: [1, 3]",
            "wte: -2",
            """
            plan.yaml:7: field 'service speech, recruit, wte' must be 0 or more (and at most 10000), found -2. Write digits, with a point for decimals and no unit.
            """
        ),
        Malformed(
            "a range that misses the value",
            "range: [1, 3]",
            "range: [3, 5]",
            """
            plan.yaml:8: field 'service speech, recruit, range' must contain the value beside it, found [3, 5]. Widen the range or correct the value.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "an unknown service",
            "service: speech\n      staff",
            "service: speach\n      staff",
            """
            plan.yaml:5: field 'service speach, recruit, service' names the unknown service 'speach'. Did you mean 'speech'? Allowed: speech, plans.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a service that is all",
            "service: speech\n      staff",
            "service: all\n      staff",
            """
            plan.yaml:5: field 'service all, recruit, service' must be one service, found 'all'. 'all' is for demand shock and early help.
            """
        ),
        Malformed(
            "an unknown staff group",
            "staff: therapist",
            "staff: therapists",
            """
            plan.yaml:6: field 'service speech, recruit, staff' names the staff group 'therapists', which service 'speech' does not have. Did you mean 'therapist'? Allowed: therapist.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "no staff and no cases",
            "      staff: therapist\n",
            "",
            """
            plan.yaml:4: field 'service speech, recruit' has neither 'staff' nor 'cases a week per wte'. Name a staff group of the service, or say how many cases one WTE completes in a week.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "staff of a service without any",
            "service: speech\n      staff",
            "service: plans\n      staff",
            """
            plan.yaml:6: field 'service plans, recruit, staff' names the staff group 'therapist', which service 'plans' does not have. Describe it under 'staff' in the area file, or give 'cases a week per wte'.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "an unknown stage",
            "stage: decision",
            "stage: decison",
            """
            plan.yaml:14: field 'service plans, change threshold, stage' names the unknown stage 'decison'. Did you mean 'decision'? Allowed: decision, advice.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "an unknown outcome",
            "outcome: refused",
            "outcome: refusal",
            """
            plan.yaml:15: field 'service plans, change threshold, outcome' names the outcome 'refusal', which stage 'decision' does not have. Did you mean 'refused'? Allowed: refused.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "an outcome that takes the rest",
            "stage: decision\n      outcome: refused",
            "stage: advice\n      outcome: plan issued",
            """
            plan.yaml:15: field 'service plans, change threshold, outcome' names 'plan issued', which takes the rest of stage 'advice'. Change the share of another outcome.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a share that leaves no room",
            "stage: decision\n      outcome: refused\n      share: 30%",
            "stage: advice\n      outcome: no plan\n      share: 110%",
            """
            plan.yaml:16: field 'service plans, change threshold, share' must be between 0% and 100%, found 110%. Write a number from 0 to 100 with a percent sign.
            """
        ),
        Malformed(
            "an end before the beginning",
            "until: 2026-06",
            "until: 2025-06",
            """
            plan.yaml:22: field 'service speech, waiting-list initiative, until' must not be before 'from' 2026-01, found 2025-06. Exchange the two or correct one.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "no end where one is needed",
            "      until: 2026-06\n",
            "",
            """
            plan.yaml:18: field 'service speech, waiting-list initiative' has no 'until'. Give the month in which the last case is done.
            """
        ),
        Malformed(
            "no beginning",
            "share: 30%\n      from: 2025-10",
            "share: 30%",
            """
            plan.yaml:12: field 'service plans, change threshold' has no 'from'. Give the month in which it begins, such as 2025-10.
            """
        ),
        Malformed(
            "a fractional case",
            "cases: 60",
            "cases: 60.5",
            """
            plan.yaml:20: field 'service speech, waiting-list initiative, cases' must be a whole number such as 120, found '60.5'. Children are counted whole: write digits only.
            """
        ),
        Malformed(
            "a lag without a unit",
            "lag: 26 weeks",
            "lag: 26",
            """
            plan.yaml:10: field 'service speech, recruit, lag' must be a length of time such as 26 weeks or 6 months, found '26'. Write a number and days, weeks, months or years.
            """
        ),
        Malformed(
            "a rise in early help",
            "  - waiting-list initiative:\n      service: speech\n      cases: 60\n      from: 2026-01\n      until: 2026-06\n",
            "  - early help:\n      service: all\n      referrals: 10%\n      from: 2026-01\n",
            """
            plan.yaml:20: field 'service all, early help, referrals' must be between -100% and 0%, found 10%. Write the change with its sign and a percent sign.
            """
        ),
        Malformed(
            "a shock without a sign of percent",
            "  - waiting-list initiative:\n      service: speech\n      cases: 60\n      from: 2026-01\n      until: 2026-06\n",
            "  - demand shock: {service: speech, referrals: +20, from: 2026-01}\n",
            """
            plan.yaml:18: field 'service speech, demand shock, referrals' must be a percentage such as -10% or +20%, found '+20'. Did you mean +20%? Write the change with its sign and a percent sign.
            """
        ),
        Malformed(
            "agency without a rate",
            "  - waiting-list initiative:\n      service: speech\n      cases: 60\n      from: 2026-01\n      until: 2026-06\n",
            "  - agency: {service: speech, cases: 8, from: 2026-01, order of service: newest first}\n",
            """
            plan.yaml:18: field 'service speech, agency, cases' must be a rate such as 8 a week or 40 a month, found '8'. Write a number and 'a week', 'a month' or 'a year'.
            """
        ),
        Malformed(
            "two interventions in one item",
            "      until: 2026-06\n",
            "      until: 2026-06\n    triage: {service: speech}\n",
            """
            plan.yaml:18: field 'interventions, item 3' must be one intervention, found 2 keys. Begin every intervention with a hyphen, and indent what it needs below its name.
            """
        ),
        Malformed(
            "an intervention that is a word",
            "  - waiting-list initiative:\n      service: speech\n      cases: 60\n      from: 2026-01\n      until: 2026-06\n",
            "  - try harder\n",
            """
            plan.yaml:18: field 'interventions, item 3' must be an intervention, found 'try harder'. Write its name, a colon, and what it needs below. Allowed: \(Allowed.interventions).
            """
        ),
        Malformed(
            "an intervention without contents",
            "  - waiting-list initiative:\n      service: speech\n      cases: 60\n      from: 2026-01\n      until: 2026-06\n",
            "  - triage:\n",
            """
            plan.yaml:18: field 'triage' must be a mapping, found nothing. Write keys and values below it, such as 'service: ...'.
            """
        ),
        Malformed(
            "interventions that are no list",
            "interventions:\n",
            "interventions: none\nnote:\n",
            """
            plan.yaml:3: field 'interventions' must be a list, found 'none'. Write one item a line, each after a hyphen and a space.
            plan.yaml:4: field 'note' must be text, found a list. Write it on the same line as the key.
            """
        ),
        Malformed(
            "another area",
            "area: area.yaml",
            "area: ../area.yaml",
            """
            plan.yaml:2: field 'area' names '../area.yaml', but the area read is 'area.yaml'. Correct the path or move the plan.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "no name",
            "plan: More staff\n",
            "",
            """
            plan.yaml:1: the file has no 'plan'. Give the plan's name.
            """
        ),
        Malformed(
            "a target of another plan",
            "plans seen",
            "plan seen",
            """
            plan.yaml:24: field 'targets, item 1' names the unknown service 'plan'. Did you mean 'plans'? Allowed: speech, plans.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "an unknown key at the top",
            "targets:",
            "target:",
            """
            plan.yaml:23: the file has no key 'target'. Did you mean 'targets'? Allowed: plan, area, note, interventions, targets.
            """
        ),
    ]
}
