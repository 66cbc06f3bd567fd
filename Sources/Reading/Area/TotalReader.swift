import Areas
import Yams

/// Reads sums of services that results show.
struct TotalReader {
    /// The area's services.
    let services: [Service]
    /// Whether every service could be read: if not, unknown ones are not reported.
    let complete: Bool

    /// The sums under `totals shown` of an area.
    func read(_ items: [Field]) -> [Total] {
        var lines: [String: Int] = [:]
        return items.compactMap { item in
            guard
                let section = Section(item.titled(TotalKeys.shape, below: AreaKeys.totalsShown.name), TotalKeys.shape),
                let id = id(section)
            else { return nil }
            if let line = lines.updateValue(item.place.line, forKey: id) {
                section.field.report("stands twice, first on line \(line)", remedy: "Give every sum its own id.")
                return nil
            }
            let name = section.read(TotalKeys.name) ?? id
            guard let parts = parts(section) else { return nil }
            return Total(id: id, name: name, services: parts)
        }
    }

    private func id(_ section: Section) -> String? {
        guard let id = section.read(TotalKeys.id) else { return nil }
        if id != "all", !services.contains(where: { $0.id == id }) { return id }
        section[TotalKeys.id]?
            .report(
                id == "all" ? "must not be 'all'" : "must not be a service's id, found '\(id)'",
                remedy: id == "all"
                    ? "'all' stands for every service in plans." : "Results name both: give the sum its own id."
            )
        return nil
    }

    private func parts(_ section: Section) -> [String]? {
        let advice = TotalKeys.servicesAdvice
        guard let field = section.read(TotalKeys.services) else { return nil }
        guard case .sequence(let sequence) = field.node else {
            field.report("must be a list, found \(field.kind)", remedy: advice)
            return nil
        }
        guard sequence.count >= 2 else {
            field.report("must have two services or more, found \(sequence.count)", remedy: "List what is added up.")
            return nil
        }
        guard let names = field.names("a service's id", remedy: advice) else { return nil }
        let known = services.map(\.id)
        if complete { checkReferences(names.map(\.field), services: known) }
        return names.map(\.name)
    }
}
