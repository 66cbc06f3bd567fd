import Areas
import Wording
import Yams

/// Reads what an intervention does: its one uncertain value and what goes with it.
struct EffectReader {
    /// What was read.
    struct Result {
        var effect: any Effect
        var label: String
        /// The staff group recruited; empty: none is named.
        var staff = ""
    }

    let kind: InterventionKind
    let section: Section
    /// The area, as far as it could be read.
    let area: Area
    /// Whether the whole area could be read: if not, unknown names in it are not reported.
    let complete: Bool

    /// The effect on a service; without a service only the form of the values is checked.
    func read(service: Service?, stage: Stage?) -> Result? {
        switch kind {
        case .recruit: recruit(service)
        case .agency:
            value("cases", .perWeek, "Give the extra cases, such as 8 a week.")
                .map { cases, text in
                    Result(effect: Agency(casesPerWeek: cases, order: order), label: "agency, \(text)")
                }
        case .initiative:
            value("cases", .count, "Give how many cases in all.")
                .map { cases, text in
                    Result(
                        effect: WaitingListInitiative(cases: cases, order: order),
                        label: "waiting-list initiative, \(counted(text, "case"))"
                    )
                }
        case .triage:
            value("diverted", .share, "Give the share of referrals, such as 15%.")
                .map { share, text in
                    Result(effect: Triage(share: share), label: "triage diverts \(text)")
                }
        case .earlyHelp:
            value("referrals", .reduction, "Give the change in referrals, such as -10%.")
                .map { change, text in
                    Result(effect: EarlyHelp(referralChange: change), label: "early help, referrals \(text)")
                }
        case .demandShock:
            value("referrals", .change, "Give the change in referrals, such as +20%.")
                .map { change, text in
                    Result(effect: DemandShock(referralChange: change), label: "demand shock, referrals \(text)")
                }
        case .longestFirst: Result(effect: ChangeOrder(.oldestFirst), label: kind.rawValue)
        case .changeOrder: changeOrder()
        case .threshold: threshold(stage)
        case .productivity: productivity()
        case .lostAppointments: fewerLostAppointments(service, stage)
        case .outsource: outsource()
        case .seeFirst: seeFirst(service)
        case .reserve: reserve(service, stage)
        case .transfer: transfer(service)
        case .redirect: redirect(service)
        case .validate: validate()
        case .shareStaff: shareStaff()
        }
    }

    /// The order of a pass of extra capacity: the longest waits first unless the plan says otherwise.
    var order: Order { section["order of service"].flatMap { $0.order() } ?? .oldestFirst }

    /// The uncertain value, with evidence, source and range from beside it, and its text.
    func value(_ key: String, _ grammar: Grammar, _ remedy: String) -> (Figure, String)? {
        guard let field = section.required(key, remedy: remedy) else { return nil }
        guard let figure = field.figure(grammar, beside: section.beside) else { return nil }
        return (figure, written(field))
    }

    /// The value as the file writes it.
    func written(_ field: Field) -> String {
        if let text = field.scalarText { return text }
        if case .mapping(let mapping) = field.node, let value = mapping["value"] {
            return field.child(value, "").scalarText ?? ""
        }
        return ""
    }

    private func recruit(_ service: Service?) -> Result? {
        let wte = value(
            "wte",
            .number(0...10_000, "0 or more (and at most 10000)", example: "2"),
            "Give the whole-time equivalents."
        )
        let order = order
        let staffName = section["staff"].flatMap { $0.text("a staff group's name") }
        let cases: Figure?
        if let field = section["cases a week per wte"] {
            cases = field.figure(.number(0...1_000, "between 0 and 1000", example: "2.5"))
        } else {
            cases = casesFromStaff(staffName, service)
        }
        guard let wte, let cases else { return nil }
        return Result(
            effect: Recruit(wte: wte.0, casesPerWeekPerWTE: cases, order: order),
            label: "recruit \(wte.1) WTE" + (staffName.map { " \($0)" } ?? ""),
            staff: staffName ?? ""
        )
    }

    /// Cases a week of one WTE, from the service's staff group of that name.
    private func casesFromStaff(_ name: String?, _ service: Service?) -> Figure? {
        guard let name else {
            if !section.mentions("staff"), !section.mentions("cases a week per wte") {
                section.field.report(
                    "has neither 'staff' nor 'cases a week per wte'",
                    remedy: "Name a staff group of the service, or say how many cases one WTE completes in a week."
                )
            }
            return nil
        }
        guard let service else { return nil }
        if let group = service.staff.first(where: { $0.name == name }) { return group.casesPerWeekPerWTEFigure }
        let groups = service.staff.map(\.name)
        section["staff"]?
            .report(
                "names the staff group '\(shorten(name))', which service '\(service.id)' does not have",
                remedy: groups.isEmpty
                    ? "Describe it under 'staff' in the area file, or give 'cases a week per wte'."
                    : remedy(for: name, allowed: groups)
            )
        return nil
    }

    private func changeOrder() -> Result? {
        guard
            let field = section.required(
                "order of service",
                remedy: "Give oldest first, random, fitted or kappa and psi."
            ),
            let order = field.order()
        else { return nil }
        return Result(effect: ChangeOrder(order), label: "order of service \(field.scalarText ?? "mixture")")
    }

    private func threshold(_ stage: Stage?) -> Result? {
        let outcomeField = section.required("outcome", remedy: "Name the outcome whose share changes.")
        let outcome = outcomeField.flatMap { $0.text("an outcome of the stage") }
        let share = value("share", .share, "Give the new share, such as 39%.")
        guard let outcome, let share else { return nil }
        if let stage, let outcomeField {
            guard check(outcome, share.0, stage, outcomeField) else { return nil }
        }
        return Result(effect: ChangeThreshold(outcome: outcome, share: share.0), label: "\(outcome) \(share.1)")
    }

    /// Whether a stage has the outcome as a share of its own, and the new share leaves room for the others.
    private func check(_ outcome: String, _ share: Figure, _ stage: Stage, _ field: Field) -> Bool {
        var known: [String] = []
        var others = 0.0
        var isRest = false
        for route in stage.routes {
            if case .outcome(let name) = route.destination {
                known.append(name)
                if name == outcome {
                    isRest = route.share == nil
                    continue
                }
            }
            others += route.share?.value ?? 0
        }
        guard known.contains(outcome) else {
            field.report(
                "names the outcome '\(shorten(outcome))', which stage '\(stage.id)' does not have",
                remedy: known.isEmpty
                    ? "Name a stage whose routes have outcomes." : remedy(for: outcome, allowed: known)
            )
            return false
        }
        guard !isRest else {
            field.report(
                "names '\(outcome)', which takes the rest of stage '\(stage.id)'",
                remedy: "Change the share of another outcome."
            )
            return false
        }
        let greatest = share.range?.upperBound ?? share.value
        guard others + greatest <= 1 + 1e-9 else {
            let taken = plain(others * 100, decimals: 2)
            let found = plain(greatest * 100, decimals: 2)
            section["share"]?
                .report(
                    "must leave room for the stage's other shares of \(taken)%, found \(found)%",
                    remedy: "Lower the share."
                )
            return false
        }
        return true
    }
}
