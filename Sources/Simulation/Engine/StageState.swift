/// The children of one stage during a replication: those waiting, and those being worked on by the week in which the
/// work will be done.
struct StageState {
    /// Everybody waiting.
    var queue: CohortList
    /// Those waiting by class and cohort, kept when there is more than one class: `byClass[class * cohorts + cohort]`.
    let byClass: UnsafeMutablePointer<Int32>?
    /// The same of those being worked on.
    let inWorkByClass: UnsafeMutablePointer<Int32>?
    /// Lists of some of the classes, for capacity that does not take everybody.
    var lines: UnsafeMutablePointer<Line>
    var lineCount = 0
    /// Lists that there is storage for; those from `lineCount` on are not kept up to date.
    var lineCapacity = 0
    /// The record of each class since it was last written down, kept when there is more than one class.
    let tallies: UnsafeMutablePointer<ClassFlows>?
    /// How many have joined so far, by class and cohort, where children are followed.
    let joined: UnsafeMutablePointer<Int32>?
    /// Children who join later in the week, from this stage or a later one or where they have left, with their clock
    /// running: `returning[class * cohorts + cohort]`.
    let returning: UnsafeMutablePointer<Int32>
    /// How many they are, and the cohorts that they lie between.
    var returningSlot = Slot()
    /// New referrals that stages have made on this one, by the week in which they fall due and then by class.
    let due: UnsafeMutablePointer<Int32>
    var isReferredTo = false
    /// Children being worked on, by cohort.
    var inWork: CohortList
    /// Children whose work is done in a week: `finishing[(cohort * slots + week % slots) * classes + class]`.
    ///
    /// Those taken up together lie together, whenever they finish.
    let finishing: UnsafeMutablePointer<Int32>?
    /// The cohorts that they belong to, a bit for each: `finishingCohorts[week % slots * words + cohort / 64]`.
    let finishingCohorts: UnsafeMutablePointer<UInt64>?
    let wordCount: Int
    let slotCount: Int
    /// The slot of the current week.
    var slotNow = 0

    let classCount: Int
    let cohortCount: Int
    let weekCount: Int
    let isImmediate: Bool

    /// The children of some classes, waiting.
    struct Line {
        var classes: ClassSet
        var list: CohortList
    }

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

    init(stage: Int, network: Network, observation: ObservationPlan, totalWeeks: Int) {
        let definition = network.stages[stage]
        classCount = network.classCount
        cohortCount = network.pastWeeks + totalWeeks
        weekCount = totalWeeks
        lines = .allocate(capacity: 1)
        queue = CohortList(cohortCount: cohortCount)
        inWork = CohortList(cohortCount: cohortCount)
        isImmediate = definition.delay.count == 1
        slotCount = definition.delay.count
        wordCount = (cohortCount + 63) / 64
        byClass = classCount > 1 ? .allocate(capacity: classCount * cohortCount) : nil
        finishing = isImmediate ? nil : .allocate(capacity: slotCount * classCount * cohortCount)
        finishingCohorts = isImmediate ? nil : .allocate(capacity: slotCount * wordCount)
        let isFollowed = observation.journeys?.stages.contains(stage) ?? false
        joined = isFollowed ? .allocate(capacity: classCount * cohortCount) : nil
        tallies = classCount > 1 ? .allocate(capacity: classCount) : nil
        inWorkByClass = classCount > 1 && !isImmediate ? .allocate(capacity: classCount * cohortCount) : nil
        // Which stages a plan's passes send children to is not known before it runs.
        returning = .allocate(capacity: classCount * cohortCount)
        returning.initialize(repeating: 0, count: classCount * cohortCount)
        due = .allocate(capacity: weekCount * classCount)
        due.initialize(repeating: 0, count: weekCount * classCount)
        finishing?.initialize(repeating: 0, count: slotCount * classCount * cohortCount)
        finishingCohorts?.initialize(repeating: 0, count: slotCount * wordCount)
        removeAll()
    }

    func deallocate() {
        queue.deallocate()
        inWork.deallocate()
        byClass?.deallocate()
        finishing?.deallocate()
        finishingCohorts?.deallocate()
        tallies?.deallocate()
        joined?.deallocate()
        inWorkByClass?.deallocate()
        for line in 0..<lineCapacity { lines[line].list.deallocate() }
        lines.deallocate()
        returning.deallocate()
        due.deallocate()
    }

    mutating func removeAll() {
        queue.removeAll()
        byClass?.initialize(repeating: 0, count: classCount * cohortCount)
        tallies?.initialize(repeating: ClassFlows(), count: classCount)
        joined?.initialize(repeating: 0, count: classCount * cohortCount)
        inWorkByClass?.initialize(repeating: 0, count: classCount * cohortCount)
        lineCount = 0
        if returningSlot.children > 0 {
            returning.update(repeating: 0, count: classCount * cohortCount)
            returningSlot = Slot()
        }
        if isReferredTo {
            due.update(repeating: 0, count: weekCount * classCount)
            isReferredTo = false
        }
        guard !isImmediate else { return }
        // Only where somebody was left: the whole of it is large where work takes long.
        if inWork.total > 0 {
            for slot in 0..<slotCount { takeFinished(in: slot) { _, _, _ in } }
        }
        inWork.removeAll()
    }

