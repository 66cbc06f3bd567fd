import Areas
import Wording
import Yams

/// Reads staff who serve several lists.
struct SharedStaffReader {
    /// The keys of a pool.
    static let keys = ["pool", "sharing", "serves"] + Beside.keys

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
    func read(_ field: Field?) -> Result {
        guard let field else { return Result() }
        guard let items = field.list() else { return Result(isComplete: false) }
        if items.isEmpty { field.report("is empty", remedy: "List at least one pool, or leave the key out.") }
        var lines: [String: Int] = [:]
        var served: [String: String] = [:]
        let pools = items.compactMap { item -> SharedStaff? in
            let name = item.below("pool")?.scalarText.map { join(field.path, "pool \(shorten($0))") }
            guard let section = Section(item.renamed(name ?? item.path), keys: Self.keys),
                let pool = pool(section, &served)
            else { return nil }
            if let line = lines.updateValue(item.place.line, forKey: pool.name) {
                section.field.report("stands twice, first on line \(line)", remedy: "Give every pool its own name.")
                return nil
            }
            return pool
        }
        return Result(pools: pools, isComplete: pools.count == items.count)
    }

    private func pool(_ section: Section, _ served: inout [String: String]) -> SharedStaff? {
        let name = section.required("pool", remedy: "Give the pool's name, as plans use it.")?.text("a pool's name")
        let rule = section.required("sharing", remedy: SharedStaff.Rule.remedy)?.sharing()
        let listField = section.required("serves", remedy: "List what the pool serves, in order of precedence.")
        guard let listField, let items = listField.list() else { return nil }
        if items.count < 2 {
            listField.report(
                "must have two stages or more, found \(items.count)",
                remedy: "Staff of one stage are its 'capacity'."
            )
        }
        let beside = section.beside
        let members = items.compactMap { member($0, name ?? "", beside, &served) }
        guard let name, let rule, members.count == items.count else { return nil }
        return SharedStaff(name: name, members: members, rule: rule, place: section.place)
    }

    private func member(
        _ item: Field,
        _ pool: String,
        _ beside: Beside,
        _ served: inout [String: String]
    ) -> SharedStaff.Member? {
        guard let section = Section(item, keys: ["stage", "hours per case", "range"] + Beside.keys) else { return nil }
        let hours = section.required("hours per case", remedy: "Give the hours that one case takes there.")?
            .figure(.hoursPerCase, beside: section.beside.or(beside))
        let advice = "Name a service by its id, or one of its stages as 'service/stage'."
        guard let field = section.required("stage", remedy: advice),
            let text = field.text("a service's id or service/stage", remedy: advice)
        else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy(isIdentifier) else {
            field.report("must be a service's id or service/stage, found '\(shorten(text))'", remedy: advice)
            return nil
        }
        let stage = parts.count == 2 ? parts[1] : nil
        guard isKnown(service: parts[0], stage: stage, field) else { return nil }
        let first = services.first { $0.id == parts[0] }?.stages.first?.id ?? ""
        if let other = served.updateValue(pool, forKey: "\(parts[0])/\(stage ?? first)") {
            field.report(
                "names '\(text)', which pool '\(shorten(other))' serves already",
                remedy: "Let every stage be served by one pool, once."
            )
            return nil
        }
        return hours.map { SharedStaff.Member(service: parts[0], stage: stage, timePerCase: $0) }
    }

    private func isKnown(service id: String, stage: String?, _ field: Field) -> Bool {
        guard complete else { return true }
        guard let service = services.first(where: { $0.id == id }) else {
            field.report(
                "names the unknown service '\(shorten(id))'",
                remedy: remedy(for: id, allowed: services.map(\.id))
            )
            return false
        }
        let stages = service.stages.map(\.id)
        guard let stage, !stages.contains(stage) else { return true }
        field.report("names the unknown stage '\(shorten(stage))'", remedy: remedy(for: stage, allowed: stages))
        return false
    }
}

extension SharedStaff.Rule {
    /// The rules, for messages.
    static let words = allCases.map(\.rawValue)
    /// What to write.
    static let remedy = "Say how its time is shared: \(words.joined(separator: ", "))."
}

extension Field {
    /// How a pool's time is shared; anything else is reported.
    func sharing() -> SharedStaff.Rule? {
        choice(SharedStaff.Rule.words, "a way of sharing").flatMap(SharedStaff.Rule.init)
    }
}
