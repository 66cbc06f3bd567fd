import Randomness

/// The children of one stage during a replication: those waiting, and those being worked on by the week in which the
/// work will be done.
struct StageState {
    /// Everybody waiting.
    var queue: CohortList
    /// Those waiting by class and cohort, kept when there is more than one class: `byClass[class * cohorts + cohort]`.
    let byClass: UnsafeMutablePointer<Int32>?
    /// Children being worked on, by cohort.
    var inWork: CohortList
    /// Children whose work is done in a week: `finishing[((week % slots) * classes + class) * cohorts + cohort]`.
    let finishing: UnsafeMutablePointer<Int32>?
    /// How many children finish in each slot's week, and the cohorts they lie between.
    var slots: [FinishingSlot]

    let classCount: Int
    let cohortCount: Int
    let isImmediate: Bool

    /// The children whose work is done in one week.
    struct FinishingSlot {
        var children = 0
        var firstCohort = Int.max
        var lastCohort = -1
    }

    init(definition: StageDefinition, network: Network) {
        classCount = network.classCount
        cohortCount = network.cohortCount
        queue = CohortList(cohortCount: cohortCount)
        inWork = CohortList(cohortCount: cohortCount)
        isImmediate = definition.delay.count == 1
        slots = Array(repeating: FinishingSlot(), count: definition.delay.count)
        byClass = classCount > 1 ? .allocate(capacity: classCount * cohortCount) : nil
        finishing = isImmediate ? nil : .allocate(capacity: slots.count * classCount * cohortCount)
        removeAll()
    }

    func deallocate() {
        queue.deallocate()
        inWork.deallocate()
        byClass?.deallocate()
        finishing?.deallocate()
    }

    mutating func removeAll() {
        queue.removeAll()
        byClass?.initialize(repeating: 0, count: classCount * cohortCount)
        if let finishing {
            inWork.removeAll()
            finishing.initialize(repeating: 0, count: slots.count * classCount * cohortCount)
            for slot in slots.indices { slots[slot] = FinishingSlot() }
        }
    }

    @inline(__always)
    mutating func join(_ children: Int, class childClass: Int, cohort: Int) {
        queue.add(children, to: cohort)
        if let byClass { byClass[childClass &* cohortCount &+ cohort] &+= Int32(truncatingIfNeeded: children) }
    }

    /// Takes one child of a cohort off the list and says of what class: with several classes each child of the cohort
    /// is equally likely.
    @inline(__always)
    mutating func takeOne(from cohort: Int, random: inout RandomStream) -> Int {
        guard let byClass else {
            queue.remove(1, from: cohort)
            return 0
        }
        var place = Int(random.uniform() * Double(queue.counts[cohort]))
        queue.remove(1, from: cohort)
        var childClass = 0
        while childClass < classCount &- 1 && place >= Int(byClass[childClass &* cohortCount &+ cohort]) {
            place &-= Int(byClass[childClass &* cohortCount &+ cohort])
            childClass &+= 1
        }
        byClass[childClass &* cohortCount &+ cohort] &-= 1
        return childClass
    }

    mutating func startWork(class childClass: Int, cohort: Int, finishingIn week: Int) {
        guard let finishing else { return }
        let slot = week % slots.count
        finishing[(slot * classCount + childClass) * cohortCount + cohort] += 1
        slots[slot].children += 1
        slots[slot].firstCohort = min(slots[slot].firstCohort, cohort)
        slots[slot].lastCohort = max(slots[slot].lastCohort, cohort)
        inWork.add(1, to: cohort)
    }
}
