import Areas
import Wording
import Yams

/// Reads whom a stage's capacity takes first, and what it keeps for some.
enum PrecedenceReader {
    /// The rule of a stage.
    static func read(_ stage: Section, _ context: StageContext) -> Precedence {
        let owner = "service '\(context.service)'"
        let first = stage.read(StageKeys.seeFirst).flatMap { ClassReader.check($0, known: context.classes, of: owner) }
        let reserved = stage.read(StageKeys.reserve)
            .map { reserves($0, at: stage[StageKeys.reserve], context.classes, owner) }
        return Precedence(first: first ?? [], reserved: reserved ?? [])
    }

    private static func reserves(
        _ items: [Field],
        at field: Field?,
        _ known: [String]?,
        _ owner: String
    ) -> [Precedence.Reserve] {
        var seen: Set<String> = []
        let reserves = items.compactMap { item -> Precedence.Reserve? in
            guard let section = Section(item, ReserveKeys.shape),
                let reserve = Self.reserve(section, known: known, of: owner)
            else { return nil }
            guard seen.insert(reserve.childClass).inserted else {
                item.report("repeats the class '\(reserve.childClass)'", remedy: "Name every class once.")
                return nil
            }
            return reserve
        }
        if let field, reserves.count == items.count { ShareSum(reserves.map(\.share)).check(field) }
        return reserves
    }

    /// One reserve, in the words of an area and of a plan alike.
    static func reserve(_ section: Section, known: [String]?, of owner: String) -> Precedence.Reserve? {
        let childClass = section.read(ReserveKeys.childClass).flatMap { ClassReader.name($0, known: known, of: owner) }
        let share = section.read(ReserveKeys.share)
        let unused = section.read(ReserveKeys.unused)
        guard let childClass, let share, let unused else { return nil }
        return Precedence.Reserve(
            childClass: childClass,
            share: share,
            releasesUnused: unused == ReserveKeys.unusedWords.released
        )
    }
}
