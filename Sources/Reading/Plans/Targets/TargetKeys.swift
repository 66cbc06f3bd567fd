/// What stands in a list of targets: a sentence alone, one with its source, or several that are met together.
enum TargetKeys {
    /// How a sentence is written.
    static let advice =
        "Write '<service> <measure> at most|at least <value> by <year-month>', or 'in <year>' where it is of a whole year."

    static let target = Key.required(
        "target",
        .asWritten(.form(sentence)),
        "The goal in a sentence.",
        remedy: advice
    )
    static let source = Key.optional("source", .text(), "Who set the goal.", example: "agreed with the council")
    static let shape = Shape("target", "A goal with its source.", [target, source])

    static let allOf = Key.required(
        "all of",
        .asWritten(.list(.form(sentence), least: 2, isUnique: true)),
        "Goals that count only when all of them are met, each in a sentence; each is told by itself as well.",
        remedy: allOfAdvice
    )
    static let allOfAdvice = "Write two sentences or more below it, each after a hyphen and a space."
    static let jointShape = Shape("joint target", "Goals that are met only when all of them are.", [allOf, source])

    /// One item of the list.
    static let item = Structure.named(
        "goal",
        .either([.form(sentence), .mapping(shape), .mapping(jointShape)])
    )

    private static let sentence = TextForm(
        name: "sentence of a target",
        expected: "a sentence such as 'nd-assessment mean wait at most 18 weeks by 2026-12'",
        example: "nd-assessment mean wait at most 18 weeks by 2026-12",
        expression: TargetExpression.sentence
    )
}
