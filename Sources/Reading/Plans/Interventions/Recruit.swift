import Areas

extension InterventionKind {
    static let recruit = InterventionKind(
        "recruit",
        "More staff for good: of a staff group of the area file, or with the cases that one of them completes.",
        [StepKeys.service, StepKeys.stage, StepKeys.staff, RecruitKeys.wte, RecruitKeys.casesPerWTE] + StepKeys.timing
            + StepKeys.whom
            + StepKeys.known(RecruitKeys.wteGrammar)
    ) { step in
        let wte = step.written(RecruitKeys.wte)
        let order = step.order
        let staff = step.read(StepKeys.staff)
        let cases =
            step.section[RecruitKeys.casesPerWTE] != nil
            ? step.read(RecruitKeys.casesPerWTE) : step.casesFromStaff(staff)
        guard let wte, let cases else { return nil }
        return Step.Result(
            Recruit(wte: wte.figure, casesPerWeekPerWTE: cases, order: order),
            "recruit \(wte.text) WTE" + (staff.map { " \($0)" } ?? ""),
            staff: staff ?? ""
        )
    }
}

/// The keys of a recruitment.
enum RecruitKeys {
    static let wteGrammar = Grammar.number("recruits in wte", 0...10_000, "0 or more (and at most 10000)", example: "2")
    static let wte = Key.required(
        "wte",
        .figure(wteGrammar),
        "Whole-time equivalents recruited.",
        remedy: "Give the whole-time equivalents."
    )
    static let casesPerWTE = Key.optional(
        "cases a week per wte",
        .figureApart(.number("cases per wte", 0...1_000, "between 0 and 1000", example: "2.5")),
        "Cases that one of them completes in a week.",
        ifAbsent: "worked out from the staff group"
    )
}

extension Step {
    /// Cases a week of one WTE, from the service's staff group of that name.
    fileprivate func casesFromStaff(_ name: String?) -> Figure? {
        if let name {
            return staffGroup(
                name,
                remedy: "Describe it under 'staff' in the area file, or give 'cases a week per wte'."
            )?
            .casesPerWeekPerWTEFigure
        }
        if !section.mentions(StepKeys.staff), !section.mentions(RecruitKeys.casesPerWTE) {
            section.field.report(
                "has neither 'staff' nor 'cases a week per wte'",
                remedy: "Name a staff group of the service, or say how many cases one WTE completes in a week."
            )
        }
        return nil
    }
}
