import Areas
import Yams

/// Reads whom a stage's capacity takes first, and what it keeps for some.
enum PrecedenceReader {
    /// The rule of a stage.
    static func read(_ stage: Section, _ context: StageContext) -> Precedence {
        let owner = "service '\(context.service)'"
        let first = stage.read(StageKeys.seeFirst).flatMap { ClassReader.check($0, known: context.classes, of: owner) }
        return Precedence(first: first ?? [], reserved: reserves(stage, context.classes, owner))
    }

    private static func reserves(
        _ stage: Section,
        _ known: KnownNames?,
        _ owner: String
    ) -> [Precedence.Reserve] {
        guard let items = stage.read(StageKeys.reserve), let field = stage[StageKeys.reserve] else { return [] }
        let read = items.map { item in
            Section(item, ReserveKeys.shape).flatMap { reserve($0, known: known, of: owner) }
        }
        guard field.keeps({ ChildClass.repeatFaults(read.map { $0?.childClass }, at: $0) }) else { return [] }
        let reserves = read.compactMap { $0 }
        if reserves.count == items.count { field.keeps { ShareSum(reserves.map(\.share)).faults(at: $0) } }
        return reserves
    }

    /// One reserve, in the words of an area and of a plan alike.
    static func reserve(_ section: Section, known: KnownNames?, of owner: String) -> Precedence.Reserve? {
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
