import Areas

/// The keys of a line of costs.
enum LineKeys {
    static let line = Key.required(
        "line",
        .text(),
        "The line's name in results.",
        example: "Clinic rooms",
        remedy: "Give the line a name."
    )
    static let plan = Key.optional(
        "plan",
        .identifier,
        "The plan whose cost it is, by its file's name.",
        example: "two-therapists",
        ifAbsent: "of every plan, 'no change' too, or of every plan that has the step"
    )
    static let step = Key.optional(
        "step",
        .choice(
            InterventionKind.all.map(\.keyword),
            "a kind of step",
            wanted: "the kind of step whose cost it is"
        ),
        "The kind of step whose cost it is, by its word in plan files; with 'service', of that service only.",
        example: "recruit",
        ifAbsent: "of no single step"
    )
    static let number = Key.optional(
        "number",
        .value(.count),
        "Which of the plan's steps of that kind, counted from 1.",
        example: "2",
        ifAbsent: "each of them"
    )
    static let service = Key.optional(
        "service",
        .serviceID,
        "The service whose cases, posts or holders are counted, by its id.",
        example: "speech-therapy",
        ifAbsent: "that of the step"
    )
    static let placement = Key.optional(
        "placement",
        .text("the name of a placement"),
        "The placement of those held whom 'each held a year' counts.",
        example: "mainstream",
        ifAbsent: "all"
    )
    static let once = amount("once", "Pounds, paid once.", example: "15000")
    static let perYear = amount("a year", "Pounds a year, paid month by month: a block.", example: "24000")
    static let perCase = amount("each case", "Pounds for each case.", example: "45")
    static let perPost = amount("each post a year", "Pounds a year for each post that is filled.", example: "1200")
    static let perHeld = amount("each held a year", "Pounds a year for each that the service holds.", example: "4000")
    static let from = Key.optional(
        "from",
        .month,
        "From this month on; 'once' is paid in it.",
        example: "2026-04",
        ifAbsent: "from the step's beginning, or from that of the forecast"
    )
    static let until = Key.optional(
        MoneyKeys.until.name,
        .month,
        "To the end of this month.",
        example: "2027-03",
        ifAbsent: "to the step's end, or for good"
    )
    static let capital = Key.optional(
        "capital",
        .yesOrNo(remedy: "Write 'yes' for buildings and equipment, 'no' for running costs."),
        "Whether it is capital.",
        example: "yes",
        ifAbsent: "no"
    )
    static let recurrent = Key.optional(
        "recurrent",
        .yesOrNo(remedy: "Write 'yes' for what comes again every year, 'no' for what ends."),
        "Whether it comes again every year.",
        example: "no",
        ifAbsent: "yes, unless it is paid once or for a step that ends"
    )
    static let risesWith = Key.optional(
        "rises with",
        .choice(PriceIndex.allCases.map(\.rawValue), "what it rises with"),
        "Which prices it rises with; 'nothing' is an amount fixed in money.",
        example: PriceIndex.pay.rawValue,
        ifAbsent: PriceIndex.prices.rawValue
    )
    /// One of which each line has.
    static let amounts = [once, perYear, perCase, perPost, perHeld]

    static let shape = Shape(
        "line of costs",
        "A cost that stands for itself.",
        [
            line, plan, step, number, service, MoneyKeys.stage, placement, once, perYear, perCase, perPost, perHeld,
            from, until, MoneyKeys.paidBy, capital, recurrent, risesWith, MoneyKeys.pricesOf,
            BesideKeys.range(.pounds),
        ] + BesideKeys.all
    )

    private static func amount(_ name: String, _ purpose: String, example: String) -> Key<Figure> {
        .optional(name, .figure(.pounds), purpose, example: example)
    }
}

/// The keys of a rule with a date.
enum PolicyKeys {
    static let policy = Key.required(
        "policy",
        .text(),
        "The rule's name in results.",
        example: "Statutory override ends",
        remedy: "Give the rule a name."
    )
    static let from = Key.required(
        "from",
        .month,
        "From the beginning of this month; a grant is paid in it.",
        example: "2028-04",
        remedy: "Give the month from which it holds, such as 2028-04."
    )
    static let change = Key.optional(
        "change",
        .figure(.rise),
        "The change of prices while it holds.",
        example: "+3%"
    )
    static let of = Key.optional(
        "of",
        .names("what has a price here", remedy: ofAdvice),
        "What becomes dearer or cheaper: pay, non-pay, outsourced cases, placements, high-needs income, a placement or a "
            + "line by its name; one, or several in brackets.",
        example: "placements"
    )
    static let ofAdvice = "Name prices in brackets, such as [placements, pay]."
    static let grant = Key.optional(
        "grant",
        .figure(.share),
        "The share of the high-needs deficit that is paid off.",
        example: "90%"
    )
    static let deficitAt = Key.optional(
        "of deficit at",
        .month,
        "The month at whose end that deficit stood.",
        example: "2026-03"
    )
    static let cap = Key.optional(
        "cap",
        .figure(.perWeek),
        "The most cases that are seen elsewhere, as a rate: what plans outsource beyond it is not done.",
        example: "300 a year"
    )
    static let service = Key.optional(
        "service",
        .serviceID,
        "The service whose cases a cap counts.",
        example: "speech-therapy",
        ifAbsent: "each service by itself"
    )
    /// One of which a rule may have; without any it is a date that results show.
    static let effects = [change, grant, cap]

    static let shape = Shape(
        "rule about money",
        "A rule that comes or goes at a date.",
        [
            policy, from, MoneyKeys.until, change, of, grant, deficitAt, cap, service,
        ] + BesideKeys.all
    )
}
