/// Children waiting, counted by the week in which their clock started.
///
/// Three figures are kept up to date with every change, so that number, mean wait and longest wait cost nothing to
/// read: the total, the sum of cohort numbers and a lower bound of the oldest cohort that holds anybody. Sums over
/// blocks of cohorts let a search jump.
struct CohortList {
    /// Cohorts in a block, as a power of two.
    static let blockShift = 4

    /// Children in each cohort; cohort 0 has the earliest clock start.
    let counts: UnsafeMutablePointer<Int32>
    /// Children in each block of 16 cohorts.
    let blocks: UnsafeMutablePointer<Int32>
    /// Children of each cohort who were taken off because theirs was the oldest: the earliest of their week.
    let takenAsOldest: UnsafeMutablePointer<Int32>
    let cohortCount: Int
    let blockCount: Int
    /// Children in all.
    private(set) var total = 0
    /// Sum over the children of their cohort's number.
    private(set) var cohortSum = 0
    /// No child is in an earlier cohort than this.
    private var oldestBound: Int

    init(cohortCount: Int) {
        self.cohortCount = cohortCount
        blockCount = (cohortCount - 1) >> Self.blockShift + 1
        counts = .allocate(capacity: blockCount << Self.blockShift)
        blocks = .allocate(capacity: blockCount)
        takenAsOldest = .allocate(capacity: cohortCount)
        oldestBound = cohortCount
        counts.initialize(repeating: 0, count: blockCount << Self.blockShift)
        blocks.initialize(repeating: 0, count: blockCount)
        takenAsOldest.initialize(repeating: 0, count: cohortCount)
    }

    func deallocate() {
        counts.deallocate()
        blocks.deallocate()
        takenAsOldest.deallocate()
    }

    mutating func removeAll() {
        counts.update(repeating: 0, count: blockCount << Self.blockShift)
        blocks.update(repeating: 0, count: blockCount)
        takenAsOldest.update(repeating: 0, count: cohortCount)
        total = 0
        cohortSum = 0
        oldestBound = cohortCount
    }

    @inline(__always)
    mutating func add(_ children: Int, to cohort: Int) {
        counts[cohort] &+= Int32(truncatingIfNeeded: children)
        blocks[cohort >> Self.blockShift] &+= Int32(truncatingIfNeeded: children)
        total &+= children
        cohortSum &+= children &* cohort
        if cohort < oldestBound { oldestBound = cohort }
    }

    @inline(__always)
    mutating func remove(_ children: Int, from cohort: Int) {
        counts[cohort] &-= Int32(truncatingIfNeeded: children)
        blocks[cohort >> Self.blockShift] &-= Int32(truncatingIfNeeded: children)
        total &-= children
        cohortSum &-= children &* cohort
    }

    /// The earliest cohort that holds anybody; `cohortCount` when nobody waits.
    @inline(__always)
    mutating func oldest() -> Int {
        guard total > 0 else {
            oldestBound = cohortCount
            return cohortCount
        }
        while counts[oldestBound] == 0 { oldestBound &+= 1 }
        return oldestBound
    }

    /// The cohort of the child at a place in the line, counted from 0 for the newest.
    ///
    /// - Precondition: `0 <= place < total`.
    @inline(__always)
    func cohort(atPlaceFromNewest place: Int) -> Int {
        var rest = place
        var block = blockCount &- 1
        while rest >= Int(blocks[block]) {
            rest &-= Int(blocks[block])
            block &-= 1
        }
        var cohort = (block &+ 1) << Self.blockShift &- 1
        while rest >= Int(counts[cohort]) {
            rest &-= Int(counts[cohort])
            cohort &-= 1
        }
        return cohort
    }
}
