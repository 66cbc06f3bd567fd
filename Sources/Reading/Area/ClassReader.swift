import Areas
import Wording
import Yams

/// Reads the classes of children that a service tells apart, and names of classes elsewhere.
enum ClassReader {
    /// The classes of a service.
    struct Result {
        var classes: [ChildClass]
        /// Whether all of them could be read, so that names not among them are unknown.
        var isComplete: Bool

        /// The names that a service's own stages may use; `nil`: not all are known.
        var names: [String]? { isComplete ? classes.map(\.name) : nil }
    }

    /// The classes under `classes` of a service.
    static func read(_ service: Section) -> Result {
        guard let field = service.read(ServiceKeys.classes) else { return Result(classes: [], isComplete: true) }
        if service.mentions(ServiceKeys.exceptions) {
            field.report(
                "cannot stand beside 'exceptions'",
                remedy: "A service tells apart either its exceptions or classes of its own: remove one of the two."
            )
        }
        guard let items = field.list() else { return Result(classes: [], isComplete: false) }
        if items.isEmpty { field.report("is empty", remedy: "List at least one class, or leave the key out.") }
        var seen: Set<String> = []
        let classes = items.compactMap { item -> ChildClass? in
            guard let section = Section(item, ClassKeys.shape) else { return nil }
            let name = section.read(ClassKeys.name)
            let share = section.read(ClassKeys.share)
            guard let name, let share else { return nil }
            guard seen.insert(name).inserted else {
                item.report("repeats the class '\(name)'", remedy: "Name every class once.")
                return nil
            }
            return ChildClass(name: name, share: share)
        }
        let isComplete = classes.count == items.count
        if isComplete { ShareSum(classes.map(\.share)).check(field) }
        return Result(classes: classes, isComplete: isComplete)
    }

    /// How names of classes are written.
    static let namesAdvice = "Write one class, or several in brackets: [urgent]."

    /// Those of some names that a service has as classes.
    ///
    /// - Parameters:
    ///   - names: The names, and where they stand.
    ///   - known: The classes that the service has; `nil`: not known, and none is reported.
    ///   - owner: Whose classes they must be, for messages: `service 'slt'`.
    /// - Returns: The names; `nil` if any of them is unknown.
    static func check(_ names: [Named], known: [String]?, of owner: String) -> [String]? {
        guard let known else { return names.map(\.name) }
        let unknown = names.filter { !known.contains($0.name) }
        for name in unknown {
            name.field.report(
                "names the class '\(shorten(name.name))', which \(owner) does not have",
                remedy: known.isEmpty
                    ? "Describe it under 'classes' of the service in the area file."
                    : remedy(for: name.name, allowed: known)
            )
        }
        return unknown.isEmpty ? names.map(\.name) : nil
    }

    /// One class of a service.
    static func name(_ field: Field, known: [String]?, of owner: String) -> String? {
        field.text("a class of children", remedy: "Write one class, such as 'class: urgent'.")
            .flatMap { check([Named(name: $0, field: field)], known: known, of: owner)?.first }
    }
}

/// Reads how leaving depends on the wait.
enum LeavingReader {
    /// The bands under `leaving by wait`, by rising wait.
    static func read(_ items: [Field]) -> [LeavingBand] {
        var last = 0
        return items.compactMap { item in
            guard let section = Section(item, LeavingKeys.shape) else { return nil }
            let from = section.read(LeavingKeys.from).map { Int($0) }
            let times = section.read(LeavingKeys.times)
            if let from, from <= last {
                section[LeavingKeys.from]?
                    .report(
                        "must be longer than the band before it of \(counted(last, "week")), found \(counted(from, "week"))",
                        remedy: "Put the bands in order, each wait once."
                    )
            }
            guard let from else { return nil }
            last = max(last, from)
            return times.map { LeavingBand(fromWeeks: from, times: $0) }
        }
    }
}
