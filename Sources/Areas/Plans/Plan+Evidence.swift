extension Plan {
    /// The least sure of the figures with which a plan changes services that act on one another; `nil` when it changes
    /// nothing there.
    package func evidence(for services: [String]) -> Evidence? {
        services.flatMap { interventions(at: $0) }.map { $0.evidence }.max()
    }
}

extension Intervention {
    /// The least sure of its figures; a change of rule without figures is a decision, and takes effect as assumed.
    package var evidence: Evidence {
        switch effect {
        case .recruit(let wte, let cases, _): max(wte.evidence, cases.evidence)
        case .agency(let cases, _), .waitingListInitiative(let cases, _), .outsource(let cases, _): cases.evidence
        case .triage(let share), .threshold(_, let share), .transfer(_, let share), .redirect(_, let share),
            .validate(let share):
            share.evidence
        case .reserve(let reserve): reserve.share.evidence
        case .earlyHelp(let change), .demandShock(let change): change.evidence
        case .changeOrder, .seeFirst, .shareStaff: .assumed
        case .productivity(let change): change.evidence
        case .fewerLostAppointments(_, _, let after): after.evidence
        }
    }
}
