import Areas

extension InterventionKind {
    static let redirect = InterventionKind(
        "send referrals elsewhere",
        "Part of the new referrals goes to another service instead.",
        [StepKeys.service, to, share] + StepKeys.timing + StepKeys.known(.share)
    ) { step in
        let other = step.other(to)
        let share = step.written(share)
        guard let other, let share else { return nil }
        return Step.Result(Redirect(to: other, share: share.figure), "send \(share.text) of referrals to \(other)")
    }

    private static let to = Key.required(
        "to",
        .serviceID,
        "The id of the service that receives them.",
        example: "talk-groups",
        remedy: "Name the service that receives them by its id."
    )
    private static let share = Key.required(
        "share",
        .figure(.share),
        "The share of referrals.",
        example: "40%",
        remedy: "Give the share of referrals, such as 40%."
    )
}
