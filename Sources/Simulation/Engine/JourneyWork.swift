/// The journeys of one stage's children.
///
/// While a pass is at work children only go: comparing the list with what it was before tells whom it has taken. Who has
/// joined is counted as they do, and those of them who are neither taken nor on the list any more have left.
struct JourneyWork {
    /// What becomes of children.
    enum Fate {
        case seen
        case seenElsewhere
        case left
        case moved
    }

    /// What has been counted of one group and class.
    struct Tally {
        var seen = 0
        var seenElsewhere = 0
        var moved = 0
        var seenWaitSum = 0.0
        /// The longest wait of those seen, in whole weeks; -1 for nobody.
        var longest = -1
    }

    let stage: Int
    let groups: [Range<Int>]
    let classCount: Int
    let cohortCount: Int
    let pastWeeks: Int
    private let totalWeeks: Int
    /// The group of each cohort; -1 for none.
    let groupOf: UnsafeMutablePointer<Int32>
    /// By group and then by class.
    let tallies: UnsafeMutablePointer<Tally>
    /// Children seen by whole weeks waited, by group and then by class.
    private let waits: UnsafeMutablePointer<Int32>
    /// Where the waits of each group begin.
    private let firstWait: UnsafeMutablePointer<Int>
    private let waitCount: Int
    /// The list as it was at the last look, from the block of its oldest on.
    private let counts: UnsafeMutablePointer<Int32>
    private let blocks: UnsafeMutablePointer<Int32>
    private let byClass: UnsafeMutablePointer<Int32>?
    private let blockCount: Int
    /// Of each class and cohort, the share of its children who were added to it for no reason that is simulated: they came with
    /// a wait, and are not followed.
    private let addedShare: UnsafeMutablePointer<Double>
    /// Whether there are any.
    private var hasAdded = false
    /// Parts of children who are followed and have been taken, up to a whole one, by group and then by class.
    private let owed: UnsafeMutablePointer<Double>
    private var total = 0
    private var first = 0
    /// A group that was not over when last asked.
    var open = 0

    init(stage: Int, network: Network, plan: JourneyPlan) {
        self.stage = stage
        groups = plan.groups
        classCount = network.classCount
        pastWeeks = network.pastWeeks
        totalWeeks = network.weekCount + plan.mostWeeksBeyond
        cohortCount = pastWeeks + totalWeeks
        blockCount = (cohortCount - 1) >> CohortList.blockShift + 1
        groupOf = Self.filled(-1, blockCount << CohortList.blockShift)
        for (group, weeks) in groups.enumerated() {
            for week in weeks where week >= network.stages[stage].startWeek { groupOf[pastWeeks + week] = Int32(group) }
        }
        tallies = Self.filled(Tally(), groups.count * classCount)
        firstWait = Self.filled(0, groups.count)
        var count = 0
        for (group, weeks) in groups.enumerated() {
            firstWait[group] = count
            count += (totalWeeks - weeks.lowerBound) * classCount
        }
        waitCount = count
        waits = Self.filled(0, waitCount)
        addedShare = Self.filled(0, classCount * cohortCount)
        owed = Self.filled(0, groups.count * classCount)
        counts = Self.filled(0, blockCount << CohortList.blockShift)
        blocks = Self.filled(0, blockCount)
        byClass = classCount > 1 ? Self.filled(0, classCount * cohortCount) : nil
    }

    private static func filled<Value>(_ value: Value, _ count: Int) -> UnsafeMutablePointer<Value> {
        let pointer = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
        pointer.initialize(repeating: value, count: max(1, count))
        return pointer
    }

    func deallocate() {
        groupOf.deallocate()
        tallies.deallocate()
        waits.deallocate()
        addedShare.deallocate()
        owed.deallocate()
        firstWait.deallocate()
        counts.deallocate()
        blocks.deallocate()
        byClass?.deallocate()
    }

    /// Forgets the last run.
    mutating func begin() {
        for group in groups.indices {
            for childClass in 0..<classCount {
                let tally = tallies + group * classCount + childClass
                waits(group, childClass).update(repeating: 0, count: tally.pointee.longest + 1)
                tally.pointee = Tally()
            }
        }
        (total, open) = (0, 0)
        guard hasAdded else { return }
        hasAdded = false
        addedShare.update(repeating: 0, count: classCount * cohortCount)
        owed.update(repeating: 0, count: groups.count * classCount)
    }

    func waits(_ group: Int, _ childClass: Int) -> UnsafeMutablePointer<Int32> {
        waits + firstWait[group] + (totalWeeks - groups[group].lowerBound) * childClass
    }

    /// Writes down what has been counted, or takes it from there.
    mutating func carry(_ tape: inout Tape) {
        for group in groups.indices {
            for childClass in 0..<classCount {
                let tally = tallies + group * classCount + childClass
                tape.carry(tally, 1)
                tape.carry(waits(group, childClass), tally.pointee.longest + 1)
            }
        }
        tape.carry(&hasAdded)
        guard hasAdded else { return }
        tape.carry(addedShare, classCount * cohortCount)
        tape.carry(owed, groups.count * classCount)
    }

