import Areas

extension InterventionKind {
    static let demandShock = InterventionKind(
        "demand shock",
        "No plan at all: more or fewer referrals, which may come from outside, to hold the plans against.",
        [StepKeys.serviceOrAll, referrals] + StepKeys.timing + StepKeys.known(.change),
        allowsAllServices: true
    ) { step in
        step.written(referrals)
            .map { Step.Result(DemandShock(referralChange: $0.figure), "demand shock, referrals \($0.text)") }
    }

    private static let referrals = Key.required(
        "referrals",
        .figure(.change),
        "The change in referrals when it has come in full.",
        example: "+20%",
        remedy: "Give the change in referrals, such as +20%."
    )
}
