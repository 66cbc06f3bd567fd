import Testing

@testable import Areas
@testable import Reading

/// Shared staff and sums of services that cannot be.
@Suite("Area files with wrong shared staff and sums")
struct MalformedSharedStaffTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .connectedArea) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "a pool of one",
            "      - {stage: reviews, hours per case: 3, evidence: derived, source: diaries}\n",
            "",
            """
            area.yaml:63: field 'shared staff, pool EHC team, serves' must have two stages or more, found 1. Staff of one stage are its 'capacity'.
            """
        ),
        Malformed(
            "a pool for an unknown service",
            "{stage: reviews,",
            "{stage: review,",
            """
            area.yaml:65: field 'shared staff, pool EHC team, serves, item 2, stage' names the unknown service 'review'. Did you mean 'reviews'? Allowed: speech, plans, reviews.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a pool for an unknown stage",
            "{stage: plans/decision,",
            "{stage: plans/decison,",
            """
            area.yaml:64: field 'shared staff, pool EHC team, serves, item 1, stage' names the unknown stage 'decison'. Did you mean 'decision'? Allowed: decision, advice.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a pool for a place that is none",
            "{stage: plans/decision,",
            "{stage: plans/decision/now,",
            """
            area.yaml:64: field 'shared staff, pool EHC team, serves, item 1, stage' must be a service's id or service/stage, found 'plans/decision/now'. Name a service by its id, or one of its stages as 'service/stage'.
            """
        ),
        Malformed(
            "a stage in a pool twice",
            "{stage: reviews,",
            "{stage: plans,",
            """
            area.yaml:65: field 'shared staff, pool EHC team, serves, item 2, stage' names 'plans', which pool 'EHC team' serves already. Let every stage be served by one pool, once.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a stage in two pools",
            "    evidence: assumed\n    source: a guess\n",
            "  - {pool: other, sharing: in turn, serves: [{stage: reviews, hours per case: 2}, {stage: speech, hours per case: 2}]}\n",
            """
            area.yaml:66: field 'shared staff, pool other, serves, item 1, stage' names 'reviews', which pool 'EHC team' serves already. Let every stage be served by one pool, once.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "two pools of one name",
            "    evidence: assumed\n    source: a guess\n",
            "  - {pool: EHC team, sharing: in turn, serves: [{stage: speech, hours per case: 2}, {stage: plans/advice, hours per case: 2}]}\n",
            """
            area.yaml:66: field 'shared staff, pool EHC team' stands twice, first on line 61. Give every pool its own name.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a pool with an unknown way of sharing",
            "sharing: as established",
            "sharing: as establishd",
            """
            area.yaml:62: field 'shared staff, pool EHC team, sharing' must be a way of sharing, found 'as establishd'. Did you mean 'as established'? Allowed: in turn, as established, by work waiting, longest wait.
            """
        ),
        Malformed(
            "a pool that does not say how it shares",
            "    sharing: as established\n",
            "",
            """
            area.yaml:61: field 'shared staff, pool EHC team' has no 'sharing'. Say how its time is shared: in turn, as established, by work waiting, longest wait.
            """
        ),
        Malformed(
            "a pool without members",
            "    serves:\n      - {stage: plans/decision, hours per case: {value: 4, range: [3, 6]}}\n      - {stage: reviews, hours per case: 3, evidence: derived, source: diaries}\n",
            "",
            """
            area.yaml:61: field 'shared staff, pool EHC team' has no 'serves'. List what the pool serves, in order of precedence.
            """
        ),
        Malformed(
            "cases that take no time",
            "hours per case: 3,",
            "hours per case: 0,",
            """
            area.yaml:65: field 'shared staff, pool EHC team, serves, item 2, hours per case' must be between 0.01 and 10000, found 0. Write digits, with a point for decimals and no unit.
            """
        ),
        Malformed(
            "a sum with the id of a service",
            "id: children",
            "id: speech",
            """
            area.yaml:69: field 'totals shown, total speech, id' must not be a service's id, found 'speech'. Results name both: give the sum its own id.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a sum with the id of all",
            "id: children",
            "id: all",
            """
            area.yaml:69: field 'totals shown, total all, id' must not be 'all'. 'all' stands for every service in plans.
            """
        ),
        Malformed(
            "a sum of one",
            "services: [speech, plans]",
            "services: [speech]",
            """
            area.yaml:69: field 'totals shown, total children, services' must have two services or more, found 1. List what is added up.
            """
        ),
        Malformed(
            "a sum with a repeat",
            "services: [speech, plans]",
            "services: [speech, plans, speech]",
            """
            area.yaml:69: field 'totals shown, total children, services, item 3' names 'speech' a second time. Name every one once.
            """
        ),
        Malformed(
            "a sum of an unknown service",
            "services: [speech, plans]",
            "services: [speech, plan]",
            """
            area.yaml:69: field 'totals shown, total children, services, item 2' names the unknown service 'plan'. Did you mean 'plans'? Allowed: speech, plans, reviews.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a sum that is a word",
            "services: [speech, plans]",
            "services: speech",
            """
            area.yaml:69: field 'totals shown, total children, services' must be a list, found 'speech'. Write the services in brackets: [one, other].
            """
        ),
        Malformed(
            "a sum twice",
            "services: [speech, plans]}",
            "services: [speech, plans]}\n  - {id: children, name: Again, services: [speech, plans]}",
            """
            area.yaml:70: field 'totals shown, total children' stands twice, first on line 69. Give every sum its own id.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a misspelt key of the area",
            "totals shown:",
            "totals show:",
            """
            area.yaml:68: the file has no key 'totals show'. Did you mean 'totals shown'? Allowed: \(Allowed.areaKeys).
            """
        ),
    ]
}
