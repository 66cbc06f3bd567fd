package import Areas

extension Small {
    /// A group of which one WTE does one case a week: 40 hours, all worked and direct, 40 hours a case, none lost.
    package static func group(_ name: String = "therapist", hoursPerCase: Figure? = nil) -> StaffGroup {
        StaffGroup(
            name: name,
            hoursPerWeek: figure(40),
            absence: figure(0),
            directShare: figure(1),
            hoursPerCase: hoursPerCase ?? figure(40),
            appointmentsLost: figure(0)
        )
    }

    /// Posts of ``group(_:hoursPerCase:)``, by default all filled for good.
    package static func posts(
        _ wte: Double,
        _ group: StaffGroup? = nil,
        vacancies: Double = 0,
        leavers: Double = 0,
        lag: Double = 0,
        ramp: Double = 0,
        agencyCover: Double = 0
    ) -> StaffPost {
        StaffPost(
            group: group ?? Self.group(),
            wte: figure(wte),
            vacancies: figure(vacancies),
            leavers: figure(leavers),
            recruitmentLag: figure(lag),
            ramp: figure(ramp),
            agencyCover: figure(agencyCover)
        )
    }

    /// ``list(_:referralsPerWeek:casesPerWeek:number:mean:maximum:order:leaving:)`` with capacity from staff.
    package static func staffed(_ posts: [StaffPost], order: Order = .oldestFirst, id: String = "list") -> Service {
        var service = list(id, order: order)
        service.stages[0].capacityPerWeek = nil
        service.stages[0].staffing = posts
        for group in posts.map(\.group) where !service.staff.contains(group) { service.staff.append(group) }
        return service
    }
}
