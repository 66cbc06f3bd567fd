/// The journeys of one stage's children, found from how its list changes.
///
/// Between two passes children only join, while a pass or the hazard is at work they only go: comparing the list with what
/// it was tells who, and the lists themselves need not know that anybody is followed.
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
        var joined = 0
        var seen = 0
        var seenElsewhere = 0
        var left = 0
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
    /// The list as it was at the last look.
    private let counts: UnsafeMutablePointer<Int32>
    private let blocks: UnsafeMutablePointer<Int32>
    private let byClass: UnsafeMutablePointer<Int32>?
    private let blockCount: Int
    private var total = 0
    private var oldest = 0
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
        counts.update(repeating: 0, count: blockCount << CohortList.blockShift)
        blocks.update(repeating: 0, count: blockCount)
        byClass?.update(repeating: 0, count: classCount * cohortCount)
        (total, oldest, open) = (0, cohortCount, 0)
    }

    func waits(_ group: Int, _ childClass: Int) -> UnsafeMutablePointer<Int32> {
        waits + firstWait[group] + (totalWeeks - groups[group].lowerBound) * childClass
    }

    /// Writes down what has been counted, or takes it from there.
    func carry(_ tape: inout Tape) {
        for group in groups.indices {
            for childClass in 0..<classCount {
                let tally = tallies + group * classCount + childClass
                tape.carry(tally, 1)
                tape.carry(waits(group, childClass), tally.pointee.longest + 1)
            }
        }
    }

    /// Looks at a list whose children have been counted.
    mutating func look(at state: inout StageState) {
        counts.update(from: state.queue.counts, count: blockCount << CohortList.blockShift)
        blocks.update(from: state.queue.blocks, count: blockCount)
        if let byClass, let now = state.byClass { byClass.update(from: now, count: classCount * cohortCount) }
        total = state.queue.total
        oldest = state.queue.oldest()
    }

    /// Counts who has joined since the last look.
    mutating func noteJoined(_ state: inout StageState, in week: Int) {
        var rest = state.queue.total &- total
        guard rest > 0 else { return }
        let newest = (week &+ pastWeeks) &>> CohortList.blockShift
        var block = newest
        while rest > 0 && block >= 0 {
            rest &-= compare(block, state, noteJoined)
            block &-= 1
        }
        // Work that was begun before the start may be of any clock.
        block = newest &+ 1
        while rest > 0 && block < blockCount {
            rest &-= compare(block, state, noteJoined)
            block &+= 1
        }
        (total, oldest) = (state.queue.total, state.queue.oldest())
    }

    private func noteJoined(_ group: Int, _ childClass: Int, _ cohort: Int, _ fewer: Int) {
        tallies[group &* classCount &+ childClass].joined &-= fewer
    }

    /// Counts who has gone since the last look, all to the same fate, and how long they waited: `moment` is that of the
    /// week, from 0 to 1, at which it came.
    mutating func noteGone(_ state: inout StageState, in week: Int, to fate: Fate, moment: Double) {
        var rest = total &- state.queue.total
        guard rest > 0 else { return }
        var block = oldest &>> CohortList.blockShift
        while rest > 0 && block < blockCount {
            rest &+= compare(block, state) { group, childClass, cohort, gone in
                let tally = tallies + (group &* classCount &+ childClass)
                switch fate {
                case .left: tally.pointee.left &+= gone
                case .moved: tally.pointee.moved &+= gone
                case .seen, .seenElsewhere:
                    let weeks = max(0, week &+ pastWeeks &- cohort)
                    tally.pointee.seen &+= gone
                    if fate == .seenElsewhere { tally.pointee.seenElsewhere &+= gone }
                    tally.pointee.seenWaitSum += Double(gone) * (weeks > 0 ? Double(weeks) - 0.5 + moment : moment / 2)
                    tally.pointee.longest = max(tally.pointee.longest, weeks)
                    waits(group, childClass)[weeks] &+= Int32(truncatingIfNeeded: gone)
                }
            }
            block &+= 1
        }
        (total, oldest) = (state.queue.total, state.queue.oldest())
    }

    /// Hands over, by cohort and class, how many fewer there are in a block than at the last look, and says how many more
    /// there are in all.
    @inline(__always)
    private func compare(
        _ block: Int,
        _ state: borrowing StageState,
        _ note: (_ group: Int, _ childClass: Int, _ cohort: Int, _ fewer: Int) -> Void
    ) -> Int {
        let change = state.queue.blocks[block] &- blocks[block]
        guard change != 0 else { return 0 }
        blocks[block] = state.queue.blocks[block]
        let first = block &<< CohortList.blockShift
        for cohort in first..<first &+ 1 &<< CohortList.blockShift where counts[cohort] != state.queue.counts[cohort] {
            let group = Int(groupOf[cohort])
            let fewer = Int(counts[cohort] &- state.queue.counts[cohort])
            counts[cohort] = state.queue.counts[cohort]
            guard let byClass, let now = state.byClass else {
                if group >= 0 { note(group, 0, cohort, fewer) }
                continue
            }
            for childClass in 0..<classCount {
                let place = childClass &* cohortCount &+ cohort
                let fewer = Int(byClass[place] &- now[place])
                guard fewer != 0 else { continue }
                byClass[place] = now[place]
                if group >= 0 { note(group, childClass, cohort, fewer) }
            }
        }
        return Int(change)
    }
}
