import Areas
import Wording

extension InterventionKind {
    static let initiative = InterventionKind(
        "waiting-list initiative",
        "A one-off push: so many extra cases in all, spread over its months.",
        [StepKeys.service, StepKeys.stage, cases, StepKeys.from, end] + StepKeys.whom + StepKeys.known(.count)
    ) { step in
        step.written(cases)
            .map {
                Step.Result(
                    WaitingListInitiative(cases: $0.figure, order: step.order),
                    "waiting-list initiative, \(counted($0.text, "case"))"
                )
            }
    }

    private static let cases = Key.required(
        "cases",
        .figure(.count),
        "How many cases in all.",
        example: "60",
        remedy: "Give how many cases in all."
    )
    private static let end = StepKeys.until(
        "The month in which the last case is done.",
        remedy: "Give the month in which the last case is done."
    )
}
