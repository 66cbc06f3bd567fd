import Areas
import Calendar

/// The keys that many kinds of intervention share.
enum StepKeys {
    static let service = Key.required(
        "service",
        .serviceID,
        "The service that it changes, by its id.",
        example: "speech-therapy",
        remedy: "Name the service by its id."
    )
    /// For the kinds that allow every service at once.
    static let serviceOrAll = Key.required(
        service.name,
        Form(.form(.identifier), read: service.form.read),
        "The service that it changes, by its id, or 'all' for every service.",
        example: "all",
        remedy: "Name the service by its id."
    )
    static let stage = Key.optional(
        "stage",
        .text("a stage's id"),
        "The stage of a pathway that it changes, by its id.",
        example: "decision",
        ifAbsent: "the first"
    )
    static let staff = Key.optional(
        "staff",
        .text("a staff group's name"),
        "A staff group of the service, by the area file's name.",
        example: "therapist"
    )
    static let from = Key.required(
        "from",
        .month,
        "It begins at the start of this month.",
        remedy: "Give the month in which it begins, such as 2025-10."
    )
    static let until = Key.optional(
        "until",
        .month,
        "It ends with this month.",
        example: "2026-09",
        ifAbsent: "it stays"
    )
    static let lag = Key.optional(
        "lag",
        .figureApart(.delay),
        "How long nothing is felt after its beginning, as from advert to first clinic.",
        ifAbsent: "no time"
    )
    static let ramp = Key.optional(
        "ramp",
        .figureApart(.delay),
        "Over which the effect then grows to its full size.",
        example: "13 weeks",
        ifAbsent: "at once"
    )
    static let order = Key.optional(
        "order of service",
        .order,
        "Whom the extra capacity sees first.",
        example: "oldest first",
        ifAbsent: "oldest first"
    )
    static let onlyFor = Key.optional(
        "only for",
        .names("a class of children", remedy: ClassReader.namesAdvice),
        "The classes whom the extra capacity sees: one, or several in brackets.",
        example: "urgent",
        ifAbsent: "everybody"
    )
    /// For the kind that changes a pool instead of a service.
    static let pool = Key.required(
        "pool",
        .text("a pool's name"),
        "The pool that it changes, by the area file's name.",
        example: "plan team",
        remedy: "Name the pool as the area's 'shared staff' does."
    )
    static let source = BesideKeys.source
    static let why = Key.optional(
        "why",
        .text(),
        "Why it is done or believed, for the reader.",
        example: "The list grows by some three children a month."
    )

    /// The same as `until` for what must have an end.
    static func until(_ purpose: String, remedy: String) -> Key<Month> {
        .required(until.name, .month, purpose, example: "2026-09", remedy: remedy)
    }

    /// When its effect is felt.
    static let timing: [any DeclaredKey] = [from, until, lag, ramp]
    /// Whom extra capacity sees.
    static let whom: [any DeclaredKey] = [order, onlyFor]

    /// What is known of its one uncertain value, and why it is done.
    static func known(_ grammar: Grammar) -> [any DeclaredKey] {
        [BesideKeys.range(grammar)] + BesideKeys.all + [why]
    }
}
