import Testing

@testable import Areas
@testable import Reading

/// Keys, ids and names that an area file cannot have.
@Suite("Area files with wrong keys and names")
struct MalformedStructureTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .area) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "a misspelt key",
            "capacity: 8 a week",
            "capcity: 8 a week",
            """
            area.yaml:10: field 'service speech' has no key 'capcity'. Did you mean 'capacity'? Allowed: \(Allowed.serviceKeys).
            """
        ),
        Malformed(
            "a key of nowhere near",
            "    capacity: 8 a week",
            "    throughput of the team: 8 a week",
            """
            area.yaml:10: field 'service speech' has no key 'throughput of the team'. Allowed: \(Allowed.serviceKeys).
            """
        ),
        Malformed(
            "a missing key",
            "area: Testham\n",
            "",
            """
            area.yaml:1: the file has no 'area'. Give the area's name.
            """
        ),
        Malformed(
            "a council of half its figures",
            "origin: 2025-07",
            "origin: 2025-07\nauthority: {code: E06000015, number: 83, name: Derby, region code: Derbyshire}",
            """
            area.yaml:4: field 'authority, number' must be a local authority's number such as 831, found '83'. Copy it from \
            any local authority table of Explore Education Statistics.
            area.yaml:4: field 'authority, region code' must be a region's code such as E12000004, found 'Derbyshire'. Copy \
            it from any local authority table of Explore Education Statistics.
            area.yaml:4: field 'authority' has no 'region'. Give the region's name, such as 'region: East Midlands'.
            """
        ),
        Malformed(
            "a missing id",
            "  - id: plans\n    name",
            "  - name",
            """
            area.yaml:17: field 'services, item 2' has no 'id'. Give it a short name, such as 'id: nd-assessment'.
            """
        ),
        Malformed(
            "two missing keys at once",
            "id: testham\norigin: 2025-07\n",
            "",
            """
            area.yaml:1: the file has no 'id'. Give a short name for files, such as 'id: derby'.
            area.yaml:1: the file has no 'origin'. Give the last month that is known, such as 'origin: 2025-07'.
            """
        ),
        Malformed(
            "a duplicate key",
            "origin: 2025-07\n",
            "origin: 2025-07\norigin: 2025-08\n",
            """
            area.yaml:4: key 'origin' appears twice in one mapping, first on line 3. Keep one of them.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a duplicate key in a flow mapping",
            "number: 120, mean",
            "number: 120, number: 121, mean",
            """
            area.yaml:9: key 'number' appears twice in one mapping. Keep one of them.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "an empty value",
            "name: Speech therapy",
            "name:",
            """
            area.yaml:8: field 'service speech, name' must be text, found nothing. Write it on the same line as the key.
            """
        ),
        Malformed(
            "a mapping for a text",
            "name: Speech therapy",
            "name: {en: Speech}",
            """
            area.yaml:8: field 'service speech, name' must be text, found a mapping. Write it on the same line as the key.
            """
        ),
        Malformed(
            "a list for a mapping",
            "waiting list: {number: 120, mean wait: 20 weeks, maximum wait: 60 weeks, as at: 2025-06}",
            "waiting list: [120, 20 weeks]",
            """
            area.yaml:9: field 'service speech, waiting list' must be a mapping, found a list. Write keys and values below it, such as 'number: ...'.
            """
        ),
        Malformed(
            "no services",
            "services:\n",
            "services: []\nnote: |\n",
            """
            area.yaml:6: field 'services' is empty. List at least one service.
            """
        ),
        Malformed(
            "an id with capitals",
            "id: testham",
            "id: Testham City",
            """
            area.yaml:2: field 'id' must be a short name such as nd-assessment, found 'Testham City'. Use lower case letters, digits and hyphens, beginning with a letter.
            """
        ),
        Malformed(
            "the id that means all",
            "id: speech",
            "id: all",
            """
            area.yaml:7: field 'service all' must not have the id 'all'. 'all' stands for every service in plans.
            """
        ),
        Malformed(
            "the same service twice",
            "id: plans\n",
            "id: speech\n",
            """
            area.yaml:17: field 'service speech' stands twice, first on line 7. Give every service its own id.
            area.yaml:19: field 'service speech, referrals metric' names 'requests', of which the history has no rows for 'speech'. Allowed: waiting.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "the same stage twice",
            "id: advice\n",
            "id: decision\n",
            """
            area.yaml:25: field 'service plans, stage decision, routes, stage advice' leads to the unknown stage 'advice'. Allowed: decision.
            area.yaml:26: field 'service plans, stage decision' stands twice, first on line 21. Give every stage its own id.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a list and stages",
            "referrals metric: requests",
            "capacity: 5 a week",
            """
            area.yaml:19: field 'service plans, capacity' belongs to a stage, because this service has stages. Move it to the stage it is about.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "an unknown metric",
            "referrals metric: requests",
            "referrals metric: request",
            """
            area.yaml:19: field 'service plans, referrals metric' names 'request', of which the history has no rows for 'plans'. Did you mean 'requests'? Allowed: requests.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "an unknown history",
            "    name: Speech therapy\n",
            "    name: Speech therapy\n    history: speach\n",
            """
            area.yaml:9: field 'service speech, history' names 'speach', of which the history has no rows. Did you mean 'speech'? Allowed: speech, plans, all.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "nothing to start from",
            "    waiting list: {number: 120, mean wait: 20 weeks, maximum wait: 60 weeks, as at: 2025-06}\n",
            "    history: plans\n",
            """
            area.yaml:7: field 'service speech' has no 'waiting list', and the history has no 'waiting' for 'plans'. Give the number waiting in either.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a history file that is not there",
            "history: history.csv",
            "history: hist.csv",
            """
            area.yaml:5: field 'history' names 'hist.csv', which cannot be read: no such file. Put the file beside the area file or correct its name.
            """
        )
        .beyondSchema(.files),
    ]
}
