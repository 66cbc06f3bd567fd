import Areas

/// The keys of what placements cost.
enum PlacementCostKeys {
    static let categories = Key.required(
        "categories",
        .list(.mapping(CategoryKeys.shape), ifEmpty: "List every placement of the area."),
        "Every placement of the service, each with its unit cost.",
        remedy: "List every placement with its unit cost."
    )
    static let paidBy = Key.optional(
        MoneyKeys.paidBy.name,
        .funder,
        "Who pays where a placement does not say.",
        example: Funder.highNeeds.rawValue,
        ifAbsent: Funder.highNeeds.rawValue
    )
    static let shape = Shape(
        "costs of placements",
        "What those cost for whom a service holds something.",
        [MoneyKeys.service, MoneyKeys.pricesOf, MoneyKeys.inflation, paidBy, categories] + BesideKeys.all
    )
}

/// The keys of one placement's costs.
enum CategoryKeys {
    static let placement = Key.required(
        "placement",
        .text("the name of a placement"),
        "The placement, by the area file's name; 'all' where the service tells none apart.",
        example: "mainstream",
        remedy: "Name the placement as the area file does."
    )
    static let unitCost = Key.required(
        "unit cost",
        .figure(.pounds),
        "Pounds a year for each child, place and top-up together.",
        example: "23900",
        remedy: "Give what one child costs in a year."
    )
    static let placeFunding = Key.optional(
        "place funding",
        .figure(.pounds),
        "Of these, pounds for the place.",
        example: "10000",
        ifAbsent: "not told apart"
    )
    static let recouped = Key.optional(
        "recouped",
        .figure(.share),
        "The share of its children whose place is recouped for an academy: outturn statements leave these places out.",
        example: "60%",
        ifAbsent: "none"
    )
    static let inflation = Key.optional(
        MoneyKeys.inflation.name,
        .rise,
        "By how much it becomes dearer, year by year.",
        example: "3%",
        ifAbsent: "as all placements"
    )
    static let pricesOf = Key.optional(
        MoneyKeys.pricesOf.name,
        .financialYear,
        "The financial year of its price.",
        ifAbsent: "that of all placements"
    )
    static let paidBy = Key.optional(
        MoneyKeys.paidBy.name,
        .funder,
        "Who pays for it.",
        example: Funder.highNeeds.rawValue,
        ifAbsent: "as for all placements"
    )
    static let shape = Shape(
        "cost of a placement",
        "What one kind of placement costs.",
        [placement, unitCost, placeFunding, recouped, inflation, pricesOf, paidBy] + BesideKeys.all
    )
}

/// The keys of the high-needs block.
enum HighNeedsKeys {
    static let income = Key.optional(
        "income",
        .asWritten(.amounts(.pounds)),
        "Pounds of income by financial year, before transfers.",
        example: "{2025-26: 40000000, 2026-27: 41200000}",
        ifAbsent: "not known: only spending is shown"
    )
    static let incomeGrowth = Key.optional(
        "income growth",
        .rise,
        "By how much income grows after the last year that is given.",
        example: "3%",
        ifAbsent: "later income is not known"
    )
    static let transfers = Key.optional(
        "transfers",
        .asWritten(.amounts(.balance)),
        "Pounds that other blocks give it by financial year; below 0: that it gives them.",
        example: "{2025-26: 500000}",
        ifAbsent: "none"
    )
    static let opening = Key.optional(
        "opening balance",
        .mapping(OpeningKeys.shape),
        "The balance brought forward; below 0 it is a deficit.",
        ifAbsent: "not known: only changes of the balance are shown"
    )
    static let shape = Shape(
        "high-needs block",
        "The high-needs block of the dedicated schools grant, beside its spending.",
        [income, incomeGrowth, transfers, opening] + BesideKeys.all
    )
}

/// The keys of a balance brought forward.
enum OpeningKeys {
    static let balance = Key.required(
        "balance",
        .figure(.balance),
        "Pounds; below 0 it is a deficit.",
        example: "-2000000",
        remedy: "Give the balance in pounds; a deficit has a minus sign."
    )
    static let at = Key.required(
        "at",
        .month,
        "At this month's end.",
        example: "2025-03",
        remedy: "Give the month at whose end it stood, such as 2025-03."
    )
    static let shape = Shape(
        "opening balance",
        "A balance brought forward.",
        [balance, at, BesideKeys.range(.balance)] + BesideKeys.all
    )
}
