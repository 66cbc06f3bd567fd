/// Looks up the cohorts of places in a line, nearly without branches that depend on the place: which cohort it is
/// cannot be foreseen, and a wrong guess costs more than the look-up.
struct LinePlaces {
    /// Children in the newest blocks: `before[i]` in the newest i.
    private let before: UnsafeMutablePointer<Int32>
    private let capacity: Int
    private var newestBlock = 0

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
        for index in blocks &+ 1...blocks &+ 4 { before[index] = .max }
    }

    /// The cohort of the child at a place, counted from 0 for the newest, of the list as it was prepared.
    ///
    /// `group` is where the last look-up of the same list ended, 0 for the first; places are asked for in rising order.
    @inline(__always)
    func cohort(_ place: Int, of list: borrowing CohortList, group: inout Int) -> Int {
        let wanted = Int32(truncatingIfNeeded: place)
        while before[group &+ 4] <= wanted { group &+= 4 }
        let sums = UnsafeRawPointer(before + (group &+ 1)).loadUnaligned(as: SIMD4<Int32>.self)
        // A lane that holds is all ones: minus one.
        let passed = unsafeBitCast(sums .<= SIMD4(repeating: wanted), to: SIMD4<Int32>.self)
        let blocks = group &- Int(passed.wrappedSum())
        let rest = Int32(truncatingIfNeeded: place) &- before[blocks]
        return list.cohort(inBlock: newestBlock &- blocks, atPlaceFromNewest: rest)
    }
}
