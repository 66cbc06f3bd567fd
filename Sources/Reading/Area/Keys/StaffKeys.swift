/// The keys of a staff group.
enum StaffKeys {
    static let group = Key.required(
        "group",
        .text(),
        "The group's name, as posts and plans use it.",
        example: "therapist",
        remedy: "Give the group's name, as plans use it."
    )
    static let hoursAWeek = Key.required(
        "hours a week",
        .figure(.number("hours a week", 1...168, "between 1 and 168", example: "37.5")),
        "Contracted hours of one whole-time equivalent.",
        remedy: "Give the contracted hours of one WTE."
    )
    static let absence = Key.required(
        "absence",
        .figure(.share),
        "Share of hours lost to leave, sickness and training.",
        example: "20%",
        remedy: "Give the share of hours lost to leave, sickness and training."
    )
    static let directShare = Key.required(
        "direct share",
        .figure(.share),
        "Of the hours worked, the share that goes into cases.",
        example: "60%",
        remedy: "Give the share of worked hours that goes into cases."
    )
    static let hoursPerCase = Key.required(
        "hours per case",
        .figure(.number("hours per case", 0.01...10_000, "between 0.01 and 10000", example: "8")),
        "Hours of all the work on one child.",
        remedy: "Give the hours that one case takes."
    )
    static let appointmentsLost = Key.required(
        "appointments lost",
        .figure(.share),
        "Share of appointments that are booked and missed.",
        example: "8%",
        remedy: "Give the share of appointments missed; 0% if none."
    )
    static let canBeRecruited = Key.optional(
        "can be recruited",
        .value(.recruits),
        "The most whole-time equivalents that can be recruited in a time: what 'waitcast solve' asks for is held to it.",
        example: "2 a quarter",
        ifAbsent: "as many as are asked for"
    )
    static let roomForMore = Key.optional(
        "room for more",
        .value(PostKeys.size),
        "Whole-time equivalents beyond those there are for whom there are rooms: 'waitcast solve' is held to it.",
        example: "6",
        ifAbsent: "for as many as are asked for"
    )
    static let shape = Shape(
        "staff group",
        "What one whole-time equivalent of a staff group does.",
        [
            group, hoursAWeek, absence, directShare, hoursPerCase, appointmentsLost, canBeRecruited, roomForMore,
        ] + BesideKeys.all,
        title: ("staff", group)
    )
}

/// The keys of posts, and of a capacity that is built from them.
enum PostKeys {
    static let size = Grammar.number("posts in wte", 0...1_000, "0 or more (and at most 1000)", example: "4.5")

    static let group = Key.required(
        "group",
        .text("a staff group's name"),
        "The staff group of the service that they belong to.",
        example: "therapist",
        remedy: "Name one of the service's staff groups."
    )
    static let wte = Key.required(
        "wte",
        .figure(size),
        "Whole-time equivalents established, filled and vacant.",
        remedy: "Give the whole-time equivalents established, filled and vacant."
    )
    static let vacancies = Key.optional(
        "vacancies",
        .figure(size),
        "Of these, whole-time equivalents vacant at the origin.",
        example: "1",
        ifAbsent: "none"
    )
    static let leavers = Key.optional(
        "leavers",
        .figure(.share),
        "Share of the filled posts that falls vacant in a year.",
        ifAbsent: "nobody leaves"
    )
    static let recruitmentLag = Key.optional(
        "recruitment lag",
        .figure(.weeks),
        "From a vacancy to the newcomer's first clinic; needed where posts are or fall vacant.",
        ifAbsent: "no time"
    )
    static let ramp = Key.optional(
        "ramp",
        .figure(.weeks),
        "Over which a newcomer's caseload then grows to a full one.",
        example: "13 weeks",
        ifAbsent: "no time"
    )
    static let agencyCover = Key.optional(
        "agency cover",
        .figure(.share),
        "Share of what is vacant that agency staff do meanwhile.",
        example: "50%",
        ifAbsent: "none"
    )
    static let agencyUntil = Key.optional(
        "agency until",
        .month,
        "The last month of agency cover.",
        example: "2026-03",
        ifAbsent: "it stays"
    )
    static let ends = Key.optional(
        "ends",
        .month,
        "The last month of fixed-term posts.",
        example: "2026-03",
        ifAbsent: "they stay"
    )
    static let schoolHolidays = Key.optional(
        "school holidays",
        .figure(.share),
        "What is done in school holidays, of the usual; needs the calendar.",
        example: "30%",
        ifAbsent: "as much as in term"
    )
    static let bankHolidays = Key.optional(
        "bank holidays",
        .choice(
            [closed, "open"],
            "'closed' or 'open'",
            remedy: "Say whether the staff work on bank holidays."
        ),
        "Whether the staff work on bank holidays; 'closed' needs the calendar, and an absence that leaves them out.",
        ifAbsent: "open"
    )
    /// Nothing is done then.
    static let closed = "closed"

    static let shape = Shape(
        "posts",
        "Posts of one staff group.",
        [
            group, wte, vacancies, leavers, recruitmentLag, ramp, agencyCover, agencyUntil, ends, schoolHolidays,
            bankHolidays,
        ] + BesideKeys.all
    )

    private static let advice = "List the posts, each with 'group' and 'wte'."
    static let fromStaff = Key.required(
        "from staff",
        .list(.mapping(shape), remedy: advice, ifEmpty: advice),
        "Posts from which the capacity is worked out.",
        remedy: advice
    )
    static let capacity = Shape("capacity from staff", "A capacity that is built from posts.", [fromStaff])
}
