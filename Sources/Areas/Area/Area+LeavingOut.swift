extension Area {
    /// The area without some of its services: what the others send to them leaves as an outcome, and what they would have
    /// asked of the others stays in those services' own referrals.
    package func leavingOut(_ ids: Set<String>) -> Area {
        guard !ids.isEmpty else { return self }
        var area = self
        area.services = services.filter { !ids.contains($0.id) }
        for index in area.services.indices {
            if let review = area.services[index].stock?.review, ids.contains(review.service) {
                area.services[index].stock?.review = nil
            }
            for number in area.services[index].stages.indices {
                area.services[index].stages[number].leaveOut(ids)
            }
        }
        area.costs = costs?.leavingOut(ids)
        area.targets = targets.filter { !ids.contains($0.service) }
        area.reportedTotals = reportedTotals.filter { ids.isDisjoint(with: $0.services) }
        area.sharedStaff = sharedStaff.compactMap { pool in
            var pool = pool
            pool.members.removeAll { ids.contains($0.service) }
            return pool.members.count > 1 ? pool : nil
        }
        let sums = Set(reportedTotals.map(\.id)).subtracting(area.reportedTotals.map(\.id))
        area.targets.removeAll { sums.contains($0.service) }
        area.jointTargets.removeAll { joint in
            joint.targets.contains { ids.contains($0.service) || sums.contains($0.service) }
        }
        return area
    }
}

extension Stage {
    fileprivate mutating func leaveOut(_ ids: Set<String>) {
        couplings.removeAll { ids.contains($0.service) }
        for index in routes.indices {
            if case .service(let id) = routes[index].destination, ids.contains(id) {
                routes[index].destination = .outcome("to \(id)")
            }
        }
    }
}

extension Plan {
    /// The plan without what it does to services that are not in an area, or sends to them.
    package func within(_ area: Area) -> Plan {
        var plan = self
        let services = Set(area.services.map(\.id))
        let reported = services.union(area.reportedTotals.map(\.id))
        plan.interventions.removeAll { change in
            if let pool = change.effect.sharing?.pool, !area.sharedStaff.contains(where: { $0.name == pool }) {
                return true
            }
            return !services.contains(change.service)
                || change.effect.destination.map { !services.contains($0) } ?? false
        }
        plan.targets.removeAll { !reported.contains($0.service) }
        plan.jointTargets.removeAll { joint in joint.targets.contains { !reported.contains($0.service) } }
        return plan
    }
}
