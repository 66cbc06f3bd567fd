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
            step.section.field.keeps({ reserve.roomFaults(beside: step.stage?.precedence.reserved ?? [], at: $0) }),
            let text = step.written(ReserveKeys.share)?.text
        else { return nil }
        return Step.Result(ReservePlaces(reserve), "reserve \(text) for \(reserve.childClass)")
    }
}
