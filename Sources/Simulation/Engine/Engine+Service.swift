import Randomness

// Taking children off a list: how many, and who.
extension Engine {
    /// The week's passes: the stage's own capacity, then each extra one.
    @inline(__always)
    func serve(_ stage: Int, in week: Int) {
        for index in 0..<works[stage].passCount {
            let room = works[stage].passes[index].room[week]
            if room > 0 { pass(index, room: Int(room), of: stage, in: week) }
        }
    }

    private func pass(_ index: Int, room: Int, of stage: Int, in week: Int) {
        let total = states[stage].queue.total
        let flows = weekFlows + (week &* stageCount &+ stage)
        flows.pointee.capacity &+= room == Int(PassWork.unlimited) ? total : room
        let children = min(room, total)
        guard children > 0 else { return }
        let order = works[stage].passes[index].order(in: week)
        if case .oldestFirst = order, works[stage].isPlain && classCount == 1 {
            takeOldestTogether(children, of: stage, in: week, isExtra: index > 0)
            return
        }
        var taking = taking(stage, in: week, pass: index)
        switch order {
        case .oldestFirst: takeOldest(children, &taking)
        case .random: takeRandom(children, &taking)
        case .mixture(let kappa, let psi): takeMixture(children, kappa: kappa, psi: psi, &taking)
        }
    }

    /// The earliest clock starts first, where all of a cohort are alike and leave at once: a cohort at a time.
    private func takeOldestTogether(_ children: Int, of stage: Int, in week: Int, isExtra: Bool) {
        var queue = states[stage].queue
        var waits = 0.0
        var rest = children
        while rest > 0 {
            let cohort = queue.oldest()
            let taken = min(rest, Int(queue.counts[cohort]))
            queue.takenAsOldest[cohort] &+= Int32(truncatingIfNeeded: taken)
            queue.remove(taken, from: cohort)
            waits += Double(taken) * waitWhenSeen(stage, cohort: cohort, in: week)
            rest &-= taken
        }
        states[stage].queue = queue
        let flows = weekFlows + (week &* stageCount &+ stage)
        flows.pointee.seen &+= children
        if isExtra { flows.pointee.seenByExtra &+= children }
        flows.pointee.completed &+= children
        flows.pointee.seenWaitSum += waits
    }

    /// The earliest clock starts first.
    private func takeOldest(_ children: Int, _ taking: inout Taking) {
        let stage = taking.stage
        var rest = children
        while rest > 0 {
            let cohort = states[stage].queue.oldest()
            let taken = min(rest, Int(states[stage].queue.counts[cohort]))
            states[stage].queue.takenAsOldest[cohort] &+= Int32(truncatingIfNeeded: taken)
            for _ in 0..<taken { takeUp(from: cohort, &taking) }
            rest &-= taken
        }
    }

    /// Each child equally likely, without replacement.
    private func takeRandom(_ children: Int, _ taking: inout Taking) {
        let stage = taking.stage
        let newest = (taking.week &+ pastWeeks) &>> CohortList.blockShift
        for _ in 0..<children {
            let place = Int(taking.luck.uniform() * Double(states[stage].queue.total))
            var finger = CohortList.Finger(block: newest)
            takeUp(from: finger.cohort(atPlaceFromNewest: place, of: states[stage].queue), &taking)
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
        let stage = taking.stage
        let current = taking.week &+ pastWeeks
        let counts = states[stage].queue.counts
        var young = 0
        for cohort in max(0, current &- OrderOfService.earlyDisposalWeeks)...current { young &+= Int(counts[cohort]) }
        let early = min(wanted, young)
        for _ in 0..<early {
            let place = Int(taking.luck.uniform() * Double(young))
            var finger = CohortList.Finger(block: current &>> CohortList.blockShift)
            let cohort = finger.cohort(atPlaceFromNewest: place, of: states[stage].queue)
            let childClass = states[stage].takeOne(from: cohort, luck: &taking.luck)
            states[stage].tallies?[childClass].earlyDisposals += 1
            young &-= 1
        }
        weekFlows[taking.week &* stageCount &+ stage].earlyDisposals &+= early
        return early
    }

    /// One by one without replacement, with weight exp(kappa x wait / mean wait).
    private func takeWeighted(_ children: Int, kappa: Double, _ taking: inout Taking) {
        let stage = taking.stage
        guard children > 0 else { return }
        let current = taking.week &+ pastWeeks
        let counts = states[stage].queue.counts
        let cohortSum = Double(states[stage].queue.cohortSum)
        let meanWait = Double(current) - 0.5 - cohortSum / Double(states[stage].queue.total)
        let rate = kappa / max(meanWait, 0.5)
        var weights = weights.pointee
        weights.prepare(&states[stage].queue, current: current, rate: rate)
        var rest = children
        while rest > 0 {
            if let (cohort, place) = weights.choose(taking.luck.uniform(), counts: counts) {
                takeUp(from: cohort, place: place, &taking)
                rest &-= 1
            } else {
                weights.prepare(&states[stage].queue, current: current, rate: rate)
            }
        }
    }
}
