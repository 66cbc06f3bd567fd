import Areas
import Calendar
import Wording
import Yams

/// What a stage is read against.
struct StageContext {
    /// The area's origin; `nil` if it could not be read.
    var origin: Month?
    /// The service's staff groups.
    var staff: [StaffGroup]
    /// Whether all of them could be read: if not, unknown ones are not reported.
    var staffIsComplete: Bool
    /// Bank holidays and school holidays.
    var calendar: CalendarReader.Result
    /// The id of its service.
    var service: String
    /// The classes of its service; `nil`: not all are known.
    var classes: [String]?
}

/// Reads one stage of a service, or the service's own list as its only stage.
struct StageReader {
    /// The keys of a stage.
    static let keys = [
        "id", "name", "due", "waiting list", "in work", "capacity", "order of service", "delay", "routes",
        "see first", "reserve", "refers on",
    ]

    /// A stage, and where its routes stand.
    struct Result {
        var stage: Stage
        var routeFields: [Field]
        /// The outcomes among its routes; `nil`: not all are known.
        var outcomes: [String]?
        /// Where services are named that must exist.
        var references: [Field]
    }

    /// Reads a stage of a pathway; `nil` if it has no usable id.
    static func read(_ item: Field, of path: String, _ context: StageContext) -> Result? {
        var name: String?
        if case .mapping(let mapping) = item.node, let id = mapping["id"] {
            name = item.child(id, "").scalarText.map { join(path, "stage \(shorten($0))") }
        }
        guard let section = Section(item.renamed(name ?? item.path), keys: keys),
            let id = section.required("id", remedy: "Give it a short name, such as 'id: decision'.")?.identifier()
        else { return nil }
        let name2 = section["name"]?.text() ?? id
        return StageReader(section: section, context: context).result(id: id, name: name2)
    }

    /// Reads a plain list from the service's own keys.
    static func read(asList section: Section, _ context: StageContext) -> Result {
        StageReader(section: section, context: context).result(id: "list", name: "waiting list")
    }

    private let section: Section
    private let context: StageContext

    private func result(id: String, name: String) -> Result {
        let (routes, fields) = readRoutes()
        let isStaffed = section["capacity"].map(PostReader.isMeant) ?? false
        let outcomes = CouplingReader.outcomes(section, routes)
        let demands = CouplingReader.read(section, of: context.service, outcomes: outcomes)
        let stage = Stage(
            id: id,
            name: name,
            waitingList: section["waiting list"].flatMap(waitingList),
            inWork: section["in work"]?.figure(.count),
            capacityPerWeek: isStaffed ? nil : section["capacity"]?.figure(.perWeek),
            staffing: isStaffed ? section["capacity"].map(PostReader(context: context).read) ?? [] : [],
            order: section["order of service"].flatMap { $0.order() } ?? .fitted,
            precedence: PrecedenceReader.read(section, context),
            couplings: demands.couplings,
            delay: section["delay"].flatMap { Self.delay($0) } ?? .none,
            routes: routes,
            dueWeeks: section["due"]?.value(.weeks),
            place: section.place
        )
        return Result(stage: stage, routeFields: fields, outcomes: outcomes, references: demands.references)
    }

    private func waitingList(_ field: Field) -> WaitingList? {
        let keys = ["number", "mean wait", "maximum wait", "as at"] + Beside.keys
        guard let list = Section(field, keys: keys) else { return nil }
        let beside = list.beside
        let number = list.required("number", remedy: "Give the number waiting.")?.figure(.count, beside: beside)
        let mean = list["mean wait"]?.figure(.weeks, beside: beside)
        let max = list["maximum wait"]?.figure(.weeks, beside: beside)
        let asAt = list["as at"]?.month()
        if let mean, let max, mean.value > max.value {
            let (most, found) = (plain(max.value, decimals: 1), plain(mean.value, decimals: 1))
            list["mean wait"]?
                .report(
                    "must not be above the maximum wait of \(counted(most, "week")), found \(counted(found, "week"))",
                    remedy: "Correct one of the two."
                )
        }
        if let asAt, let origin = context.origin, asAt > origin {
            list["as at"]?
                .report(
                    "must not be after the origin \(origin), found \(asAt)",
                    remedy: "The list is moved forward from that month to the origin."
                )
        }
        if let asAt, let origin = context.origin, origin - asAt > Limits.oldestCountMonths {
            list["as at"]?
                .report(
                    "must not be more than \(Limits.oldestCountMonths / 12) years before the origin \(origin), found \(asAt)",
                    remedy: "The list is moved forward from that month to the origin: give a later count."
                )
        }
        guard let number else { return nil }
        return WaitingList(number: number, meanWeeks: mean, maxWeeks: max, asAt: asAt)
    }

    /// Weeks of work or of waiting for an answer: always the same, or between two numbers.
    static func delay(_ field: Field, beside above: Beside = .nothing) -> Delay? {
        let ends = ["least", "most likely", "most"]
        guard case .mapping(let mapping) = field.node, mapping["value"] == nil else {
            guard let figure = field.figure(.wholeWeeks, beside: above) else { return nil }
            return figure.value == 0 && figure.range == nil ? Delay.none : .fixed(weeks: figure)
        }
        guard let section = Section(field, keys: ends + Beside.keys) else { return nil }
        let fields = ends.map { section.required($0, remedy: "Give 'least', 'most likely' and 'most'.") }
        let values = fields.map { $0?.value(.delay) }
        let beside = section.beside.or(above)
        guard let least = values[0], let likely = values[1], let most = values[2] else { return nil }
        guard least <= likely, likely <= most else {
            let found = fields.map { $0?.scalarText ?? "" }.joined(separator: ", ")
            field.report(
                "must rise from 'least' to 'most likely' to 'most', found \(found)",
                remedy: "Put the three in order."
            )
            return nil
        }
        return .between(
            least: least,
            mostLikely: likely,
            most: most,
            evidence: beside.evidence ?? .assumed,
            source: beside.source ?? ""
        )
    }

    private func readRoutes() -> ([Route], [Field]) {
        guard let field = section["routes"] else { return ([], []) }
        return RouteReader.read(field)
    }
}

extension Field {
    /// An order of service: three words, or the two parameters of the mixture.
    func order() -> Order? {
        let words = ["oldest first", "random", "fitted"]
        if case .mapping = node {
            guard let section = Section(self, keys: ["kappa", "psi"] + Beside.keys) else { return nil }
            let beside = section.beside
            let kappa = section.required("kappa", remedy: "Give how strongly long waits are preferred: 0 is random.")?
                .figure(.number(-20...100, "between -20 and 100", example: "0.3"), beside: beside)
            let psi = section.required("psi", remedy: "Give the share that goes to waits under 13 weeks, from 0 to 1.")?
                .figure(.number(0...1, "between 0 and 1", example: "0.4"), beside: beside)
            guard let kappa, let psi else { return nil }
            return .mixture(kappa: kappa, psi: psi)
        }
        guard let text = text("an order of service", remedy: "Allowed: \(words.joined(separator: ", ")).") else {
            return nil
        }
        switch text {
        case "oldest first": return .oldestFirst
        case "random": return .random
        case "fitted": return .fitted
        default:
            report("must be an order of service, found '\(shorten(text))'", remedy: remedy(for: text, allowed: words))
            return nil
        }
    }
}
