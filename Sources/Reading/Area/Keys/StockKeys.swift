/// The keys of what a service's outcomes add to.
enum StockKeys {
    static let outcome = Key.required(
        "outcome",
        .text("an outcome of the service"),
        "The outcome that adds to it: each child with it holds one.",
        example: "plan issued",
        remedy: "Name the outcome that adds to it, such as 'plan issued'."
    )
    static let number = Key.required(
        "number",
        .figure(.count),
        "How many are held at the origin.",
        example: "1800",
        remedy: "Give how many are held at the origin."
    )
    static let ceasing = Key.optional(
        "ceasing",
        .figure(.sharePerYear),
        "The share that ceases in a year: left school, moved away, no longer needed.",
        example: "9% a year",
        ifAbsent: "those in the seven placements of a DSG management plan move between them and cease as England's do"
    )
    static let placements = Key.optional(
        "placements",
        .list(
            .mapping(PlacementKeys.shape),
            ifEmpty: "List at least one placement, or leave the key out."
        ),
        "Where those who hold one are placed, everybody in one of these."
    )
    static let reviewedBy = Key.optional(
        "reviewed by",
        .asWritten(.mapping(ReviewKeys.shape)),
        "The service to which each one held is a referral so often."
    )
    static let shape = Shape(
        "what is held",
        "What a service's outcomes add to and time takes from.",
        [outcome, number, ceasing, placements, reviewedBy] + BesideKeys.all
    )
}

/// The keys of a placement.
enum PlacementKeys {
    static let placement = Key.required(
        "placement",
        .words("the name of a placement such as mainstream"),
        "The placement's name, as targets use it.",
        example: "mainstream",
        remedy: "Give the placement's name, such as mainstream."
    )
    static let share = Key.required(
        "share",
        .figure(.share),
        "Its share of those held; all placements together 100%.",
        example: "45%",
        remedy: "Give its share of those held, such as 45%."
    )
    static let ofNew = Key.optional(
        "of new",
        .figure(.share),
        "Its share of new ones, given for every placement or for none; together 100%.",
        example: "60%",
        ifAbsent: "as of those held"
    )
    static let shape = Shape("placement", "Where some are placed.", [placement, share, ofNew] + BesideKeys.all)
}

/// The keys of reviews.
enum ReviewKeys {
    static let service = Key.required(
        "service",
        .serviceID,
        "The id of the service that makes the reviews.",
        example: "talk-groups",
        remedy: "Name the service that makes the reviews by its id."
    )
    static let every = Key.required(
        "every",
        .figure(.betweenReviews),
        "The time from one review to the next.",
        remedy: "Give the time from one review to the next, such as 52 weeks."
    )
    static let shape = Shape(
        "reviews",
        "Reviews of what is held.",
        [service, every, BesideKeys.range(.betweenReviews)] + BesideKeys.all
    )
}
