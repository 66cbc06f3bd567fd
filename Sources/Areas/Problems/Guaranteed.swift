/// Rules on which the model relies: they are held before anything is assembled, so that what they promise is there.
package enum DomainRule: String {
    /// Every service that a route, demand, review, pool, sum or plan names is one of the area.
    case serviceNames = "names of services are those of the area"
    /// Every stage that a route, appeal, pool, target or plan names is one of its service.
    case stageNames = "names of stages are those of their service"
    /// Every class that a stage or a plan names is one of its service.
    case classNames = "names of classes are those of their service"
    /// Every outcome has a place, since outcomes are named by routes.
    case outcomeNames = "outcomes are those that routes lead to"
    /// A forecast has months, a pathway stages, a pool members, a sum parts.
    case atLeastOne = "what is counted has at least one"
    /// Weeks beyond which children are counted are those of the area, its targets and its plans.
    case countedWaits = "waits are counted that the area or a target asks for"
}

/// A value that is there because a rule is held: see ``Area/problems`` and ``Plan/problems(in:)``.
package func guaranteed<Value>(_ value: Value?, by rule: DomainRule) -> Value {
    guard let value else { preconditionFailure("a rule was not held: \(rule.rawValue)") }
    return value
}
