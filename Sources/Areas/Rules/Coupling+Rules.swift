import Wording

extension Coupling {
    /// What is wrong with a demand.
    ///
    /// - Parameters:
    ///   - service: The id of the service that makes it.
    ///   - outcomes: The outcomes of the stage that makes it.
    ///   - services: The ids of the area's services.
    ///   - field: The demand.
    /// - Returns: Everything wrong with it alone.
    func faults(of service: String, outcomes: [String], services: KnownNames, at field: FieldPath) -> [Fault] {
        services.serviceFaults(self.service, at: field.below("to"))
            + share.faults(.share, at: field.below("share"))
            + trigger.faults(outcomes: outcomes, at: field.below("when"))
            + Bounds.afterTrigger.faults(Double(afterWeeks), at: field.below("after"))
            + Self.countedFaults(
                isCounted,
                isOfItself: self.service == service,
                at: field.below("in its referrals")
            )
    }

    /// What is wrong with whether the referrals of the other service hold a demand already.
    ///
    /// - Parameters:
    ///   - isCounted: Whether they do.
    ///   - isOfItself: Whether the demand is one on the service that makes it.
    ///   - field: The answer.
    /// - Returns: At most one fault.
    package static func countedFaults(_ isCounted: Bool, isOfItself: Bool, at field: FieldPath) -> [Fault] {
        guard isCounted, isOfItself else { return [] }
        return [
            field.fault(
                "must be no where a service refers to itself, found yes",
                remedy: "Follow-ups come on top of its referrals."
            )
        ]
    }

    /// What is wrong with a stage's demands on its own service: follow-ups that would never end.
    ///
    /// - Parameters:
    ///   - couplings: The demands of the stage, on whomever.
    ///   - service: The id of its service.
    ///   - field: The stage's `refers on`.
    /// - Returns: At most one fault.
    package static func followUpFaults(_ couplings: [Coupling], of service: String, at field: FieldPath) -> [Fault] {
        let always = couplings.filter { $0.service == service && ($0.trigger == .seen || $0.trigger == .takenUp) }
        let sum = ShareSum(always.map(\.share))
        guard sum.mayBeWhole else { return [] }
        return [
            field.fault(
                "must refer less than 100% of cases back to the service itself, found "
                    + ShareSum.percent(sum.greatest),
                remedy: "Each case would lead to another without end: lower the share."
            )
        ]
    }
}

extension Coupling.Trigger {
    /// What makes a demand, as files write it.
    package init(word: String) {
        switch word {
        case "seen": self = .seen
        case "taken up": self = .takenUp
        default: self = .outcome(word)
        }
    }

    /// What may make a demand of a stage with these outcomes, as files write it.
    package static func words(_ outcomes: [String]) -> [String] {
        ["seen", "taken up"] + outcomes.filter { $0 != "seen" && $0 != "taken up" }
    }

    /// What is wrong with what makes a demand.
    ///
    /// - Parameters:
    ///   - outcomes: The outcomes of the stage that makes it.
    ///   - field: The trigger.
    /// - Returns: At most one fault.
    package func faults(outcomes: [String], at field: FieldPath) -> [Fault] {
        guard case .outcome(let name) = self, !outcomes.contains(name) else { return [] }
        return [
            field.fault(
                "must be seen, taken up or an outcome of the stage, found '\(shorten(name))'",
                remedy: remedy(for: name, allowed: Self.words(outcomes))
            )
        ]
    }
}

extension Stage {
    /// The outcomes among its routes, in their order.
    package var outcomes: [String] { Route.outcomes(of: routes) }

    /// What is wrong with the demands that a stage makes.
    ///
    /// - Parameters:
    ///   - service: The id of its service.
    ///   - services: The ids of the area's services.
    ///   - field: The stage.
    /// - Returns: The faults of each demand, and of the follow-ups among them.
    func couplingFaults(of service: String, services: KnownNames, at field: FieldPath) -> [Fault] {
        let field = field.below("refers on")
        let outcomes = outcomes
        return couplings.enumerated()
            .flatMap { index, coupling in
                coupling.faults(of: service, outcomes: outcomes, services: services, at: field.item(index))
            } + Coupling.followUpFaults(couplings, of: service, at: field)
    }
}
