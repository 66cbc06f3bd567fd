import Testing
import Wording

@testable import Areas
@testable import Reading

/// Files of costs, in ways that cannot be.
@Suite("Files with wrong costs")
struct MalformedCostTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .costs) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "no title and no year",
            "costs: Prices of Testham\nprices of: 2025-26\n",
            "",
            """
            costs.yaml:1: the file has no 'costs'. Say what these costs are, such as 'costs: Prices of Exampleton'.
            costs.yaml:1: the file has no 'prices of'. Give the financial year of the prices, such as 'prices of: 2025-26'.
            """
        ),
        Malformed(
            "a misspelt key",
            "on-costs: 30%",
            "oncosts: 30%",
            """
            costs.yaml:8: field 'pay, item 1' has no key 'oncosts'. Did you mean 'on-costs'? Allowed: group, services, scale, salary, on-costs, agency premium, recruiting, prices of, paid by, evidence, source.
            """
        ),
        Malformed(
            "a calendar year",
            "prices of: 2025-26",
            "prices of: 2025",
            """
            costs.yaml:2: field 'prices of' must be a financial year such as 2025-26, found '2025'. Write the year in which it begins, a hyphen and two digits of the next.
            """
        ),
        Malformed(
            "halves that do not follow",
            "prices of: 2025-26",
            "prices of: 2025-27",
            """
            costs.yaml:2: field 'prices of' must be a financial year such as 2025-26, found '2025-27'. Did you mean 2025-26?
            """
        )
        .beyondSchema(.arithmetic),
        Malformed(
            "thousands with a separator",
            "salary: 42000",
            "salary: '42,000'",
            """
            costs.yaml:8: field 'pay, item 1, salary' must be pounds such as 15000, found '42,000'. Write 42000, without a separator between thousands.
            """
        ),
        Malformed(
            "a price below nothing",
            "non-pay: 25",
            "non-pay: -25",
            """
            costs.yaml:10: field 'cases, item 1, non-pay' must be 0 or more (and at most 1000000000), found -25. Write pounds in digits, without separators and without a sign of the currency.
            """
        ),
        Malformed(
            "an unknown payer",
            "agency premium: 40%, paid by: icb",
            "agency premium: 40%, paid by: nhs",
            """
            costs.yaml:8: field 'pay, item 1, paid by' must be who pays, found 'nhs'. Allowed: icb, high-needs block, general fund, grant, other.
            """
        ),
        Malformed(
            "an unknown group",
            "group: therapist, services: [speech]",
            "group: therapists, services: [speech]",
            """
            costs.yaml:8: field 'pay, item 1, group' names the staff group 'therapists', which service 'speech' does not have. Did you mean 'therapist'? Allowed: therapist.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a word for a year",
            "{2026-27: 3%, later:",
            "{2026-27: 3%, latr:",
            """
            costs.yaml:5: field 'pay awards' has the key 'latr', which is no financial year. Did you mean 'later'? Allowed: years such as 2025-26, later, evidence, source.
            """
        ),
        Malformed(
            "a year left out",
            "{2026-27: 3%, later:",
            "{2026-27: 3%, 2028-29: 3%, later:",
            """
            costs.yaml:5: field 'pay awards' must name one year after the other, found 2028-29 after 2026-27. Give each year, in order; 'later' stands for all that follow.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a price older than the first rise",
            "inflation: {2025-26: 4%}",
            "inflation: {2026-27: 4%}",
            """
            costs.yaml:14: field 'placements, inflation' has no rise for 2025-26, which prices of 2024-25 need. Begin with the year after that of the oldest price.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a placement without a price",
            "    - {placement: mainstream, unit cost: 8700}\n",
            "",
            """
            costs.yaml:15: field 'placements, categories' must have every placement of the area, found none for 'mainstream'. Give each its unit cost; one that costs nothing has 0.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a place dearer than the placement",
            "place funding: 10000",
            "place funding: 30000",
            """
            costs.yaml:19: field 'placements, categories, item 2, place funding' must be part of the unit cost of 24000, found 30000. The unit cost is place and top-up together.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "two amounts on a line",
            "once: 15000",
            "once: 15000, a year: 500",
            """
            costs.yaml:28: field 'lines, item 1' has 'once' and 'a year', where one amount is wanted. Give one of 'once', 'a year', 'each case', 'each post a year', 'each held a year'.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "an unknown kind of step",
            "step: outsource",
            "step: outsourcing",
            """
            costs.yaml:28: field 'lines, item 1, step' must be a kind of step, found 'outsourcing'. Did you mean 'outsource'? Allowed: \(Allowed.interventions).
            """
        ),
        Malformed(
            "nobody held",
            "service: plans, placement: special school, each held",
            "service: speech, each held",
            """
            costs.yaml:29: field 'lines, item 2, service' needs a service that holds something, and 'speech' holds nothing. Give the service 'holds' in the area file.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a grant for no deficit",
            "grant: 90%, of deficit at: 2026-03",
            "grant: 90%",
            """
            costs.yaml:32: field 'policy, item 2' has a 'grant' and no 'of deficit at'. Give the month at whose end the deficit stood, such as 2026-03.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a change of what has no price",
            "of: [special school, Buses, pay]",
            "of: [special scool, Buses, pay]",
            """
            costs.yaml:33: field 'policy, item 3, of' names 'special scool', which has no price here. Did you mean 'special school'? Allowed: pay, non-pay, outsourced cases, placements, high-needs income, mainstream, special school, Rooms, Buses.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "waiting that leads to itself",
            "ask for: plans",
            "ask for: speech",
            """
            costs.yaml:36: field 'cost of waiting, item 1, ask for' must be another service, found 'speech' itself. Name the service that they ask for by its id.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a day for a month",
            "at: 2025-03,",
            "at: 2025-03-31,",
            """
            costs.yaml:26: field 'high-needs block, opening balance, at' must be a month such as 2025-10, found '2025-03-31'. Write the year, a hyphen and the month in two digits, from 01 to 12.
            """
        ),
    ]
}
