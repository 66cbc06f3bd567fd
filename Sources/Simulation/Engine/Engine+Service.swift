import Randomness

// Taking children off a list: how many, and who.
extension Engine {
    /// The stages' own capacity has taken whom it can: staff pools share their time, and further passes follow.
    func servePooled(in week: Int) {
        for pool in 0..<poolCount where !isSpared[pools[pool].stages[0]] { share(pool, in: week) }
        for stage in 0..<stageCount where firstWeeks[stage] <= week && works[stage].isPooled {
            serve(stage, in: week, passes: 1..<works[stage].passCount)
        }
    }

    /// The week's passes: the stage's own capacity, what its staff pool gives it, then each extra one.
    @inline(__always)
    func serve(_ stage: Int, in week: Int, passes: Range<Int>) {
        for index in passes {
            var room = Int(works[stage].passes[index].room[week])
            guard room > 0 else { continue }
            if works[stage].passes[index].inFullFrom > 0 {
                room = works[stage].passes[index].room(room, ofList: states[stage].queue.total, in: week)
                guard room > 0 else { continue }
            }
            if works[stage].isWatched {
                passWatched(index, room: room, of: stage, in: week)
            } else {
                pass(index, room: room, of: stage, in: week)
            }
        }
    }

    func pass(_ index: Int, room: Int, of stage: Int, in week: Int) {
        let order = works[stage].passes[index].order(in: week)
        if !works[stage].passes[index].takesShare && works[stage].passes[index].isOpenToAll(in: week) {
            let total = states[stage].queue.total
            let flows = weekFlows + (week &* stageCount &+ stage)
            flows.pointee.capacity &+= room >= Int(PassWork.unlimited) ? total : room
            let children = min(room, total)
            guard children > 0 else { return }
            if order == .oldestFirst, works[stage].isPlain, works[stage].passes[index].destination == nil {
                takeOldestTogether(children, of: stage, in: week, pass: index)
                return
            }
            var taking = taking(stage, in: week, pass: index)
            take(children, order, &taking)
        } else {
            passByAccess(index, room: room, order, of: stage, in: week)
        }
    }

    /// A pass that does not take everybody alike, or takes a share of the list: first what is reserved, then each tier.
    private func passByAccess(_ index: Int, room: Int, _ order: OrderOfService, of stage: Int, in week: Int) {
        var taking = taking(stage, in: week, pass: index)
        var classes = ClassSet.all
        if !works[stage].passes[index].isOpenToAll {
            works[stage].passes[index].access.advance(to: week)
            classes = works[stage].passes[index].access.classes
        }
        var room = room
        let total = states[stage].waiting(of: classes)
        if works[stage].passes[index].takesShare {
            let share = works[stage].passes[index].shares![week]
            room = CountInversion.binomial(taking.luck.uniform(), trials: total, probability: min(1, share))
        }
        let flows = weekFlows + (week &* stageCount &+ stage)
        flows.pointee.capacity &+= room >= Int(PassWork.unlimited) ? total : room
        guard !works[stage].passes[index].isOpenToAll else {
            take(room, order, &taking)
            return
        }
        var open = room
        var reservedSoFar = 0
        for number in works[stage].passes[index].access.reserves {
            let reserve = works[stage].passes[index].access.reserve(number)
            // An unlimited room needs no reserve.
            guard room < Int(PassWork.unlimited) else { break }
            let reserved = AccessWork.whole(Double(room) * reserve.shareUpToThis, in: week)
            let places = min(open, reserved &- reservedSoFar)
            reservedSoFar = reserved
            select(line: reserve.line, of: stage, &taking)
            let taken = min(places, taking.list.pointee.total)
            take(taken, order, &taking)
            open &-= reserve.releasesUnused ? taken : places
        }
        for number in works[stage].passes[index].access.tiers where open > 0 {
            select(line: works[stage].passes[index].access.line(number), of: stage, &taking)
            let taken = min(open, taking.list.pointee.total)
            take(taken, order, &taking)
            open &-= taken
        }
    }

    private func select(line: Int, of stage: Int, _ taking: inout Taking) {
        taking.list = line < 0 ? queue(of: stage) : states[stage].list(ofLine: line)
        taking.classes = line < 0 ? nil : states[stage].lines[line].classes
    }

    /// Takes children off the chosen list, at most as many as are on it.
    private func take(_ children: Int, _ order: OrderOfService, _ taking: inout Taking) {
        guard children > 0 else { return }
        switch order {
        case .oldestFirst: takeOldest(children, &taking)
        case .random: takeRandom(children, &taking)
        case .mixture(let kappa, let psi): takeMixture(children, kappa: kappa, psi: psi, &taking)
        }
    }

    /// The earliest clock starts first, where children leave at once: a cohort at a time, and only of the last, of whom
    /// some stay, one by one where classes are told apart.
    private func takeOldestTogether(_ children: Int, of stage: Int, in week: Int, pass index: Int) {
        var queue = states[stage].queue
        var waits = 0.0
        var rest = children
        while rest > 0 {
            let cohort = queue.oldest()
            let here = Int(queue.counts[cohort])
            let taken = min(rest, here)
            if classCount > 1 { takeClasses(of: taken, from: cohort, of: here, stage, in: week, pass: index) }
            queue.takenAsOldest[cohort] &+= Int32(truncatingIfNeeded: taken)
            queue.remove(taken, from: cohort)
            waits += Double(taken) * waitWhenSeen(stage, cohort: cohort, in: week)
            rest &-= taken
        }
        states[stage].queue = queue
        let flows = weekFlows + (week &* stageCount &+ stage)
        flows.pointee.seen &+= children
        if index >= works[stage].firstExtra { flows.pointee.seenByExtra &+= children }
        flows.pointee.completed &+= children
        flows.pointee.seenWaitSum += waits
    }

