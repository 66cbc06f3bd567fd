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
        if isComplete, routes.count == mapping.count { checkSum(routes, field) }
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
        guard
            key.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || "0123456789 -".unicodeScalars.contains($0) })
        else {
            field.report("is no destination", remedy: "Name an outcome in words, 'stage ID' or 'service ID'.")
            return nil
        }
        return .outcome(words.joined(separator: " "))
    }

    private static func checkSum(_ routes: [Route], _ field: Field) {
        let rests = routes.count { $0.share == nil }
        if rests > 1 {
            field.report("has \(rests) destinations with 'rest'", remedy: "Only one can take the rest.")
            return
        }
        let sum = ShareSum(routes.compactMap(\.share))
        if rests == 0, sum.value < 1 - 1e-9 {
            field.report(
                "must add up to 100% when no destination takes the rest, found \(ShareSum.percent(sum.value))",
                remedy: "Give the destination of all others the share 'rest'."
            )
        } else if rests == 1 || !sum.isWhole {
            // Without a rest the ends of ranges need not fit: shares are then scaled to everybody.
            sum.check(field)
        }
    }
}

/// Checks that every route leads to a stage or service that exists, and that nobody goes round for ever.
func checkRoutes(_ services: [ServiceReader.Result]) {
    let serviceIDs = services.map(\.service.id)
    var isSound = true
    for result in services {
        let stageIDs = result.service.stages.map(\.id)
        for stage in result.service.stages {
            for (route, field) in zip(stage.routes, result.routeFields[stage.id] ?? []) {
                switch route.destination {
                case .outcome: continue
                case .stage(let id) where !stageIDs.contains(id):
                    field.report(
                        "leads to the unknown stage '\(shorten(id))'",
                        remedy: remedy(for: id, allowed: stageIDs)
                    )
                    isSound = false
                case .service(let id) where !serviceIDs.contains(id):
                    field.report(
                        "leads to the unknown service '\(shorten(id))'",
                        remedy: remedy(for: id, allowed: serviceIDs)
                    )
                    isSound = false
                default: continue
                }
            }
        }
    }
    if isSound { checkWaysOut(services) }
}

/// Reports the stages from which no outcome can ever be reached.
private func checkWaysOut(_ services: [ServiceReader.Result]) {
    let firstStages = Dictionary(
        services.compactMap { result in result.service.stages.first.map { (result.service.id, $0.id) } },
        uniquingKeysWith: { first, _ in first }
    )
    /// The stages that can reach an end, as `service/stage`.
    var open: Set<String> = []
    var grows = true
    while grows {
        grows = false
        for result in services {
            for stage in result.service.stages {
                let key = "\(result.service.id)/\(stage.id)"
                guard !open.contains(key) else { continue }
                let given = stage.routes.reduce(0) { $0 + ($1.share?.value ?? 0) }
                let leads = stage.routes.contains { route in
                    guard (route.share?.value ?? (1 - given)) > 1e-9 else { return false }
                    switch route.destination {
                    case .outcome: return true
                    case .stage(let id): return open.contains("\(result.service.id)/\(id)")
                    case .service(let id): return firstStages[id].map { open.contains("\(id)/\($0)") } ?? false
                    }
                }
                if stage.routes.isEmpty || leads {
                    open.insert(key)
                    grows = true
                }
            }
        }
    }
    for result in services {
        for stage in result.service.stages where !open.contains("\(result.service.id)/\(stage.id)") {
            guard let field = result.routeFields[stage.id]?.first else { continue }
            let path = field.path.split(separator: ", ").dropLast().joined(separator: ", ")
            field.renamed(path)
                .report("lead round in a circle without a way out", remedy: "Give one of the stages in it an outcome.")
        }
    }
}
