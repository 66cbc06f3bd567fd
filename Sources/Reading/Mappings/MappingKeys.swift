import Areas

/// The keys of a mapping file.
enum MappingKeys {
    static let mapping = Key.required(
        "mapping",
        .text(),
        "What the table is called in messages.",
        example: "Our weekly list",
        remedy: "Say what the table is called."
    )
    static let organisation = Key.optional(
        "organisation",
        .asWritten(.text),
        "The column that says whose figures a row has, by code or by name.",
        example: "Trust code",
        ifAbsent: "all rows are of one organisation"
    )
    static let organisationNames = Key.optional(
        "organisation names",
        .asWritten(.open([(.anyKey, .text)])),
        "Names of organisations by what that column holds; two codes of one name are one organisation.",
        example: "{RXM: Exampleton Community Trust}"
    )
    static let provider = Key.optional(
        "provider",
        .text(),
        "Whose all rows are, where no column says it.",
        example: "Exampleton Community Trust"
    )
    static let period = Key.optional(
        "period",
        .asWritten(.text),
        "The column of the months, quarters or years; needed with figures.",
        example: "Month"
    )
    static let periodKind = Key.optional(
        "period kind",
        .choice(kinds, "a kind of period"),
        "What kind of period it is, for six digits and for years of two parts.",
        ifAbsent: "as the texts show it"
    )
    static let kinds = ["month", "quarter", "calendar year", "financial year", "academic year"]
    static let service = Key.optional(
        "service",
        .identifier,
        "The service that all rows are about, by its id in the area.",
        example: "speech-therapy"
    )
    static let serviceColumn = Key.optional(
        "service column",
        .asWritten(.text),
        "The column that says which service a row is about.",
        example: "Specialty"
    )
    static let only = Key.optional(
        "only",
        .asWritten(.open([(.anyKey, .names(.text))])),
        "Columns that must hold a text, or one of several: other rows are left out, such as parts of a total.",
        example: "{Sex: All, Age group: [0 to 4, 5 to 17]}"
    )
    static let qualifiers = Key.optional(
        "qualifiers",
        .text(),
        "What is added to a column's name to make that of the column of its qualifiers.",
        example: "QF"
    )
    static let figures = Key.optional(
        "figures",
        .list(.mapping(MappedFigureKeys.shape)),
        "The columns with figures; each begins with a hyphen."
    )
    static let referrals = Key.optional(
        "referrals",
        .mapping(MappedReferralKeys.shape),
        "The columns of a table with one row a referral, in place of figures."
    )
    static let shape = Shape(
        "mapping",
        "What the columns of a table are, so that a history can be made of it.",
        [
            mapping, organisation, organisationNames, provider, period, periodKind, service, serviceColumn, only,
            qualifiers,
            figures, referrals,
        ]
    )
}

/// The keys of a column with figures.
enum MappedFigureKeys {
    static let column = Key.required(
        "column",
        .asWritten(.text),
        "The column's name.",
        example: "Waiting 19 to 35 weeks",
        remedy: "Give the column's name as the table has it."
    )
    static let metric = Key.required(
        "metric",
        .asWritten(.text),
        "What its figures are, as a history names it: waiting, seen, referrals, mean_wait, seen_median_wait and others.",
        example: "waiting",
        remedy: "Say what the figures are, as a history names it."
    )
    static let band = Key.optional(
        "band",
        .asWritten(.form(.band)),
        "How long those have waited whom it counts, of those waiting or seen.",
        example: "19 to 35 completed weeks"
    )
    static let unit = Key.optional(
        "unit",
        .choice(MappedUnit.words, "a unit"),
        "What waits are given in, or shares.",
        ifAbsent: "weeks; shares from 0 to 1"
    )
    static let conditions = Key.optional(
        "where",
        .asWritten(.open([(.anyKey, .names(.text))])),
        "Columns that must hold a text for this figure, in tables where rows say what they count.",
        example: "{Measure: Patients waiting}"
    )
    static let shape = Shape(
        "column with figures",
        "A column with figures, and what they are.",
        [column, metric, band, unit, conditions]
    )
}

/// The keys of a table with one row a referral.
enum MappedReferralKeys {
    static let referred = Key.required(
        "referred",
        .asWritten(.text),
        "The column of the day of referral.",
        example: "Date received",
        remedy: "Name the column of the day of referral."
    )
    static let seen = Key.optional(
        "seen",
        .asWritten(.text),
        "The column of the day of first contact; empty while a child waits.",
        example: "First appointment"
    )
    static let discharged = Key.optional(
        "discharged",
        .asWritten(.text),
        "The column of the day of discharge: without a first contact the child has left the list.",
        example: "Date closed"
    )
    static let reason = Key.optional(
        "reason",
        .asWritten(.text),
        "The column that says why.",
        example: "Closure reason"
    )
    static let childClass = Key.optional(
        "class",
        .asWritten(.text),
        "The column that tells children apart who are seen in another order.",
        example: "Priority"
    )
    static let dates = Key.optional(
        "dates",
        .choice(ReferralMapping.DateOrder.allCases.map(\.rawValue), "an order"),
        "What stands first in dates with slashes.",
        ifAbsent: "as the dates show it"
    )
    static let extracted = Key.optional(
        "extracted",
        .asWritten(.form(.days)),
        "The day of the extract: what is dated later has not happened yet.",
        example: "2025-06-30",
        ifAbsent: "the last day in it"
    )
    static let completeFrom = Key.optional(
        "complete from",
        .month,
        "The first month of which everything is there.",
        ifAbsent: "as the rows show it"
    )
    static let transferred = Key.optional(
        "transferred",
        .asWritten(.names(.text)),
        "Reasons for which a child was sent to another service.",
        example: "[Moved away, Transferred]"
    )
    static let earlyDisposals = Key.optional(
        "early disposals",
        .asWritten(.names(.text)),
        "Reasons for which a referral was turned down.",
        example: "[Not accepted]"
    )
    static let shape = Shape(
        "referral columns",
        "The columns of a table with one row a referral.",
        [
            referred, seen, discharged, reason, childClass, dates, extracted, completeFrom, transferred, earlyDisposals,
        ]
    )
}
