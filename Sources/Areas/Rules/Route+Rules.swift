import Wording

extension Route {
    /// The outcomes among a stage's routes, in their order.
    package static func outcomes(of routes: [Route]) -> [String] {
        routes.compactMap { route in
            if case .outcome(let outcome) = route.destination { outcome } else { nil }
        }
    }

    /// What is wrong with the shares of a stage's routes.
    ///
    /// With one that takes the rest, the others leave room for it; without, they are everybody.
    ///
    /// - Parameters:
    ///   - routes: All routes of the stage, of which there is at least one.
    ///   - field: The stage's `routes`.
    /// - Returns: At most one fault.
    package static func shareFaults(_ routes: [Route], at field: FieldPath) -> [Fault] {
        let rests = routes.count { $0.share == nil }
        guard rests <= 1 else {
            return [field.fault("has \(rests) destinations with 'rest'", remedy: "Only one can take the rest.")]
        }
        let sum = ShareSum(routes.compactMap(\.share))
        guard rests == 0, !sum.isAboveWhole else { return sum.faults(at: field) }
        guard sum.isBelowWhole else { return [] }
        return [
            field.fault(
                "must add up to 100% when no destination takes the rest, found \(ShareSum.percent(sum.value))",
                remedy: "Give the destination of all others the share 'rest'."
            )
        ]
    }
}

extension Route.Destination {
    /// The destination as files write it: `refused`, `stage advice`, `service nd-dhcft`.
    package var key: String {
        switch self {
        case .outcome(let name): name
        case .stage(let id): "stage \(id)"
        case .service(let id): "service \(id)"
        }
    }

    /// What is wrong with where a route leads.
    ///
    /// - Parameters:
    ///   - stages: The ids of the service's stages; `nil`: not all are known.
    ///   - services: The ids of the area's services; `nil`: not all are known.
    ///   - field: The route.
    /// - Returns: At most one fault.
    package func faults(stages: KnownNames?, services: KnownNames?, at field: FieldPath) -> [Fault] {
        switch self {
        case .outcome(let name) where name.isEmpty || !WordName.hasOnlyWords(name):
            [field.fault("is no destination", remedy: "Name an outcome in words, 'stage ID' or 'service ID'.")]
        case .stage(let id): Self.unknown(id, "stage", stages, field)
        case .service(let id): Self.unknown(id, "service", services, field)
        case .outcome: []
        }
    }

    private static func unknown(_ id: String, _ noun: String, _ known: KnownNames?, _ field: FieldPath) -> [Fault] {
        guard let known, !known.contains(id) else { return [] }
        return [field.fault("leads to the unknown \(noun) '\(shorten(id))'", remedy: known.remedy(for: id))]
    }
}

extension Stage {
    /// What is wrong with where the routes of a stage lead and with their shares.
    ///
    /// - Parameters:
    ///   - stages: The ids of the service's stages.
    ///   - services: The ids of the area's services.
    ///   - field: The stage.
    /// - Returns: The faults of its routes; those of its appeals are ``appealFaults(stages:hasExceptions:at:)``.
    func routeFaults(stages: KnownNames, services: KnownNames, at field: FieldPath) -> [Fault] {
        if routes.isEmpty { return [] }
        let field = field.below("routes")
        return Route.shareFaults(routes, at: field)
            + routes.flatMap { route in
                let field = field.below(route.destination.key)
                return route.destination.faults(stages: stages, services: services, at: field)
                    + (route.share?.faults(.share, at: field) ?? [])
            }
    }
}
