/// The keys of a plan file.
enum PlanKeys {
    static let plan = Key.required(
        "plan",
        .text(),
        "The name in reports; the file's name is its short name.",
        example: "Two more therapists",
        remedy: "Give the plan's name."
    )
    static let area = Key.optional(
        "area",
        .text("the name of the area file"),
        "The area file that it is for, seen from this one; where it is given, it is checked.",
        example: "../area.yaml",
        ifAbsent: "the area that the call names, or the nearest above"
    )
    static let note = Key.optional(
        "note",
        .text(),
        "Why, in a sentence or two.",
        example: "The list grows by some three children a month."
    )
    static let interventions = Key.optional(
        "interventions",
        .list(.oneOf(InterventionKind.all.map(\.shape)), least: 0),
        "What is done; each begins with a hyphen and its name."
    )
    static let targets = Key.optional(
        "targets",
        .list(TargetKeys.item, least: 0),
        "Goals of this plan, beside the area's."
    )

    static let shape = Shape(
        "plan",
        "A recovery plan: what is done, from when, and how sure its effect is.",
        [plan, area, note, interventions, targets]
    )
}
