/// Children waiting, counted by the week in which their clock started.
///
/// Three figures are kept up to date with every change, so that number, mean wait and longest wait cost nothing to
/// read: the total, the sum of cohort numbers and a lower bound of the oldest cohort that holds anybody. Sums over
/// blocks of eight cohorts let a search jump.
struct CohortList {
    /// Cohorts in a block, as a power of two.
    static let blockShift = 3

    /// Children in each cohort; cohort 0 has the earliest clock start.
    let counts: UnsafeMutablePointer<Int32>
    /// Children in each block of cohorts.
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

    /// Writes everybody down, or takes them from where they have been written down.
    mutating func carry(_ tape: inout Tape) {
        tape.carry(counts, blockCount << Self.blockShift)
        tape.carry(blocks, blockCount)
        tape.carry(takenAsOldest, cohortCount)
        tape.carry(&total)
        tape.carry(&cohortSum)
        tape.carry(&oldestBound)
    }

    @inline(__always)
    mutating func add(_ children: Int, to cohort: Int) {
        counts[cohort] &+= Int32(truncatingIfNeeded: children)
        blocks[cohort &>> Self.blockShift] &+= Int32(truncatingIfNeeded: children)
        total &+= children
        cohortSum &+= children &* cohort
        if cohort < oldestBound { oldestBound = cohort }
    }

    @inline(__always)
    mutating func remove(_ children: Int, from cohort: Int) {
        counts[cohort] &-= Int32(truncatingIfNeeded: children)
        blocks[cohort &>> Self.blockShift] &-= Int32(truncatingIfNeeded: children)
        total &-= children
        cohortSum &-= children &* cohort
    }

