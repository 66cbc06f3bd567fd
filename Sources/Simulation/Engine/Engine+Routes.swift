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

    /// Leads children of one cohort and class of a stage along a route.
    func lead(
        _ children: Int,
        of stage: Int,
        class childClass: Int,
        cohort: Int,
        along route: StageDefinition.Route,
        in week: Int,
        _ moment: Moment
    ) {
        switch route {
        case .outcome(let outcome):
            end(children, of: stage, with: outcome, in: week)
        case .stage(let next):
            precondition(
                !isKept[stage] || works[stage].serviceKey == works[next].serviceKey,
                "children go from a service that is kept to another as new referrals only"
            )
            guard works[next].startWeek <= week else { return }
            weekFlows[week &* stageCount &+ next].joined &+= children
            switch moment {
            case .finishing, .receiving: states[next].join(children, class: childClass, cohort: cohort)
            case .serving(let stage) where next > stage: states[next].join(children, class: childClass, cohort: cohort)
            case .serving, .leaving: states[next].holdBack(children, class: childClass, cohort: cohort)
            }
        case .newReferral(let next): refer(children, of: stage, class: childClass, to: next, in: week, moment)
        case .outcomeAndReferral(let outcome, let next):
            end(children, of: stage, with: outcome, in: week)
            refer(children, of: stage, class: childClass, to: next, in: week, moment)
        }
    }

    private func end(_ children: Int, of stage: Int, with outcome: Int, in week: Int) {
        weekOutcomes[week &* outcomeCount &+ outcome] &+= Int32(truncatingIfNeeded: children)
        noteSent(children, toOutcome: outcome, from: stage, in: week)
    }

    /// Refers children anew, in this week or, where its referrals have joined already, in the next.
    private func refer(
        _ children: Int,
        of stage: Int,
        class childClass: Int,
        to next: Int,
        in week: Int,
        _ moment: Moment
    ) {
        switch moment {
        case .finishing, .serving: refer(children, of: stage, class: childClass, to: next, dueIn: week)
        case .receiving, .leaving: refer(children, of: stage, class: childClass, to: next, dueIn: week &+ 1)
        }
    }

    @inline(__always)
    private func refer(_ children: Int, of stage: Int, class childClass: Int, to next: Int, dueIn week: Int) {
        states[next].refer(children, class: childClass, dueIn: week)
        noteSent(children, class: childClass, from: stage, to: next, dueIn: week)
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
            refer(made, of: stage, class: childClass, to: demand.stage, dueIn: week &+ demand.afterWeeks)
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
                refer(made, of: stage, class: childClass, to: demand.stage, dueIn: week &+ demand.afterWeeks)
            }
        }
    }

    /// Of those for whom a stage is asked one at a time, the share that has none open there.
    private func shareWithoutOne(on stage: Int) -> Double {
        var children = 0
        for place in askerFirst[stage]..<askerFirst[stage &+ 1] { children &+= states[askers[place]].queue.total }
        let open = states[stage].queue.total &+ (states[stage].isImmediate ? 0 : states[stage].inWork.total)
        return children > 0 ? max(0, 1 - Double(open) / Double(children)) : 0
    }
}
