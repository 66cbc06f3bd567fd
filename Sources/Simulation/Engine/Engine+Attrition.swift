import Randomness

// Removals other than treatment.
extension Engine {
    /// Walks the line from the newest child by geometric gaps and takes off those who leave.
    ///
    /// Two plans meet the same gaps, so the longer list loses at least as many; with the same hazard for all waits it also
    /// stays at least as long.
    @inline(__always)
    func leave(_ stage: Int, in week: Int) {
        guard works[stage].attrition.isAny && states[stage].queue.total > 0 else { return }
        var left = 0
        let current = week &+ pastWeeks
        let disposed = weekFlows[week &* stageCount &+ stage].earlyDisposals
        if works[stage].attrition.newGaps[week] < states[stage].queue.counts[current] {
            left = leaveNew(stage, in: week)
        }
        if works[stage].attrition.isByWait(in: week) {
            left &+= leaveByWait(stage, in: week)
        } else if Int(works[stage].attrition.readyPlaces[week].low[0] &+ states[stage].queue.counts[current])
            < states[stage].queue.total
        {
            left &+= leaveOlder(stage, in: week)
        }
        // Those among them who are early disposals have been counted as such.
        let early = weekFlows[week &* stageCount &+ stage].earlyDisposals &- disposed
        weekFlows[week &* stageCount &+ stage].left = left &- early
        weekFlows[week &* stageCount &+ stage].capacity &+= early
    }

    /// The week's own referrals, who have been there for a part of it.
    private func leaveNew(_ stage: Int, in week: Int) -> Int {
        let current = week + pastWeeks
        let address = works[stage].key(seed: seed, replication: replication).address(.furtherAttritionOfNew)
        var choice = luck(stage, .classOfNewWhoLeave, week)
        var route = luck(stage, .leavingRouteOfNew, week)
        var reason = luck(stage, .reasonOfNewWhoLeave, week)
        let earlyShare = works[stage].attrition.earlyShare(ofNewIn: week)
        var left = 0
        var batch = 0
        var gap = Int(works[stage].attrition.newGaps[week])
        while true {
            let gaps = GeometricGaps.batch(
                batch,
                week: week,
                address: address,
                inverseLog: works[stage].attrition.inverseLog(ofNewIn: week)
            )
            for index in 0..<GeometricGaps.batch {
                guard gap < Int(states[stage].queue.counts[current]) else { return left }
                let childClass = states[stage].takeOne(from: current, luck: &choice)
                let isEarly = earlyShare > 0 && reason.choice() < earlyShare
                leadAway(stage, class: childClass, cohort: current, in: week, isEarly: isEarly, luck: &route)
                left += 1
                gap += Int(gaps[index])
            }
            batch += 1
        }
    }

    /// Everybody else.
    ///
    /// The cohorts of a batch of places in the line as it stands are looked up, and only then are the children taken
    /// off: no look-up waits for another.
    private func leaveOlder(_ stage: Int, in week: Int) -> Int {
        let current = week &+ pastWeeks
        // A copy in registers; the counts themselves are behind its pointers.
        var queue = states[stage].queue
        let isPlain = classCount == 1 && works[stage].leavingCount == 0
        var choice = isPlain ? nil : luck(stage, .classOfThoseWhoLeave, week)
        var route = isPlain ? nil : luck(stage, .leavingRoute, week)
        var places = works[stage].attrition.readyPlaces[week].moved(by: queue.counts[current])
        var batch = works[stage].attrition.readyBatches
        var count = batch &* GeometricGaps.batch
        var left = 0
        while true {
            let found = places.count(below: queue.total)
            guard found > 0 else { break }
            lineSearch.find(places, count: found, of: &queue, current: current, into: cohorts)
            if isPlain {
                queue.removeOne(fromEach: cohorts, count: found)
            } else {
                for index in 0..<found {
                    leave(stage, cohort: cohorts[index], of: &queue, in: week, choice: &choice!, route: &route!)
                }
            }
            left &+= found
            guard found == count else { break }
            let last = count == LinePlaces.count ? places.high[3] : places.low[3]
            places = furtherPlaces(batch, of: stage, in: week)
                .moved(by: last &+ 1 &- Int32(truncatingIfNeeded: found))
            count = GeometricGaps.batch
            batch &+= 1
        }
        states[stage].queue = queue
        works[stage].attrition.note(left: left)
        return left
    }

    /// Takes one of a cohort's children, any with the same probability, off the list and leads it on.
    @inline(__always)
    private func leave(
        _ stage: Int,
        cohort: Int,
        of queue: inout CohortList,
        in week: Int,
        choice: inout Luck,
        route: inout Luck
    ) {
        var childClass = 0
        if classCount > 1 {
            childClass = states[stage].takeClass(from: cohort, place: choice.item(of: Int(queue.counts[cohort])))
            states[stage].tallies![childClass].left += 1
        }
        queue.remove(1, from: cohort)
        if works[stage].leavingCount > 0 {
            let way = works[stage].leavingRoute(route.choice())
            lead(1, of: stage, class: childClass, cohort: cohort, along: way, in: week, .leaving)
        }
    }

