import Wording

extension StaffPost {
    /// What is wrong with posts.
    ///
    /// - Parameters:
    ///   - groups: The names of the service's staff groups.
    ///   - holidays: What the area's calendar gives.
    ///   - field: The posts.
    /// - Returns: Everything wrong with them; the group's own figures are told where the service describes it.
    func faults(groups: KnownNames, holidays: GivenHolidays, at field: FieldPath) -> [Fault] {
        let hasLag = recruitmentLag != .nothing
        let hasAgency = agencyCover != .nothing
        return figureFaults(at: field) + Self.groupFaults(group.name, among: groups, at: field.below("group"))
            + Self.vacancyFaults(vacancies, of: wte, at: field.below("vacancies"))
            + Self.lagFaults(vacancies: vacancies, leavers: leavers, hasLag: hasLag, at: field)
            + (agencyUntil == nil
                ? [] : Self.agencyFaults(hasCover: hasAgency, at: field.below("agency until")))
            + (schoolHolidays == nil
                ? [] : holidays.schoolHolidayFaults(at: field.below("school holidays")))
            + (closedOnBankHolidays ? holidays.bankHolidayFaults(at: field.below("bank holidays")) : [])
    }

    private func figureFaults(at field: FieldPath) -> [Fault] {
        var faults: [Fault] = []
        for one in figures {
            let bounds: Bounds =
                switch one.unit {
                case .wte: .wte
                case .weeks: .weeks
                default: .share
                }
            faults += one.figure.faults(bounds, at: field.below(one.name))
        }
        for (name, month) in [("agency until", agencyUntil), ("ends", ends)] {
            if let month { faults += Bounds.faults(month, at: field.below(name)) }
        }
        return faults
    }

    /// What is wrong with the group that posts are of.
    ///
    /// - Parameters:
    ///   - name: The group's name.
    ///   - groups: The names of the service's groups; `nil`: not all are known.
    ///   - field: The name.
    /// - Returns: At most one fault.
    package static func groupFaults(_ name: String, among groups: KnownNames?, at field: FieldPath) -> [Fault] {
        guard let groups, !groups.contains(name) else { return [] }
        return [
            field.fault(
                "names the staff group '\(shorten(name))', which the service does not have",
                remedy: groups.all.isEmpty
                    ? "Describe it under the service's 'staff'." : groups.remedy(for: name)
            )
        ]
    }

    /// Vacancies that are more than the posts.
    package static func vacancyFaults(_ vacancies: Figure, of wte: Figure, at field: FieldPath) -> [Fault] {
        guard vacancies.value > wte.value else { return [] }
        return [
            field.fault(
                "must not be above the \(plain(wte.value)) WTE established, found \(plain(vacancies.value))",
                remedy: "Correct one of the two."
            )
        ]
    }

    /// Posts that are or fall vacant and are filled again nobody knows when.
    ///
    /// - Parameters:
    ///   - vacancies: WTE unfilled; `nil`: none are given.
    ///   - leavers: Share that leaves in a year; `nil`: none is given.
    ///   - hasLag: Whether a time is given from a vacancy to the newcomer's first clinic, readable or not.
    ///   - field: The posts.
    /// - Returns: At most one fault.
    package static func lagFaults(
        vacancies: Figure?,
        leavers: Figure?,
        hasLag: Bool,
        at field: FieldPath
    ) -> [Fault] {
        let areVacant = (vacancies?.greatest ?? 0) > 0 || (leavers?.greatest ?? 0) > 0
        guard areVacant, !hasLag else { return [] }
        return [
            field.fault(
                "has vacancies or leavers and no 'recruitment lag'",
                remedy: "Give the time from a vacancy to the newcomer's first clinic, such as 26 weeks."
            )
        ]
    }

    /// Agency cover that ends without being.
    package static func agencyFaults(hasCover: Bool, at field: FieldPath) -> [Fault] {
        if hasCover { return [] }
        return [
            field.fault(
                "needs 'agency cover'",
                remedy: "Give the share of vacant WTE that agency staff cover."
            )
        ]
    }
}

extension StaffGroup {
    /// What is wrong with the staff groups of a service.
    ///
    /// - Parameters:
    ///   - groups: All of them.
    ///   - service: The service.
    /// - Returns: The faults of each group's figures, and the groups that stand twice.
    static func faults(_ groups: [StaffGroup], at service: FieldPath) -> [Fault] {
        groups.flatMap { $0.figureFaults(at: service.below("staff \(shorten($0.name))")) }
            + repeatFaults(groups.map(\.name), at: service.below("staff"))
    }

    private func figureFaults(at field: FieldPath) -> [Fault] {
        hoursPerWeek.faults(.hoursAWeek, at: field.below("hours a week"))
            + absence.faults(.share, at: field.below("absence"))
            + directShare.faults(.share, at: field.below("direct share"))
            + hoursPerCase.faults(.hoursPerCase, at: field.below("hours per case"))
            + appointmentsLost.faults(.share, at: field.below("appointments lost"))
            + (recruitsPerQuarter.map { Bounds.recruitsAQuarter.faults($0, at: field.below("can be recruited")) } ?? [])
            + (roomForMore.map { Bounds.wte.faults($0, at: field.below("room for more")) } ?? [])
    }

    /// Groups that stand twice.
    ///
    /// - Parameters:
    ///   - names: Their names; `nil`: an item that could not be read.
    ///   - field: The service's `staff`.
    /// - Returns: A fault for every name that stood before.
    package static func repeatFaults(_ names: [String?], at field: FieldPath) -> [Fault] {
        Repeated.parts(names, "group", remedy: "Name every staff group once.", at: field)
    }
}

extension Stage {
    /// What is wrong with the posts that a stage's capacity is built from.
    ///
    /// - Parameters:
    ///   - groups: The names of the service's staff groups.
    ///   - holidays: What the area's calendar gives.
    ///   - field: The stage.
    /// - Returns: The faults of all posts.
    func staffFaults(groups: KnownNames, holidays: GivenHolidays, at field: FieldPath) -> [Fault] {
        let field = field.below("capacity", "from staff")
        return staffing.enumerated()
            .flatMap { $1.faults(groups: groups, holidays: holidays, at: field.item($0)) }
    }
}