    /// Removes one child from each of some cohorts, which may be named more than once.
    @inline(__always)
    mutating func removeOne(fromEach cohorts: UnsafePointer<Int>, count: Int) {
        var sum = 0
        for index in 0..<count {
            let cohort = cohorts[index]
            counts[cohort] &-= 1
            blocks[cohort &>> Self.blockShift] &-= 1
            sum &+= cohort
        }
        total &-= count
        cohortSum &-= sum
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

    /// Children in cohorts after one, where the newest possible is `current`.
    func children(newerThan cohort: Int, current: Int) -> Int {
        guard cohort >= 0 else { return total }
        let block = (cohort &+ 1) &>> Self.blockShift
        var children: Int32 = 0
        for newer in block &+ 1..<max(block &+ 1, current &>> Self.blockShift &+ 1) { children &+= blocks[newer] }
        for newer in cohort &+ 1..<min((block &+ 1) &<< Self.blockShift, cohortCount) { children &+= counts[newer] }
        return Int(children)
    }

    /// Begins a sum of lists, of which the newest possible cohort is `current`; only its blocks are looked at.
    mutating func beginSum(current: Int) {
        total = 0
        cohortSum = 0
        oldestBound = (current &>> Self.blockShift &+ 1) &<< Self.blockShift
    }

    /// Adds a list, whole blocks at a time.
    ///
    /// Complexity: the blocks since the oldest child.
    mutating func addSum(_ list: inout CohortList, current: Int) {
        guard list.total > 0 else { return }
        let firstBlock = list.oldest() &>> Self.blockShift
        makeRoom(from: firstBlock)
        for block in firstBlock...current &>> Self.blockShift { blocks[block] &+= list.blocks[block] }
        for cohort in firstBlock &<< Self.blockShift..<(current &>> Self.blockShift &+ 1) &<< Self.blockShift {
            counts[cohort] &+= list.counts[cohort]
        }
        total &+= list.total
        cohortSum &+= list.cohortSum
    }

    /// The first block that lists added so far have anybody in.
    var firstSummedBlock: Int { oldestBound &>> Self.blockShift }

    /// Adds lists that were kept: their counts by cohort, and then by block.
    mutating func addSum(_ list: KeptRun.List, _ children: UnsafePointer<Int32>?) {
        guard list.total > 0, let children else { return }
        makeRoom(from: list.firstBlock)
        let cohortCount = list.blockCount &<< Self.blockShift
        for index in 0..<cohortCount { counts[list.firstBlock &<< Self.blockShift &+ index] &+= children[index] }
        for index in 0..<list.blockCount { blocks[list.firstBlock &+ index] &+= children[cohortCount &+ index] }
        total &+= list.total
        cohortSum &+= list.cohortSum
    }

    /// Adds children by cohort, of whom none is in an earlier cohort than `oldest`.
    mutating func addSum(_ children: UnsafePointer<Int32>, from oldest: Int, current: Int) {
        guard oldest <= current else { return }
        makeRoom(from: oldest &>> Self.blockShift)
        for cohort in oldest...current where children[cohort] > 0 { add(Int(children[cohort]), to: cohort) }
    }

    /// Clears the blocks of a sum from one on that have not been reached yet.
    private mutating func makeRoom(from firstBlock: Int) {
        let held = oldestBound &>> Self.blockShift
        guard firstBlock < held else { return }
        for block in firstBlock..<held { blocks[block] = 0 }
        for cohort in firstBlock &<< Self.blockShift..<held &<< Self.blockShift { counts[cohort] = 0 }
        oldestBound = firstBlock &<< Self.blockShift
    }

    /// The cohort of the child at a place in the line, counted from 0 for the newest.
    ///
    /// - Precondition: `0 <= place < total`.
    @inline(__always)
    func cohort(atPlaceFromNewest place: Int) -> Int {
        var finger = Finger(block: blockCount &- 1)
        return finger.cohort(atPlaceFromNewest: place, of: self)
    }

    /// The cohort of the child at a place of a block that has that many children, without branches.
    @inline(__always)
    func cohort(inBlock block: Int, atPlaceFromNewest place: Int32) -> Int {
        let (older, newer) = sumsFromNewest(inBlock: block)
        let wanted = SIMD4(repeating: place)
        // A lane that holds is all ones: minus one. Lanes beyond the place are the cohort and those older than it.
        let beyond =
            unsafeBitCast(newer .> wanted, to: SIMD4<Int32>.self)
            &+ unsafeBitCast(older .> wanted, to: SIMD4<Int32>.self)
        return block &<< Self.blockShift &- 1 &- Int(beyond.wrappedSum())
    }

    /// Children in each cohort of a block and in those after it in the block, earlier four and later four.
    @inline(__always)
    func sumsFromNewest(inBlock block: Int) -> (older: SIMD4<Int32>, newer: SIMD4<Int32>) {
        let bytes = UnsafeRawPointer(counts + block &<< Self.blockShift)
        let older = Self.sumsFromNewest(bytes.loadUnaligned(as: SIMD2<UInt64>.self))
        let newer = Self.sumsFromNewest(bytes.loadUnaligned(fromByteOffset: 16, as: SIMD2<UInt64>.self))
        return (older &+ newer[0], newer)
    }

    /// Children in each of four cohorts, two to a word, and those after it.
    @inline(__always)
    private static func sumsFromNewest(_ counts: SIMD2<UInt64>) -> SIMD4<Int32> {
        let pairs = unsafeBitCast(counts &+ counts &>> 32, to: SIMD4<Int32>.self)
        return pairs &+ SIMD4(pairs[2], pairs[2], 0, 0)
    }

    /// A place in the line that moves on from the newest towards the oldest, a block at a time.
    struct Finger {
        private var block: Int
        /// Children in the newer blocks.
        private var newer = 0

        @inline(__always)
        init(block: Int) {
            self.block = block
        }

        /// The cohort of the child at a place that is not newer than the last one asked for.
        ///
        /// - Precondition: `place < total`; nobody has been added or removed in newer blocks since the finger set out.
        @inline(__always)
        mutating func cohort(atPlaceFromNewest place: Int, of list: borrowing CohortList) -> Int {
            while place &- newer >= Int(list.blocks[block]) {
                newer &+= Int(list.blocks[block])
                block &-= 1
            }
            return list.cohort(inBlock: block, atPlaceFromNewest: Int32(truncatingIfNeeded: place &- newer))
        }
    }
}
