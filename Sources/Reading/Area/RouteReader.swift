import Areas
import Wording
import Yams

/// Reads where children go after a stage.
enum RouteReader {
    /// The routes, and the field of each for later checks.
    static func read(_ field: Field) -> ([Route], [Field]) {
        guard case .mapping(let mapping) = field.node else {
            field.report(
                "must be a mapping, found \(field.kind)",
                remedy: "Write destinations and shares, such as 'refused: 40%'."
            )
            return ([], [])
        }
        var routes: [Route] = []
        var fields: [Field] = []
        var isComplete = true
        for (keyNode, valueNode) in mapping {
            let keyField = field.child(keyNode, "")
            guard let key = keyField.scalarText else {
                keyField.renamed(field.path)
                    .report("has a key that is \(keyField.kind)", remedy: "Keys are destinations.")
                continue
            }
            let value = keyField.value(valueNode, join(field.path, key))
            guard let destination = destination(key, value) else { continue }
            if value.scalarText == RouteKeys.rest || AppealReader.takesRest(value) {
                routes.append(Route(to: destination, appeal: AppealReader.read(value, destination)))
                fields.append(value)
            } else {
                let share = value.figure(RouteKeys.share, also: [RouteKeys.appeals])
                let appeal = AppealReader.read(value, destination)
                isComplete = isComplete && share != nil
                routes.append(Route(to: destination, share: share ?? unreadable, appeal: appeal))
                fields.append(value)
            }
        }
        if isComplete, routes.count == mapping.count { field.keeps { Route.shareFaults(routes, at: $0) } }
        return (routes, fields)
    }

    /// Stands for a share that was reported: the route still leads somewhere, and leaves room for the others.
    private static let unreadable = Figure(1e-6, evidence: .assumed)

    /// Reads `refused`, `stage advice`, `service nd-dhcft`.
    private static func destination(_ key: String, _ field: Field) -> Route.Destination? {
        let words = key.split(separator: " ").map(String.init)
        if words.count == 2, words[0] == "stage" { return .stage(words[1]) }
        if words.count == 2, words[0] == "service" { return .service(words[1]) }
        for prefix in ["stage", "service"] where words.count == 2 && editDistance(words[0], prefix) <= 2 {
            field.report("is no destination", remedy: "Did you mean '\(prefix) \(words[1])'?")
            return nil
        }
        let outcome = Route.Destination.outcome(words.joined(separator: " "))
        return field.keeps { outcome.faults(stages: nil, services: nil, at: $0) } ? outcome : nil
    }
}

/// Checks that every route leads to a stage or service that exists, and that nobody goes round for ever.
func checkRoutes(_ services: [ServiceReader.Result]) {
    let ids = KnownNames(services.map(\.service.id))
    var isSound = true
    /// The `routes` of each stage, by the way to them that rules tell.
    var fields: [[String]: Field] = [:]
    for result in services {
        let stageIDs = KnownNames(result.service.stages.map(\.id))
        for stage in result.stages {
            let path = result.service.field(of: stage.stage).below(StageKeys.routes.name)
            fields[path.words] = stage.routes
            for (route, field) in zip(stage.stage.routes, stage.routeFields) {
                let leads = field.keeps { route.destination.faults(stages: stageIDs, services: ids, at: $0) }
                isSound = isSound && leads
            }
        }
    }
    guard isSound else { return }
    for fault in Area.circleFaults(services.map(\.service)) { fields[fault.path]?.report([fault]) }
}
