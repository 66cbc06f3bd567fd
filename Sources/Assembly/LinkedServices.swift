package import Areas
package import Calendar
package import Calibration
import Forecasting
import Foundation
import Randomness
package import Simulation
import Wording

/// Services that send children to one another, share staff or are added up, with the network that simulates them together.
package struct LinkedServices: Sendable {
    /// The services.
    package let services: [FittedService]
    package let network: Network
    package let grid: WeekGrid
    package let observation: ObservationPlan
    package let layout: NetworkLayout
    /// The pools of staff that these services share.
    let sharedStaff: [SharedStaff]
    /// Rules that bound how many are seen elsewhere.
    let caps: [(rule: PolicyLine, path: String)]
    /// The sums of these services that results show.
    package let totals: [Total]
    /// The area's calendar over the weeks of the grid.
    let workWeeks: WorkWeeks
    /// The month that the middle of each week belongs to.
    let monthOfWeek: [Month]
    /// How each service's list may go, where it is bent to a path.
    let listLaws: [ListLaw?]
    /// Where the months of these paths end.
    let pathMonths: [PathMonths?]
    /// Months reported, the origin first.
    package let months: [Month]
    /// Years reported: those that end in the forecast, or whose count day does.
    package let years: [Year]
    /// Weeks beyond which those waiting are reported for every service, beside 52.
    package let countedBeyond: [Int]
    /// The places of the months whose referrals to lists are followed to the end of their waits.
    package let followedMonths: [Int]
    /// Thresholds counted, in weeks.
    package let thresholds: [Int]
    /// Cohorts before week 0.
    var pastWeeks: Int { network.pastWeeks }
    /// The network's number of each service's stages.
    package var stageNumbers: [[Int]] { layout.stages }

    /// The services of an area that belong together under plans, in the order of their first members.
    ///
    /// `listLaws` says how lists may go that are bent to a path, by their services' ids; `nil`: as was fitted. Those that have
    /// none, or do not keep to one, go where their flows take them.
    package static func groups(
        of models: [FittedService],
        area: Area,
        plans: [Plan],
        origin: Month,
        horizonMonths: Int,
        thresholds: [Int],
        followedMonths: [Int] = [],
        countsPasses: Bool = false,
        listLaws: [String: ListLaw]? = nil
    ) -> [LinkedServices] {
        var leader = Array(models.indices)
        func root(_ index: Int) -> Int { leader[index] == index ? index : root(leader[index]) }
        func join(_ first: Int, _ id: String) {
            guard let other = models.firstIndex(where: { $0.service.id == id }) else { return }
            let (one, two) = (root(first), root(other))
            leader[max(one, two)] = min(one, two)
        }
        for (index, model) in models.enumerated() {
            for id in model.service.services { join(index, id) }
            for rule in area.costs?.waiting ?? [] where rule.service == model.service.id { join(index, rule.asksFor) }
            for change in plans.flatMap({ $0.interventions(at: model.service.id) }) {
                if let id = change.effect.destination { join(index, id) }
            }
            for total in area.reportedTotals where total.services.contains(model.service.id) {
                for id in total.services { join(index, id) }
            }
            for pool in area.sharedStaff where pool.members.contains(where: { $0.service == model.service.id }) {
                for member in pool.members { join(index, member.service) }
            }
        }
        return models.indices.filter { root($0) == $0 }
            .map { first in
                let members = models.indices.filter { root($0) == first }.map { models[$0] }
                return LinkedServices(
                    services: members,
                    sharedStaff: area.sharedStaff.filter { pool in
                        members.contains { $0.service.id == pool.members.first?.service }
                    },
                    totals: area.reportedTotals.filter { total in
                        members.contains { total.services.contains($0.service.id) }
                    },
                    origin: origin,
                    horizonMonths: horizonMonths,
                    countedBeyond: area.thresholds,
                    thresholds: thresholds,
                    followedMonths: followedMonths,
                    countsPasses: countsPasses,
                    listLaws: listLaws,
                    costs: area.costs
                )
            }
    }

    init(
        services: [FittedService],
        sharedStaff: [SharedStaff] = [],
        totals: [Total] = [],
        origin: Month,
        horizonMonths: Int,
        countedBeyond: [Int] = [],
        thresholds: [Int],
        followedMonths: [Int] = [],
        countsPasses: Bool = false,
        listLaws: [String: ListLaw]? = nil,
        costs: Costs? = nil
    ) {
        self.services = services
        caps = costs?.capRules ?? []
        self.countedBeyond = countedBeyond
        self.sharedStaff = sharedStaff
        self.totals = totals
        self.thresholds = thresholds
        months = (0...horizonMonths).map { origin + $0 }
        years = Self.years(origin: origin, last: origin + horizonMonths)
        grid = WeekGrid(
            from: guaranteed(services.map(\.anchor.end).min(), by: .atLeastOne),
            to: (origin + horizonMonths).end
        )
        monthOfWeek = (0..<grid.weekCount).map { [grid] in (grid.start(of: $0) + 3).month }
        let laws = services.map { $0.listLaw(among: listLaws) }
        self.listLaws = laws
        pathMonths = zip(services, laws)
            .map { [grid] model, law in
                law == nil ? nil : PathMonths(anchor: model.anchor, last: origin + horizonMonths, grid)
            }
        let layout = NetworkLayout(services, totals: totals, waiting: costs?.waitingRules ?? [])
        self.layout = layout
        workWeeks = WorkWeeks(services[0].calendar, grid)
        let longest = services.flatMap(\.stages).flatMap(\.waits).map(\.longest).max() ?? 0
        let firstWeekNumber = (grid.firstMonday - Day(number: 4)) / 7
        // The engine weighs weeks of clock starts eight at a time: a calendar week has the same place among its eight
        // whatever the services beside, so that a list's draws do not depend on them.
        let most = Int(longest) + 80
        let pastWeeks = most + ((firstWeekNumber - most) % 8 + 8) % 8
        network = Network(
            weekCount: grid.weekCount,
            firstWeekNumber: firstWeekNumber,
            pastWeeks: pastWeeks,
            classCount: layout.classCount,
            exceptionClasses: layout.exceptionClass.map { [$0] } ?? [],
            stages: layout.definitions(services, grid),
            outcomeCount: layout.outcomeCount,
            groups: layout.groups,
            pools: sharedStaff.map { pool in
                StaffPool(
                    key: RandomStream.poolKey(pool.name),
                    stages: pool.members.map { layout.stage($0, of: services) }
                )
            }
        )
        var observed: Set<Int> = []
        for day in months.map(\.end) + years.map({ $0.countDay + 1 }) {
            let week = min(grid.week(of: day), grid.weekCount - 1)
            for near in [week - 1, week] where (0..<grid.weekCount).contains(near) { observed.insert(near) }
        }
        var observation = ObservationPlan(
            weekCount: grid.weekCount,
            weeks: observed,
            thresholds: thresholds,
            percentiles: true
        )
        observation.passes = countsPasses || costs != nil
        observation.stagesByClass = Set(
            services.indices.filter { !services[$0].service.classes.isEmpty }.flatMap { layout.stages[$0] }
        )
        let lists = services.indices.filter { !services[$0].service.isPathway }.map { layout.stages[$0][0] }
        self.followedMonths = lists.isEmpty ? [] : followedMonths
        if !self.followedMonths.isEmpty {
            let groups = self.followedMonths.map { [months, monthOfWeek] in Self.weeks(of: months[$0], monthOfWeek) }
            observation.journeys = JourneyPlan(
                stages: lists,
                groups: groups,
                mostWeeksBeyond: max(Self.fewestWeeksBeyond, Self.weeksFollowed - grid.weekCount)
            )
        }
        self.observation = observation
    }

    /// Children are followed for ten years from the start of the run, and for five beyond the forecast at least.
    private static let weeksFollowed = 520
    private static let fewestWeeksBeyond = 260

    /// The weeks whose middle lies in a month of the forecast.
    private static func weeks(of month: Month, _ monthOfWeek: [Month]) -> Range<Int> {
        let first = monthOfWeek.firstIndex(of: month) ?? 0
        return first..<(monthOfWeek[first...].firstIndex { $0 != month } ?? monthOfWeek.count)
    }

    /// The years of every kind that end, or whose stocks are counted, after an origin and no later than with a last month.
    private static func years(origin: Month, last: Month) -> [Year] {
        Year.Kind.allCases.flatMap { kind in
            (Year(kind, containing: origin).number...Year(kind, containing: last).number).map { Year(kind, $0) }
                .filter { year in
                    let ends = year.last > origin && year.last <= last
                    return ends || (year.countDay >= origin.end && year.countDay < last.end)
                }
        }
    }

    /// Days of a week over days of an average month.
    static let monthsPerWeek = 1 / averageMonthWeeks

    /// Whether a service's list is bent to a path.
    package func isBent(_ index: Int) -> Bool { listLaws[index] != nil }

    /// Whether some list is.
    var bendsLists: Bool { listLaws.contains { $0 != nil } }

    /// The ids of its services and of their sums.
    package var reportedIDs: [String] { services.map(\.service.id) + totals.map(\.id) }

    /// The services by their ids, the first few of many.
    package var listedServices: String {
        let ids = services.prefix(5).map { "'\($0.service.id)'" }.joined(separator: ", ")
        return services.count > 5 ? "\(ids) and \(services.count - 5) more" : ids
    }

    /// An engine for one thread.
    package func makeEngine() -> Engine {
        Engine(network: network, observation: observation)
    }

    /// The inputs of a replication of a plan, from step to step: what is drawn, what comes of it if nothing changes, the
    /// demands of services on one another, the plan, and the staff whom services share.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - replication: the replication.
    ///   - room: inputs of the same network, which are filled anew.
    /// - Returns: the inputs, for an engine to load.
    package func inputs(under plan: Plan, _ replication: Replication, in room: consuming NetworkInputs) -> NetworkInputs
    {
        pooled(planned(plan, settled(baseline(draws(replication), in: room))))
    }
}
