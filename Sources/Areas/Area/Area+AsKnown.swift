package import Calendar

extension Area {
    /// The area as it was known at the end of a month, for a forecast from there: without figures of days after it, without
    /// declared shifts of referrals that could not be seen yet, of which fewer than two months were published, and without
    /// services of which nothing was published to start from.
    ///
    /// What the area itself states, such as a capacity, has no date and stays.
    package func asKnown(at month: Month) -> Area {
        var area = self
        area.history = History(
            history.observations.filter { $0.period.end <= month.end },
            missing: history.missing.filter { $0.period.end <= month.end }
        )
        let unknown = services.filter { service in
            let hasList = service.stages.first?.waitingList != nil
            return !service.historyFaults(area.history).isEmpty
                || !service.startFaults(hasList: hasList, in: area.history, at: field).isEmpty
        }
        area.totals = totals.filter { area.history.totalFaults($0.key, of: $0.value, at: field).isEmpty }
        area = area.leavingOut(Set(unknown.map(\.id)))
        for index in area.services.indices { area.services[index].levelShifts.removeAll { $0 >= month } }
        return area
    }
}
