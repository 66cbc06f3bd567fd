import Areas
import Calendar
import Yams

/// What a stage is read against.
struct StageContext {
    /// The area's origin; `nil` if it could not be read.
    var origin: Month?
    /// The service's staff groups.
    var staff: [StaffGroup]
    /// Whether all of them could be read: if not, unknown ones are not reported.
    var staffIsComplete: Bool
    /// Which holidays the area gives.
    var holidays: GivenHolidays
    /// The id of its service.
    var service: String
    /// The classes of its service; `nil`: not all are known.
    var classes: KnownNames?
}

/// Reads one stage of a service, or the service's own list as its only stage.
struct StageReader {
    /// A stage, and where its routes stand.
    struct Result {
        var stage: Stage
        /// All of them; `nil`: it has none.
        var routes: Field?
        var routeFields: [Field]
        /// The outcomes among its routes; `nil`: not all are known.
        var outcomes: [String]?
        /// Where services are named that must exist.
        var references: [Field]
    }

    /// Reads a stage of a pathway; `nil` if it has no usable id.
    static func read(_ item: Field, of path: String, _ context: StageContext) -> Result? {
        guard let section = Section(item.titled(StageKeys.shape, below: path), StageKeys.shape),
            let id = section.read(StageKeys.id)
        else { return nil }
        let name = section.read(StageKeys.name) ?? id
        return StageReader(section: section, context: context).result(id: id, name: name)
    }

    /// Reads a plain list from the service's own keys.
    static func read(asList section: Section, _ context: StageContext) -> Result {
        StageReader(section: section, context: context).result(id: "list", name: "waiting list")
    }

    private let section: Section
    private let context: StageContext

    private func result(id: String, name: String) -> Result {
        let (routes, fields) = section.read(StageKeys.routes).map(RouteReader.read) ?? ([], [])
        let outcomes = CouplingReader.outcomes(section, routes)
        let demands = CouplingReader.read(section, of: context.service, outcomes: outcomes)
        let capacity = section.read(StageKeys.capacity) ?? Capacity()
        let stage = Stage(
            id: id,
            name: name,
            waitingList: section.read(StageKeys.waitingList).flatMap(waitingList),
            // A list by itself has no such key: what is in work is not known apart.
            inWork: section.declares(StageKeys.inWork) ? section.read(StageKeys.inWork) : nil,
            capacityPerWeek: capacity.perWeek,
            capacityKeepsPace: section.read(StageKeys.keepsPace) ?? false,
            staffing: PostReader(context: context).read(capacity.posts),
            order: section.read(StageKeys.order) ?? .fitted,
            precedence: PrecedenceReader.read(section, context),
            couplings: demands.couplings,
            delay: section.read(StageKeys.delay) ?? .none,
            routes: routes,
            dueWeeks: section.read(StageKeys.due),
            place: section.place
        )
        return Result(
            stage: stage,
            routes: section[StageKeys.routes],
            routeFields: fields,
            outcomes: outcomes,
            references: demands.references
        )
    }

    private func waitingList(_ list: Section) -> WaitingList? {
        let number = list.read(WaitingListKeys.number)
        let mean = list.read(WaitingListKeys.meanWait)
        let max = list.read(WaitingListKeys.maximumWait)
        let asAt = list.read(WaitingListKeys.asAt)
        list[WaitingListKeys.meanWait]?.keeps { WaitingList.meanFaults(mean, maximum: max, at: $0) }
        if let asAt, let origin = context.origin {
            list[WaitingListKeys.asAt]?.keeps { WaitingList.dateFaults(asAt, origin: origin, at: $0) }
        }
        guard let number else { return nil }
        return WaitingList(number: number, meanWeeks: mean, maxWeeks: max, asAt: asAt)
    }
}
