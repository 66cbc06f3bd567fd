package import Areas
package import Calendar

extension FittedService {
    /// Estimates a service from what is published to the end of a month.
    ///
    /// - Throws: ``InputErrors`` when there is neither a count of the list nor a stated one, or no way to referrals.
    package init(
        _ service: Service,
        in area: Area,
        dataTo cutoff: Month,
        effort: FitEffort = .full
    ) throws(InputErrors) {
        let history = ServiceHistory(service, in: area.history)
        guard history.faults.isEmpty else {
            throw InputErrors(
                history.faults.map {
                    Problem(at: service.place, "service '\(service.id)': \($0.message)", remedy: $0.remedy)
                }
            )
        }
        let published = PublishedFigures(history, referrals: service.referralMetric, to: cutoff)
        var notes = history.choices.filter { $0.used.period.first < cutoff.end }.map(\.sentence) + published.notes
        var lists: [StartingList] = []
        for stage in service.stages {
            lists.append(try Self.list(of: stage, service, published, to: cutoff, notes: &notes))
        }
        let anchor = lists.compactMap(\.month).min() ?? cutoff
        let demand = try Demand(service, in: area, published, lists[0], to: cutoff, effort)
        let inferred = PathwayPosterior.inferred(service, history, demand, to: anchor)
        if let inferred { notes += inferred.posterior.sentences }
        if cutoff < area.origin, service.isOfRequests {
            notes.append(
                PlanCounts(service, in: area.history).held(to: cutoff)
                    .map {
                        "held at the end of \(cutoff): from the count of \($0.counted), not what is stated of \(area.origin)"
                    }
                    ?? "held: as stated of \(area.origin), since no count to \(cutoff) is published"
            )
        }
        let steps = Self.steps(published, demand, to: anchor)
        var stages: [FittedStage] = []
        for (index, stage) in service.stages.enumerated() {
            if let inferred, inferred.posterior.stage == index {
                stages.append(FittedStage(stage, inferred: inferred.lists, inferred.posterior))
                continue
            }
            stages.append(
                FittedStage(
                    stage,
                    list: lists[index],
                    steps: steps,
                    // What paces the pathway stands behind the first stage, which passes on what comes.
                    isFirst: index == 0 && inferred == nil,
                    tiedToDemand: demand.isDerivedFromList,
                    notes: &notes
                )
            )
        }
        self.service = service
        origin = area.origin
        calendar = area.calendar
        self.anchor = anchor
        self.demand = demand
        self.stages = stages
        assessments = Self.assessments(of: service, in: area, published, at: anchor, effort)
        path = Self.path(of: service, in: area, published, lists[0], at: anchor, effort)
        ages = Self.ages(of: service, in: area, published, at: anchor, effort)
        hindcast = Self.hindcast(of: service, in: area, published, at: anchor)
        order = OrderFit(fitting: steps, leavingShare: service.leavingShare.value)
        sufficiency = Sufficiency(of: service, published, steps: steps, isDerived: demand.isDerivedFromList)
        evidence = max(demand.evidence, stages.map { max($0.listEvidence, $0.capacityEvidence) }.max() ?? .assumed)
        longest = published.longestGrowth.map { LongestWait(weeks: lists[0].maximum, growth: $0) }
        pathway = inferred?.posterior
        shareCourses = service.stages.map { ShareCourse.all(of: $0, in: service, history, to: cutoff) }
        self.notes = notes
    }

    /// Services of an area, each estimated or with what is wrong with it.
    static func estimates(
        of services: [Service],
        in area: Area,
        dataTo: Month,
        _ effort: FitEffort
    ) -> [Result<FittedService, InputErrors>] {
        concurrentMap(services.count) { number in
            Result { () throws(InputErrors) in
                try FittedService(services[number], in: area, dataTo: dataTo, effort: effort)
            }
        }
    }

    /// What keeps services of an area from being estimated at its origin.
    package static func problems(of services: [Service], in area: Area) -> [Problem] {
        estimates(of: services, in: area, dataTo: area.origin, .quick)
            .flatMap { estimate -> [Problem] in
                if case .failure(let error) = estimate { error.problems } else { [] }
            }
    }
}

extension FittedService.Sufficiency {
    /// How much a service has published.
    ///
    /// - Parameters:
    ///   - service: the service.
    ///   - published: its figures.
    ///   - steps: the steps between its counts whose referrals are known or expected.
    ///   - isDerived: whether its referrals were worked out from the list itself.
    fileprivate init(of service: Service, _ published: PublishedFigures, steps: [Transition], isDerived: Bool) {
        if !isDerived && steps.count(where: { $0.expectedReferrals == 0 }) >= 10 {
            self = .series
        } else if published.stocks.count >= 4 {
            self = .short
        } else {
            self = service.isPathway || service.stages[0].hasOwnCapacity ? .stated : .snapshot
        }
    }
}
