import Randomness

// Leading children from stage to stage.
extension Engine {
    /// When in the week children go on, which decides when they join the next list.
    enum Moment {
        /// Work is done, before the week's service.
        case finishing
        /// A stage serves. Children who go back to the same or an earlier stage are held back until service is over, so
        /// that nobody is taken up twice by one week's capacity.
        case serving(Int)
        /// Referrals join.
        case receiving
        /// Children leave by the hazard. Those who go to another list join it when all have left.
        case leaving
    }

    /// Leads children of one cohort and class along a route.
    func lead(
        _ children: Int,
        class childClass: Int,
        cohort: Int,
        along route: StageDefinition.Route,
        in week: Int,
        _ moment: Moment
    ) {
        switch route {
        case .outcome(let outcome):
            weekOutcomes[week &* outcomeCount &+ outcome] &+= Int32(truncatingIfNeeded: children)
        case .stage(let next):
            guard works[next].startWeek <= week else { return }
            weekFlows[week &* stageCount &+ next].joined &+= children
            switch moment {
            case .finishing, .receiving: states[next].join(children, class: childClass, cohort: cohort)
            case .serving(let stage) where next > stage: states[next].join(children, class: childClass, cohort: cohort)
            case .serving, .leaving: states[next].holdBack(children, class: childClass, cohort: cohort)
            }
        case .newReferral(let next): refer(children, class: childClass, to: next, in: week, moment)
        case .outcomeAndReferral(let outcome, let next):
            weekOutcomes[week &* outcomeCount &+ outcome] &+= Int32(truncatingIfNeeded: children)
            refer(children, class: childClass, to: next, in: week, moment)
        }
    }

    /// Refers children anew, in this week or, where its referrals have joined already, in the next.
    private func refer(_ children: Int, class childClass: Int, to stage: Int, in week: Int, _ moment: Moment) {
        switch moment {
        case .finishing, .serving: states[stage].refer(children, class: childClass, dueIn: week)
        case .receiving, .leaving: states[stage].refer(children, class: childClass, dueIn: week &+ 1)
        }
    }

    /// Makes the demands that one case of a stage makes on others when something has happened to it.
    func make(
        _ event: DemandWork.Event,
        by stage: Int,
        class childClass: Int,
        in week: Int,
        luck: inout Luck
    ) {
        let work = works + stage
        for index in 0..<work.pointee.demands.count {
            let demand = work.pointee.demands[index]
            guard demand.isMade(by: event) else { continue }
            // One or none.
            let made = (luck.choice() - work.pointee.demands.share(of: index, in: week)).signBit
            states[demand.stage].refer(made, class: childClass, dueIn: week &+ demand.afterWeeks)
        }
    }

    /// Makes the demands of a week for the children who are on a stage's list, or for those whose wait passes a time in it.
    func makeStandingDemands(of stage: Int, in week: Int) {
        var luck = luck(stage, .standingDemand, week)
        for index in 0..<works[stage].demands.count {
            let demand = works[stage].demands[index]
            guard demand.isStanding else { continue }
            let fraction = week == works[stage].startWeek ? works[stage].startFraction : 1
            let without = demand.isOneAtATime ? shareWithoutOne(on: demand.stage) : 1
            let share = works[stage].demands.share(of: index, in: week) * fraction * without
            for childClass in 0..<classCount {
                let children =
                    demand.passedWeeks > 0
                    ? states[stage].children(of: childClass, inCohort: pastWeeks &+ week &- demand.passedWeeks)
                    : states[stage].tallies?[childClass].waiting ?? states[stage].queue.total
                guard children > 0 else { continue }
                let made = CountInversion.binomial(luck.uniform(), trials: children, probability: share)
                guard made > 0 else { continue }
                states[demand.stage].refer(made, class: childClass, dueIn: week &+ demand.afterWeeks)
            }
        }
    }

    /// Of those for whom a stage is asked one at a time, the share that has none open there.
    private func shareWithoutOne(on stage: Int) -> Double {
        var children = 0
        for other in 0..<stageCount where works[other].demands.isOneAtATime(on: stage) {
            children &+= states[other].queue.total
        }
        let open = states[stage].queue.total &+ (states[stage].isImmediate ? 0 : states[stage].inWork.total)
        return children > 0 ? max(0, 1 - Double(open) / Double(children)) : 0
    }
}