    /// Looks at a list that a pass is about to take children off.
    @inline(__always)
    mutating func look(at state: inout StageState, in week: Int) {
        total = state.queue.total
        guard total > 0 else { return }
        first = state.queue.oldest() &>> CohortList.blockShift
        let count = (week &+ pastWeeks) &>> CohortList.blockShift &+ 1 &- first
        guard count > 0 else { return }
        (blocks + first).update(from: state.queue.blocks + first, count: count)
        let (cohort, cohorts) = (first &<< CohortList.blockShift, count &<< CohortList.blockShift)
        (counts + cohort).update(from: state.queue.counts + cohort, count: cohorts)
        guard let byClass, let now = state.byClass else { return }
        for childClass in 0..<classCount {
            let place = childClass &* cohortCount &+ cohort
            (byClass + place).update(from: now + place, count: min(cohorts, cohortCount &- cohort))
        }
    }

    /// Counts whom a pass has taken off since the last look, all to the same fate, and how long they waited: `moment` is
    /// that of the week, from 0 to 1, at which they were taken.
    mutating func noteTaken(_ state: borrowing StageState, in week: Int, to fate: Fate, moment: Double) {
        guard fate != .left else { return }
        let current = week &+ pastWeeks
        var rest = total &- state.queue.total
        var block = first
        while rest > 0 && block <= current &>> CohortList.blockShift {
            let here = blocks[block] &- state.queue.blocks[block]
            if here > 0 {
                rest &-= Int(here)
                let cohort = block &<< CohortList.blockShift
                for cohort in cohort..<min(cohort &+ 1 &<< CohortList.blockShift, cohortCount) {
                    let taken = Int(counts[cohort] &- state.queue.counts[cohort])
                    guard taken > 0 && groupOf[cohort] >= 0 else { continue }
                    note(taken, of: cohort, state, weeks: current &- cohort, to: fate, moment: moment)
                }
            }
            block &+= 1
        }
    }

    @inline(__always)
    private func note(
        _ taken: Int,
        of cohort: Int,
        _ state: borrowing StageState,
        weeks: Int,
        to fate: Fate,
        moment: Double
    ) {
        let group = Int(groupOf[cohort])
        guard let byClass, let now = state.byClass else {
            let taken = hasAdded ? followed(taken, of: cohort, group, 0) : taken
            if taken > 0 { note(taken, of: group, 0, weeks: weeks, to: fate, moment: moment) }
            return
        }
        for childClass in 0..<classCount {
            let place = childClass &* cohortCount &+ cohort
            var taken = Int(byClass[place] &- now[place])
            if hasAdded { taken = followed(taken, of: cohort, group, childClass) }
            if taken > 0 { note(taken, of: group, childClass, weeks: weeks, to: fate, moment: moment) }
        }
    }

    @inline(__always)
    private func note(_ taken: Int, of group: Int, _ childClass: Int, weeks: Int, to fate: Fate, moment: Double) {
        let tally = tallies + (group &* classCount &+ childClass)
        guard fate != .moved else {
            tally.pointee.moved &+= taken
            return
        }
        tally.pointee.seen &+= taken
        if fate == .seenElsewhere { tally.pointee.seenElsewhere &+= taken }
        tally.pointee.seenWaitSum += Double(taken) * (weeks > 0 ? Double(weeks) - 0.5 + moment : moment / 2)
        tally.pointee.longest = max(tally.pointee.longest, weeks)
        waits(group, childClass)[weeks] &+= Int32(truncatingIfNeeded: taken)
    }
}

// Children added to a list for no reason that is simulated, among those who are followed.
//
// Whom a pass or the hazard takes from a cohort is any of its children with the same probability: of those taken the share who
// were added is expected to be that of the cohort, which therefore changes only when more are added.
extension JourneyWork {
    /// Notes children who are about to be added to a cohort.
    mutating func noteAdded(_ children: Int, class childClass: Int, cohort: Int, _ state: borrowing StageState) {
        guard groupOf[cohort] >= 0 else { return }
        hasAdded = true
        let place = childClass &* cohortCount &+ cohort
        let before = Double(state.waiting(of: childClass, in: cohort))
        addedShare[place] = (addedShare[place] * before + Double(children)) / (before + Double(children))
    }

    /// Of children taken from a cohort, those who are followed: whole ones, in turn.
    private func followed(_ taken: Int, of cohort: Int, _ group: Int, _ childClass: Int) -> Int {
        let place = group &* classCount &+ childClass
        owed[place] += Double(taken) * (1 - addedShare[childClass &* cohortCount &+ cohort])
        // Less than that is what sums of shares have lost in digits.
        let whole = (owed[place] + 1e-9).rounded(.down)
        owed[place] -= whole
        return Int(whole)
    }

    /// Of a cohort's children who wait, those who are followed.
    func followed(waiting children: Int, of cohort: Int, _ childClass: Int) -> Double {
        hasAdded ? Double(children) * (1 - addedShare[childClass &* cohortCount &+ cohort]) : Double(children)
    }
}
