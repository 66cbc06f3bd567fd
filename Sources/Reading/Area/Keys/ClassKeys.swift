/// The keys of a class of children.
enum ClassKeys {
    static let name = Key.required(
        "class",
        .words("the name of a class such as under five"),
        "The class's name, as plans use it.",
        remedy: "Give the class's name, as plans use it."
    )
    static let share = Key.required(
        "share",
        .figure(.share),
        "Its share of referrals and of the list; all classes together at most 100%.",
        example: "25%",
        remedy: "Give its share of referrals, such as 25%."
    )
    static let shape = Shape(
        "class",
        "A class of children who are told apart.",
        [name, share, BesideKeys.range(.share)] + BesideKeys.all
    )
}

/// The keys of places that are kept for a class.
enum ReserveKeys {
    /// What becomes of places that a class does not need.
    static let unusedWords = (released: "released", kept: "kept")

    static let childClass = Key.required(
        "class",
        .asWritten(.text),
        "The class that places are kept for.",
        example: "under five",
        remedy: "Name the class that places are kept for."
    )
    static let share = Key.required(
        "share",
        .figure(.share),
        "The share of all places that is kept.",
        example: "20%",
        remedy: "Give the share of places, such as 20%."
    )
    static let unused = Key.required(
        "unused",
        .choice(
            [unusedWords.released, unusedWords.kept],
            "\(unusedWords.released) or \(unusedWords.kept)"
        ),
        "What becomes of places that the class does not need: 'released' to others in the same week, or 'kept'.",
        remedy: "Say what becomes of places that the class does not need: 'released' to others in the same week, or "
            + "'kept'."
    )
    static let shape = Shape(
        "reserved places",
        "Places that are kept for a class.",
        [childClass, share, unused, BesideKeys.range(.share)] + BesideKeys.all
    )
}

/// The keys of a band of leaving.
enum LeavingKeys {
    static let from = Key.required(
        "from",
        .value(.weekCount(1...1_000)),
        "The wait from which it holds.",
        example: "26 weeks",
        remedy: "Give the wait from which it holds, such as 26 weeks."
    )
    static let times = Key.required(
        "times",
        .figure(timesGrammar),
        "How many times as likely leaving is as at the beginning.",
        remedy: "Give how many times as likely leaving is, such as 0.5."
    )
    private static let timesGrammar = Grammar.number("times as likely", 0...100, "between 0 and 100", example: "0.5")
    static let shape = Shape(
        "leaving from a wait on",
        "How likely leaving is from a wait on.",
        [from, times, BesideKeys.range(timesGrammar)] + BesideKeys.all
    )
}
