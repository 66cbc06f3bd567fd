import Areas
import Wording
import Yams

/// One intervention as it is read: its values, and what they are read against.
struct Step {
    /// Its values.
    let section: Section
    /// The area, as far as it could be read.
    let area: Area
    /// Whether the whole area could be read: if not, unknown names in it are not reported.
    let complete: Bool
    /// The service that it changes; `nil`: not known, and only the form of the values is checked.
    let service: Service?
    /// The stage that it changes; `nil`: not known.
    let stage: Stage?

    /// What was read.
    struct Result {
        var effect: any Effect
        /// The words of the file, for results.
        var label: String
        /// The staff group recruited; empty: none is named.
        var staff = ""

        /// What was read.
        init(_ effect: any Effect, _ label: String, staff: String = "") {
            self.effect = effect
            self.label = label
            self.staff = staff
        }
    }

    /// The value of a key; reported if it cannot be read, or must be there and is missing.
    func read<Value>(_ key: Key<Value>) -> Value? { section.read(key) }

    /// A figure, and the text of its value as the file writes it.
    func written(_ key: Key<Figure>) -> (figure: Figure, text: String)? {
        read(key).map { ($0, section[key]?.writtenValue ?? "") }
    }

    /// The order of a pass of extra capacity: the longest waits first unless the plan says otherwise.
    var order: Order { read(StepKeys.order) ?? .oldestFirst }

    /// The classes that the service has; `nil`: not known.
    var classes: KnownNames? { complete ? service.map { KnownNames($0.classes.map(\.name)) } : nil }

    /// Whose classes and staff groups are meant, for messages.
    var owner: String { "service '\(service?.id ?? "")'" }
}

extension Field {
    /// A figure's value as the file writes it.
    fileprivate var writtenValue: String? {
        scalarText ?? below(FigureKeys.value(.count))?.scalarText
    }
}

// MARK: - Names of the area

extension Step {
    /// The classes of a ring-fence; empty: everybody.
    var onlyFor: [String] {
        guard section.declares(StepKeys.onlyFor) else { return [] }
        return read(StepKeys.onlyFor).flatMap { ClassReader.check($0, known: classes, of: owner) } ?? []
    }

    /// A staff group of the service; reported if it has none of that name.
    ///
    /// - Parameters:
    ///   - name: The name under `staff`.
    ///   - advice: What to do where the service has no groups at all.
    /// - Returns: The group.
    func staffGroup(_ name: String, remedy advice: String) -> StaffGroup? {
        guard let service else { return nil }
        let isKnown = section.field.keeps {
            service.groupFaults(name, at: $0.below(StepKeys.staff.name), remedy: advice)
        }
        return isKnown ? service.staff.first { $0.name == name } : nil
    }

    /// The other service that children go to; reported if it is not another one of the area.
    func other(_ key: Key<String>) -> String? {
        guard let id = read(key), let field = section[key] else { return nil }
        if id == "all" {
            field.report("must be one service, found 'all'", remedy: "Write one intervention for each.")
            return nil
        }
        let isSound = field.keeps {
            area.destinationFaults(id, from: service?.id, isComplete: complete, at: $0, remedy: key.remedy ?? "")
        }
        return isSound ? id : nil
    }
}
