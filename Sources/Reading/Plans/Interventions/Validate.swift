import Areas

extension InterventionKind {
    static let validate = InterventionKind(
        "validate list",
        "Every family is asked; some no longer wait, and are taken off.",
        [StepKeys.service, share, StepKeys.from, end] + StepKeys.known(.share)
    ) { step in
        step.written(share).map { Step.Result(ValidateList(share: $0.figure), "validate list, \($0.text) taken off") }
    }

    private static let share = Key.required(
        "share",
        .figure(.share),
        "The share of those waiting who turn out not to be.",
        example: "8%",
        remedy: "Give the share of those waiting who turn out not to be, such as 8%."
    )
    private static let end = StepKeys.until(
        "The month in which the last family has been asked.",
        remedy: "Give the month in which the last family has been asked."
    )
}
