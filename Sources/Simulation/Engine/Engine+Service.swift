import Foundation
import Randomness

/// Taking children off a list: how many, and who.
extension Engine {
    /// The week's passes: the stage's own capacity, then each extra one.
    func serve(_ stage: Int, in week: Int) {
        pass(0, of: stage, in: week)
        var index = 0
        while index < stageInputs[stage].extraCapacity.count {
            pass(index + 1, of: stage, in: week)
            index += 1
        }
    }

    private func pass(_ index: Int, of stage: Int, in week: Int) {
        let isExtra = index > 0
        let mean =
            (isExtra
                ? stageInputs[stage].extraCapacity[index - 1].mean[week] : stageInputs[stage].capacity.mean[week])
            * works[stage].fraction(of: week)
        let variation =
            isExtra ? stageInputs[stage].extraCapacity[index - 1].variation : stageInputs[stage].capacity.variation
        guard mean > 0 || variation == .unlimited else { return }
        let key = isExtra ? stageInputs[stage].extraCapacity[index - 1].key : 0
        let room = realised(index, of: stage, in: week, mean: mean, variation: variation, key: key)
        weekFlows[week * stageCount + stage].capacity += room
        let children = min(room, states[stage].queue.total)
        guard children > 0 else { return }
        let order =
            isExtra
            ? Self.current(stageInputs[stage].extraCapacity[index - 1].order, in: week)
            : Self.current(stageInputs[stage].capacity.order, in: week)
        var taking = Taking(stage: stage, week: week, isExtra: isExtra, luck: stream(stage, .order(of: key), week))
        switch order {
        case .oldestFirst: takeOldest(children, &taking)
        case .random: takeRandom(children, &taking)
        case .mixture(let kappa, let psi): takeMixture(children, kappa: kappa, psi: psi, &taking)
        }
    }

    private static func current(_ phases: [Phase<OrderOfService>], in week: Int) -> OrderOfService {
        var index = phases.count - 1
        while index > 0 && phases[index].from > week { index -= 1 }
        return phases[index].value
    }

    private func realised(
        _ index: Int,
        of stage: Int,
        in week: Int,
        mean: Double,
        variation: CapacityPass.Variation,
        key: UInt32
    ) -> Int {
        switch variation {
        case .unlimited:
            return states[stage].queue.total
        case .fixed:
            // Rounding up in the weeks w with frac(w x golden ratio) >= 1 - frac(mean): those weeks are spread evenly
            // for every mean, and a greater mean has at least as many cases in each week. Carrying the remainder over
            // would move cases between weeks, and give a plan with more capacity a longer list in some of them.
            let turn = Double(week) * 0.618_033_988_749_894_9
            return Int(mean + 1e-9 + (turn - turn.rounded(.down)))
        case .poisson, .negativeBinomial:
            var size = Double.infinity
            if case .negativeBinomial(let weekly) = variation { size = weekly * works[stage].fraction(of: week) }
            var random = stream(stage, .capacity(of: key), week)
            if index == 0 { return works[stage].capacityMemo.draw(random.uniform(), mean: mean, size: size) }
            return size == .infinity
                ? CountInversion.poisson(random.uniform(), mean: mean)
                : CountInversion.negativeBinomial(random.uniform(), mean: mean, size: size)
        }
    }

    /// One pass over one list: where it takes children from and the luck it draws on.
    struct Taking {
        let stage: Int
        let week: Int
        let isExtra: Bool
        var luck: RandomStream
        /// Streams for what happens to those taken up, begun when first needed.
        var route: RandomStream?
        var delay: RandomStream?
    }

    /// The earliest clock starts first.
    private func takeOldest(_ children: Int, _ taking: inout Taking) {
        let stage = taking.stage
        var rest = children
        while rest > 0 {
            let cohort = states[stage].queue.oldest()
            let taken = min(rest, Int(states[stage].queue.counts[cohort]))
            states[stage].queue.takenAsOldest[cohort] &+= Int32(truncatingIfNeeded: taken)
            if works[stage].isPlain && states[stage].byClass == nil {
                states[stage].queue.remove(taken, from: cohort)
                countSeen(taken, cohort: cohort, taking)
                weekFlows[taking.week * stageCount + stage].completed += taken
            } else {
                for _ in 0..<taken { takeUp(from: cohort, &taking) }
            }
            rest -= taken
        }
    }

    /// Each child equally likely, without replacement.
    private func takeRandom(_ children: Int, _ taking: inout Taking) {
        for _ in 0..<children {
            let place = Int(taking.luck.uniform() * Double(states[taking.stage].queue.total))
            takeUp(from: states[taking.stage].queue.cohort(atPlaceFromNewest: place), &taking)
        }
    }

