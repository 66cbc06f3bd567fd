import Wording

/// How a pool of shared staff shares its time.
package struct ShareStaff: Effect {
    /// The pool's name.
    package var pool: String
    /// The rule.
    package var rule: SharedStaff.Rule

    /// A rule for a pool.
    package init(pool: String, rule: SharedStaff.Rule) {
        (self.pool, self.rule) = (pool, rule)
    }

    package var kind: String { "share staff \(pool)" }
    package var sharing: (pool: String, rule: SharedStaff.Rule)? { (pool, rule) }
    package var isOnCapacity: Bool { true }
    package var figures: [NamedFigure] { [] }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        var services: [String] = []
        for member in area.sharedStaff.first(where: { $0.name == pool })?.members ?? [] {
            let name = area.name(of: member.service)
            if !services.contains(name) { services.append(name) }
        }
        return "the staff of \(pool)\(services.isEmpty ? "" : ", who serve \(joined(services)),") share their time "
            + rule.words
    }

    /// It changes the pool, and no single stage.
    package func action(_ draw: (Figure) -> Double) -> StageChange? { nil }

    package func faults(of change: Intervention, at target: EffectTarget) -> [Fault] {
        let known = target.area.sharedStaff.map(\.name)
        guard target.isComplete, !known.contains(pool) else { return [] }
        return [
            change.fault(
                "pool",
                "names the unknown pool '\(shorten(pool))'",
                remedy: known.isEmpty
                    ? "Describe it under 'shared staff' in the area file." : remedy(for: pool, allowed: known)
            )
        ]
    }
}

extension SharedStaff.Rule {
    /// How time is shared, in words.
    fileprivate var words: String {
        switch self {
        case .inTurn: "in turn, the first list before the next"
        case .asEstablished: "as established"
        case .byWork: "by the work waiting"
        case .longestWait: "by who has waited longest"
        }
    }
}
