import Areas

extension InterventionKind {
    static let shareStaff = InterventionKind(
        "share staff",
        "A pool of the area file shares its time in another way.",
        [StepKeys.pool, sharing, StepKeys.from, StepKeys.source, StepKeys.why]
    ) { step in
        let pool = step.read(StepKeys.pool)
        let rule = step.read(sharing)
        guard let pool, let rule else { return nil }
        return Step.Result(ShareStaff(pool: pool, rule: rule), "share \(pool) \(rule.rawValue)")
    }

    private static let sharing = Key.required(
        PoolKeys.sharing.name,
        .sharing,
        "How its time is shared from then on: in turn, as established, by work waiting or longest wait.",
        example: SharedStaff.Rule.byWork.rawValue,
        remedy: SharedStaff.Rule.remedy
    )
}
