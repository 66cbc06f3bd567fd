import Randomness

// Removals other than treatment.
extension Engine {
    /// Walks the line from the newest child by geometric gaps and takes off those who leave.
    ///
    /// Two plans meet the same gaps, so the longer list loses at least as many and stays at least as long.
    @inline(__always)
    func leave(_ stage: Int, in week: Int) {
        guard works[stage].attrition.isAny && states[stage].queue.total > 0 else { return }
        var left = 0
        let current = week &+ pastWeeks
        if works[stage].attrition.newGaps[week] < Int(states[stage].queue.counts[current]) {
            left = leaveNew(stage, in: week)
        }
        left &+= works[stage].attrition.isByWait(in: week) ? leaveByWait(stage, in: week) : leaveOlder(stage, in: week)
        weekFlows[week &* stageCount &+ stage].left = left
    }

    /// The week's own referrals, who have been there for a part of it.
    private func leaveNew(_ stage: Int, in week: Int) -> Int {
        let current = week + pastWeeks
        let address = works[stage].key(seed: seed, replication: replication).address(.furtherAttritionOfNew)
        var choice = luck(stage, .classOfNewWhoLeave, week)
        var route = luck(stage, .leavingRouteOfNew, week)
        var left = 0
        var batch = 0
        var gap = works[stage].attrition.newGaps[week]
        while true {
            fillGaps(batch, address, works[stage].attrition.inverseLog(ofNewIn: week), week)
            for index in 0..<GeometricGaps.batch {
                guard gap < Int(states[stage].queue.counts[current]) else { return left }
                let childClass = states[stage].takeOne(from: current, luck: &choice)
                leadAway(stage, class: childClass, cohort: current, in: week, luck: &route)
                left += 1
                gap += gaps[index]
            }
            batch += 1
        }
    }

    /// Everybody else.
    ///
    /// A batch of gaps is made into places in the line as it stands, the cohorts of all of them are looked up, and only
    /// then are the children taken off: no look-up waits for another.
    private func leaveOlder(_ stage: Int, in week: Int) -> Int {
        let current = week &+ pastWeeks
        // A copy in registers; the counts themselves are behind its pointers.
        var queue = states[stage].queue
        var linePlaces = places.pointee
        var choice = classCount > 1 ? luck(stage, .classOfThoseWhoLeave, week) : nil
        var route = works[stage].leavingCount > 0 ? luck(stage, .leavingRoute, week) : nil
        var place = Int(queue.counts[current])
        var left = 0
        var batch = AttritionWork.readyGaps / GeometricGaps.batch
        var next = works[stage].attrition.olderGaps + week &* AttritionWork.readyGaps
        var count = AttritionWork.readyGaps
        while true {
            var found = 0
            for index in 0..<count {
                place &+= next[index]
                found &+= place < queue.total ? 1 : 0
                cohorts[index] = place
                place &+= 1
            }
            guard found > 0 else { break }
            linePlaces.prepare(&queue, current: current)
            var group = 0
            for index in 0..<found {
                cohorts[index] = linePlaces.cohort(cohorts[index], of: queue, group: &group)
            }
            for index in 0..<found {
                var childClass = 0
                if choice != nil {
                    let place = choice!.item(of: Int(queue.counts[cohorts[index]]))
                    childClass = states[stage].takeClass(from: cohorts[index], place: place)
                    states[stage].tallies![childClass].left += 1
                }
                queue.remove(1, from: cohorts[index])
                if route != nil {
                    let way = works[stage].leavingRoute(route!.choice())
                    lead(1, class: childClass, cohort: cohorts[index], along: way, in: week, .leaving)
                }
            }
            left &+= found
            guard found == count else { break }
            place &-= found
            fillFurtherGaps(batch, of: stage, in: week)
            batch &+= 1
            next = gaps
            count = GeometricGaps.batch
        }
        states[stage].queue = queue
        return left
    }

    /// Everybody else, where the hazard depends on the wait.
    ///
    /// Each unit exponential is the hazard that the line bears before one more child leaves, from the newest on: a child
    /// with hazard h stays with probability exp(-h), whatever came before.
    private func leaveByWait(_ stage: Int, in week: Int) -> Int {
        let current = week + pastWeeks
        let address = works[stage].key(seed: seed, replication: replication).address(.attrition)
        var choice = luck(stage, .classOfThoseWhoLeave, week)
        var route = luck(stage, .leavingRoute, week)
        var drawn = 0
        var batch = SIMD4<Double>()
        func next() -> Double {
            if drawn & 3 == 0 { batch = GeometricGaps.exponentials(batch: drawn / 4, week: week, address: address) }
            defer { drawn += 1 }
            return batch[drawn & 3]
        }
        var rest = next()
        var left = 0
        var cohort = current - 1
        let oldest = states[stage].queue.oldest()
        while cohort >= oldest {
            var children = Int(states[stage].queue.counts[cohort])
            let hazard = children > 0 ? works[stage].attrition.hazard(afterWeeks: current - cohort, in: week) : 0
            while children > 0 && rest < Double(children) * hazard {
                children -= min(children, Int(rest / hazard) + 1)
                rest = next()
                let childClass = states[stage].takeOne(from: cohort, luck: &choice)
                leadAway(stage, class: childClass, cohort: cohort, in: week, luck: &route)
                left += 1
            }
            rest -= Double(children) * hazard
            cohort -= 1
        }
        return left
    }

    /// Counts a child who has left and leads it on.
    private func leadAway(_ stage: Int, class childClass: Int, cohort: Int, in week: Int, luck: inout Luck) {
        states[stage].tallies?[childClass].left += 1
        guard works[stage].leavingCount > 0 else { return }
        lead(1, class: childClass, cohort: cohort, along: works[stage].leavingRoute(luck.choice()), in: week, .leaving)
    }

    private func fillFurtherGaps(_ batch: Int, of stage: Int, in week: Int) {
        let address = works[stage].key(seed: seed, replication: replication).address(.attrition)
        fillGaps(batch, address, works[stage].attrition.inverseLog(ofOlderIn: week), week)
    }

    @inline(__always)
    private func fillGaps(_ batch: Int, _ address: StreamAddress, _ inverseLog: Double, _ week: Int) {
        GeometricGaps.fill(gaps, batch: batch, week: week, address: address, inverseLog: inverseLog)
    }
}
