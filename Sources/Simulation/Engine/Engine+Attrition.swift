import Randomness

// Removals other than treatment.
extension Engine {
    /// Walks the line from the newest child by geometric gaps and takes off those who leave.
    ///
    /// Two plans meet the same gaps, so the longer list loses at least as many and stays at least as long.
    @inline(__always)
    func leave(_ stage: Int, in week: Int) {
        guard works[stage].hasAttrition && states[stage].queue.total > 0 else { return }
        var left = 0
        let current = week &+ pastWeeks
        if works[stage].newGaps[week] < Int(states[stage].queue.counts[current]) {
            left = leaveNew(stage, in: week)
        }
        left &+= leaveOlder(stage, in: week)
        weekFlows[week &* stageCount &+ stage].left = left
    }

    /// The week's own referrals, who have been there for a part of it.
    private func leaveNew(_ stage: Int, in week: Int) -> Int {
        let current = week + pastWeeks
        let address = works[stage].key(seed: seed, replication: replication).address(.furtherAttritionOfNew)
        var luck = luck(stage, .classOfNewWhoLeave, week)
        var left = 0
        var batch = 0
        var gap = works[stage].newGaps[week]
        while true {
            fillGaps(batch, address, works[stage].inverseLog(ofNewIn: week), week)
            for index in 0..<GeometricGaps.batch {
                guard gap < Int(states[stage].queue.counts[current]) else { return left }
                let childClass = states[stage].takeOne(from: current, luck: &luck)
                states[stage].tallies?[childClass].left += 1
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
        var luck = classCount > 1 ? luck(stage, .classOfThoseWhoLeave, week) : nil
        var place = Int(queue.counts[current])
        var left = 0
        var batch = StageWork.readyGaps / GeometricGaps.batch
        var next = works[stage].olderGaps + week &* StageWork.readyGaps
        var count = StageWork.readyGaps
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
            if luck != nil {
                for index in 0..<found {
                    let place = luck!.item(of: Int(queue.counts[cohorts[index]]))
                    let childClass = states[stage].takeClass(from: cohorts[index], place: place)
                    states[stage].tallies?[childClass].left += 1
                    queue.remove(1, from: cohorts[index])
                }
            } else {
                for index in 0..<found { queue.remove(1, from: cohorts[index]) }
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

    private func fillFurtherGaps(_ batch: Int, of stage: Int, in week: Int) {
        let address = works[stage].key(seed: seed, replication: replication).address(.attrition)
        fillGaps(batch, address, works[stage].inverseLog(ofOlderIn: week), week)
    }

    @inline(__always)
    private func fillGaps(_ batch: Int, _ address: StreamAddress, _ inverseLog: Double, _ week: Int) {
        GeometricGaps.fill(gaps, batch: batch, week: week, address: address, inverseLog: inverseLog)
    }
}
