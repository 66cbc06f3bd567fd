import Areas
import Assembly
import Calibration
import Simulation

/// What the plans of a run are held against one another by: the time that children wait, and where demand ends above
/// capacity.
struct RunLeague: Sendable {
    /// The services whose children are counted, in the order of the area.
    let services: [String]
    /// Which plans are choices, "no change" first; the others are possible futures.
    let choices: [Int]
    let planCount: Int
    /// By group, its services that are counted.
    private let members: [[Member]]
    /// By group and then by plan, which of these the plan changes.
    private let affected: [[Set<Int>]]
    /// Where each service that is counted is simulated: its group, and its number among the linked ones.
    let homes: [(group: Int, index: Int)]
    /// By cell of the layout, what ends with a capacity.
    let loads: [[LoadAtEnd]]

    private struct Member: Sendable {
        /// Its number among the linked ones.
        let index: Int
        /// Its place among all that are counted.
        let place: Int
        let days: ChildDays
    }

    init(_ layout: RunLayout, _ plans: [Plan], in area: Area, monthCount: Int) {
        let counted = layout.groups.map { group in
            Set(group.units.flatMap(\.members)).sorted()
        }
        let ids = Set(
            zip(layout.groups, counted)
                .flatMap { group, members in
                    members.map { group.linked.services[$0].service.id }
                }
        )
        let services = area.services.map(\.id).filter(ids.contains)
        self.services = services
        let places = Dictionary(uniqueKeysWithValues: services.enumerated().map { ($1, $0) })
        members = zip(layout.groups, counted)
            .map { group, members in
                members.compactMap { index in
                    places[group.linked.services[index].service.id]
                        .map { Member(index: index, place: $0, days: ChildDays(group.linked, index)) }
                }
            }
        var homes = Array(repeating: (group: 0, index: 0), count: services.count)
        for (group, members) in members.enumerated() {
            for member in members { homes[member.place] = (group, member.index) }
        }
        self.homes = homes
        affected = layout.groups.map(\.affected)
        planCount = plans.count
        choices = plans.indices.filter { !plans[$0].isFuture }
        loads = layout.cells.indices.map { LoadAtEnd.all(of: layout, cell: $0, monthCount: monthCount) }
    }

    /// Room for some replications.
    func block(_ replications: Range<Int>) -> LeagueBlock {
        LeagueBlock(replications, planCount: planCount, serviceCount: services.count)
    }

    /// Reads a group of services under a plan that has just been simulated.
    ///
    /// No change stands for every plan that leaves a service as it is: it comes first.
    func read(_ plan: Int, _ group: Int, _ engine: Engine, replication: Int, into block: LeagueBlock) {
        for member in members[group] {
            if plan == 0 {
                let days = member.days.read(engine)
                for other in 0..<planCount { block.days(replication, other)[member.place] = days }
            } else if affected[group][plan].contains(member.index) {
                block.days(replication, plan)[member.place] = member.days.read(engine)
            }
        }
    }
}
