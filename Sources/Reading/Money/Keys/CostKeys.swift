import Areas

/// The keys of a file of costs.
enum CostKeys {
    /// The name of the file, beside the area's.
    static let file = "costs.yaml"

    static let costs = Key.required(
        "costs",
        .text(),
        "What these costs are, as people say it.",
        example: "Prices of Exampleton",
        remedy: "Say what these costs are, such as 'costs: Prices of Exampleton'."
    )
    static let note = Key.optional(
        "note",
        .text(),
        "What every reader of a cost must know.",
        example: "No price in this file is of the area itself."
    )
    static let pricesOf = Key.required(
        "prices of",
        .financialYear,
        "The financial year of all prices that name none of their own.",
        remedy: "Give the financial year of the prices, such as 'prices of: 2025-26'."
    )
    static let payAwards = Key.optional(
        "pay awards",
        .rise,
        "By how much pay rises, year by year.",
        example: "{2026-27: 3.3%, later: 2.5%}",
        ifAbsent: "it stays"
    )
    static let priceInflation = Key.optional(
        "price inflation",
        .rise,
        "By how much other prices rise; present values take the same index.",
        example: "{2026-27: 2.2%, later: 2%}",
        ifAbsent: "they stay"
    )
    static let discountRate = Key.optional(
        "discount rate",
        .figure(.sharePerYear),
        "What a year is worth in real terms, for present values.",
        example: "3.5% a year",
        ifAbsent: "3.5% a year, as the Treasury's Green Book has it"
    )
    static let pay = Key.optional(
        "pay",
        .list(.mapping(PayKeys.shape), ifEmpty: "List at least one group, or leave the key out."),
        "What one whole-time equivalent of each staff group costs."
    )
    static let cases = Key.optional(
        "cases",
        .list(.mapping(CaseKeys.shape), ifEmpty: "List at least one service, or leave the key out."),
        "What a case costs beside its staff's pay, and what it costs elsewhere."
    )
    static let placements = Key.optional(
        "placements",
        .mapping(PlacementCostKeys.shape),
        "What those cost for whom a service holds something, by placement."
    )
    static let highNeeds = Key.optional(
        "high-needs block",
        .mapping(HighNeedsKeys.shape),
        "Income, transfers and balance of the high-needs block."
    )
    static let lines = Key.optional(
        "lines",
        .list(.mapping(LineKeys.shape), ifEmpty: "List at least one line, or leave the key out."),
        "Everything else that costs something: set-up, buildings, block contracts, transport."
    )
    static let policy = Key.optional(
        "policy",
        .list(.mapping(PolicyKeys.shape), ifEmpty: "List at least one rule, or leave the key out."),
        "Rules about money that come or go at a date."
    )
    static let costOfWaiting = Key.optional(
        "cost of waiting",
        .list(.mapping(WaitingKeys.shape), ifEmpty: "List at least one rule, or leave the key out."),
        "What waiting leads to: children who have waited long ask for another service as well.",
        ifAbsent: "waiting leads to nothing"
    )

    static let shape = Shape(
        "costs",
        "What things cost in an area, who pays, and rules about money that come with a date.",
        [
            costs, note, pricesOf, payAwards, priceInflation, discountRate, pay, cases, placements, highNeeds, lines,
            policy, costOfWaiting,
        ] + BesideKeys.all
    )
}

/// Keys that several parts of a file of costs share.
enum MoneyKeys {
    static let pricesOf = Key.optional(
        "prices of",
        .financialYear,
        "The financial year of these prices.",
        ifAbsent: "that of the file"
    )
    static let paidBy = Key.required(
        "paid by",
        .funder,
        "Who pays for it.",
        example: Funder.icb.rawValue,
        remedy: "Say who pays: \(Funder.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    static let inflation = Key.optional(
        "inflation",
        .rise,
        "By how much it becomes dearer, year by year.",
        example: "3%",
        ifAbsent: "as other prices"
    )
    static let until = Key.optional(
        "until",
        .month,
        "To the end of this month.",
        example: "2027-03",
        ifAbsent: "for good"
    )
    static let stage = Key.optional(
        "stage",
        .text("a stage's id"),
        "The stage, by its id.",
        example: "decision",
        ifAbsent: "the first"
    )
    static let service = Key.required(
        "service",
        .serviceID,
        "The service, by its id.",
        example: "speech-therapy",
        remedy: "Name the service by its id."
    )
}

