import Randomness

// What becomes of children once they are taken up.
extension Engine {
    /// One pass over one list: where it takes children from and the luck it draws on.
    struct Taking {
        let stage: Int
        let week: Int
        let pass: Int
        let isExtra: Bool
        let state: UnsafeMutablePointer<StageState>
        let work: UnsafeMutablePointer<StageWork>
        let flows: UnsafeMutablePointer<Flows>
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
            pass: pass,
            isExtra: isExtra,
            state: states + stage,
            work: works + stage,
            flows: weekFlows + (week &* stageCount &+ stage),
            list: queue(of: stage),
            classes: nil,
            destination: works[stage].passes[pass].destination,
            luck: luck(stage, .order(of: key), week),
            route: luck(stage, isExtra ? .extraImmediateRoute : .immediateRoute, week, key: key),
            delay: luck(stage, isExtra ? .extraDelay : .delay, week, key: key),
            demand: luck(stage, isExtra ? .extraDemand : .demand, week, key: key)
        )
    }

    /// Takes up some of a cohort's children, one after another any of those left with the same probability.
    @inline(__always)
    func takeUp(_ children: Int, from cohort: Int, _ taking: inout Taking) {
        count(children, waits: Double(children) * waitWhenSeen(taking.stage, cohort: cohort, in: taking.week), taking)
        for _ in 0..<children {
            let childClass = takeOff(from: cohort, place: placeInCohort(cohort, &taking), taking)
            goOn(class: childClass, cohort: cohort, &taking)
        }
    }

    /// Any of a cohort's children with the same probability, where they are told apart.
    @inline(__always)
    func placeInCohort(_ cohort: Int, _ taking: inout Taking) -> Int {
        classCount > 1 ? taking.luck.item(of: Int(taking.list.pointee.counts[cohort])) : 0
    }

    /// Takes the child at a place of a cohort off the list and says of what class.
    @inline(__always)
    func takeOff(from cohort: Int, place: Int, _ taking: borrowing Taking) -> Int {
        guard let classes = taking.classes else { return taking.state.pointee.takeOne(from: cohort, place: place) }
        return taking.state.pointee.takeOne(from: cohort, place: place, of: classes)
    }

    /// Counts children who are taken up, and the sum of their waits.
    @inline(__always)
    func count(_ children: Int, waits: Double, _ taking: borrowing Taking) {
        guard taking.destination == nil else {
            taking.flows.pointee.transferred &+= children
            return
        }
        taking.flows.pointee.seen &+= children
        if taking.isExtra { taking.flows.pointee.seenByExtra &+= children }
        taking.flows.pointee.seenWaitSum += waits
        if taking.work.pointee.isPlain { taking.flows.pointee.completed &+= children }
    }

    /// Starts the work of a child who has been taken up and counted, or sends it where the pass leads.
    @inline(__always)
    func goOn(class childClass: Int, cohort: Int, _ taking: inout Taking) {
        let tally = taking.state.pointee.tallies.map { $0 + childClass }
        if let destination = taking.destination {
            tally?.pointee.transferred &+= 1
            lead(
                1,
                of: taking.stage,
                class: childClass,
                cohort: cohort,
                along: destination,
                in: taking.week,
                .serving(taking.stage)
            )
            return
        }
        tally?.pointee.seen &+= 1
        if taking.work.pointee.isPlain {
            tally?.pointee.completed &+= 1
        } else {
            startWork(class: childClass, cohort: cohort, &taking)
        }
    }

    private func startWork(class childClass: Int, cohort: Int, _ taking: inout Taking) {
        let work = taking.work
        if work.pointee.demands.hasTakenUp {
            make(.takenUp, by: taking.stage, class: childClass, in: taking.week, luck: &taking.demand)
        }
        let weeks = work.pointee.delayCount > 1 ? work.pointee.delay(taking.delay.choice()) : 0
        guard weeks == 0 else {
            taking.state.pointee.startWork(class: childClass, cohort: cohort, weeks: weeks)
            return
        }
        complete(
            1,
            of: taking.stage,
            class: childClass,
            cohort: cohort,
            in: taking.week,
            .serving(taking.stage),
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
        guard states[stage].inWork.total > 0 else { return }
        var route = luck(stage, .route, week)
        var demand = luck(stage, .demandOfFinished, week)
        states[stage]
            .takeFinished(in: slot) { cases, childClass, cohort in
                states[stage].endWork(on: cases, class: childClass, cohort: cohort)
                complete(
                    cases,
                    of: stage,
                    class: childClass,
                    cohort: cohort,
                    in: week,
                    .finishing,
                    route: &route,
                    demand: &demand
                )
            }
    }

    /// Counts completed cases of one cohort and class, makes their demands and leads the children on.
    private func complete(
        _ cases: Int,
        of stage: Int,
        class childClass: Int,
        cohort: Int,
        in week: Int,
        _ moment: Moment,
        route luck: inout Luck,
        demand: inout Luck
    ) {
        let (state, work) = (states + stage, works + stage)
        let flows = weekFlows + (week &* stageCount &+ stage)
        flows.pointee.completed &+= cases
        state.pointee.tallies?[childClass].completed &+= cases
        // Done at the start of the week: a clock that started evenly within its week has run at most this long.
        let onTime = week &+ pastWeeks &- cohort <= work.pointee.dueWeeks ? cases : 0
        flows.pointee.completedOnTime &+= onTime
        if isException[childClass] {
            flows.pointee.completedExceptions &+= cases
            flows.pointee.completedOnTimeExceptions &+= onTime
        }
        let routeCount = work.pointee.routeCount
        let hasDemands = work.pointee.demands.hasCompleted
        let classAfterwards = work.pointee.classAfterwards ?? childClass
        guard cases > 1 else {
            var route = 0
            if routeCount > 1 {
                work.pointee.moveOn(to: week)
                route = work.pointee.route(luck.choice())
            }
            if hasDemands { make(.completed(route: route), by: stage, class: childClass, in: week, luck: &demand) }
            // Without a route they are out.
            guard routeCount > 0 else { return }
            let way = work.pointee.routes[route]
            lead(1, of: stage, class: classAfterwards, cohort: cohort, along: way, in: week, moment)
            return
        }
        let taken = work.pointee.casesByRoute
        if routeCount > 1 || hasDemands {
            work.pointee.moveOn(to: week)
            for _ in 0..<cases {
                let route = routeCount > 1 ? work.pointee.route(luck.choice()) : 0
                taken[route] &+= 1
                if hasDemands {
                    make(.completed(route: route), by: stage, class: childClass, in: week, luck: &demand)
                }
            }
        } else {
            taken[0] = cases
        }
        // Without a route `taken` is not looked at.
        for route in 0..<routeCount where taken[route] > 0 {
            lead(
                taken[route],
                of: stage,
                class: classAfterwards,
                cohort: cohort,
                along: work.pointee.routes[route],
                in: week,
                moment
            )
            taken[route] = 0
        }
    }
}
