import Areas

extension InterventionKind {
    static let triage = InterventionKind(
        "triage",
        "Part of the referrals is answered another way and joins no list.",
        [StepKeys.service, diverted] + StepKeys.timing + StepKeys.known(.share)
    ) { step in
        step.written(diverted).map { Step.Result(Triage(share: $0.figure), "triage diverts \($0.text)") }
    }

    private static let diverted = Key.required(
        "diverted",
        .figure(.share),
        "The share of referrals that is answered another way.",
        remedy: "Give the share of referrals, such as 15%."
    )
}
