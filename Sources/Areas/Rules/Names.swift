import Wording

/// Short names, by which results and plans know services, stages and sums: lower case letters, digits and hyphens.
package enum ShortName {
    /// Whether a text is one.
    package static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 60 else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    /// What is wrong with a text that must be one.
    package static func faults(_ text: String, at field: FieldPath) -> [Fault] {
        if isValid(text) { return [] }
        return [
            field.fault(
                "must be a short name such as nd-assessment, found '\(shorten(text))'",
                remedy: "Use lower case letters, digits and hyphens, beginning with a letter."
            )
        ]
    }
}

/// Names in words, of which measures and results are made: letters, digits, spaces and hyphens.
package enum WordName {
    /// Whether nothing else is in a text.
    package static func hasOnlyWords(_ text: String) -> Bool {
        text.unicodeScalars
            .allSatisfy { $0.properties.isAlphabetic || "0123456789 -".unicodeScalars.contains($0) }
    }

    /// Whether a text is one.
    package static func isValid(_ text: String) -> Bool {
        text.count <= 60 && text.unicodeScalars.contains(where: \.properties.isAlphabetic) && hasOnlyWords(text)
    }

    /// What is wrong with a text that must be one.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - expected: What it names: `the name of a class such as under five`.
    ///   - field: Where it stands.
    /// - Returns: At most one fault.
    package static func faults(_ text: String, _ expected: String, at field: FieldPath) -> [Fault] {
        if isValid(text) { return [] }
        return [
            field.fault(
                "must be \(expected), found '\(shorten(text))'",
                remedy: "Use letters, digits, spaces and hyphens."
            )
        ]
    }
}

/// Names that stand twice where each may stand once.
///
/// All of these take the names by their positions in the file; `nil` stands for an item that could not be read.
package enum Repeated {
    /// The positions of names that stood before, and where each stood first.
    package static func positions(_ names: [String?]) -> [(index: Int, first: Int)] {
        var first: [String: Int] = [:]
        var repeated: [(index: Int, first: Int)] = []
        for case (let index, let name?) in names.enumerated() {
            if let before = first[name] {
                repeated.append((index, before))
            } else {
                first[name] = index
            }
        }
        return repeated
    }

    /// Names of the parts of a list: `repeats the class 'urgent'`.
    package static func parts(
        _ names: [String?],
        _ noun: String,
        remedy: String,
        at field: FieldPath
    ) -> [Fault] {
        positions(names)
            .map { field.item($0.index).fault("repeats the \(noun) '\(names[$0.index] ?? "")'", remedy: remedy) }
    }

    /// Names in brackets: `names 'urgent' a second time`.
    package static func mentions(_ names: [String?], at field: FieldPath) -> [Fault] {
        positions(names)
            .map {
                field.item($0.index)
                    .fault("names '\(shorten(names[$0.index] ?? ""))' a second time", remedy: "Name every one once.")
            }
    }

    /// Ids, of things that have a field of their own: `stands twice, first on line 7`.
    ///
    /// - Parameters:
    ///   - ids: The ids, with the field of each.
    ///   - remedy: What to do, as a sentence.
    /// - Returns: A fault for every id that stood before; without the line where that is not known.
    package static func ids(_ ids: [(id: String, field: FieldPath)], remedy: String) -> [Fault] {
        positions(ids.map(\.id))
            .map { index, first in
                let line = ids[first].field.place.line
                return ids[index].field
                    .fault("stands twice" + (line > 0 ? ", first on line \(line)" : ""), remedy: remedy)
            }
    }
}

extension Area {
    /// What is wrong with the ids of the area, of its services and of their stages.
    package var idFaults: [Fault] {
        ShortName.faults(id, at: field.below("id"))
            + services.flatMap { service in
                Service.idFaults(service.id, at: service.field)
                    + service.stages.flatMap { ShortName.faults($0.id, at: service.field(of: $0).below("id")) }
                    + Stage.repeatFaults(service.stages.map { ($0.id, service.field(of: $0)) })
            } + Service.repeatFaults(services.map { ($0.id, $0.field) })
    }
}

extension Stage {
    /// Stages of a service that stand twice.
    package static func repeatFaults(_ stages: [(id: String, field: FieldPath)]) -> [Fault] {
        Repeated.ids(stages, remedy: "Give every stage its own id.")
    }
}

extension Service {
    /// Services that stand twice.
    package static func repeatFaults(_ services: [(id: String, field: FieldPath)]) -> [Fault] {
        Repeated.ids(services, remedy: "Give every service its own id.")
    }

    /// What is wrong with a service's id.
    package static func idFaults(_ id: String, at field: FieldPath) -> [Fault] {
        guard id == everyService else { return ShortName.faults(id, at: field.below("id")) }
        return [
            field.fault("must not have the id 'all'", remedy: "'all' stands for every service in plans.")
        ]
    }

    /// What stands for every service in plans.
    static let everyService = "all"
}
