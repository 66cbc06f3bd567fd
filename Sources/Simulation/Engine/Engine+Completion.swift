import Randomness

// What becomes of children once they are taken up.
extension Engine {
    /// One pass over one list: where it takes children from and the luck it draws on.
    struct Taking {
        let stage: Int
        let week: Int
        let isExtra: Bool
        /// The list, and of which classes it is; `nil` for everybody.
        var list: UnsafeMutablePointer<CohortList>
        var classes: ClassSet?
        /// Where children go at once, if not through the stage's work.
        let destination: StageDefinition.Route?
        var luck: Luck
        /// What happens to those taken up.
        var route: Luck
        var delay: Luck
        var demand: Luck
    }

    /// Everybody waiting at a stage.
    @inline(__always)
    func queue(of stage: Int) -> UnsafeMutablePointer<CohortList> {
        let offset = MemoryLayout<StageState>.offset(of: \.queue)!
        return UnsafeMutableRawPointer(states + stage).advanced(by: offset).assumingMemoryBound(to: CohortList.self)
    }

    @inline(__always)
    func taking(_ stage: Int, in week: Int, pass: Int) -> Taking {
        let isExtra = pass >= works[stage].firstExtra
        let key = works[stage].passes[pass].key
        return Taking(
            stage: stage,
            week: week,
            isExtra: isExtra,
            list: queue(of: stage),
            classes: nil,
            destination: works[stage].passes[pass].destination,
            luck: luck(stage, .order(of: key), week),
            route: luck(stage, isExtra ? .extraImmediateRoute : .immediateRoute, week, key: key),
            delay: luck(stage, isExtra ? .extraDelay : .delay, week, key: key),
            demand: luck(stage, isExtra ? .extraDemand : .demand, week, key: key)
        )
    }

    /// Takes up one child of a cohort, any with the same probability.
    @inline(__always)
    func takeUp(from cohort: Int, _ taking: inout Taking) {
        takeUp(from: cohort, place: placeInCohort(cohort, &taking), &taking)
    }

    /// Any of a cohort's children with the same probability, where they are told apart.
    @inline(__always)
    func placeInCohort(_ cohort: Int, _ taking: inout Taking) -> Int {
        classCount > 1 ? taking.luck.item(of: Int(taking.list.pointee.counts[cohort])) : 0
    }

    /// Takes the child at a place of a cohort off the list and says of what class.
    @inline(__always)
    func takeOff(from cohort: Int, place: Int, _ taking: borrowing Taking) -> Int {
        guard let classes = taking.classes else { return states[taking.stage].takeOne(from: cohort, place: place) }
        return states[taking.stage].takeOne(from: cohort, place: place, of: classes)
    }

    /// Takes up the child at a place of a cohort: counts it and starts its work, or sends it where the pass leads.
    @inline(__always)
    func takeUp(from cohort: Int, place: Int, _ taking: inout Taking) {
        let stage = taking.stage
        let childClass = takeOff(from: cohort, place: place, taking)
        let flows = weekFlows + (taking.week &* stageCount &+ stage)
        if let destination = taking.destination {
            flows.pointee.transferred &+= 1
            states[stage].tallies?[childClass].transferred += 1
            lead(1, class: childClass, cohort: cohort, along: destination, in: taking.week, .serving(stage))
            return
        }
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
        if works[stage].demands.hasTakenUp {
            make(.takenUp, by: stage, class: childClass, in: taking.week, luck: &taking.demand)
        }
        var weeks = 0
        if works[stage].delayCount > 1 {
            weeks = works[stage].delay(taking.delay.choice())
        }
        guard weeks == 0 else {
            states[stage].startWork(class: childClass, cohort: cohort, weeks: weeks)
            return
        }
        complete(
            stage,
            class: childClass,
            cohort: cohort,
            in: taking.week,
            .serving(stage),
            route: &taking.route,
            demand: &taking.demand
        )
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
        var route = luck(stage, .route, week)
        var demand = luck(stage, .demandOfFinished, week)
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
                finish(Int(row[place]), of: stage, at: place, in: week, route: &route, demand: &demand)
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
    private func finish(
        _ cases: Int,
        of stage: Int,
        at place: Int,
        in week: Int,
        route: inout Luck,
        demand: inout Luck
    ) {
        let cohort = classCount == 1 ? place : place / classCount
        let childClass = place &- cohort &* classCount
        states[stage].endWork(on: cases, class: childClass, cohort: cohort)
        for _ in 0..<cases {
            complete(
                stage,
                class: childClass,
                cohort: cohort,
                in: week,
                .finishing,
                route: &route,
                demand: &demand
            )
        }
    }

    /// Counts a completed case, makes its demands and leads the child on.
    private func complete(
        _ stage: Int,
        class childClass: Int,
        cohort: Int,
        in week: Int,
        _ moment: Moment,
        route luck: inout Luck,
        demand: inout Luck
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
        let route = works[stage].routeCount > 1 ? works[stage].route(luck.choice(), in: week) : 0
        if works[stage].demands.hasCompleted {
            make(.completed(route: route), by: stage, class: childClass, in: week, luck: &demand)
        }
        guard works[stage].routeCount > 0 else { return }
        let classAfterwards = works[stage].classAfterwards ?? childClass
        lead(1, class: classAfterwards, cohort: cohort, along: works[stage].routes[route], in: week, moment)
    }
}
