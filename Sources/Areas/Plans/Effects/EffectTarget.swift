import Wording

/// What an intervention's rules are held against: the service and stage that it changes, and the area around them.
package struct EffectTarget {
    /// The area.
    package var area: Area
    /// Whether all of its names are known; if not, names that are not among them are not held against it.
    package var isComplete: Bool
    /// The service that is changed.
    package var service: Service
    /// The stage that is changed.
    package var stage: Stage

    /// A stage of a service of an area.
    package init(_ service: Service, _ stage: Stage, in area: Area, isComplete: Bool = true) {
        (self.area, self.service, self.stage, self.isComplete) = (area, service, stage, isComplete)
    }

    /// Classes that the service does not have.
    func unknownClasses(_ names: [String], _ key: String, _ change: Intervention) -> [Fault] {
        guard isComplete else { return [] }
        let known = service.classes.map(\.name)
        return names.filter { !known.contains($0) }
            .map { name in
                change.fault(
                    key,
                    "names the class '\(shorten(name))', which service '\(service.id)' does not have",
                    remedy: known.isEmpty
                        ? "Describe it under 'classes' of the service in the area file."
                        : remedy(for: name, allowed: known)
                )
            }
    }

    /// What is wrong with the service that children are sent to.
    func wrongDestination(_ id: String, _ change: Intervention, remedy advice: String) -> [Fault] {
        if id == service.id {
            return [change.fault("to", "must be another service, found '\(id)' itself", remedy: advice)]
        }
        guard isComplete, !area.services.contains(where: { $0.id == id }) else { return [] }
        let others = area.services.map(\.id).filter { $0 != service.id }
        return [
            change.fault(
                "to",
                "names the unknown service '\(shorten(id))'",
                remedy: remedy(for: id, allowed: others)
            )
        ]
    }
}

extension Area {
    /// A service's name, by its id; the id where there is no such service.
    func name(of id: String) -> String { services.first { $0.id == id }?.name ?? id }
}
