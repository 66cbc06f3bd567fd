// Numbers waiting and waits so far, of groups of stages.
extension Engine {
    /// Measures the groups of which the last list becomes known this week.
    func measureStarts(in week: Int) {
        for group in 0..<groupCount {
            var known = -1
            var moment = 0.0
            for place in groupFirst[group]..<groupFirst[group &+ 1] {
                let stage = groupStages[place]
                guard works[stage].startWeek > known else { continue }
                known = works[stage].startWeek
                moment = works[stage].momentOfService(in: known)
            }
            guard known == week && !isSpared(group) else { continue }
            let out = startMeasurements + group &* measureCount
            measure(group, endOf: week, atStart: true, into: out)
            guard moment < 1 && out[StockMeasure.number] > 0 else { continue }
            // Cohorts measured before the end of the week have waited that much less.
            for index in [StockMeasure.mean, StockMeasure.longest, StockMeasure.median, StockMeasure.percentile92] {
                out[index] = max(0, out[index] - (1 - moment))
            }
        }
        if keepsAny { keepLists(in: week, atStart: true) }
    }

    /// Measures a group at the end of a week, or when its lists become known in it.
    func measure(_ group: Int, endOf week: Int, atStart: Bool = false, into out: UnsafeMutablePointer<Double>) {
        let current = week &+ pastWeeks
        let first = groupFirst[group]
        let classes = groupClasses[group]
        if classes == .all && groupFirst[group &+ 1] == first &+ 1 && states[groupStages[first]].isImmediate {
            measure(&states[groupStages[first]].queue, group, current: current, into: out)
            return
        }
        groupList.pointee.beginSum(current: current)
        for place in first..<groupFirst[group &+ 1] {
            let stage = groupStages[place]
            if isSpared[stage] {
                kept.add(stage, in: week, atStart: atStart, to: &groupList.pointee)
                continue
            }
            guard classes == .all else {
                states[stage].addSum(of: classes, to: &groupList.pointee, current: current)
                continue
            }
            groupList.pointee.addSum(&states[stage].queue, current: current)
            if !states[stage].isImmediate { groupList.pointee.addSum(&states[stage].inWork, current: current) }
        }
        measure(&groupList.pointee, group, current: current, into: out)
    }

    @inline(__always)
    private func measure(_ list: inout CohortList, _ group: Int, current: Int, into out: UnsafeMutablePointer<Double>) {
        let oldest = list.oldest()
        ListMeasurement.fill(
            out,
            list: list,
            oldest: oldest,
            current: current,
            percentiles: measuresPercentiles[group],
            thresholds: UnsafeBufferPointer(thresholds)
        )
    }
}
