import Wording

/// Names that a part of an area may refer to, in the order in which messages list them.
package struct KnownNames: Sendable, ExpressibleByArrayLiteral {
    /// The names.
    package let all: [String]
    private let members: Set<String>

    /// Names.
    package init(_ all: [String]) {
        self.all = all
        members = Set(all)
    }

    package init(arrayLiteral all: String...) {
        self.init(all)
    }

    /// Whether a name is among them.
    package func contains(_ name: String) -> Bool { members.contains(name) }

    /// What to write instead of a name that is not among them.
    package func remedy(for name: String) -> String { Wording.remedy(for: name, allowed: all) }

    /// What is wrong with the id of a service, these being the ids of all services.
    package func serviceFaults(_ id: String, at field: FieldPath) -> [Fault] {
        if contains(id) { return [] }
        return [field.fault("names the unknown service '\(shorten(id))'", remedy: remedy(for: id))]
    }

    /// What is wrong with the id of a stage, these being the ids of all stages of the service.
    package func stageFaults(_ id: String, at field: FieldPath) -> [Fault] {
        if contains(id) { return [] }
        return [field.fault("names the unknown stage '\(shorten(id))'", remedy: remedy(for: id))]
    }
}
