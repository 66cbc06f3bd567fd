import Areas

extension InterventionKind {
    static let transfer = InterventionKind(
        "transfer",
        "Once, part of the list goes to another service, with their clocks running.",
        [StepKeys.service, to, share, StepKeys.from] + StepKeys.known(.share)
    ) { step in
        let other = step.other(to)
        let share = step.written(share)
        guard let other, let share else { return nil }
        return Step.Result(Transfer(to: other, share: share.figure), "transfer \(share.text) to \(other)")
    }

    private static let to = Key.required(
        "to",
        .serviceID,
        "The id of the service to whose list they go.",
        example: "talk-groups",
        remedy: "Name the service to whose list they go by its id."
    )
    private static let share = Key.required(
        "share",
        .figure(.share),
        "The share of those waiting, whoever they are.",
        example: "30%",
        remedy: "Give the share of those waiting, such as 30%."
    )
}
