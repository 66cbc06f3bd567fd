import Areas
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
        field.keeps { Coupling.followUpFaults(result.couplings, of: service, at: $0) }
        return result
    }

    /// The outcomes of a stage; `nil` if its routes could not all be read.
    static func outcomes(_ stage: Section, _ routes: [Route]) -> [String]? {
        if let field = stage[StageKeys.routes] {
            guard case .mapping(let mapping) = field.node, mapping.count == routes.count else { return nil }
        }
        return Route.outcomes(of: routes)
    }

    private static func trigger(_ field: Field, _ outcomes: [String]?) -> Coupling.Trigger? {
        let allowed = outcomes.map { "Allowed: \(Coupling.Trigger.words($0).joined(separator: ", "))." }
        guard let text = field.text("seen, taken up or an outcome of the stage", remedy: allowed ?? Field.textRemedy)
        else { return nil }
        let trigger = Coupling.Trigger(word: text)
        guard let outcomes else { return trigger }
        return field.keeps { trigger.faults(outcomes: outcomes, at: $0) } ? trigger : nil
    }

    private static func isCounted(_ section: Section, toItself: Bool) -> Bool? {
        guard let answer = section.read(CouplingKeys.inItsReferrals), let field = section[CouplingKeys.inItsReferrals],
            field.keeps({ Coupling.countedFaults(answer, isOfItself: toItself, at: $0) })
        else { return nil }
        return answer
    }
}

/// Reports names of services that the area does not have.
func checkReferences(_ fields: [Field], services: KnownNames) {
    for field in fields {
        guard let id = field.scalarText else { continue }
        field.keeps { services.serviceFaults(id, at: $0) }
    }
}
