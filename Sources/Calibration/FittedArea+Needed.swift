package import Areas

extension FittedArea {
    /// What has to be simulated for the figures of some services, without targets, over a horizon.
    ///
    /// Kept are the services themselves, all that send children to one of them or share staff with it, and so on; and,
    /// since a network has no loose ends, whom these send children to. What is left out has no bearing on the others:
    /// their figures are those of the whole area, to the last digit.
    ///
    /// - Parameters:
    ///   - ids: the services, or sums of services, whose figures are wanted.
    ///   - plans: what will be run: plans link services too.
    ///   - horizonMonths: months to forecast.
    /// - Returns: the area with what is needed.
    package func needed(for ids: Set<String>, under plans: [Plan], horizonMonths: Int) -> FittedArea {
        let sums = area.reportedTotals.filter { ids.contains($0.id) }
        let kept = linked(to: ids.union(sums.flatMap(\.services)), under: plans)
        let dropped = Set(area.services.map(\.id)).subtracting(kept)
        var needed = self
        needed.area = area.leavingOut(dropped)
        needed.area.reportedTotals = sums
        needed.area.horizonMonths = horizonMonths
        (needed.area.targets, needed.area.jointTargets) = ([], [])
        needed.services = services.filter { kept.contains($0.service.id) }
        for index in needed.services.indices {
            let review = needed.services[index].service.stock?.review
            if let review, dropped.contains(review.service) { needed.services[index].service.stock?.review = nil }
        }
        return needed
    }

    /// Services, with all that act on them and all whom these send children to.
    private func linked(to ids: Set<String>, under plans: [Plan]) -> Set<String> {
        var kept = ids
        var count = -1
        // What comes after another in the list may keep what comes before it.
        while kept.count != count {
            count = kept.count
            for service in area.services {
                if !kept.isDisjoint(with: service.services) { kept.insert(service.id) }
                guard kept.contains(service.id) else { continue }
                kept.formUnion(service.services.filter { $0 != service.stock?.review?.service })
            }
            for pool in area.sharedStaff where pool.members.contains(where: { kept.contains($0.service) }) {
                kept.formUnion(pool.members.map(\.service))
            }
            for rule in area.costs?.waiting ?? [] where kept.contains(rule.asksFor) || kept.contains(rule.service) {
                kept.formUnion([rule.service, rule.asksFor])
            }
            for change in plans.flatMap(\.interventions) {
                guard let other = change.effect.destination, kept.contains(other) || kept.contains(change.service)
                else { continue }
                kept.formUnion([change.service, other])
            }
        }
        return kept
    }
}
