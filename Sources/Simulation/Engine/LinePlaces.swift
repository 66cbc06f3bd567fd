/// Looks up the cohorts of places in a line, without a branch that depends on the place: which cohort it is cannot be
/// foreseen, and a wrong guess costs more than the look-up.
struct LinePlaces {
    /// Children in the newest blocks: `before[i]` in the newest i.
    private let before: UnsafeMutablePointer<Int32>
    private let capacity: Int
    private var newestBlock = 0
    /// Blocks after the newest that hold anybody, in groups of four.
    private var groups = 0

    init(cohortCount: Int) {
        capacity = (cohortCount - 1) >> CohortList.blockShift + 8
        before = .allocate(capacity: capacity)
        before.initialize(repeating: 0, count: capacity)
    }

    func deallocate() {
        before.deallocate()
    }

    /// Adds up the blocks of a list that holds somebody, whose newest possible cohort is `current`.
    ///
    /// Complexity: the blocks between the newest and the oldest child.
    @inline(__always)
    mutating func prepare(_ list: inout CohortList, current: Int) {
        newestBlock = current &>> CohortList.blockShift
        let blocks = newestBlock &- list.oldest() &>> CohortList.blockShift &+ 1
        var sum: Int32 = 0
        for index in 0..<blocks {
            sum &+= list.blocks[newestBlock &- index]
            before[index &+ 1] = sum
        }
        groups = (blocks &+ 3) &>> 2
        for index in blocks..<groups &<< 2 { before[index &+ 1] = .max }
    }

    /// The cohort of the child at a place, counted from 0 for the newest, of the list as it was prepared.
    @inline(__always)
    func cohort(_ place: Int, of list: borrowing CohortList) -> Int {
        let wanted = SIMD4(repeating: Int32(truncatingIfNeeded: place))
        var beyond = SIMD4<Int32>.zero
        for group in 0..<groups {
            let sums = UnsafeRawPointer(before + (group &<< 2 &+ 1)).loadUnaligned(as: SIMD4<Int32>.self)
            // A lane that holds is all ones: minus one.
            beyond &+= unsafeBitCast(sums .> wanted, to: SIMD4<Int32>.self)
        }
        let blocks = groups &<< 2 &+ Int(beyond.wrappedSum())
        let rest = Int32(truncatingIfNeeded: place) &- before[blocks]
        return list.cohort(inBlock: newestBlock &- blocks, atPlaceFromNewest: rest)
    }
}
