import Areas

extension InterventionKind {
    static let reserve = InterventionKind(
        "reserve",
        "Places of the existing clinics are kept for a class, instead of what the area file keeps for it.",
        [
            StepKeys.service, StepKeys.stage, ReserveKeys.childClass, ReserveKeys.share, ReserveKeys.unused,
            StepKeys.from, StepKeys.until,
        ] + StepKeys.known(.share)
    ) { step in
        guard let reserve = PrecedenceReader.reserve(step.section, known: step.classes, of: step.owner),
            step.hasRoom(for: reserve), let text = step.written(ReserveKeys.share)?.text
        else { return nil }
        return Step.Result(ReservePlaces(reserve), "reserve \(text) for \(reserve.childClass)")
    }
}

extension Step {
    /// Whether a reserve leaves room for the stage's others.
    fileprivate func hasRoom(for reserve: Precedence.Reserve) -> Bool {
        let others = stage?.precedence.reserved.filter { $0.childClass != reserve.childClass }.map(\.share) ?? []
        let taken = ShareSum(others).value
        guard taken + reserve.share.greatest > 1 + 1e-9 else { return true }
        section[ReserveKeys.share]?
            .report(
                "must leave room for the stage's other reserves of \(ShareSum.percent(taken)), "
                    + "found \(ShareSum.percent(reserve.share.greatest))",
                remedy: "Lower the share."
            )
        return false
    }
}
