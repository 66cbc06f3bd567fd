/// Where a plan's interventions stand by what they name, so that thousands of them need not be looked through for each
/// service.
struct PlanIndex: Sendable {
    /// Places among the interventions, by the service that changes, by the service that receives, and by pool.
    fileprivate var byService: [String: [Int]] = [:]
    fileprivate var byDestination: [String: [Int]] = [:]
    fileprivate var byPool: [String: [Int]] = [:]

    init(_ interventions: [Intervention]) {
        for (place, change) in interventions.enumerated() {
            byService[change.service, default: []].append(place)
            if let other = change.effect.destination { byDestination[other, default: []].append(place) }
            if let pool = change.effect.sharing?.pool { byPool[pool, default: []].append(place) }
        }
    }
}

extension Plan {
    /// What is done to a service, in the order of the file.
    package func interventions(at service: String) -> [Intervention] {
        index.byService[service]?.map { interventions[$0] } ?? []
    }

    /// What is done to a pool of shared staff, in the order of the file.
    package func interventions(onPool pool: String) -> [Intervention] {
        index.byPool[pool]?.map { interventions[$0] } ?? []
    }

    /// Whether it takes children off the list of one of some services who are not seen there.
    package func takesOffTheList(ofAnyOf services: [String]) -> Bool {
        services.contains { interventions(at: $0).contains { $0.effect.takesOffTheList } }
    }

    /// Everything that names a service: what is done to it, what sends children to it, and what is done to the pools of staff
    /// that serve it.
    package func interventions(naming service: String, in area: Area) -> [Intervention] {
        let pools = area.sharedStaff.filter { $0.members.contains { $0.service == service } }
        // What is done to a pool stands under its first service too.
        var places = Set(index.byService[service] ?? []).union(index.byDestination[service] ?? [])
        for pool in pools { places.formUnion(index.byPool[pool.name] ?? []) }
        return places.sorted().map { interventions[$0] }
    }

    /// Whether a service, or one that a sum holds, is named.
    package func names(_ service: String, in area: Area) -> Bool {
        let members = area.reportedTotals.first { $0.id == service }?.services ?? [service]
        return members.contains { member in
            index.byService[member] != nil || index.byDestination[member] != nil
                || area.sharedStaff.contains { pool in
                    index.byPool[pool.name] != nil && pool.members.contains { $0.service == member }
                }
        }
    }
}