/// The keys of pay.
enum PayKeys {
    static let group = Key.required(
        "group",
        .text(),
        "The staff group, by the area file's name.",
        example: "therapist",
        remedy: "Name the staff group as the area file does."
    )
    static let services = Key.optional(
        "services",
        .names("a service's id", remedy: "Write ids of services in brackets: [one, other]."),
        "The services whose group it is, by their ids.",
        example: "[speech-therapy]",
        ifAbsent: "every service that has a group of that name"
    )
    static let scale = Key.optional(
        "scale",
        .text(),
        "Band and point, in words.",
        example: "Agenda for Change band 6, middle of the band"
    )
    static let salary = Key.required(
        "salary",
        .figure(.pounds),
        "Pounds a year of one whole-time equivalent, before on-costs.",
        example: "42600",
        remedy: "Give the salary of one whole-time equivalent in pounds a year."
    )
    static let onCosts = Key.optional(
        "on-costs",
        .figure(.share),
        "The employer's national insurance, pension and levy, as a share of the salary.",
        example: "30%",
        ifAbsent: "none"
    )
    static let agencyPremium = Key.optional(
        "agency premium",
        .figure(.premium),
        "What agency staff cost beyond salary and on-costs, as a share of these.",
        example: "40%",
        ifAbsent: "agency staff cost as much as others"
    )
    static let recruiting = Key.optional(
        "recruiting",
        .figure(.pounds),
        "Pounds for recruiting one whole-time equivalent: paid once, by what a plan recruits.",
        example: "3000",
        ifAbsent: "nothing"
    )
    static let shape = Shape(
        "pay of a staff group",
        "What one whole-time equivalent of a staff group costs.",
        [
            group, services, scale, salary, onCosts, agencyPremium, recruiting, MoneyKeys.pricesOf, MoneyKeys.paidBy,
        ] + BesideKeys.all
    )
}

/// The keys of what a service's cases cost.
enum CaseKeys {
    static let group = Key.optional(
        "group",
        .text("a staff group's name"),
        "The staff group whose time a case takes, for cases that are bought in.",
        example: "therapist",
        ifAbsent: "the only one of the service"
    )
    static let nonPay = Key.optional(
        "non-pay",
        .figure(.pounds),
        "Pounds for each case seen beside pay: tests, rooms, travel.",
        example: "60",
        ifAbsent: "nothing"
    )
    static let boughtIn = Key.optional(
        "bought-in case",
        .figure(.pounds),
        "Pounds for each case of agency staff or of a push, in place of pay.",
        example: "900",
        ifAbsent: "worked out from the hours and the pay of the group"
    )
    static let outsourced = Key.optional(
        "outsourced case",
        .figure(.pounds),
        "Pounds for each case seen elsewhere.",
        example: "850",
        ifAbsent: "not known"
    )
    static let shape = Shape(
        "costs of cases",
        "What a case costs beside its staff's pay, and what it costs elsewhere.",
        [
            MoneyKeys.service, MoneyKeys.stage, group, nonPay, boughtIn, outsourced, MoneyKeys.pricesOf,
            MoneyKeys.paidBy,
        ] + BesideKeys.all
    )
}

/// The keys of what waiting leads to.
enum WaitingKeys {
    static let at = Key.required(
        "at",
        .serviceID,
        "The id of the service on whose list they wait.",
        example: "speech-therapy",
        remedy: "Name the service on whose list they wait by its id."
    )
    static let beyond = Key.required(
        "beyond",
        .value(.weekCount(1...1_000)),
        "The wait beyond which they ask; each child at most once, when its wait passes it.",
        example: "52 weeks",
        remedy: "Give the wait beyond which they ask, such as 52 weeks."
    )
    static let askFor = Key.required(
        "ask for",
        .serviceID,
        "The id of the service that they ask for.",
        example: "plans",
        remedy: "Name the service that they ask for by its id."
    )
    static let probability = Key.required(
        "probability",
        .figure(.share),
        "How likely a child is to ask.",
        example: "5%",
        remedy: "Give how likely a child is to ask, such as 5%."
    )
    static let after = Key.optional(
        "after",
        .value(.weekCount(0...520)),
        "So long after the wait has passed that time.",
        ifAbsent: "at once"
    )
    static let shape = Shape(
        "what waiting leads to",
        "Children who have waited long ask for another service as well.",
        [at, MoneyKeys.stage, beyond, askFor, probability, after, BesideKeys.range(.share)] + BesideKeys.all
    )
}
