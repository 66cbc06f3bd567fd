extension Plan {
    /// Each step as a plan of its own, with the luck that it has in the whole plan.
    package var steps: [Plan] {
        var before: [String: Int] = [:]
        return interventions.enumerated()
            .map { place, change in
                let kind = "\(change.service) \(change.effect.kind) \(change.stage ?? "")"
                var alone = change
                alone.stepsBefore = change.stepsBefore ?? before[kind, default: 0]
                alone.planID = change.planID ?? id
                before[kind, default: 0] += 1
                var plan = Plan(id: "\(id)/\(place + 1)", name: change.label, interventions: [alone], file: file)
                plan.wholes = []
                return plan
            }
    }

    /// Several plans as one.
    ///
    /// A step has the luck of its place among those of its kind, so that each plan alone is what it is here.
    package static func together(_ plans: [Plan], id: String, name: String) -> Plan {
        var all = Plan(id: id, name: name, interventions: plans.flatMap { plan in plan.steps.flatMap(\.interventions) })
        all.wholes = plans.map(\.id)
        return all
    }
}
