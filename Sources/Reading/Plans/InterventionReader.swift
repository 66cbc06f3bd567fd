import Areas
import Wording
import Yams

/// Reads one intervention of a plan.
struct InterventionReader {
    /// The area, as far as it could be read.
    let area: Area
    /// Whether the whole area could be read: if not, unknown names in it are not reported.
    let complete: Bool
    /// Keys that may stand there beside those of an intervention.
    var also: [any DeclaredKey] = []

    /// The interventions of an item: one, or one for each service when it says `all`; none if it cannot be used.
    func read(_ item: Field) -> [Intervention] { steps(item).map(\.intervention) }

    /// The same, each with what was written of it.
    func steps(_ item: Field) -> [(intervention: Intervention, section: Section)] {
        let kinds = InterventionKind.all.map(\.keyword)
        guard case .mapping(let mapping) = item.node else {
            item.report(
                "must be an intervention, found \(item.kind)",
                remedy: "Write its name, a colon, and what it needs below. Allowed: \(kinds.joined(separator: ", "))."
            )
            return []
        }
        guard mapping.count == 1, let pair = mapping.first else {
            item.report(
                "must be one intervention, found \(counted(mapping.count, "key"))",
                remedy: "Begin every intervention with a hyphen, and indent what it needs below its name."
            )
            return []
        }
        let key = item.child(pair.key, "")
        guard let text = key.scalarText, let kind = InterventionKind.all.first(where: { $0.keyword == text }) else {
            item.report(
                "is no known intervention, found \(key.kind)",
                remedy: remedy(for: key.scalarText ?? "", allowed: kinds)
            )
            return []
        }
        let body = key.value(pair.value, text)
        let service = body.below(StepKeys.service)?.scalarText
        let named = service.map { body.renamed("service \(shorten($0)), \(text)") } ?? body
        guard let section = Section(named, also.isEmpty ? kind.shape : kind.shape.with(also)) else { return [] }
        return read(kind, section).map { ($0, section) }
    }

    private func read(_ kind: InterventionKind, _ section: Section) -> [Intervention] {
        let services = services(kind, section)
        let from = section.read(StepKeys.from)
        let until = section.declares(StepKeys.until) ? section.read(StepKeys.until) : nil
        if let from, let until {
            section.field.keeps { Intervention.endFaults(from: from, until: until, at: $0) }
        }
        let lag = section.declares(StepKeys.lag) ? section.read(StepKeys.lag) : nil
        let ramp = section.declares(StepKeys.ramp) ? section.read(StepKeys.ramp) : nil
        let why = section.read(StepKeys.why) ?? ""
        func step(_ service: Service?, _ stage: Stage?) -> Step {
            Step(section: section, area: area, complete: complete, service: service, stage: stage)
        }
        // Read even when the service is unknown, so that all problems are told at once.
        guard let services else {
            let step = step(nil, nil)
            _ = kind.read(step)
            _ = step.onlyFor
            return []
        }
        return services.compactMap { service in
            let stage = stage(section, service)
            let step = step(service, stage ?? service.stages.first)
            let effect = kind.read(step)
            let onlyFor = step.onlyFor
            guard let effect, let from else { return nil }
            return Intervention(
                effect: effect.effect,
                service: service.id,
                stage: stage?.id,
                from: from,
                until: until,
                onlyFor: onlyFor,
                lagWeeks: lag ?? Figure(0, evidence: .assumed),
                isLagGiven: lag != nil,
                rampWeeks: ramp ?? Figure(0, evidence: .assumed),
                staff: effect.staff,
                keyword: kind.keyword,
                label: effect.label,
                why: why,
                source: section.beside.source ?? "",
                place: section.place
            )
        }
    }

    /// The services meant; `nil` if they are not known.
    private func services(_ kind: InterventionKind, _ section: Section) -> [Service]? {
        guard section.declares(StepKeys.service) else { return firstService(ofPool: section) }
        guard let id = section.read(StepKeys.service), let field = section[StepKeys.service] else { return nil }
        if id == "all" {
            if kind.allowsAllServices { return area.services }
            field.report("must be one service, found 'all'", remedy: "'all' is for demand shock and early help.")
            return nil
        }
        if let service = area.services.first(where: { $0.id == id }) { return [service] }
        if complete {
            field.keeps { KnownNames(area.services.map(\.id)).serviceFaults(id, at: $0) }
        }
        return nil
    }

    private func stage(_ section: Section, _ service: Service) -> Stage? {
        guard section.declares(StepKeys.stage), let id = section.read(StepKeys.stage) else { return nil }
        if let stage = service.stages.first(where: { $0.id == id }) { return stage }
        section[StepKeys.stage]?.keeps { KnownNames(service.stages.map(\.id)).stageFaults(id, at: $0) }
        return nil
    }

    /// The service that an intervention on a pool is told under: the first that the pool serves.
    private func firstService(ofPool section: Section) -> [Service]? {
        guard let name = section.read(StepKeys.pool) else { return nil }
        guard let pool = area.sharedStaff.first(where: { $0.name == name }) else {
            if complete { section.field.keeps { area.poolFaults(name, at: $0.below(StepKeys.pool.name)) } }
            return nil
        }
        return area.services.first { $0.id == pool.members.first?.service }.map { [$0] }
    }
}
