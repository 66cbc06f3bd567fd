import Areas
import Wording
import Yams

/// Reads one intervention of a plan.
struct InterventionReader {
    /// The area, as far as it could be read.
    let area: Area
    /// Whether the whole area could be read: if not, unknown names in it are not reported.
    let complete: Bool

    /// The interventions of an item: one, or one for each service when it says `all`; none if it cannot be used.
    func read(_ item: Field) -> [Intervention] {
        let kinds = InterventionKind.allCases.map(\.rawValue)
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
        guard let text = key.scalarText, let kind = InterventionKind(rawValue: text) else {
            item.report(
                "is no known intervention, found \(key.kind)",
                remedy: remedy(for: key.scalarText ?? "", allowed: kinds)
            )
            return []
        }
        let body = key.value(pair.value, path(text, pair.value, item))
        guard let section = Section(body, keys: kind.keys) else { return [] }
        return read(kind, section)
    }

    /// `service nd-dhcft, recruit`, or `recruit` when the service is not said.
    private func path(_ kind: String, _ node: Node, _ item: Field) -> String {
        guard case .mapping(let mapping) = node, let service = mapping["service"],
            let text = item.child(service, "").scalarText
        else { return kind }
        return "service \(shorten(text)), \(kind)"
    }

    private func read(_ kind: InterventionKind, _ section: Section) -> [Intervention] {
        let services = services(kind, section)
        let from = section.required("from", remedy: "Give the month in which it begins, such as 2025-10.")?.month()
        let until = section["until"]?.month()
        if let from, let until, until < from {
            section["until"]?
                .report("must not be before 'from' \(from), found \(until)", remedy: "Exchange the two or correct one.")
        }
        if let remedy = kind.endRemedy, !section.mentions("until") {
            section.field.report("has no 'until'", remedy: remedy)
        }
        let lag = section["lag"]?.figure(.delay)
        let ramp = section["ramp"]?.figure(.delay)
        let why = section["why"]?.text() ?? ""
        // Read even when the service is unknown, so that all problems are told at once.
        let effects = EffectReader(kind: kind, section: section, area: area, complete: complete)
        guard let services else {
            _ = effects.read(service: nil, stage: nil)
            _ = effects.onlyFor(nil)
            return []
        }
        return services.compactMap { service in
            let stage = stage(section, service)
            let effect = effects.read(service: service, stage: stage ?? service.stages.first)
            let onlyFor = effects.onlyFor(service)
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
                label: effect.label,
                why: why,
                source: section.beside.source ?? "",
                place: section.place
            )
        }
    }

    /// The services meant; `nil` if they are not known.
    private func services(_ kind: InterventionKind, _ section: Section) -> [Service]? {
        if kind == .shareStaff { return firstService(ofPool: section) }
        guard let field = section.required("service", remedy: "Name the service by its id."),
            let id = field.text("a service's id")
        else { return nil }
        if id == "all" {
            if kind.allowsAllServices { return area.services }
            field.report("must be one service, found 'all'", remedy: "'all' is for demand shock and early help.")
            return nil
        }
        if let service = area.services.first(where: { $0.id == id }) { return [service] }
        if complete {
            field.report(
                "names the unknown service '\(shorten(id))'",
                remedy: remedy(for: id, allowed: area.services.map(\.id))
            )
        }
        return nil
    }

    private func stage(_ section: Section, _ service: Service) -> Stage? {
        guard let field = section["stage"], let id = field.text("a stage's id") else { return nil }
        if let stage = service.stages.first(where: { $0.id == id }) { return stage }
        field.report(
            "names the unknown stage '\(shorten(id))'",
            remedy: remedy(for: id, allowed: service.stages.map(\.id))
        )
        return nil
    }
}

/// The kinds of intervention, by the words of a plan file.
enum InterventionKind: String, CaseIterable {
    case recruit
    case agency
    case initiative = "waiting-list initiative"
    case triage
    case earlyHelp = "early help"
    case demandShock = "demand shock"
    case longestFirst = "book longest waits first"
    case changeOrder = "change order of service"
    case threshold = "change threshold"
    case productivity
    case lostAppointments = "reduce lost appointments"
    case outsource
    case seeFirst = "see first"
    case reserve
    case transfer
    case redirect = "send referrals elsewhere"
    case validate = "validate list"
    case shareStaff = "share staff"

    /// The keys that this kind may have.
    var keys: [String] {
        switch self {
        case .recruit:
            ["service", "stage", "staff", "wte", "cases a week per wte"] + Self.timing + Self.whom + Self.why
        case .agency, .outsource: ["service", "stage", "cases"] + Self.timing + Self.whom + Self.why
        case .initiative: ["service", "stage", "cases", "from", "until"] + Self.whom + Self.why
        case .triage: ["service", "diverted"] + Self.timing + Self.why
        case .earlyHelp, .demandShock: ["service", "referrals"] + Self.timing + Self.why
        case .longestFirst: ["service", "stage", "from", "until", "source", "why"]
        case .changeOrder: ["service", "stage", "order of service", "from", "until", "source", "why"]
        case .threshold: ["service", "stage", "outcome", "share"] + Self.timing + Self.why
        case .productivity: ["service", "stage", "cases"] + Self.timing + Self.why
        case .lostAppointments: ["service", "stage", "staff", "appointments lost"] + Self.timing + Self.why
        case .seeFirst: ["service", "stage", "classes", "from", "until", "source", "why"]
        case .reserve: ["service", "stage", "class", "share", "unused", "from", "until"] + Self.why
        case .transfer: ["service", "to", "share", "from"] + Self.why
        case .redirect: ["service", "to", "share"] + Self.timing + Self.why
        case .validate: ["service", "share", "from", "until"] + Self.why
        case .shareStaff: ["pool", "sharing", "from", "source", "why"]
        }
    }

    private static let timing = ["from", "until", "lag", "ramp"]
    private static let whom = ["order of service", "only for"]
    private static let why = ["range", "evidence", "source", "why"]

    /// What to do about a missing end; `nil`: it may stay.
    var endRemedy: String? {
        switch self {
        case .initiative: "Give the month in which the last case is done."
        case .validate: "Give the month in which the last family has been asked."
        default: nil
        }
    }

    /// Whether `service: all` is allowed.
    var allowsAllServices: Bool { self == .earlyHelp || self == .demandShock }
}
