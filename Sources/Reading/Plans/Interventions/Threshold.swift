import Areas

extension InterventionKind {
    static let threshold = InterventionKind(
        "change threshold",
        "Another share of cases ends with an outcome, such as a refusal.",
        [StepKeys.service, StepKeys.stage, outcome, share] + StepKeys.timing + StepKeys.known(.share)
    ) { step in
        let name = step.read(outcome)
        let share = step.written(share)
        guard let name, let share else { return nil }
        let effect = ChangeThreshold(outcome: name, share: share.figure)
        let isSound = step.section.field.keeps { field in step.stage.map { effect.faults(at: $0, field) } ?? [] }
        return isSound ? Step.Result(effect, "\(name) \(share.text)") : nil
    }

    private static let outcome = Key.required(
        "outcome",
        .text("an outcome of the stage"),
        "The outcome whose share changes; it must have a share of its own.",
        example: "refused",
        remedy: "Name the outcome whose share changes."
    )
    private static let share = Key.required(
        "share",
        .figure(.share),
        "The new share.",
        example: "39%",
        remedy: "Give the new share, such as 39%."
    )
}
