/// What stands under `routes`: destinations of the file's own, and the keys of those that say more than a share.
enum RouteKeys {
    /// The word for what the other shares leave.
    static let rest = "rest"

    static let appeals = Key.optional(
        "appeals",
        .asWritten(.mapping(AppealKeys.shape)),
        "Appeals against this outcome."
    )

    /// A share of cases, with `rest` named in the messages.
    static let share = {
        var grammar = Grammar.share
        grammar.expected = "a percentage such as 15%, or '\(rest)'"
        return grammar
    }()

    /// The mapping of a route with a share of its own, as read.
    static let mapping = Shape.figure(share, also: [appeals])

    /// Where a route leads on to.
    private static let onwards = TextForm(
        name: "onwards",
        expected: "'stage ID' or 'service ID'",
        example: "stage assessment",
        expression: "(?:stage|service) +[^ ]+"
    )
    /// Where it ends.
    private static let outcome = TextForm(
        name: "outcome",
        expected: "an outcome in words",
        example: "refused",
        expression: #"(?!\#(onwards.expression)$)[^\x00-\x1f!-,./:-@\[-`{-\x7f]+"#
    )

    /// Destinations with their shares.
    static let structure = Structure.open([
        (onwards, .named("share of a route", route(also: []))),
        (outcome, .named("share of an outcome", route(also: [appeals]))),
    ])

    private static func route(also others: [any DeclaredKey]) -> Structure {
        let remainder = Key.required(
            FigureKeys.value(share).name,
            .choice([rest], "'rest'"),
            "What the other shares leave.",
            remedy: ""
        )
        let shape = Shape(
            "the rest" + others.map { " and its \($0.name)" }.joined(),
            "What the other shares leave.",
            [remainder] + BesideKeys.all + others
        )
        return .either([
            .words([rest]), .value(.share), .mapping(.figure(.share, also: others)), .mapping(shape),
        ])
    }
}

/// The keys of appeals.
enum AppealKeys {
    static let share = Key.required(
        "share",
        .figure(.share),
        "Share of those with the outcome who appeal.",
        example: "5%",
        remedy: "Give the share of those with the outcome who appeal, such as 5%."
    )
    static let decidedAfter = Key.required(
        "decided after",
        .delay,
        "How long a decision takes, by tribunal or before.",
        example: "40 weeks",
        remedy: "Give how long a decision takes, such as 40 weeks."
    )
    static let upheld = Key.required(
        "upheld",
        .figure(.share),
        "Share of the appeals that are upheld or conceded.",
        example: "90%",
        remedy: "Give the share of appeals upheld or conceded, such as 90%."
    )
    static let returnsTo = Key.required(
        "returns to",
        .text("a stage's id"),
        "The stage to which children with an upheld appeal come, with a new clock and as exceptions.",
        example: "assessment",
        remedy: "Name the stage to which children with an upheld appeal come."
    )
    static let shape = Shape(
        "appeals",
        "Appeals against an outcome.",
        [share, decidedAfter, upheld, returnsTo] + BesideKeys.all
    )
}
