import Areas

extension InterventionKind {
    static let outsource = InterventionKind(
        "outsource",
        "Children are seen by another provider: they leave the list and are counted apart.",
        [StepKeys.service, StepKeys.stage, cases] + StepKeys.timing + StepKeys.whom + StepKeys.known(.perWeek)
    ) { step in
        step.written(cases)
            .map { Step.Result(Outsource(casesPerWeek: $0.figure, order: step.order), "outsource, \($0.text)") }
    }

    private static let cases = Key.required(
        "cases",
        .figure(.perWeek),
        "The cases seen elsewhere, as a rate.",
        remedy: "Give the cases seen elsewhere, such as 8 a week."
    )
}
