import Calendar

extension Area {
    /// Every rule that the area breaks, beside its limits.
    ///
    /// Those of its services come one after another, then those over several of them.
    ///
    /// Files meet the same rules while they are read, where their lines are known.
    ///
    /// Complexity: O(n) for n parts of the area, each name being looked up once.
    package var faults: [Fault] {
        let ids = KnownNames(services.map(\.id))
        let holidays = GivenHolidays(calendar)
        var faults = ownFaults + idFaults
        var hasUnknownDestinations = false
        for service in services {
            let stages = KnownNames(service.stages.map(\.id))
            faults += service.faults(services: ids, stages: stages, in: self, holidays)
            hasUnknownDestinations =
                hasUnknownDestinations || service.leadsAstray(services: ids, stages: stages)
        }
        if !hasUnknownDestinations { faults += Self.circleFaults(services) }
        return faults + Total.faults(reportedTotals, services: ids, at: field.below("totals shown"))
            + SharedStaff.faults(sharedStaff, services: services, at: field.below("shared staff"))
            + Target.faults(targets, in: self, at: field.below("targets"))
            + JointTarget.faults(jointTargets, among: targets, at: field.below("targets"))
            + (costs?.faults(in: self) ?? [])
    }

    /// The faults of what an area says of itself.
    private var ownFaults: [Fault] {
        var faults =
            Bounds.faults(origin, at: field.below("origin"))
            + Bounds.horizon.faults(Double(horizonMonths), at: field.below("horizon"))
        // Days can only be counted in months that there are.
        if faults.isEmpty {
            faults += calendar.faults(origin: origin, horizonMonths: horizonMonths, at: field.below("calendar"))
        }
        if services.isEmpty {
            faults.append(field.below("services").fault("is empty", remedy: "List at least one service."))
        }
        for (index, weeks) in thresholds.enumerated() {
            faults += Bounds.countedBeyond.faults(Double(weeks), at: field.below("counted beyond").item(index))
        }
        if let authority { faults += authority.faults(at: field.below("authority")) }
        for (name, parts) in totals.sorted(by: { $0.key < $1.key }) {
            faults += history.totalFaults(name, of: parts, at: field.below("totals", name))
        }
        return faults
    }
}
