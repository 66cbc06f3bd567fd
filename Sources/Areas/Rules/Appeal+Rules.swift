import Wording

extension Appeal {
    /// What is wrong with an appeal.
    ///
    /// - Parameters:
    ///   - destination: Where the route leads that it stands at.
    ///   - stages: The ids of the service's stages.
    ///   - hasExceptions: Whether the service says what share are exceptions.
    ///   - field: The route's `appeals`.
    /// - Returns: Everything wrong with it.
    func faults(
        against destination: Route.Destination,
        stages: KnownNames,
        hasExceptions: Bool,
        at field: FieldPath
    ) -> [Fault] {
        let misplaced = Self.destinationFaults(destination, at: field)
        // What the file's reader does not look into either.
        guard misplaced.isEmpty else { return misplaced }
        return Self.exceptionFaults(hasExceptions: hasExceptions, at: field)
            + share.faults(.share, at: field.below("share"))
            + delay.faults(at: field.below("decided after"))
            + upheld.faults(.share, at: field.below("upheld"))
            + stages.stageFaults(returnsTo, at: field.below("returns to"))
    }

    /// What is wrong with what appeals are against.
    package static func destinationFaults(_ destination: Route.Destination, at field: FieldPath) -> [Fault] {
        if case .outcome = destination { return [] }
        return [
            field.fault(
                "must be against an outcome, found a route that leads on",
                remedy: "Move them to the outcome that families appeal against, such as 'refused'."
            )
        ]
    }

    /// What appeals of a service need that does not say what share are exceptions.
    package static func exceptionFaults(hasExceptions: Bool, at field: FieldPath) -> [Fault] {
        if hasExceptions { return [] }
        return [
            field.fault(
                "needs the service to have 'exceptions', because children who return count as exceptions",
                remedy: "Give the share of cases that are exceptions, such as 'exceptions: 5%'."
            )
        ]
    }
}

extension Stage {
    /// What is wrong with the appeals against a stage's outcomes.
    ///
    /// - Parameters:
    ///   - stages: The ids of the service's stages.
    ///   - hasExceptions: Whether the service says what share are exceptions.
    ///   - field: The stage.
    /// - Returns: The faults of all appeals.
    func appealFaults(stages: KnownNames, hasExceptions: Bool, at field: FieldPath) -> [Fault] {
        routes.flatMap { route in
            route.appeal?
                .faults(
                    against: route.destination,
                    stages: stages,
                    hasExceptions: hasExceptions,
                    at: field.below("routes", route.destination.key, "appeals")
                ) ?? []
        }
    }
}
