/// The keys of a stage; a service without stages has most of them itself.
enum StageKeys {
    static let id = Key.required(
        "id",
        .identifier,
        "A short name, as routes, plans and targets use it.",
        example: "decision",
        remedy: "Give it a short name, such as 'id: decision'."
    )
    static let name = Key.optional(
        "name",
        .text(),
        "The name in reports.",
        example: "Decision whether to assess",
        ifAbsent: "its id"
    )
    static let due = Key.optional(
        "due",
        .value(.weeks),
        "The time limit, from the referral to the end of this stage.",
        example: "6 weeks"
    )
    static let waitingList = Key.optional(
        "waiting list",
        .mapping(WaitingListKeys.shape),
        "The list as it was counted.",
        ifAbsent: "as the history has it; the stages of a pathway start empty"
    )
    static let inWork = Key.optional(
        "in work",
        .figure(.count),
        "Cases taken up and not finished at the origin.",
        example: "16",
        ifAbsent: "as many as the flow and the delay make"
    )
    static let capacity = Key.optional(
        "capacity",
        .capacity,
        "How many cases are taken up; or 'from staff:' with a list of posts.",
        ifAbsent: "what the published flows imply"
    )
    static let keepsPace = Key.optional(
        "capacity keeps pace",
        .yesOrNo(remedy: "Write 'yes' if it was worked out from the referrals, 'no' if it is known by itself."),
        "yes: the capacity was worked out from the service's referrals, so it moves with those that a run draws.",
        example: "yes",
        ifAbsent: "no"
    )
    static let order = Key.optional(
        "order of service",
        .order,
        "Who is seen first: oldest first, random, or fitted from the history.",
        example: "fitted",
        ifAbsent: "fitted"
    )
    static let delay = Key.optional(
        "delay",
        .delay,
        "The work itself, from taken up to done: whole weeks, or 'least', 'most likely' and 'most'.",
        ifAbsent: "none"
    )
    static let routes = Key.optional(
        "routes",
        .asWritten(RouteKeys.structure),
        "Where children go next, with shares: 'stage ID', 'service ID' or an outcome in your own words.",
        example: "{refused: 40%, stage assessment: rest}",
        ifAbsent: "everybody leaves here"
    )
    static let seeFirst = Key.optional(
        "see first",
        .names("a class of children", remedy: ClassReader.namesAdvice),
        "Classes that are taken before all others, whatever the order of service.",
        example: "[urgent]"
    )
    static let reserve = Key.optional(
        "reserve",
        .list(.mapping(ReserveKeys.shape), ifEmpty: "List at least one class, or leave the key out."),
        "Places kept for a class before the rest are given out."
    )
    static let refersOn = Key.optional(
        "refers on",
        .list(.mapping(CouplingKeys.shape), ifEmpty: "List at least one service, or leave the key out."),
        "What its cases ask of another service, or of this one as follow-ups."
    )

    static let shape = Shape(
        "stage",
        "A stage of a pathway.",
        [id, name, due, waitingList, inWork, capacity, keepsPace, order, delay, routes, seeFirst, reserve, refersOn],
        title: ("stage", id)
    )
    /// What belongs to a stage: a service without stages has it itself.
    static let ofLists: [any DeclaredKey] = [
        waitingList, capacity, keepsPace, order, delay, routes, due, seeFirst, reserve, refersOn,
    ]
}

/// The keys of a counted list.
enum WaitingListKeys {
    static let number = Key.required(
        "number",
        .figure(.count),
        "Children waiting.",
        remedy: "Give the number waiting."
    )
    static let meanWait = Key.optional("mean wait", .figure(.weeks), "Their mean wait so far.", example: "20 weeks")
    static let maximumWait = Key.optional(
        "maximum wait",
        .figure(.weeks),
        "The longest wait so far among them.",
        example: "60 weeks"
    )
    static let asAt = Key.optional(
        "as at",
        .month,
        "The month at whose end they were counted.",
        example: "2025-07",
        ifAbsent: "the origin"
    )

    static let shape = Shape(
        "waiting list",
        "A list as it was counted at a month's end.",
        [number, meanWait, maximumWait, asAt] + BesideKeys.all
    )
}

/// The keys of a delay that is not always the same.
enum DelayKeys {
    private static let advice = "Give 'least', 'most likely' and 'most'."
    static let least = Key.required(
        "least",
        .value(.delay),
        "The least that it takes.",
        example: "6 weeks",
        remedy: advice
    )
    static let mostLikely = Key.required(
        "most likely",
        .value(.delay),
        "What it mostly takes.",
        example: "7 weeks",
        remedy: advice
    )
    static let most = Key.required(
        "most",
        .value(.delay),
        "The most that it takes.",
        example: "9 weeks",
        remedy: advice
    )
    static let shape = Shape(
        "delay between",
        "A length of time that differs from case to case.",
        [least, mostLikely, most] + BesideKeys.all
    )
}

/// The keys of a mixed order of service.
enum OrderKeys {
    static let kappa = Key.required(
        "kappa",
        .figure(.number("kappa", -20...100, "between -20 and 100", example: "0.3")),
        "How strongly long waits are preferred: 0 is random.",
        remedy: "Give how strongly long waits are preferred: 0 is random."
    )
    static let psi = Key.required(
        "psi",
        .figure(.number("psi", 0...1, "between 0 and 1", example: "0.4")),
        "The share of places that goes to waits under 13 weeks, from 0 to 1.",
        remedy: "Give the share that goes to waits under 13 weeks, from 0 to 1."
    )
    static let shape = Shape(
        "mixed order",
        "An order of service between random and the longest waits first.",
        [kappa, psi] + BesideKeys.all
    )
}
