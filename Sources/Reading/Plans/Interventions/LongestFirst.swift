import Areas

extension InterventionKind {
    static let longestFirst = InterventionKind(
        "book longest waits first",
        "The existing clinics go to those who have waited longest.",
        [StepKeys.service, StepKeys.stage, StepKeys.from, StepKeys.until, StepKeys.source, StepKeys.why]
    ) { _ in
        Step.Result(ChangeOrder(.oldestFirst), "book longest waits first")
    }
}
