import Areas

extension InterventionKind {
    static let productivity = InterventionKind(
        "productivity",
        "The existing staff complete more cases, or fewer: time per case, skill mix, help with reports.",
        [StepKeys.service, StepKeys.stage, cases] + StepKeys.timing + StepKeys.known(.change)
    ) { step in
        step.written(cases).map { Step.Result(Productivity(change: $0.figure), "productivity, cases \($0.text)") }
    }

    private static let cases = Key.required(
        "cases",
        .figure(.change),
        "The change in the cases of the same staff.",
        remedy: "Give the change in cases, such as +10%."
    )
}
