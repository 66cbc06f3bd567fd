/// The children of one stage during a replication: those waiting, and those being worked on by the week in which the
/// work will be done.
struct StageState {
    /// Everybody waiting.
    var queue: CohortList
    /// Those waiting by class and cohort, kept when there is more than one class: `byClass[class * cohorts + cohort]`.
    let byClass: UnsafeMutablePointer<Int32>?
    /// The week's record of each class, kept when there is more than one class.
    let tallies: UnsafeMutablePointer<ClassFlows>?
    /// Children who join when the week's service is over: from this stage or a later one, with their clock running,
    /// `returning[class * cohorts + cohort]`.
    let returning: UnsafeMutablePointer<Int32>?
    /// How many they are, and the cohorts that they lie between.
    var returningSlot = Slot()
    /// New referrals by class that other stages' completed cases have brought this week.
    let followUps: UnsafeMutablePointer<Int>
    var hasFollowUps = false
    /// Children being worked on, by cohort.
    var inWork: CohortList
    /// Children whose work is done in a week: `finishing[((week % slots) * cohorts + cohort) * classes + class]`.
    let finishing: UnsafeMutablePointer<Int32>?
    /// How many children finish in each slot's week, and the cohorts they lie between.
    let slots: UnsafeMutablePointer<Slot>
    let slotCount: Int
    /// The slot of the current week.
    var slotNow = 0

    let classCount: Int
    let cohortCount: Int
    let isImmediate: Bool

    /// A set of children by cohort: how many, and the cohorts they lie between.
    struct Slot {
        var children = 0
        var firstCohort = Int.max
        var lastCohort = -1

        mutating func add(_ cohort: Int) {
            children += 1
            firstCohort = min(firstCohort, cohort)
            lastCohort = max(lastCohort, cohort)
        }
    }

    init(stage: Int, network: Network) {
        let definition = network.stages[stage]
        classCount = network.classCount
        cohortCount = network.cohortCount
        queue = CohortList(cohortCount: cohortCount)
        inWork = CohortList(cohortCount: cohortCount)
        isImmediate = definition.delay.count == 1
        slotCount = definition.delay.count
        slots = .allocate(capacity: slotCount)
        byClass = classCount > 1 ? .allocate(capacity: classCount * cohortCount) : nil
        finishing = isImmediate ? nil : .allocate(capacity: slotCount * classCount * cohortCount)
        tallies = classCount > 1 ? .allocate(capacity: classCount) : nil
        let canReturn = network.stages[stage...].contains { $0.routes.contains(.stage(stage)) }
        returning = canReturn ? .allocate(capacity: classCount * cohortCount) : nil
        followUps = .allocate(capacity: classCount)
        removeAll()
    }

    func deallocate() {
        queue.deallocate()
        inWork.deallocate()
        byClass?.deallocate()
        finishing?.deallocate()
        tallies?.deallocate()
        returning?.deallocate()
        followUps.deallocate()
        slots.deallocate()
    }

    mutating func removeAll() {
        queue.removeAll()
        byClass?.initialize(repeating: 0, count: classCount * cohortCount)
        tallies?.initialize(repeating: ClassFlows(), count: classCount)
        returning?.initialize(repeating: 0, count: classCount * cohortCount)
        returningSlot = Slot()
        slots.initialize(repeating: Slot(), count: slotCount)
        followUps.initialize(repeating: 0, count: classCount)
        hasFollowUps = false
        if let finishing {
            inWork.removeAll()
            finishing.initialize(repeating: 0, count: slotCount * classCount * cohortCount)
        }
    }

    @inline(__always)
    mutating func join(_ children: Int, class childClass: Int, cohort: Int) {
        queue.add(children, to: cohort)
        if let byClass, let tallies {
            byClass[childClass &* cohortCount &+ cohort] &+= Int32(truncatingIfNeeded: children)
            tallies[childClass].joined &+= children
            tallies[childClass].waiting &+= children
        }
    }

    /// Takes one child of a cohort off the list and says of what class: with several classes each child of the cohort
    /// is equally likely.
    @inline(__always)
    mutating func takeOne(from cohort: Int, luck: inout Luck) -> Int {
        takeOne(from: cohort, place: classCount > 1 ? luck.item(of: Int(queue.counts[cohort])) : 0)
    }

    /// Takes the child at a place of a cohort, where one class stands after another, off the list and says of what
    /// class.
    @inline(__always)
    mutating func takeOne(from cohort: Int, place: Int) -> Int {
        queue.remove(1, from: cohort)
        return byClass == nil ? 0 : takeClass(from: cohort, place: place)
    }

    /// The class of the child at a place of a cohort, who is counted out of it.
    ///
    /// - Precondition: there is more than one class.
    @inline(__always)
    func takeClass(from cohort: Int, place: Int) -> Int {
        let (byClass, tallies) = (byClass!, tallies!)
        var childClass = 0
        var sum = 0
        for earlier in 0..<classCount &- 1 {
            sum &+= Int(byClass[earlier &* cohortCount &+ cohort])
            childClass &+= place >= sum ? 1 : 0
        }
        byClass[childClass &* cohortCount &+ cohort] &-= 1
        tallies[childClass].waiting &-= 1
        return childClass
    }

    /// Begins work on a child that takes some weeks, fewer than there are slots.
    mutating func startWork(class childClass: Int, cohort: Int, weeks: Int) {
        guard let finishing else { return }
        var slot = slotNow &+ weeks
        if slot >= slotCount { slot &-= slotCount }
        finishing[(slot &* cohortCount &+ cohort) &* classCount &+ childClass] &+= 1
        slots[slot].add(cohort)
        inWork.add(1, to: cohort)
        tallies?[childClass].inWork += 1
    }

    /// Holds back a child who comes while the week's service goes on, until it is over.
    mutating func holdBack(class childClass: Int, cohort: Int) {
        returning![childClass * cohortCount + cohort] += 1
        returningSlot.add(cohort)
    }

    /// Puts those held back on the list.
    mutating func joinHeldBack() {
        guard returningSlot.children > 0, let returning else { return }
        for childClass in 0..<classCount {
            for cohort in returningSlot.firstCohort...returningSlot.lastCohort {
                let place = childClass * cohortCount + cohort
                guard returning[place] > 0 else { continue }
                join(Int(returning[place]), class: childClass, cohort: cohort)
                returning[place] = 0
            }
        }
        returningSlot = Slot()
    }

    /// Puts this week's follow-ups on the list.
    mutating func joinFollowUps(cohort: Int) {
        for childClass in 0..<classCount where followUps[childClass] > 0 {
            join(followUps[childClass], class: childClass, cohort: cohort)
            followUps[childClass] = 0
        }
        hasFollowUps = false
    }

    /// Ends the week of every class: writes its record and begins the next.
    func closeTallies(into records: UnsafeMutablePointer<ClassFlows>) {
        guard let tallies else { return }
        for childClass in 0..<classCount {
            records[childClass] = tallies[childClass]
            var next = ClassFlows()
            next.waiting = tallies[childClass].waiting
            next.inWork = tallies[childClass].inWork
            tallies[childClass] = next
        }
    }
}
