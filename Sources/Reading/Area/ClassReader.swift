import Areas
import Yams

/// Reads the classes of children that a service tells apart, and names of classes elsewhere.
enum ClassReader {
    /// The classes of a service.
    struct Result {
        var classes: [ChildClass]
        /// Whether all of them could be read, so that names not among them are unknown.
        var isComplete: Bool

        /// The names that a service's own stages may use; `nil`: not all are known.
        var names: KnownNames? { isComplete ? KnownNames(classes.map(\.name)) : nil }
    }

    /// The classes under `classes` of a service.
    static func read(_ service: Section) -> Result {
        guard let field = service.read(ServiceKeys.classes) else { return Result(classes: [], isComplete: true) }
        let hasExceptions = service.mentions(ServiceKeys.exceptions)
        field.keeps { ChildClass.exceptionFaults(hasExceptions: hasExceptions, at: $0) }
        guard let items = field.list() else { return Result(classes: [], isComplete: false) }
        if items.isEmpty { field.report("is empty", remedy: "List at least one class, or leave the key out.") }
        let read = items.map { item -> ChildClass? in
            guard let section = Section(item, ClassKeys.shape) else { return nil }
            let name = section.read(ClassKeys.name)
            let share = section.read(ClassKeys.share)
            guard let name, let share else { return nil }
            return ChildClass(name: name, share: share)
        }
        let classes = read.compactMap { $0 }
        let isComplete =
            field.keeps { ChildClass.repeatFaults(read.map { $0?.name }, at: $0) } && classes.count == items.count
        if isComplete { field.keeps { ShareSum(classes.map(\.share)).faults(at: $0) } }
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
    static func check(_ names: [Named], known: KnownNames?, of owner: String) -> [String]? {
        let unknown = names.filter { name in
            !name.field.keeps { ChildClass.unknownFaults(name.name, among: known, of: owner, at: $0) }
        }
        return unknown.isEmpty ? names.map(\.name) : nil
    }

    /// One class of a service.
    static func name(_ field: Field, known: KnownNames?, of owner: String) -> String? {
        field.text("a class of children", remedy: "Write one class, such as 'class: urgent'.")
            .flatMap { check([Named(name: $0, field: field)], known: known, of: owner)?.first }
    }
}

/// Reads how leaving depends on the wait.
enum LeavingReader {
    /// The bands under `leaving by wait`, by rising wait.
    static func read(_ service: Section) -> [LeavingBand] {
        guard let items = service.read(ServiceKeys.leavingByWait) else { return [] }
        let bands = items.map { item -> (from: Int?, times: Figure?) in
            guard let section = Section(item, LeavingKeys.shape) else { return (nil, nil) }
            return (section.read(LeavingKeys.from).map { Int($0) }, section.read(LeavingKeys.times))
        }
        service[ServiceKeys.leavingByWait]?.keeps { LeavingBand.orderFaults(bands.map(\.from), at: $0) }
        return bands.compactMap { band in
            guard let from = band.from, let times = band.times else { return nil }
            return LeavingBand(fromWeeks: from, times: times)
        }
    }
}