    /// The fitted mixture; what the young cannot supply of the early disposals is drawn like the rest.
    private func takeMixture(_ children: Int, kappa: Double, psi: Double, _ taking: inout Taking) {
        let stage = taking.stage
        let current = taking.week + network.pastWeeks
        var early = psi > 0 ? CountInversion.binomial(taking.luck.uniform(), trials: children, probability: psi) : 0
        let firstYoung = max(0, current - OrderOfService.earlyDisposalWeeks)
        var young = 0
        if early > 0 {
            for cohort in firstYoung...current { young += Int(states[stage].queue.counts[cohort]) }
            early = min(early, young)
        }
        for _ in 0..<early {
            var place = Int(taking.luck.uniform() * Double(young))
            var cohort = current
            while place >= Int(states[stage].queue.counts[cohort]) {
                place -= Int(states[stage].queue.counts[cohort])
                cohort -= 1
            }
            let childClass = states[stage].takeOne(from: cohort, random: &taking.luck)
            states[stage].tallies?[childClass].earlyDisposals += 1
            young -= 1
        }
        weekFlows[taking.week * stageCount + stage].earlyDisposals += early
        if kappa == 0 {
            takeRandom(children - early, &taking)
        } else if kappa == .infinity {
            takeOldest(children - early, &taking)
        } else {
            takeWeighted(children - early, kappa: kappa, &taking)
        }
    }

    /// One by one without replacement, with weight exp(kappa x wait / mean wait).
    private func takeWeighted(_ children: Int, kappa: Double, _ taking: inout Taking) {
        let stage = taking.stage
        guard children > 0, states[stage].queue.total > 0 else { return }
        let current = taking.week + network.pastWeeks
        let queue = states[stage].queue
        let meanWait = Double(current) - 0.5 - Double(queue.cohortSum) / Double(queue.total)
        let oldest = states[stage].queue.oldest()
        weights.prepare(queue, from: oldest, to: current, rate: kappa / max(meanWait, 0.5))
        for _ in 0..<children {
            let cohort = weights.choose(taking.luck.uniform(), counts: states[stage].queue.counts)
            takeUp(from: cohort, &taking)
            weights.removeOne(from: cohort)
        }
    }

    /// Takes up one child of a cohort: counts it and starts its work.
    private func takeUp(from cohort: Int, _ taking: inout Taking) {
        let stage = taking.stage
        let childClass = states[stage].takeOne(from: cohort, random: &taking.luck)
        countSeen(1, cohort: cohort, taking)
        states[stage].tallies?[childClass].seen += 1
        if works[stage].isPlain {
            weekFlows[taking.week * stageCount + stage].completed += 1
            states[stage].tallies?[childClass].completed += 1
            return
        }
        var weeks = 0
        if works[stage].delayCumulative.count > 1 {
            if taking.delay == nil { taking.delay = stream(stage, taking.isExtra ? .extraDelay : .delay, taking.week) }
            let u = taking.delay!.uniform()
            let last = works[stage].delayCumulative.count - 1
            while weeks < last && works[stage].delayCumulative[weeks] < u { weeks += 1 }
        }
        if weeks > 0 {
            states[stage].startWork(class: childClass, cohort: cohort, finishingIn: taking.week + weeks)
        } else {
            if taking.route == nil {
                taking.route = stream(stage, taking.isExtra ? .extraImmediateRoute : .immediateRoute, taking.week)
            }
            complete(
                stage,
                class: childClass,
                cohort: cohort,
                in: taking.week,
                whileServing: true,
                random: &taking.route!
            )
        }
    }

    @inline(__always)
    private func countSeen(_ children: Int, cohort: Int, _ taking: borrowing Taking) {
        let flows = weekFlows + (taking.week * stageCount + taking.stage)
        flows.pointee.seen &+= children
        if taking.isExtra { flows.pointee.seenByExtra &+= children }
        // A clock that started evenly within its week, or within the part of this week that went before.
        let weeks = taking.week &+ network.pastWeeks &- cohort
        let moment = works[taking.stage].momentOfService(in: taking.week)
        flows.pointee.seenWaitSum += Double(children) * (weeks > 0 ? Double(weeks) - 0.5 + moment : moment / 2)
    }
}

extension Purpose {
    /// Removals other than treatment among the week's own referrals.
    static let attritionOfNew = Purpose(rawValue: 21)
    /// Routes of cases done in the week they are taken up, in the stage's own pass and in extra ones.
    static let immediateRoute = Purpose(rawValue: 22)
    static let extraImmediateRoute = Purpose(rawValue: 23)
    /// Delays of cases taken up by extra passes.
    static let extraDelay = Purpose(rawValue: 24)

    /// Capacity of a pass.
    static func capacity(of pass: UInt32) -> Purpose {
        pass == 0 ? .capacity : Purpose(rawValue: 0x8000_0000 | (pass & 0x3fff_ffff))
    }

    /// Order of service of a pass.
    static func order(of pass: UInt32) -> Purpose {
        pass == 0 ? .order : Purpose(rawValue: 0xc000_0000 | (pass & 0x3fff_ffff))
    }
}
