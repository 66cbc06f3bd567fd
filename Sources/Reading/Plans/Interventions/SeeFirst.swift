import Areas

extension InterventionKind {
    static let seeFirst = InterventionKind(
        "see first",
        "The existing clinics see some classes before all others.",
        [StepKeys.service, StepKeys.stage, classes, StepKeys.from, StepKeys.until, StepKeys.source, StepKeys.why]
    ) { step in
        step.read(classes).flatMap { ClassReader.check($0, known: step.classes, of: step.owner) }
            .map { Step.Result(SeeFirst(classes: $0), "see \($0.joined(separator: ", ")) first") }
    }

    private static let classes = Key.required(
        "classes",
        .names("a class of children", remedy: ClassReader.namesAdvice),
        "Classes of the area file, one after another.",
        example: "[urgent, under five]",
        remedy: "Name the classes that are seen first, such as [urgent]."
    )
}
