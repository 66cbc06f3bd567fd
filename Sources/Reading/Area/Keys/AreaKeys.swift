import Calendar

/// The keys of an area file.
enum AreaKeys {
    static let area = Key.required(
        "area",
        .text(),
        "The area's name, as people use it.",
        example: "Exampleton",
        remedy: "Give the area's name."
    )
    static let id = Key.required(
        "id",
        .identifier,
        "A short name for results and their folder: lower case letters, digits and hyphens.",
        example: "exampleton",
        remedy: "Give a short name for files, such as 'id: derby'."
    )
    static let note = Key.optional(
        "note",
        .text(),
        "What every reader of a result must know.",
        example: "Two of the lists may hold the same children."
    )
    static let origin = Key.required(
        "origin",
        .month,
        "The last month that anything is known of: the forecast begins with the next.",
        remedy: "Give the last month that is known, such as 'origin: 2025-07'."
    )
    static let horizon = Key.optional(
        "horizon",
        .value(.horizon),
        "How far the forecast goes.",
        ifAbsent: "\(usualHorizonMonths) months"
    )
    static let usualHorizonMonths = 36
    static let history = Key.optional(
        "history",
        .asWritten(.names(.text)),
        "The file of published figures, beside this one; or several in brackets.",
        example: "history.csv",
        ifAbsent: "nothing is published"
    )
    static let plans = Key.optional(
        "plans",
        .text(),
        "The folder of the plans, beside this file.",
        example: usualPlans,
        ifAbsent: usualPlans
    )
    static let usualPlans = "plans"
    static let totals = Key.optional(
        "totals",
        .asWritten(.open([(.anyKey, .list(.text, least: 2, isUnique: false))])),
        "Sums that the history gives, each with its parts by their names there: 'check' adds them up.",
        example: "{all: [speech-therapy, talk-groups]}"
    )
    static let services = Key.required(
        "services",
        .list(.mapping(ServiceKeys.shape), ifEmpty: "List at least one service."),
        "Every waiting list, or pathway of several; each begins with a hyphen.",
        remedy: "List the area's services."
    )
    static let targets = Key.optional(
        "targets",
        .list(TargetKeys.item, least: 0),
        "Goals that every plan is held against: service, measure, value, and a month or a year in a sentence."
    )
    static let calendar = Key.optional(
        "calendar",
        .asWritten(.mapping(CalendarKeys.shape)),
        "Days on which less is done.",
        ifAbsent: "nothing depends on them"
    )
    static let schoolYear = Key.optional(
        "school year",
        .choice(
            SchoolYear.allCases.map(\.rawValue),
            "a country whose school year is known, or 'none'",
            wanted: "the country whose school year shapes the months",
            remedy: "Write 'england', 'scotland' or 'none'."
        ),
        "The country whose school year shapes the months: fewer referrals in its summer, more before and after.",
        example: SchoolYear.scotland.rawValue,
        ifAbsent: "the one that the published counts fit, and England's as long as they do not say otherwise"
    )
    static let totalsShown = Key.optional(
        "totals shown",
        .list(.mapping(TotalKeys.shape), ifEmpty: "List at least one sum, or leave the key out."),
        "Sums of lists that results show too; no child may stand on two of them."
    )
    static let sharedStaff = Key.optional(
        "shared staff",
        .list(.mapping(PoolKeys.shape), ifEmpty: "List at least one pool, or leave the key out."),
        "Staff who serve several lists: the capacities of these become one pool of hours."
    )
    static let authority = Key.optional(
        "authority",
        .asWritten(.mapping(AuthorityKeys.shape)),
        "The council, as official statistics name it: for the EHC figures in the form of the Department for Education.",
        ifAbsent: "no such file is written"
    )
    static let countedBeyond = Key.optional(
        "counted beyond",
        .list(.value(.waitCounted), least: 0, remedy: "Write the weeks in brackets: [13 weeks, 65 weeks]."),
        "Waits beyond which results count children, beside 18 and 52 weeks.",
        example: "[13 weeks, 65 weeks]"
    )

    static let shape = Shape(
        "area",
        "An area: its services, what is published of them, what is assumed, and its targets.",
        [
            area, id, note, origin, horizon, history, plans, totals, services, targets, calendar, schoolYear,
            totalsShown, sharedStaff, countedBeyond, authority,
        ]
    )
}

/// The keys of an area's calendar.
enum CalendarKeys {
    static let bankHolidays = Key.optional(
        "bank holidays",
        .choice(
            ["England"],
            "a country whose bank holidays are known",
            wanted: "the country whose bank holidays are kept",
            remedy: "Write 'England'."
        ),
        "The country whose bank holidays are kept; they count for posts that are closed on them."
    )
    static let schoolHolidays = Key.optional(
        "school holidays",
        .list(.form(.days), remedy: holidaysAdvice, ifEmpty: holidaysAdvice),
        "First and last days of the school holidays, to the end of the forecast."
    )
    private static let holidaysAdvice =
        "Write first and last days in brackets: [2025-07-24 to 2025-09-02, 2025-10-27 to 2025-10-31]."

    static let shape = Shape("calendar", "Days on which less is done.", [bankHolidays, schoolHolidays])
}

/// The keys of a sum that results show.
enum TotalKeys {
    static let id = Key.required(
        "id",
        .identifierButAll,
        "A short name for results, unlike any service's.",
        example: "all-lists",
        remedy: "Give it a short name, such as 'id: nd-all'."
    )
    static let name = Key.required(
        "name",
        .text(),
        "The name in reports.",
        example: "All lists together",
        remedy: "Give the name people use."
    )
    static let services = Key.required(
        "services",
        .asWritten(.list(.form(.serviceID), least: 2, isUnique: true)),
        "The ids of the services that are added up, run by run.",
        example: "[speech-therapy, talk-groups]",
        remedy: servicesAdvice
    )
    static let servicesAdvice = "Write the services in brackets: [one, other]."

    static let shape = Shape(
        "total shown",
        "A sum of services that results show too.",
        [id, name, services],
        title: ("total", id)
    )
}
