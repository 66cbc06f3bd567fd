import Areas
import Yams

/// Reads sums of services that results show.
struct TotalReader {
    /// The ids of the area's services.
    let services: KnownNames
    /// Whether every service could be read: if not, unknown ones are not reported.
    let complete: Bool

    /// The sums, and whether all of them could be read.
    struct Result {
        var totals: [Total] = []
        var isComplete = true
    }

    /// The sums under `totals shown` of an area.
    func read(_ area: Section) -> Result {
        guard let items = area.read(AreaKeys.totalsShown) else {
            return Result(isComplete: !area.mentions(AreaKeys.totalsShown))
        }
        let read = items.map { item -> (Total, Field)? in
            guard
                let section = Section(item.titled(TotalKeys.shape, below: AreaKeys.totalsShown.name), TotalKeys.shape),
                let id = id(section)
            else { return nil }
            let name = section.read(TotalKeys.name) ?? id
            guard let parts = parts(section) else { return nil }
            return (Total(id: id, name: name, services: parts), section.field)
        }
        let totals = eachOnce(read, id: \.id, Total.repeatFaults).compactMap { $0 }
        return Result(totals: totals, isComplete: totals.count == items.count)
    }

    private func id(_ section: Section) -> String? {
        guard let id = section.read(TotalKeys.id), let field = section[TotalKeys.id],
            field.keeps({ Total.idFaults(id, services: services, at: $0) })
        else { return nil }
        return id
    }

    private func parts(_ section: Section) -> [String]? {
        let advice = TotalKeys.servicesAdvice
        guard let field = section.read(TotalKeys.services) else { return nil }
        guard case .sequence(let sequence) = field.node else {
            field.report("must be a list, found \(field.kind)", remedy: advice)
            return nil
        }
        guard field.keeps({ Total.sizeFaults(sequence.count, at: $0) }),
            let names = field.names("a service's id", remedy: advice)?.map(\.name)
        else { return nil }
        field.keeps { Total.partFaults(names, services: complete ? services : nil, at: $0) }
        return names
    }
}
