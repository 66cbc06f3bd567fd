import Areas

/// The keys of staff who serve several lists.
enum PoolKeys {
    static let pool = Key.required(
        "pool",
        .text("a pool's name"),
        "The pool's name, as plans use it.",
        example: "plan team",
        remedy: "Give the pool's name, as plans use it."
    )
    static let sharing = Key.required(
        "sharing",
        .sharing,
        "How its time is shared: in turn (the first list first), as established (by each list's own capacity), by work "
            + "waiting, or longest wait.",
        remedy: SharedStaff.Rule.remedy
    )
    static let serves = Key.required(
        "serves",
        .list(.mapping(MemberKeys.shape), least: 2),
        "What it serves, two stages or more; the first first where they are served in turn.",
        example: "[{stage: speech-therapy, hours per case: 4}, {stage: talk-groups, hours per case: 3}]",
        remedy: "List what the pool serves, in order of precedence."
    )
    static let shape = Shape(
        "pool",
        "Staff who serve several lists.",
        [pool, sharing, serves] + BesideKeys.all,
        title: ("pool", pool)
    )
}

/// The keys of a stage that a pool serves.
enum MemberKeys {
    static let stage = Key.required(
        "stage",
        .asWritten(.form(.stageOfService)),
        "A service by its id, or one of its stages as service/stage.",
        example: "speech-therapy",
        remedy: stageAdvice
    )
    static let stageAdvice = "Name a service by its id, or one of its stages as 'service/stage'."
    static let hoursPerCase = Key.required(
        "hours per case",
        .figure(hours),
        "Hours that one case takes there.",
        remedy: "Give the hours that one case takes there."
    )
    private static let hours = Grammar.number(
        "hours of a pool per case",
        0.01...10_000,
        "between 0.01 and 10000",
        example: "4"
    )
    static let shape = Shape(
        "stage of a pool",
        "A stage that a pool serves.",
        [stage, hoursPerCase, BesideKeys.range(hours)] + BesideKeys.all
    )
}
