import Areas
import Wording
import Yams

/// Reads whom a stage's capacity takes first, and what it keeps for some.
enum PrecedenceReader {
    /// What becomes of places that a class does not need.
    static let unused = ["released", "kept"]

    /// The rule of a stage.
    static func read(_ stage: Section, _ context: StageContext) -> Precedence {
        let owner = "service '\(context.service)'"
        let first = stage["see first"].flatMap { ClassReader.names($0, known: context.classes, of: owner) } ?? []
        return Precedence(first: first, reserved: stage["reserve"].map { reserves($0, context.classes, owner) } ?? [])
    }

    private static func reserves(_ field: Field, _ known: [String]?, _ owner: String) -> [Precedence.Reserve] {
        guard let items = field.list() else { return [] }
        if items.isEmpty { field.report("is empty", remedy: "List at least one class, or leave the key out.") }
        var seen: Set<String> = []
        let reserves = items.compactMap { item -> Precedence.Reserve? in
            guard let section = Section(item, keys: ["class", "share", "unused", "range"] + Beside.keys),
                let reserve = Self.reserve(section, known: known, of: owner)
            else { return nil }
            guard seen.insert(reserve.childClass).inserted else {
                item.report("repeats the class '\(reserve.childClass)'", remedy: "Name every class once.")
                return nil
            }
            return reserve
        }
        if reserves.count == items.count { ShareSum(reserves.map(\.share)).check(field) }
        return reserves
    }

    /// One reserve, in the words of an area and of a plan alike.
    static func reserve(_ section: Section, known: [String]?, of owner: String) -> Precedence.Reserve? {
        let childClass = section.required("class", remedy: "Name the class that places are kept for.")
            .flatMap { ClassReader.name($0, known: known, of: owner) }
        let share = section.required("share", remedy: "Give the share of places, such as 20%.")?
            .figure(.share, beside: section.beside)
        let unused =
            section.required(
                "unused",
                remedy:
                    "Say what becomes of places that the class does not need: 'released' to others in the same week, or "
                    + "'kept'."
            )
            .flatMap { $0.choice(Self.unused, Self.unused.joined(separator: " or ")) }
        guard let childClass, let share, let unused else { return nil }
        return Precedence.Reserve(childClass: childClass, share: share, releasesUnused: unused == "released")
    }
}
