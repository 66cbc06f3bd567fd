extension Intervention.Effect {
    /// The kind alone.
    package var kind: String {
        switch self {
        case .recruit: "recruit"
        case .agency: "agency"
        case .waitingListInitiative: "waiting-list initiative"
        case .triage: "triage"
        case .earlyHelp: "early help"
        case .demandShock: "demand shock"
        case .changeOrder: "change order"
        case .productivity: "productivity"
        case .fewerLostAppointments: "reduce lost appointments"
        case .outsource: "outsource"
        case .seeFirst: "see first"
        case .reserve(let reserve): "reserve \(reserve.childClass)"
        case .transfer(let service, _): "transfer \(service)"
        case .redirect(let service, _): "redirect \(service)"
        case .validate: "validate"
        case .shareStaff(let pool, _): "share staff \(pool)"
        case .threshold(let outcome, _): "threshold \(outcome)"
        }
    }

    /// Another service that children go to.
    package var destination: String? {
        switch self {
        case .transfer(let service, _), .redirect(let service, _): service
        default: nil
        }
    }

    /// Whether it takes children off the list who are not seen there.
    package var takesOffTheList: Bool {
        switch self {
        case .outsource, .transfer, .validate: true
        default: false
        }
    }
}

extension Plan {
    /// Whether it takes children off the list of one of some services who are not seen there.
    package func takesOffTheList(ofAnyOf services: [String]) -> Bool {
        services.contains { interventions(at: $0).contains { $0.effect.takesOffTheList } }
    }
}
