import Areas
import Calendar

/// The keys of a service.
enum ServiceKeys {
    static let id = Key.required(
        "id",
        .identifierButAll,
        "A short name, as plans, targets and the history use it.",
        remedy: "Give it a short name, such as 'id: nd-assessment'."
    )
    static let name = Key.required(
        "name",
        .text(),
        "The name in reports.",
        example: "Speech and language therapy",
        remedy: "Give the name people use."
    )
    static let provider = Key.optional(
        "provider",
        .text(),
        "Who runs it: where the history has rows of several providers, only these count.",
        example: "Exampleton Community Trust"
    )
    static let addsUp = Key.optional(
        "adds up",
        .list(
            .text,
            least: 2,
            remedy: "Write the providers in brackets: [North Trust, South Trust]."
        ),
        "Providers of the history whose lists are one list here: numbers are added up, mean waits weighted by them.",
        example: "[North Trust, South Trust]",
        ifAbsent: "one provider's"
    )
    static let note = Key.optional(
        "note",
        .text(),
        "What a reader of its results must know.",
        example: "Counts before 2025 leave out children under two."
    )
    static let history = Key.optional(
        "history",
        .text("a service's name in the history"),
        "What the history calls it.",
        example: "speech-therapy",
        ifAbsent: "its id"
    )
    static let referralsMetric = Key.optional(
        "referrals metric",
        .text("a metric of the history"),
        "What the history calls its referrals.",
        example: "requests",
        ifAbsent: "referrals"
    )
    static let referrals = Key.optional(
        "referrals",
        .figure(.perMonth),
        "Referrals expected, which are then not forecast from the history.",
        ifAbsent: "forecast from the history"
    )
    static let growth = Key.optional(
        "growth",
        .figure(.sharePerYear),
        "By how much referrals grow a year from their level on; 0% a year: they stay as they are.",
        example: "5% a year",
        ifAbsent: "requests for EHC assessments grow as England's have, other referrals as the history shows"
    )
    static let levelShifts = Key.optional(
        "level shifts",
        .list(.form(.month), least: 0, remedy: "Write the months in brackets: [2025-02]."),
        "Months from which referrals are known to lie at another level.",
        example: "[2025-02]"
    )
    static let leavingShare = Key.optional(
        "leaving without being seen",
        .figure(.share),
        "Share of referrals that move away, are rejected or give up.",
        ifAbsent: "\(ServiceReader.usualLeavingShare.asPercentages), as in England's referral-to-treatment figures"
    )
    static let staff = Key.optional(
        "staff",
        .list(.mapping(StaffKeys.shape), least: 0),
        "Staff groups and what one whole-time equivalent does, so that plans can recruit them."
    )
    static let stages = Key.optional(
        "stages",
        .list(
            .mapping(StageKeys.shape),
            ifEmpty: "List the stages in pathway order, or leave the key out."
        ),
        "The stages of a pathway in their order, each with keys as a list has them: children pass from one to the next and keep "
            + "their clock.",
        ifAbsent: "one waiting list, whose keys stand in the service itself"
    )
    static let exceptions = Key.optional(
        "exceptions",
        .figure(.share),
        "Share of cases that may take longer than the time limit, left out of one measure of timeliness.",
        ifAbsent: "none"
    )
    static let referralsInHolidays = Key.optional(
        "referrals in school holidays",
        .figure(.share),
        "Referrals in a week of school holidays, of those in a week of term; needs the calendar.",
        example: "70%",
        ifAbsent: "as many as in term"
    )
    static let classes = Key.optional(
        "classes",
        .asWritten(.list(.mapping(ClassKeys.shape), least: 1, isUnique: false)),
        "Classes of children who are told apart; the rest are all others."
    )
    static let leavingByWait = Key.optional(
        "leaving by wait",
        .list(
            .mapping(LeavingKeys.shape),
            ifEmpty: "List at least one band, or leave the key out."
        ),
        "How leaving without being seen depends on the wait so far.",
        ifAbsent: "it does not"
    )
    static let holds = Key.optional(
        "holds",
        .asWritten(.mapping(StockKeys.shape)),
        "What an outcome adds to and time takes from, such as the plans that an area maintains."
    )

    static let shape = Shape(
        "service",
        "A waiting list, or a pathway of several stages.",
        [
            id, name, provider, addsUp, note, history, referralsMetric, referrals, growth, levelShifts, leavingShare,
            StageKeys.waitingList, StageKeys.capacity, StageKeys.keepsPace, StageKeys.order, StageKeys.delay,
            StageKeys.routes, StageKeys.due, staff, stages, exceptions, referralsInHolidays, classes, leavingByWait,
            holds,
            StageKeys.seeFirst, StageKeys.reserve, StageKeys.refersOn,
        ],
        title: ("service", id)
    )
}

extension Figure {
    /// A share and its range: `11.8%, from 6% to 17%`.
    fileprivate var asPercentages: String {
        let ends = range.map { ", from \(ShareSum.percent($0.lowerBound)) to \(ShareSum.percent($0.upperBound))" }
        return ShareSum.percent(value) + (ends ?? "")
    }
}