    /// The places that one more batch of gaps leads to from the last, and nowhere for the rest.
    private func furtherPlaces(_ batch: Int, of stage: Int, in week: Int) -> LinePlaces {
        let gaps = GeometricGaps.batch(
            batch,
            week: week,
            address: works[stage].key(seed: seed, replication: replication).address(.attrition),
            inverseLog: works[stage].attrition.inverseLog(ofOlderIn: week)
        )
        return GeometricGaps.places(gaps, SIMD4(repeating: GeometricGaps.longest))
    }

    /// Everybody else, where the hazard depends on the wait.
    ///
    /// Each unit exponential is the hazard that the line bears before one more child leaves, from the newest on: a child
    /// with hazard h stays with probability exp(-h), whatever came before. Blocks of cohorts whose children bear less than is
    /// left of it together are passed over, and so is the rest of the line.
    private func leaveByWait(_ stage: Int, in week: Int) -> Int {
        let current = week &+ pastWeeks
        let address = works[stage].key(seed: seed, replication: replication).address(.attrition)
        var choice = luck(stage, .classOfThoseWhoLeave, week)
        var route = luck(stage, .leavingRoute, week)
        var reason = luck(stage, .reasonOfThoseWhoLeave, week)
        var drawn = 0
        var batch = works[stage].attrition.exponentials(0, week: week, address: address)
        var rest = batch[0]
        var left = 0
        // A copy in registers; the counts themselves are behind its pointers.
        var queue = states[stage].queue
        let oldestBlock = queue.oldest() &>> CohortList.blockShift
        let hazards = works[stage].attrition.hazards(in: week, current: current)
        var block = (current &- 1) &>> CohortList.blockShift
        // Children in the block and older ones.
        var older = queue.total
        if current &>> CohortList.blockShift > block { older &-= Int(queue.blocks[block &+ 1]) }
        var mayEnd = true
        while block >= oldestBlock {
            // Where all who are left have the same hazard, they need not be looked at when nobody of them leaves.
            if mayEnd && hazards.isConstant(fromBlock: block) {
                if rest >= hazards.sum(ofOldest: older) { break }
                mayEnd = false
            }
            let inBlock = hazards.sum(ofBlock: block, of: queue)
            if rest >= inBlock {
                rest -= inBlock
                older &-= Int(queue.blocks[block])
                block &-= 1
                continue
            }
            let first = block &<< CohortList.blockShift
            var cohort = min(first &+ 1 &<< CohortList.blockShift, current) &- 1
            while cohort >= first {
                var children = Int(queue.counts[cohort])
                let hazard = hazards.hazard(of: cohort)
                while rest < Double(children) * hazard {
                    children &-= min(children, Int(rest / hazard) &+ 1)
                    drawn &+= 1
                    if drawn & 3 == 0 {
                        batch = works[stage].attrition.exponentials(drawn &>> 2, week: week, address: address)
                    }
                    rest = batch[drawn & 3]
                    var childClass = 0
                    if classCount > 1 {
                        let place = choice.item(of: Int(queue.counts[cohort]))
                        childClass = states[stage].takeClass(from: cohort, place: place)
                    }
                    queue.remove(1, from: cohort)
                    let earlyShare = hazards.earlyShare(of: cohort)
                    let isEarly = earlyShare > 0 && reason.choice() < earlyShare
                    leadAway(stage, class: childClass, cohort: cohort, in: week, isEarly: isEarly, luck: &route)
                    left &+= 1
                    older &-= 1
                    mayEnd = true
                }
                rest -= Double(children) * hazard
                cohort &-= 1
            }
            older &-= Int(queue.blocks[block])
            block &-= 1
        }
        states[stage].queue = queue
        return left
    }

    /// Counts a child who has left and leads it on.
    private func leadAway(
        _ stage: Int,
        class childClass: Int,
        cohort: Int,
        in week: Int,
        isEarly: Bool,
        luck: inout Luck
    ) {
        guard !isEarly else {
            states[stage].tallies?[childClass].earlyDisposals += 1
            weekFlows[week &* stageCount &+ stage].earlyDisposals &+= 1
            return
        }
        states[stage].tallies?[childClass].left += 1
        guard works[stage].leavingCount > 0 else { return }
        let way = works[stage].leavingRoute(luck.choice())
        lead(1, of: stage, class: childClass, cohort: cohort, along: way, in: week, .leaving)
    }
}
