import Testing
import Wording

@testable import Areas
@testable import Reading

/// Demands on other services, and appeals, that cannot be.
@Suite("Area files with wrong demands and appeals")
struct MalformedCouplingTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .connectedArea) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "a demand on an unknown service",
            "{to: plans, when: seen",
            "{to: plan, when: seen",
            """
            area.yaml:19: field 'service speech, refers on, item 1, to' names the unknown service 'plan'. Did you mean 'plans'? Allowed: speech, plans, reviews.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a demand on nobody",
            "{to: plans, when: seen",
            "{when: seen",
            """
            area.yaml:19: field 'service speech, refers on, item 1' has no 'to'. Name the service that they are referred to by its id.
            """
        ),
        Malformed(
            "a demand that nothing makes",
            "to: plans, when: seen,",
            "to: plans,",
            """
            area.yaml:19: field 'service speech, refers on, item 1' has no 'when'. Say what makes it: seen, taken up or an outcome.
            """
        ),
        Malformed(
            "a demand that an unknown outcome makes",
            "when: plan issued",
            "when: plans issued",
            """
            area.yaml:46: field 'service plans, stage advice, refers on, item 2, when' must be seen, taken up or an outcome of the stage, found 'plans issued'. Did you mean 'plan issued'? Allowed: seen, taken up, no plan, plan issued.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a demand that an outcome makes where there is none",
            "{to: plans, when: seen",
            "{to: plans, when: refused",
            """
            area.yaml:19: field 'service speech, refers on, item 1, when' must be seen, taken up or an outcome of the stage, found 'refused'. Allowed: seen, taken up.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a demand without a share",
            "when: seen, share: 15%, range: [10%, 20%],",
            "when: seen,",
            """
            area.yaml:19: field 'service speech, refers on, item 1' has no 'share'. Give the share of cases, such as 15%.
            """
        ),
        Malformed(
            "a demand after part of a week",
            "after: 2 weeks",
            "after: 3 days",
            """
            area.yaml:19: field 'service speech, refers on, item 1, after' must be a whole number of weeks such as 4 weeks, found '3 days'. The model moves in whole weeks: write them as '4 weeks'.
            """
        )
        .beyondSchema(.arithmetic),
        Malformed(
            "a demand that does not say whether it is counted",
            ", in its referrals: yes",
            "",
            """
            area.yaml:19: field 'service speech, refers on, item 1' has no 'in its referrals'. Write 'yes' if the referrals of that service, as published or stated, hold these children already, 'no' if they come on top.
            """
        ),
        Malformed(
            "a demand that may be counted",
            "in its referrals: yes",
            "in its referrals: perhaps",
            """
            area.yaml:19: field 'service speech, refers on, item 1, in its referrals' must be yes or no, found 'perhaps'. Write 'yes' if the referrals of that service, as published or stated, hold these children already, 'no' if they come on top.
            """
        ),
        Malformed(
            "follow-ups among the referrals",
            "after: 13 weeks, in its referrals: no",
            "after: 13 weeks, in its referrals: yes",
            """
            area.yaml:20: field 'service speech, refers on, item 2, in its referrals' must be no where a service refers to itself, found yes. Follow-ups come on top of its referrals.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "follow-ups without end",
            "{to: speech, when: seen, share: 30%",
            "{to: speech, when: seen, share: 100%",
            """
            area.yaml:18: field 'service speech, refers on' must refer less than 100% of cases back to the service itself, found 100%. Each case would lead to another without end: lower the share.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "demands that are no list",
            "refers on:\n      - {to: plans, when: seen, share: 15%, range: [10%, 20%], after: 2 weeks, in its referrals: yes, source: audit}\n      - {to: speech,",
            "refers on: {to: speech,",
            """
            area.yaml:18: field 'service speech, refers on' must be a list, found a mapping. Write one item a line, each after a hyphen and a space.
            """
        ),
        Malformed(
            "demands beside stages",
            "    exceptions: 5%\n",
            "    exceptions: 5%\n    refers on: [{to: speech, when: seen, share: 5%, in its referrals: no}]\n",
            """
            area.yaml:25: field 'service plans, refers on' belongs to a stage, because this service has stages. Move it to the stage it is about.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "everything wrong with a demand at once",
            "{to: plans, when: seen, share: 15%, range: [10%, 20%], after: 2 weeks, in its referrals: yes",
            "{to: plan, when: sen, share: 15, after: 2, in its referrals: maybe",
            """
            area.yaml:19: field 'service speech, refers on, item 1, share' must be a percentage such as 15%, found '15'. Did you mean 15%? Write a number from 0 to 100 with a percent sign.
            area.yaml:19: field 'service speech, refers on, item 1, when' must be seen, taken up or an outcome of the stage, found 'sen'. Did you mean 'seen'? Allowed: seen, taken up.
            area.yaml:19: field 'service speech, refers on, item 1, after' must be a whole number of weeks such as 4 weeks, found '2'. The model moves in whole weeks: write them as '4 weeks'.
            area.yaml:19: field 'service speech, refers on, item 1, in its referrals' must be yes or no, found 'maybe'. Write 'yes' if the referrals of that service, as published or stated, hold these children already, 'no' if they come on top.
            area.yaml:19: field 'service speech, refers on, item 1, to' names the unknown service 'plan'. Did you mean 'plans'? Allowed: speech, plans, reviews.
            """
        ),
        Malformed(
            "appeals of a service without exceptions",
            "    exceptions: 5%\n",
            "",
            """
            area.yaml:32: field 'service plans, stage decision, routes, refused, appeals' needs the service to have 'exceptions', because children who return count as exceptions. Give the share of cases that are exceptions, such as 'exceptions: 5%'.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "appeals that return to an unknown stage",
            "returns to: advice",
            "returns to: advise",
            """
            area.yaml:37: field 'service plans, stage decision, routes, refused, appeals, returns to' names the unknown stage 'advise'. Did you mean 'advice'? Allowed: decision, advice.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "appeals that return nowhere",
            "              returns to: advice\n",
            "",
            """
            area.yaml:33: field 'service plans, stage decision, routes, refused, appeals' has no 'returns to'. Name the stage to which children with an upheld appeal come.
            """
        ),
        Malformed(
            "appeals without a time",
            "              decided after: {least: 20 weeks, most likely: 40 weeks, most: 60 weeks}\n",
            "",
            """
            area.yaml:33: field 'service plans, stage decision, routes, refused, appeals' has no 'decided after'. Give how long a decision takes, such as 40 weeks.
            """
        ),
        Malformed(
            "appeals with a time out of order",
            "least: 20 weeks",
            "least: 50 weeks",
            """
            area.yaml:35: field 'service plans, stage decision, routes, refused, appeals, decided after' must rise from 'least' to 'most likely' to 'most', found 50 weeks, 40 weeks, 60 weeks. Put the three in order.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "appeals without a share",
            "              share: 5%\n              dec",
            "              dec",
            """
            area.yaml:33: field 'service plans, stage decision, routes, refused, appeals' has no 'share'. Give the share of those with the outcome who appeal, such as 5%.
            """
        ),
        Malformed(
            "appeals with an unknown key",
            "upheld: {value: 90%",
            "upeld: {value: 90%",
            """
            area.yaml:36: field 'service plans, stage decision, routes, refused, appeals' has no key 'upeld'. Did you mean 'upheld'? Allowed: share, decided after, upheld, returns to, evidence, source.
            """
        ),
        Malformed(
            "appeals that are a number",
            "no plan: 10%",
            "no plan: {value: 10%, appeals: 5%}",
            """
            area.yaml:43: field 'service plans, stage advice, routes, no plan, appeals' must be a mapping, found '5%'. Write keys and values below it, such as 'share: ...'.
            """
        ),
        Malformed(
            "appeals against a stage",
            "stage advice: rest",
            "stage advice: {value: rest, appeals: {share: 5%, decided after: 4 weeks, upheld: 50%, returns to: advice}}",
            """
            area.yaml:39: field 'service plans, stage decision, routes, stage advice, appeals' must be against an outcome, found a route that leads on. Move them to the outcome that families appeal against, such as 'refused'.
            """
        ),
        Malformed(
            "a misspelt key of a route",
            "            appeals:\n",
            "            appeal:\n",
            """
            area.yaml:33: field 'service plans, stage decision, routes, refused' has no key 'appeal'. Did you mean 'appeals'? Allowed: value, range, evidence, source, appeals.
            """
        ),
        Malformed(
            "a rest with a range",
            "plan issued: rest",
            "plan issued: {value: rest, range: [5%, 10%]}",
            """
            area.yaml:43: field 'service plans, stage advice, routes, plan issued, range' cannot stand beside 'rest'. The rest is what the other shares leave: remove the range.
            """
        ),
    ]
}
