import Areas
import Wording
import Yams

/// Reads the demands that a stage's cases make on other services.
enum CouplingReader {
    /// The demands, and where services are named that must exist.
    struct Result {
        var couplings: [Coupling] = []
        var references: [Field] = []
    }

    /// The demands of a stage.
    ///
    /// - Parameters:
    ///   - stage: The stage.
    ///   - service: The id of its service.
    ///   - outcomes: The outcomes among its routes; `nil`: not all are known.
    /// - Returns: Those without a problem.
    static func read(_ stage: Section, of service: String, outcomes: [String]?) -> Result {
        guard let field = stage[StageKeys.refersOn], let items = stage.read(StageKeys.refersOn) else { return Result() }
        var result = Result()
        for item in items {
            guard let section = Section(item, CouplingKeys.shape) else { continue }
            let to = section.read(CouplingKeys.to)
            if to != nil, let field = section[CouplingKeys.to] { result.references.append(field) }
            let share = section.read(CouplingKeys.share)
            let trigger = section.read(CouplingKeys.when).flatMap { Self.trigger($0, outcomes) }
            let after = section[CouplingKeys.after] == nil ? 0 : section.read(CouplingKeys.after)
            let isCounted = Self.isCounted(section, toItself: to == service)
            guard let to, let share, let trigger, let after, let isCounted else { continue }
            result.couplings.append(
                Coupling(
                    on: to,
                    when: trigger,
                    share: share,
                    afterWeeks: Int(after),
                    isCounted: isCounted,
                    place: section.place
                )
            )
        }
        checkFollowUps(result.couplings.filter { $0.service == service }, field)
        return result
    }

    /// The outcomes of a stage; `nil` if its routes could not all be read.
    static func outcomes(_ stage: Section, _ routes: [Route]) -> [String]? {
        if let field = stage[StageKeys.routes] {
            guard case .mapping(let mapping) = field.node, mapping.count == routes.count else { return nil }
        }
        return routes.compactMap { route in
            if case .outcome(let outcome) = route.destination { outcome } else { nil }
        }
    }

    private static func trigger(_ field: Field, _ outcomes: [String]?) -> Coupling.Trigger? {
        let expected = "seen, taken up or an outcome of the stage"
        guard let outcomes else {
            return field.text(expected).map { $0 == "seen" ? .seen : $0 == "taken up" ? .takenUp : .outcome($0) }
        }
        let allowed = ["seen", "taken up"] + outcomes.filter { $0 != "seen" && $0 != "taken up" }
        switch field.choice(allowed, expected) {
        case nil: return nil
        case "seen": return .seen
        case "taken up": return .takenUp
        case let outcome?: return .outcome(outcome)
        }
    }

    private static func isCounted(_ section: Section, toItself: Bool) -> Bool? {
        guard let answer = section.read(CouplingKeys.inItsReferrals) else { return nil }
        if answer, toItself {
            section[CouplingKeys.inItsReferrals]?
                .report(
                    "must be no where a service refers to itself, found yes",
                    remedy: "Follow-ups come on top of its referrals."
                )
            return nil
        }
        return answer
    }

    /// Reports follow-ups that would never end.
    private static func checkFollowUps(_ couplings: [Coupling], _ field: Field) {
        let always = couplings.filter { $0.trigger == .seen || $0.trigger == .takenUp }
        let sum = ShareSum(always.map(\.share))
        guard sum.greatest >= 1 - 1e-9 else { return }
        field.report(
            "must refer less than 100% of cases back to the service itself, found \(ShareSum.percent(sum.greatest))",
            remedy: "Each case would lead to another without end: lower the share."
        )
    }
}

/// Reports names of services that the area does not have.
func checkReferences(_ fields: [Field], services: [String]) {
    for field in fields {
        guard let id = field.scalarText, !services.contains(id) else { continue }
        field.report(
            "names the unknown service '\(shorten(id))'",
            remedy: remedy(for: id, allowed: services)
        )
    }
}
