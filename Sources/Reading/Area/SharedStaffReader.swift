import Areas
import Wording
import Yams

/// Reads staff who serve several lists.
struct SharedStaffReader {
    /// The area's services.
    let services: [Service]
    /// Whether every service and stage could be read: if not, unknown ones are not reported.
    let complete: Bool

    /// The pools, and whether all of them could be read.
    struct Result {
        var pools: [SharedStaff] = []
        var isComplete = true
    }

    /// The pools under `shared staff` of an area.
    func read(_ area: Section) -> Result {
        guard let field = area[AreaKeys.sharedStaff] else { return Result() }
        guard let items = area.read(AreaKeys.sharedStaff) else { return Result(isComplete: false) }
        var served = ServedStages(services, isComplete: complete)
        let read = items.map { item -> (SharedStaff, Field)? in
            guard let section = Section(item.titled(PoolKeys.shape, below: field.path), PoolKeys.shape),
                let pool = pool(section, &served)
            else { return nil }
            return (pool, section.field)
        }
        let pools = eachOnce(read, id: \.name, SharedStaff.repeatFaults).compactMap { $0 }
        return Result(pools: pools, isComplete: pools.count == items.count)
    }

    private func pool(_ section: Section, _ served: inout ServedStages) -> SharedStaff? {
        let name = section.read(PoolKeys.pool)
        let rule = section.read(PoolKeys.sharing)
        guard let items = section.read(PoolKeys.serves) else { return nil }
        section[PoolKeys.serves]?.keeps { SharedStaff.sizeFaults(items.count, at: $0) }
        let beside = section.beside
        let members = items.compactMap { member($0, name ?? "", beside, &served) }
        guard let name, let rule, members.count == items.count else { return nil }
        return SharedStaff(name: name, members: members, rule: rule, place: section.place)
    }

    private func member(
        _ item: Field,
        _ pool: String,
        _ beside: Beside,
        _ served: inout ServedStages
    ) -> SharedStaff.Member? {
        guard let section = Section(item, MemberKeys.shape, below: beside) else { return nil }
        let hours = section.read(MemberKeys.hoursPerCase)
        let advice = MemberKeys.stageAdvice
        guard let field = section.read(MemberKeys.stage),
            let text = field.text("a service's id or service/stage", remedy: advice)
        else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy(isIdentifier) else {
            field.report("must be a service's id or service/stage, found '\(shorten(text))'", remedy: advice)
            return nil
        }
        let stage = parts.count == 2 ? parts[1] : nil
        guard field.keeps({ served.add(parts[0], stage, to: pool, at: $0) }) else { return nil }
        return hours.map { SharedStaff.Member(service: parts[0], stage: stage, timePerCase: $0) }
    }
}

extension SharedStaff.Rule {
    /// The rules, for messages.
    static let words = allCases.map(\.rawValue)
    /// What to write.
    static let remedy = "Say how its time is shared: \(words.joined(separator: ", "))."
}

extension Form where Value == SharedStaff.Rule {
    /// How a pool's time is shared.
    static var sharing: Form {
        Form(.words(SharedStaff.Rule.words)) { field, _ in
            field.choice(SharedStaff.Rule.words, "a way of sharing").flatMap(SharedStaff.Rule.init)
        }
    }
}
