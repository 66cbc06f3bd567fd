import Foundation
import Randomness

/// A stage's week: work done, referrals, removals by the hazard.
extension Engine {
    @inline(__always)
    func stream(_ stage: Int, _ purpose: Purpose, _ week: Int) -> RandomStream {
        RandomStream(
            seed: seed,
            replication: replication,
            service: works[stage].serviceKey,
            stage: works[stage].stageNumber,
            purpose: purpose,
            week: UInt64(week + network.firstWeekNumber)
        )
    }

    /// Leads on the children whose work is done this week.
    func finishWork(of stage: Int, in week: Int) {
        let slot = week % states[stage].slots.count
        guard states[stage].slots[slot].children > 0 else { return }
        var random = stream(stage, .route, week)
        let cohorts = network.cohortCount
        for childClass in 0..<network.classCount {
            let row = states[stage].finishing! + (slot * network.classCount + childClass) * cohorts
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
        states[stage].slots[slot] = StageState.FinishingSlot()
    }

    /// Counts a completed case and leads the child on.
    ///
    /// While the week's service goes on, children who go back to the same or an earlier stage are held back until it is
    /// over, so that nobody is taken up twice by one week's capacity.
    func complete(
        _ stage: Int,
        class childClass: Int,
        cohort: Int,
        in week: Int,
        whileServing: Bool,
        random: inout RandomStream
    ) {
        let flows = weekFlows + (week * stageCount + stage)
        let current = week + network.pastWeeks
        flows.pointee.completed += 1
        states[stage].tallies?[childClass].completed += 1
        let isException = network.exceptionClasses.contains(childClass)
        if isException { flows.pointee.completedExceptions += 1 }
        // Done at the start of the week: a clock that started evenly within its week has run at most this long.
        if current - cohort <= works[stage].dueWeeks {
            flows.pointee.completedOnTime += 1
            if isException { flows.pointee.completedOnTimeExceptions += 1 }
        }
        guard !works[stage].routes.isEmpty else { return }
        switch works[stage].routes[chooseRoute(of: stage, in: week, random: &random)] {
        case .outcome(let outcome):
            weekOutcomes[week * network.outcomeCount + outcome] += 1
        case .stage(let next):
            guard works[next].startWeek <= week else { return }
            weekFlows[week * stageCount + next].joined += 1
            if whileServing && next <= stage {
                states[next].holdBack(class: childClass, cohort: cohort)
            } else {
                states[next].join(1, class: childClass, cohort: cohort)
            }
        case .newReferral(let next):
            guard works[next].startWeek <= week else { return }
            weekFlows[week * stageCount + next].referrals += 1
            states[next].followUps[childClass] += 1
        }
    }

    private func chooseRoute(of stage: Int, in week: Int, random: inout RandomStream) -> Int {
        guard works[stage].routes.count > 1 else { return 0 }
        var phase = stageInputs[stage].routeShares.count - 1
        while phase > 0 && stageInputs[stage].routeShares[phase].from > week { phase -= 1 }
        var rest = random.uniform()
        let last = works[stage].routes.count - 1
        for route in 0..<last {
            rest -= stageInputs[stage].routeShares[phase].value[route]
            if rest < 0 { return route }
        }
        return last
    }

    /// Those who join once the week's service is over: children who come back, follow-ups, new referrals.
    func receive(_ stage: Int, in week: Int) {
        states[stage].joinHeldBack()
        for childClass in 0..<network.classCount where states[stage].followUps[childClass] > 0 {
            states[stage].join(states[stage].followUps[childClass], class: childClass, cohort: week + network.pastWeeks)
            states[stage].followUps[childClass] = 0
        }
        refer(to: stage, in: week)
    }

    /// New referrals: a count by inversion, less those answered another way at triage.
    private func refer(to stage: Int, in week: Int) {
        let mean = stageInputs[stage].referralMean[week] * works[stage].fraction(of: week)
        guard mean > 0 else { return }
        var random = stream(stage, .arrivals, week)
        let size = stageInputs[stage].referralSize[week] * works[stage].fraction(of: week)
        let referrals = works[stage].referralMemo.draw(random.uniform(), mean: mean, size: size)
        guard referrals > 0 else { return }
        let flows = weekFlows + (week * stageCount + stage)
        flows.pointee.referrals += referrals
        var joining = referrals
        if !stageInputs[stage].divertedShare.isEmpty && stageInputs[stage].divertedShare[week] > 0 {
            var luck = stream(stage, .diversion, week)
            let diverted = CountInversion.binomial(
                luck.uniform(),
                trials: referrals,
                probability: stageInputs[stage].divertedShare[week]
            )
            flows.pointee.diverted += diverted
            joining -= diverted
        }
        let cohort = week + network.pastWeeks
        guard network.classCount > 1 else {
            states[stage].join(joining, class: 0, cohort: cohort)
            return
        }
        var mix = stream(stage, .classMix, week)
        for _ in 0..<joining {
            states[stage].join(1, class: chooseClass(stage, mix.uniform()), cohort: cohort)
        }
    }

    private func chooseClass(_ stage: Int, _ u: Double) -> Int {
        var rest = u
        for childClass in 0..<network.classCount - 1 {
            rest -= stageInputs[stage].classShares[childClass]
            if rest < 0 { return childClass }
        }
        return network.classCount - 1
    }

    /// Removals other than treatment: walks the line from the newest child by geometric gaps.
    ///
    /// Two plans meet the same gaps, so the longer list loses at least as many and stays at least as long.
    func leave(_ stage: Int, in week: Int) {
        guard stageInputs[stage].attritionHazard > 0 && states[stage].queue.total > 0 else { return }
        let isFirst = week == works[stage].startWeek
        let newInverse = isFirst ? works[stage].inverseLogNewFirstWeek : works[stage].inverseLogNew
        let inverse = isFirst ? works[stage].inverseLogFirstWeek : works[stage].inverseLogWeek
        var random = stream(stage, .attrition, week)
        let current = week + network.pastWeeks
        var left = 0
        // Each plan spends one draw on this week's referrals first, then one for each older child who leaves.
        var gap = CountInversion.geometricSkips(random.uniform(), inverseLog: newInverse)
        var later = random
        var isLater = false
        while gap < Int(states[stage].queue.counts[current]) {
            if !isLater {
                later = stream(stage, .attritionOfNew, week)
                isLater = true
            }
            let childClass = states[stage].takeOne(from: current, random: &later)
            states[stage].tallies?[childClass].left += 1
            left += 1
            gap += CountInversion.geometricSkips(later.uniform(), inverseLog: newInverse)
        }
        left += leaveOlder(stage, before: current, inverse: inverse, random: &random)
        weekFlows[week * stageCount + stage].left = left
    }

    private func leaveOlder(_ stage: Int, before current: Int, inverse: Double, random: inout RandomStream) -> Int {
        let shift = CohortList.blockShift
        let counts = states[stage].queue.counts
        let blocks = states[stage].queue.blocks
        let oldest = states[stage].queue.oldest()
        var left = 0
        var cohort = current - 1
        var stayed = 0  // children of this cohort already passed over
        var gap = CountInversion.geometricSkips(random.uniform(), inverseLog: inverse)
        while cohort >= oldest {
            let ahead = Int(counts[cohort]) &- stayed
            if gap < ahead {
                let childClass = states[stage].takeOne(from: cohort, random: &random)
                states[stage].tallies?[childClass].left += 1
                left &+= 1
                stayed &+= gap
                gap = CountInversion.geometricSkips(random.uniform(), inverseLog: inverse)
                continue
            }
            gap &-= ahead
            stayed = 0
            cohort &-= 1
            // At the top of a block: pass over whole blocks.
            while cohort & (1 << shift &- 1) == 1 << shift &- 1 && cohort >= oldest
                && gap >= Int(blocks[cohort >> shift])
            {
                gap &-= Int(blocks[cohort >> shift])
                cohort &-= 1 << shift
            }
        }
        return left
    }
}
