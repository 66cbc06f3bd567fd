import Areas

extension InterventionKind {
    static let changeOrder = InterventionKind(
        "change order of service",
        "The existing clinics see children in another order.",
        [StepKeys.service, StepKeys.stage, order, StepKeys.from, StepKeys.until, StepKeys.source, StepKeys.why]
    ) { step in
        step.read(order)
            .map { Step.Result(ChangeOrder($0), "order of service \(step.section[order]?.scalarText ?? "mixture")") }
    }

    private static let order = Key.required(
        StepKeys.order.name,
        .order,
        "The new order.",
        example: "random",
        remedy: "Give oldest first, random, fitted or kappa and psi."
    )
}
