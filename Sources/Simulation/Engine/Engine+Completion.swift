import Randomness

// What becomes of children once they are taken up.
extension Engine {
    /// One pass over one list: where it takes children from and the luck it draws on.
    struct Taking {
        let stage: Int
        let week: Int
        let isExtra: Bool
        var luck: RandomStream
        /// Streams for what happens to those taken up, begun when first needed.
        var route: RandomStream?
        var delay: RandomStream?
    }

    /// Takes up one child of a cohort: counts it and starts its work.
    @inline(__always)
    func takeUp(from cohort: Int, _ taking: inout Taking) {
        let stage = taking.stage
        let childClass = states[stage].takeOne(from: cohort, random: &taking.luck)
        let flows = weekFlows + (taking.week &* stageCount &+ stage)
        flows.pointee.seen &+= 1
        if taking.isExtra { flows.pointee.seenByExtra &+= 1 }
        flows.pointee.seenWaitSum += waitWhenSeen(stage, cohort: cohort, in: taking.week)
        states[stage].tallies?[childClass].seen += 1
        if works[stage].isPlain {
            flows.pointee.completed &+= 1
            states[stage].tallies?[childClass].completed += 1
        } else {
            startWork(class: childClass, cohort: cohort, &taking)
        }
    }

    private func startWork(class childClass: Int, cohort: Int, _ taking: inout Taking) {
        let stage = taking.stage
        var weeks = 0
        if works[stage].delayCount > 1 {
            if taking.delay == nil { taking.delay = stream(stage, taking.isExtra ? .extraDelay : .delay, taking.week) }
            weeks = works[stage].delay(taking.delay!.uniform())
        }
        guard weeks == 0 else {
            states[stage].startWork(class: childClass, cohort: cohort, finishingIn: taking.week + weeks)
            return
        }
        if taking.route == nil {
            taking.route = stream(stage, taking.isExtra ? .extraImmediateRoute : .immediateRoute, taking.week)
        }
        complete(stage, class: childClass, cohort: cohort, in: taking.week, whileServing: true, random: &taking.route!)
    }

    /// The expected wait of a child of a cohort who is taken up in a week: the clock started evenly within its week, or
    /// within the part of this week that went before.
    @inline(__always)
    func waitWhenSeen(_ stage: Int, cohort: Int, in week: Int) -> Double {
        let weeks = week &+ pastWeeks &- cohort
        let moment = works[stage].momentOfService(in: week)
        return weeks > 0 ? Double(weeks) - 0.5 + moment : moment / 2
    }

    /// Leads on the children whose work is done this week.
    func finishWork(of stage: Int, in week: Int) {
        let slot = week % states[stage].slotCount
        guard states[stage].slots[slot].children > 0 else { return }
        var random = stream(stage, .route, week)
        for childClass in 0..<classCount {
            let row = states[stage].finishing! + (slot * classCount + childClass) * cohortCount
            for cohort in states[stage].slots[slot].firstCohort...states[stage].slots[slot].lastCohort {
                while row[cohort] > 0 {
                    row[cohort] -= 1
                    states[stage].inWork.remove(1, from: cohort)
                    states[stage].tallies?[childClass].inWork -= 1
                    complete(
                        stage,
                        class: childClass,
                        cohort: cohort,
                        in: week,
                        whileServing: false,
                        random: &random
                    )
                }
            }
        }
        states[stage].slots[slot] = StageState.Slot()
    }

    /// Counts a completed case and leads the child on.
    ///
    /// While the week's service goes on, children who go back to the same or an earlier stage are held back until it is
    /// over, so that nobody is taken up twice by one week's capacity.
    private func complete(
        _ stage: Int,
        class childClass: Int,
        cohort: Int,
        in week: Int,
        whileServing: Bool,
        random: inout RandomStream
    ) {
        let flows = weekFlows + (week &* stageCount &+ stage)
        flows.pointee.completed &+= 1
        states[stage].tallies?[childClass].completed += 1
        let isException = isException[childClass]
        if isException { flows.pointee.completedExceptions &+= 1 }
        // Done at the start of the week: a clock that started evenly within its week has run at most this long.
        if week &+ pastWeeks &- cohort <= works[stage].dueWeeks {
            flows.pointee.completedOnTime &+= 1
            if isException { flows.pointee.completedOnTimeExceptions &+= 1 }
        }
        guard works[stage].routeCount > 0 else { return }
        let route = works[stage].routeCount > 1 ? works[stage].route(random.uniform(), in: week) : 0
        switch works[stage].routes[route] {
        case .outcome(let outcome):
            weekOutcomes[week &* outcomeCount &+ outcome] &+= 1
        case .stage(let next):
            guard works[next].startWeek <= week else { return }
            weekFlows[week &* stageCount &+ next].joined &+= 1
            if whileServing && next <= stage {
                states[next].holdBack(class: childClass, cohort: cohort)
            } else {
                states[next].join(1, class: childClass, cohort: cohort)
            }
        case .newReferral(let next):
            guard works[next].startWeek <= week else { return }
            weekFlows[week &* stageCount &+ next].referrals &+= 1
            states[next].followUps[childClass] &+= 1
            states[next].hasFollowUps = true
        }
    }
}
