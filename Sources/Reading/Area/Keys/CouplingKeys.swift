/// The keys of a demand that cases make on another service.
enum CouplingKeys {
    static let to = Key.required(
        "to",
        .serviceID,
        "The id of the service that receives them.",
        example: "talk-groups",
        remedy: "Name the service that they are referred to by its id."
    )
    static let when = Key.required(
        "when",
        .asWritten(.text),
        "What makes it: seen (the case is done), taken up, or an outcome such as 'plan issued'.",
        example: "seen",
        remedy: "Say what makes it: seen, taken up or an outcome."
    )
    static let share = Key.required(
        "share",
        .figure(.share),
        "The share of those cases.",
        remedy: "Give the share of cases, such as 15%."
    )
    static let after = Key.optional("after", .value(.weekCount(0...520)), "So long after that.", ifAbsent: "at once")
    static let inItsReferrals = Key.required(
        "in its referrals",
        .yesOrNo(remedy: advice),
        "yes: the other service's figures hold these children already; no: they come on top.",
        remedy: advice
    )
    private static let advice =
        "Write 'yes' if the referrals of that service, as published or stated, hold these children already, 'no' if they "
        + "come on top."

    static let shape = Shape(
        "referral on",
        "A share of cases that is referred to another service.",
        [to, when, share, after, inItsReferrals, BesideKeys.range(.share)] + BesideKeys.all
    )
}
