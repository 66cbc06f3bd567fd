import Areas

extension InterventionKind {
    static let agency = InterventionKind(
        "agency",
        "Bought-in cases for a time, beside those of the existing staff.",
        [StepKeys.service, StepKeys.stage, cases] + StepKeys.timing + StepKeys.whom + StepKeys.known(.perWeek)
    ) { step in
        step.written(cases)
            .map { Step.Result(Agency(casesPerWeek: $0.figure, order: step.order), "agency, \($0.text)") }
    }

    private static let cases = Key.required(
        "cases",
        .figure(.perWeek),
        "The extra cases, as a rate.",
        remedy: "Give the extra cases, such as 8 a week."
    )
}
