/// The keys that may stand beside the values of a mapping.
enum BesideKeys {
    static let evidence = Key.optional(
        "evidence",
        .evidence,
        "How the bare values beside it are known: observed (published or counted), derived (worked out from published "
            + "figures) or assumed (a judgement).",
        ifAbsent: "assumed"
    )
    static let source = Key.optional(
        "source",
        .text(),
        "Where the bare values beside it come from, for the reader of results.",
        example: "our audit of 2024"
    )
    /// Both, as most mappings with values have them.
    static let all: [any DeclaredKey] = [evidence, source]

    /// The name of a range.
    static let rangeName = "range"

    /// The range of a mapping's one uncertain value.
    static func range(_ grammar: Grammar) -> Key<Field> {
        .optional(
            rangeName,
            .asWritten(.range(grammar)),
            "The least and the greatest value thought possible: runs draw between them, most often near the value.",
            ifAbsent: "the value is taken as exact"
        )
    }
}

/// The keys of a figure's own mapping.
enum FigureKeys {
    /// The value itself.
    static func value(_ grammar: Grammar) -> Key<Double> {
        .required("value", .value(grammar), "The most likely value.", remedy: "Give the most likely value.")
    }
}
