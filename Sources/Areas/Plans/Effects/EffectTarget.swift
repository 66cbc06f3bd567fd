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

    /// What is wrong with classes that the service does not have.
    func unknownClasses(_ names: [String], at field: FieldPath) -> [Fault] {
        let known = isComplete ? KnownNames(service.classes.map(\.name)) : nil
        return names.flatMap {
            ChildClass.unknownFaults($0, among: known, of: "service '\(service.id)'", at: field)
        }
    }
}

extension Area {
    /// What is wrong with a service that children are sent to.
    ///
    /// - Parameters:
    ///   - id: its id.
    ///   - service: the service that sends them; `nil`: not known.
    ///   - isComplete: whether all services of the area are known.
    ///   - field: where it is named.
    ///   - advice: what to write.
    /// - Returns: at most one fault.
    package func destinationFaults(
        _ id: String,
        from service: String?,
        isComplete: Bool = true,
        at field: FieldPath,
        remedy advice: String
    ) -> [Fault] {
        if id == service { return [field.fault("must be another service, found '\(id)' itself", remedy: advice)] }
        guard isComplete, !services.contains(where: { $0.id == id }) else { return [] }
        let others = services.map(\.id).filter { $0 != service }
        return [field.fault("names the unknown service '\(shorten(id))'", remedy: remedy(for: id, allowed: others))]
    }

    /// What is wrong with a pool that the area does not have.
    package func poolFaults(_ name: String, at field: FieldPath) -> [Fault] {
        let known = sharedStaff.map(\.name)
        guard !known.contains(name) else { return [] }
        return [
            field.fault(
                "names the unknown pool '\(shorten(name))'",
                remedy: known.isEmpty
                    ? "Describe it under 'shared staff' in the area file." : remedy(for: name, allowed: known)
            )
        ]
    }
}

extension Service {
    /// What is wrong with a staff group that the service does not have; `advice`: what to do where it has none at all.
    package func groupFaults(_ name: String, at field: FieldPath, remedy advice: String) -> [Fault] {
        let known = staff.map(\.name)
        guard !known.contains(name) else { return [] }
        return [
            field.fault(
                "names the staff group '\(shorten(name))', which service '\(id)' does not have",
                remedy: known.isEmpty ? advice : remedy(for: name, allowed: known)
            )
        ]
    }
}

extension Area {
    /// A service's name, by its id; the id where there is no such service.
    func name(of id: String) -> String { services.first { $0.id == id }?.name ?? id }
}
