import Areas
import Wording
import Yams

/// Reads the classes of children that a service tells apart, and names of classes elsewhere.
enum ClassReader {
    /// The keys of a class.
    static let keys = ["class", "share", "range"] + Beside.keys

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
        guard let field = service["classes"] else { return Result(classes: [], isComplete: true) }
        if service.mentions("exceptions") {
            field.report(
                "cannot stand beside 'exceptions'",
                remedy: "A service tells apart either its exceptions or classes of its own: remove one of the two."
            )
        }
        guard let items = field.list() else { return Result(classes: [], isComplete: false) }
        if items.isEmpty { field.report("is empty", remedy: "List at least one class, or leave the key out.") }
        var seen: Set<String> = []
        let classes = items.compactMap { item -> ChildClass? in
            guard let section = Section(item, keys: keys) else { return nil }
            let nameField = section.required("class", remedy: "Give the class's name, as plans use it.")
            let name = nameField?.words("the name of a class such as under five")
            let share = section.required("share", remedy: "Give its share of referrals, such as 25%.")?
                .figure(.share, beside: section.beside)
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

    /// Names of classes of a service, one or several.
    ///
    /// - Parameters:
    ///   - field: Where they stand.
    ///   - known: The classes that the service has; `nil`: only the form is checked.
    ///   - owner: Whose classes they must be, for messages: `service 'slt'`.
    /// - Returns: The names; `nil` if any of them cannot be used.
    static func names(_ field: Field, known: [String]?, of owner: String) -> [String]? {
        let names = field.names("a class of children", remedy: "Write one class, or several in brackets: [urgent].")
        guard let names else { return nil }
        let unknown = names.filter { name in known.map { !$0.contains(name.name) } ?? false }
        for name in unknown {
            name.field.report(
                "names the class '\(shorten(name.name))', which \(owner) does not have",
                remedy: known!.isEmpty
                    ? "Describe it under 'classes' of the service in the area file."
                    : remedy(for: name.name, allowed: known!)
            )
        }
        return unknown.isEmpty ? names.map(\.name) : nil
    }

    /// One class of a service.
    static func name(_ field: Field, known: [String]?, of owner: String) -> String? {
        guard field.text("a class of children", remedy: "Write one class, such as 'class: urgent'.") != nil else {
            return nil
        }
        return names(field, known: known, of: owner)?.first
    }
}

/// Reads how leaving depends on the wait.
enum LeavingReader {
    /// The bands under `leaving by wait`, by rising wait.
    static func read(_ field: Field) -> [LeavingBand] {
        guard let items = field.list() else { return [] }
        if items.isEmpty { field.report("is empty", remedy: "List at least one band, or leave the key out.") }
        var last = 0
        return items.compactMap { item in
            guard let section = Section(item, keys: ["from", "times", "range"] + Beside.keys) else { return nil }
            let fromField = section.required("from", remedy: "Give the wait from which it holds, such as 26 weeks.")
            let from = fromField?.value(.weekCount(1...1_000)).map { Int($0) }
            let times = section.required("times", remedy: "Give how many times as likely leaving is, such as 0.5.")?
                .figure(.number(0...100, "between 0 and 100", example: "0.5"), beside: section.beside)
            if let from, from <= last {
                fromField?
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
