import Areas

import Calendar

/// What stands in a list of targets: a sentence alone, or with its source.
enum TargetKeys {
    /// How a sentence is written.
    static let advice = "Write '<service> <measure> at most|at least <value> by <year-month>'."

    static let target = Key.required(
        "target",
        .asWritten(.form(sentence)),
        "The goal in a sentence.",
        remedy: advice
    )
    static let source = Key.optional("source", .text(), "Who set the goal.", example: "agreed with the council")
    static let shape = Shape("target", "A goal with its source.", [target, source])

    /// One item of the list.
    static let item = Structure.named(
        "goal",
        .either([.form(sentence), .mapping(shape)])
    )

    private static let sentence = TextForm(
        name: "sentence of a target",
        expected: "a sentence such as 'nd-assessment mean wait at most 18 weeks by 2026-12'",
        example: "nd-assessment mean wait at most 18 weeks by 2026-12",
        expression: #"\S+\s+(?:\#(measures))\s+by\s+\#(TextForm.month.expression)"#
    )

    /// Every measure with values of its unit.
    private static let measures = Dictionary(grouping: TargetMeasure.all.enumerated()) { $0.element.example.unit }
        .sorted { $0.value[0].offset < $1.value[0].offset }
        .map { _, group in
            let measures = group.map(\.element)
            let example = measures[0].example
            let suffixes = example.targetSuffixes.map { $0.replacing(" ", with: #"\s+"#) }
            return "(?:\(measures.map(\.expression).joined(separator: "|")))"
                + #"\s+at\s+(?:most|least)\s+"# + example.targetGrammar.expression
                + (suffixes.isEmpty ? "" : "(?:\(suffixes.joined(separator: "|")))?")
        }
        .joined(separator: "|")
}
