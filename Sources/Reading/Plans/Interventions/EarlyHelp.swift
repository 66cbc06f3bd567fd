import Areas

extension InterventionKind {
    static let earlyHelp = InterventionKind(
        "early help",
        "Fewer referrals, because children are helped before.",
        [StepKeys.serviceOrAll, referrals] + StepKeys.timing + StepKeys.known(.reduction),
        allowsAllServices: true
    ) { step in
        step.written(referrals)
            .map { Step.Result(EarlyHelp(referralChange: $0.figure), "early help, referrals \($0.text)") }
    }

    private static let referrals = Key.required(
        "referrals",
        .figure(.reduction),
        "The change in referrals when it has come in full.",
        remedy: "Give the change in referrals, such as -10%."
    )
}