    @inline(__always)
    mutating func join(_ children: Int, class childClass: Int, cohort: Int) {
        queue.add(children, to: cohort)
        joined?[childClass &* cohortCount &+ cohort] &+= Int32(truncatingIfNeeded: children)
        if let byClass, let tallies {
            byClass[childClass &* cohortCount &+ cohort] &+= Int32(truncatingIfNeeded: children)
            tallies[childClass].joined &+= children
            tallies[childClass].waiting &+= children
            for line in 0..<lineCount where lines[line].classes.holds(childClass) {
                lines[line].list.add(children, to: cohort)
            }
        }
    }

    /// Children of a class who wait in a cohort; none in one before the first.
    func children(of childClass: Int, inCohort cohort: Int) -> Int {
        guard cohort >= 0 else { return 0 }
        return Int(byClass?[childClass &* cohortCount &+ cohort] ?? queue.counts[cohort])
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

    /// The same, of the children of some classes.
    mutating func takeOne(from cohort: Int, place: Int, of classes: ClassSet) -> Int {
        queue.remove(1, from: cohort)
        guard let byClass else { return 0 }
        var rest = place
        var childClass = 0
        while true {
            if classes.holds(childClass) {
                let children = Int(byClass[childClass &* cohortCount &+ cohort])
                if rest < children { break }
                rest &-= children
            }
            childClass &+= 1
        }
        countOut(childClass, of: cohort)
        return childClass
    }

    /// The class of the child at a place of a cohort, who is counted out of it.
    ///
    /// - Precondition: there is more than one class.
    @inline(__always)
    func takeClass(from cohort: Int, place: Int) -> Int {
        let byClass = byClass!
        var childClass = 0
        var sum = 0
        for earlier in 0..<classCount &- 1 {
            sum &+= Int(byClass[earlier &* cohortCount &+ cohort])
            // One more where the place is not before the sum, and no branch that nobody can foresee.
            childClass &+= 1 &+ (place &- sum) &>> 63
        }
        countOut(childClass, of: cohort)
        return childClass
    }

    /// Counts all children of a class out of a cohort, and says how many they were.
    func takeAll(of childClass: Int, from cohort: Int) -> Int {
        let children = Int(byClass![childClass &* cohortCount &+ cohort])
        if children > 0 { countOut(childClass, of: cohort, children) }
        return children
    }

    @inline(__always)
    func countOut(_ childClass: Int, of cohort: Int, _ children: Int = 1) {
        byClass![childClass &* cohortCount &+ cohort] &-= Int32(truncatingIfNeeded: children)
        tallies![childClass].waiting &-= children
        for line in 0..<lineCount where lines[line].classes.holds(childClass) {
            lines[line].list.remove(children, from: cohort)
        }
    }

    /// Holds back children who come while the week's service goes on or lists lose children, until that is over.
    mutating func holdBack(_ children: Int, class childClass: Int, cohort: Int) {
        returning[childClass * cohortCount + cohort] += Int32(truncatingIfNeeded: children)
        returningSlot.add(cohort)
    }

    /// Puts those held back on the list.
    mutating func joinHeldBack() {
        guard returningSlot.children > 0 else { return }
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

    /// Notes new referrals for the week in which they fall due, 0 or later; those after the last week are nobody's
    /// concern.
    @inline(__always)
    mutating func refer(_ children: Int, class childClass: Int, dueIn week: Int) {
        guard week < weekCount else { return }
        isReferredTo = true
        due[week &* classCount &+ childClass] &+= Int32(truncatingIfNeeded: children)
    }

    /// Puts the referrals that are due on the list, and says how many they are.
    mutating func joinDue(in week: Int, cohort: Int) -> Int {
        guard isReferredTo else { return 0 }
        var children = 0
        for childClass in 0..<classCount {
            let referrals = Int(due[week &* classCount &+ childClass])
            guard referrals > 0 else { continue }
            join(referrals, class: childClass, cohort: cohort)
            children &+= referrals
        }
        return children
    }

    /// Adds the children of some classes, waiting or being worked on, to a sum of lists.
    mutating func addSum(of classes: ClassSet, to sum: inout CohortList, current: Int) {
        guard let byClass else {
            if classes.holds(0) {
                sum.addSum(&queue, current: current)
                if !isImmediate { sum.addSum(&inWork, current: current) }
            }
            return
        }
        for childClass in 0..<classCount where classes.holds(childClass) {
            let row = childClass * cohortCount
            sum.addSum(byClass + row, from: queue.oldest(), current: current)
            if let inWorkByClass { sum.addSum(inWorkByClass + row, from: inWork.oldest(), current: current) }
        }
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
