import Testing

@testable import Areas
@testable import Reading

/// Plans that move children, or say whom capacity sees, in ways that cannot be.
@Suite("Plan files with wrong transfers, classes and pools")
struct MalformedTransferTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .connectedPlan) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "outsourcing without a rate",
            "cases: 8 a week\n      range: [5 a week, 10 a week]",
            "cases: 8",
            """
            plan.yaml:5: field 'service speech, outsource, cases' must be a rate such as 8 a week or 40 a month, found '8'. Write a number and 'a week', 'a month' or 'a year'.
            """
        ),
        Malformed(
            "an unknown key of outsourcing",
            "only for: urgent",
            "only four: urgent",
            """
            plan.yaml:7: field 'service speech, outsource' has no key 'only four'. Did you mean 'only for'? Allowed: service, stage, cases, from, until, lag, ramp, order of service, only for, range, evidence, source, why.
            """
        ),
        Malformed(
            "extra capacity for an unknown class",
            "only for: urgent",
            "only for: urgnt",
            """
            plan.yaml:7: field 'service speech, outsource, only for' names the class 'urgnt', which service 'speech' does not have. Did you mean 'urgent'? Allowed: under five, urgent.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "extra capacity for a class of another service",
            "service: speech\n      cases",
            "service: reviews\n      cases",
            """
            plan.yaml:7: field 'service reviews, outsource, only for' names the class 'urgent', which service 'reviews' does not have. Describe it under 'classes' of the service in the area file.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "unknown classes seen first",
            "classes: [urgent, under five]",
            "classes: [urgent, underfive]",
            """
            plan.yaml:11: field 'service speech, see first, classes, item 2' names the class 'underfive', which service 'speech' does not have. Did you mean 'under five'? Allowed: under five, urgent.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "nobody seen first",
            "      classes: [urgent, under five]\n",
            "",
            """
            plan.yaml:9: field 'service speech, see first' has no 'classes'. Name the classes that are seen first, such as [urgent].
            """
        ),
        Malformed(
            "a reserve for an unknown class",
            "class: under five",
            "class: under-five",
            """
            plan.yaml:15: field 'service speech, reserve, class' names the class 'under-five', which service 'speech' does not have. Did you mean 'under five'? Allowed: under five, urgent.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a reserve that does not say what becomes of places",
            "      unused: kept\n",
            "",
            """
            plan.yaml:13: field 'service speech, reserve' has no 'unused'. Say what becomes of places that the class does not need: 'released' to others in the same week, or 'kept'.
            """
        ),
        Malformed(
            "a reserve with a misspelt word",
            "unused: kept",
            "unused: keep",
            """
            plan.yaml:17: field 'service speech, reserve, unused' must be released or kept, found 'keep'. Allowed: released, kept.
            """
        ),
        Malformed(
            "a reserve that leaves no room",
            "class: under five\n      share: 20%",
            "class: urgent\n      share: 85%",
            """
            plan.yaml:16: field 'service speech, reserve, share' must leave room for the stage's other reserves of 20%, found 85%. Lower the share.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a transfer to an unknown service",
            "to: reviews\n      share: 30%",
            "to: review\n      share: 30%",
            """
            plan.yaml:21: field 'service speech, transfer, to' names the unknown service 'review'. Did you mean 'reviews'? Allowed: plans, reviews.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a transfer to the service itself",
            "to: reviews\n      share: 30%",
            "to: speech\n      share: 30%",
            """
            plan.yaml:21: field 'service speech, transfer, to' must be another service, found 'speech' itself. Name the service to whose list they go by its id.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a transfer to all",
            "to: reviews\n      share: 30%",
            "to: all\n      share: 30%",
            """
            plan.yaml:21: field 'service speech, transfer, to' must be one service, found 'all'. Write one intervention for each.
            """
        ),
        Malformed(
            "a transfer to nobody",
            "      to: reviews\n      share: 30%",
            "      share: 30%",
            """
            plan.yaml:19: field 'service speech, transfer' has no 'to'. Name the service to whose list they go by its id.
            """
        ),
        Malformed(
            "a transfer with an end",
            "share: 30%\n",
            "share: 30%\n      until: 2026-03\n",
            """
            plan.yaml:23: field 'service speech, transfer' has no key 'until'. Allowed: service, to, share, from, range, evidence, source, why.
            """
        ),
        Malformed(
            "a transfer of all services",
            "service: speech\n      to: reviews\n      share: 30%",
            "service: all\n      to: reviews\n      share: 30%",
            """
            plan.yaml:20: field 'service all, transfer, service' must be one service, found 'all'. 'all' is for demand shock and early help.
            """
        ),
        Malformed(
            "a transfer of more than everybody",
            "share: 30%",
            "share: 130%",
            """
            plan.yaml:22: field 'service speech, transfer, share' must be between 0% and 100%, found 130%. Write a number from 0 to 100 with a percent sign.
            """
        ),
        Malformed(
            "referrals sent without a share",
            "      share: 40%\n",
            "",
            """
            plan.yaml:24: field 'service speech, send referrals elsewhere' has no 'share'. Give the share of referrals, such as 40%.
            """
        ),
        Malformed(
            "referrals sent to an unknown service",
            "to: reviews\n      share: 40%",
            "to: reviewers\n      share: 40%",
            """
            plan.yaml:26: field 'service speech, send referrals elsewhere, to' names the unknown service 'reviewers'. Did you mean 'reviews'? Allowed: plans, reviews.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a validation without an end",
            "      until: 2025-12\n",
            "",
            """
            plan.yaml:29: field 'service speech, validate list' has no 'until'. Give the month in which the last family has been asked.
            """
        ),
        Malformed(
            "a validation without a share",
            "      share: 8%\n",
            "",
            """
            plan.yaml:29: field 'service speech, validate list' has no 'share'. Give the share of those waiting who turn out not to be, such as 8%.
            """
        ),
        Malformed(
            "an unknown pool",
            "pool: EHC team",
            "pool: EHC teams",
            """
            plan.yaml:35: field 'share staff, pool' names the unknown pool 'EHC teams'. Did you mean 'EHC team'? Allowed: EHC team.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a pool that is not named",
            "      pool: EHC team\n",
            "",
            """
            plan.yaml:34: field 'share staff' has no 'pool'. Name the pool as the area's 'shared staff' does.
            """
        ),
        Malformed(
            "an unknown way of sharing",
            "sharing: in turn",
            "sharing: in turns",
            """
            plan.yaml:36: field 'share staff, sharing' must be a way of sharing, found 'in turns'. Did you mean 'in turn'? Allowed: in turn, as established, by work waiting, longest wait.
            """
        ),
        Malformed(
            "a service beside a pool",
            "pool: EHC team",
            "pool: EHC team\n      service: plans",
            """
            plan.yaml:36: field 'service plans, share staff' has no key 'service'. Allowed: pool, sharing, from, source, why.
            """
        ),
        Malformed(
            "a target for an unknown placement",
            "held, mainstream",
            "held, maintream",
            """
            plan.yaml:39: field 'targets, item 1' names the unknown placement 'maintream'. Did you mean 'mainstream'? Allowed: mainstream, special school.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a target for what a sum does not hold",
            "plans held, mainstream",
            "children held, mainstream",
            """
            plan.yaml:39: field 'targets, item 1' names the sum 'children', of which there is no 'held, mainstream'. Of a sum there are: \(Allowed.measuresOfSums). For others name one of its services: speech, plans.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a target for what is not held",
            "plans held, mainstream",
            "speech ceased",
            """
            plan.yaml:39: field 'targets, item 1' needs a service that holds something, and 'speech' holds nothing. Give the service 'holds' in the area file.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "an unknown service and an unknown class",
            "service: speech\n      cases",
            "service: speach\n      cases",
            """
            plan.yaml:4: field 'service speach, outsource, service' names the unknown service 'speach'. Did you mean 'speech'? Allowed: speech, plans, reviews.
            """
        )
        .beyondSchema(.files),
    ]
}
