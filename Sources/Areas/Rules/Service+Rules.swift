import Calendar

extension Service {
    /// Every rule that a service breaks by itself and by what it names.
    ///
    /// - Parameters:
    ///   - services: The ids of the area's services.
    ///   - stages: The ids of its own stages.
    ///   - area: The area.
    ///   - holidays: What the area's calendar gives.
    /// - Returns: The faults of the service and of each of its stages.
    func faults(services: KnownNames, stages: KnownNames, in area: Area, _ holidays: GivenHolidays) -> [Fault] {
        var faults = figureFaults + historyFaults(area.history) + levelShiftFaults(origin: area.origin)
        faults += ChildClass.faults(classes, hasExceptions: exceptionShare != nil, at: field.below("classes"))
        faults += LeavingBand.faults(leavingByWait, at: field.below("leaving by wait"))
        faults += StaffGroup.faults(staff, at: field)
        if referralsInSchoolHolidays != nil {
            faults += holidays.schoolHolidayFaults(at: field.below("referrals in school holidays"))
        }
        if self.stages.isEmpty {
            faults.append(
                field.below("stages")
                    .fault("is empty", remedy: "List the stages in pathway order, or leave the key out.")
            )
        } else {
            faults += startFaults(hasList: self.stages[0].waitingList != nil, in: area.history, at: field)
        }
        let known = (classes: KnownNames(classes.map(\.name)), groups: KnownNames(staff.map(\.name)))
        for stage in self.stages {
            let field = field(of: stage)
            faults += stage.figureFaults(origin: area.origin, at: field)
            faults += stage.staffFaults(groups: known.groups, holidays: holidays, at: field)
            faults += stage.precedence.faults(classes: known.classes, of: "service '\(id)'", at: field)
            faults += stage.couplingFaults(of: id, services: services, at: field)
            faults += stage.routeFaults(stages: stages, services: services, at: field)
            faults += stage.appealFaults(stages: stages, hasExceptions: exceptionShare != nil, at: field)
        }
        if let stock {
            let outcomes = self.stages.flatMap(\.outcomes)
            faults += stock.faults(of: id, outcomes: outcomes, services: services, at: field.below("holds"))
        }
        return faults
    }

    /// Whether a route leads to a stage or a service that is not there.
    func leadsAstray(services: KnownNames, stages: KnownNames) -> Bool {
        self.stages.contains { stage in
            stage.routes.contains { route in
                switch route.destination {
                case .outcome: false
                case .stage(let id): !stages.contains(id)
                case .service(let id): !services.contains(id)
                }
            }
        }
    }

    /// The bounds of a service's own figures.
    private var figureFaults: [Fault] {
        let figures: [(key: String, figure: Figure?, bounds: Bounds)] = [
            ("referrals", referralsPerMonth, .aMonth),
            ("growth", growthPerYear, .shareAYear),
            ("leaving without being seen", leavingShare, .share),
            ("exceptions", exceptionShare, .share),
            ("referrals in school holidays", referralsInSchoolHolidays, .share),
        ]
        return figures.flatMap { $0.figure?.faults($0.bounds, at: field.below($0.key)) ?? [] }
    }
}

extension Stage {
    /// The bounds of a stage's own figures, and what is wrong with what is known of its list.
    fileprivate func figureFaults(origin: Month, at field: FieldPath) -> [Fault] {
        var faults = waitingList?.faults(origin: origin, at: field.below("waiting list")) ?? []
        faults += inWork?.faults(.count, at: field.below("in work")) ?? []
        faults += capacityPerWeek?.faults(.aWeek, at: field.below("capacity")) ?? []
        if case .mixture(let kappa, let psi) = order {
            let field = field.below("order of service")
            faults += kappa.faults(.kappa, at: field.below("kappa")) + psi.faults(.psi, at: field.below("psi"))
        }
        faults += delay.faults(at: field.below("delay"))
        if let dueWeeks { faults += Bounds.weeks.faults(dueWeeks, at: field.below("due")) }
        return faults
    }
}
