import Randomness

// What becomes of children once they are taken up.
extension Engine {
    /// One pass over one list: where it takes children from and the luck it draws on.
    struct Taking {
        let stage: Int
        let week: Int
        let isExtra: Bool
        var luck: Luck
        /// What happens to those taken up.
        var route: Luck
        var delay: Luck
    }

    @inline(__always)
    func taking(_ stage: Int, in week: Int, pass: Int) -> Taking {
        let isExtra = pass > 0
        return Taking(
            stage: stage,
            week: week,
            isExtra: isExtra,
            luck: luck(stage, .order(of: works[stage].passes[pass].key), week),
            route: luck(stage, isExtra ? .extraImmediateRoute : .immediateRoute, week),
            delay: luck(stage, isExtra ? .extraDelay : .delay, week)
        )
    }

    /// Takes up one child of a cohort, any with the same probability.
    @inline(__always)
    func takeUp(from cohort: Int, _ taking: inout Taking) {
        let place = classCount > 1 ? taking.luck.item(of: Int(states[taking.stage].queue.counts[cohort])) : 0
        takeUp(from: cohort, place: place, &taking)
    }

    /// Takes up the child at a place of a cohort: counts it and starts its work.
    @inline(__always)
    func takeUp(from cohort: Int, place: Int, _ taking: inout Taking) {
        let stage = taking.stage
        let childClass = states[stage].takeOne(from: cohort, place: place)
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
            weeks = works[stage].delay(taking.delay.choice())
        }
        guard weeks == 0 else {
            states[stage].startWork(class: childClass, cohort: cohort, weeks: weeks)
            return
        }
        complete(stage, class: childClass, cohort: cohort, in: taking.week, whileServing: true, luck: &taking.route)
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
        states[stage].slotNow = slot
        guard states[stage].slots[slot].children > 0 else { return }
        var luck = luck(stage, .route, week)
        let row = states[stage].finishing! + slot * cohortCount * classCount
        var place = states[stage].slots[slot].firstCohort &* classCount
        let end = (states[stage].slots[slot].lastCohort &+ 1) &* classCount
        while place < end {
            // Most places are empty.
            if place &+ 8 <= end && Self.areEmpty(row + place) {
                place &+= 8
                continue
            }
            if row[place] > 0 {
                finish(Int(row[place]), of: stage, at: place, in: week, luck: &luck)
                row[place] = 0
            }
            place &+= 1
        }
        states[stage].slots[slot] = StageState.Slot()
    }

    /// Whether eight places hold nobody.
    @inline(__always)
    private static func areEmpty(_ places: UnsafePointer<Int32>) -> Bool {
        let words = UnsafeRawPointer(places).loadUnaligned(as: SIMD4<UInt64>.self)
        return words[0] | words[1] | words[2] | words[3] == 0
    }

    /// Ends the work on cases of one cohort and class.
    private func finish(_ cases: Int, of stage: Int, at place: Int, in week: Int, luck: inout Luck) {
        let cohort = classCount == 1 ? place : place / classCount
        let childClass = place &- cohort &* classCount
        states[stage].inWork.remove(cases, from: cohort)
        states[stage].tallies?[childClass].inWork &-= cases
        for _ in 0..<cases {
            complete(stage, class: childClass, cohort: cohort, in: week, whileServing: false, luck: &luck)
        }
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
        luck: inout Luck
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
        let route = works[stage].routeCount > 1 ? works[stage].route(luck.choice(), in: week) : 0
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