    /// Counts children of a cohort out of their classes: all of them, or some, each with the same probability.
    private func takeClasses(of taken: Int, from cohort: Int, of here: Int, _ stage: Int, in week: Int, pass index: Int)
    {
        guard taken < here else {
            for childClass in 0..<classCount {
                let children = states[stage].takeAll(of: childClass, from: cohort)
                states[stage].tallies![childClass].seen &+= children
                states[stage].tallies![childClass].completed &+= children
            }
            return
        }
        var luck = luck(stage, .order(of: works[stage].passes[index].key), week)
        for left in stride(from: here, to: here &- taken, by: -1) {
            let childClass = states[stage].takeClass(from: cohort, place: luck.item(of: left))
            states[stage].tallies![childClass].seen &+= 1
            states[stage].tallies![childClass].completed &+= 1
        }
    }

    /// The earliest clock starts first.
    private func takeOldest(_ children: Int, _ taking: inout Taking) {
        let list = taking.list
        var rest = children
        while rest > 0 {
            let cohort = list.pointee.oldest()
            let taken = min(rest, Int(list.pointee.counts[cohort]))
            list.pointee.takenAsOldest[cohort] &+= Int32(truncatingIfNeeded: taken)
            takeUp(taken, from: cohort, &taking)
            rest &-= taken
        }
    }

    /// Each child equally likely, without replacement.
    private func takeRandom(_ children: Int, _ taking: inout Taking) {
        let list = taking.list
        let newest = (taking.week &+ pastWeeks) &>> CohortList.blockShift
        for _ in 0..<children {
            let place = Int(taking.luck.uniform() * Double(list.pointee.total))
            var finger = CohortList.Finger(block: newest)
            takeUp(1, from: finger.cohort(atPlaceFromNewest: place, of: list.pointee), &taking)
        }
    }

    /// The fitted mixture; what the young cannot supply of the early disposals is drawn like the rest.
    private func takeMixture(_ children: Int, kappa: Double, psi: Double, _ taking: inout Taking) {
        let early =
            psi > 0 ? CountInversion.binomial(taking.luck.uniform(), trials: children, probability: psi) : 0
        let disposed = early > 0 ? disposeEarly(early, &taking) : 0
        if kappa == 0 {
            takeRandom(children &- disposed, &taking)
        } else if kappa == .infinity {
            takeOldest(children &- disposed, &taking)
        } else {
            takeWeighted(children &- disposed, kappa: kappa, &taking)
        }
    }

    /// Early disposals: uniform among children who have waited less than the limit; says how many there were.
    private func disposeEarly(_ wanted: Int, _ taking: inout Taking) -> Int {
        let isFollowed = taking.work.pointee.journey >= 0
        // Whom earlier tiers of the pass have taken is not among them.
        if isFollowed { noteTaken(taking) }
        let current = taking.week &+ pastWeeks
        let counts = taking.list.pointee.counts
        var young = 0
        for cohort in max(0, current &- OrderOfService.earlyDisposalWeeks)...current { young &+= Int(counts[cohort]) }
        let early = min(wanted, young)
        var line = YoungLine(taking.list.pointee, current: current)
        for _ in 0..<early {
            let cohort = line.take(at: Int32(taking.luck.uniform() * Double(young)))
            let childClass = takeOff(from: cohort, place: placeInCohort(cohort, &taking), taking)
            taking.state.pointee.tallies?[childClass].earlyDisposals &+= 1
            young &-= 1
        }
        taking.flows.pointee.earlyDisposals &+= early
        if isFollowed { journeys[taking.work.pointee.journey].look(at: &taking.state.pointee, in: taking.week) }
        return early
    }

    /// One by one without replacement, with weight exp(kappa x wait / mean wait).
    private func takeWeighted(_ children: Int, kappa: Double, _ taking: inout Taking) {
        guard children > 0 else { return }
        let list = taking.list
        let current = taking.week &+ pastWeeks
        let counts = list.pointee.counts
        let cohortSum = Double(list.pointee.cohortSum)
        let meanWait = Double(current) - 0.5 - cohortSum / Double(list.pointee.total)
        let rate = kappa / max(meanWait, 0.5)
        var weights = weights.pointee
        weights.prepare(&list.pointee, current: current, rate: rate)
        var rest = children
        var waits = 0.0
        while rest > 0 {
            let count = min(rest, CohortWeights.batch)
            weights.draw(count, &taking.luck)
            for index in 0..<count {
                if let (cohort, place) = weights.choose(index, counts: counts, tellsApart: classCount > 1) {
                    waits += waitWhenSeen(taking.stage, cohort: cohort, in: taking.week)
                    goOn(class: takeOff(from: cohort, place: place, taking), cohort: cohort, &taking)
                    rest &-= 1
                } else {
                    weights.prepare(&list.pointee, current: current, rate: rate)
                    weights.findBlocks(count)
                }
            }
        }
        count(children, waits: waits, taking)
    }
}
