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
            staffing: PostReader(context: context).read(capacity.posts),
            order: section.read(StageKeys.order) ?? .fitted,
            precedence: PrecedenceReader.read(section, context),
            couplings: demands.couplings,
            delay: section.read(StageKeys.delay) ?? .none,
            routes: routes,
            dueWeeks: section.read(StageKeys.due),
            place: section.place
        )
        return Result(stage: stage, routeFields: fields, outcomes: outcomes, references: demands.references)
    }

    private func waitingList(_ list: Section) -> WaitingList? {
        let number = list.read(WaitingListKeys.number)
        let mean = list.read(WaitingListKeys.meanWait)
        let max = list.read(WaitingListKeys.maximumWait)
        let asAt = list.read(WaitingListKeys.asAt)
        if let mean, let max, mean.value > max.value {
            let (most, found) = (plain(max.value, decimals: 1), plain(mean.value, decimals: 1))
            list[WaitingListKeys.meanWait]?
                .report(
                    "must not be above the maximum wait of \(counted(most, "week")), found \(counted(found, "week"))",
                    remedy: "Correct one of the two."
                )
        }
        if let asAt, let origin = context.origin, asAt > origin {
            list[WaitingListKeys.asAt]?
                .report(
                    "must not be after the origin \(origin), found \(asAt)",
                    remedy: "The list is moved forward from that month to the origin."
                )
        }
        if let asAt, let origin = context.origin, origin - asAt > Limits.oldestCountMonths {
            list[WaitingListKeys.asAt]?
                .report(
                    "must not be more than \(Limits.oldestCountMonths / 12) years before the origin \(origin), found \(asAt)",
                    remedy: "The list is moved forward from that month to the origin: give a later count."
                )
        }
        guard let number else { return nil }
        return WaitingList(number: number, meanWeeks: mean, maxWeeks: max, asAt: asAt)
    }
}
