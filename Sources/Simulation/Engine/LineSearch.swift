/// Looks up the cohorts of places in a line, eight at once and nearly without branches that depend on the place: which
/// cohort it is cannot be foreseen, and a wrong guess costs more than the look-up.
struct LineSearch {
    /// Children in the newest blocks: `before[i]` in the newest i.
    private let before: UnsafeMutablePointer<Int32>
    /// The places asked for, and minus the number of blocks that are newer than each.
    private let places: UnsafeMutablePointer<Int32>
    private let blocks: UnsafeMutablePointer<Int32>

    init(cohortCount: Int) {
        let capacity = (cohortCount - 1) >> CohortList.blockShift + 2
        before = .allocate(capacity: capacity)
        before.initialize(repeating: 0, count: capacity)
        places = .allocate(capacity: LinePlaces.count)
        blocks = .allocate(capacity: LinePlaces.count)
    }

    func deallocate() {
        before.deallocate()
        places.deallocate()
        blocks.deallocate()
    }

    /// Writes the cohorts of the children at the first `count` of some places of a list whose newest possible cohort is
    /// `current`.
    ///
    /// - Precondition: those places are in the line.
    /// Complexity: the blocks between the newest and the oldest child.
    @inline(__always)
    func find(
        _ wanted: LinePlaces,
        count: Int,
        of list: inout CohortList,
        current: Int,
        into cohorts: UnsafeMutablePointer<Int>
    ) {
        let newest = current &>> CohortList.blockShift
        let blockCount = newest &- list.oldest() &>> CohortList.blockShift
        let next = wanted.moved(by: 1)
        var (low, high) = (SIMD4<Int32>(), SIMD4<Int32>())
        var sum: Int32 = 0
        // The oldest block need not be looked at: a place in the line that is beyond the others is in it.
        for index in 0..<blockCount {
            sum &+= list.blocks[newest &- index]
            before[index &+ 1] = sum
            let end = SIMD4(repeating: sum)
            low &+= unsafeBitCast(next.low .> end, to: SIMD4<Int32>.self)
            high &+= unsafeBitCast(next.high .> end, to: SIMD4<Int32>.self)
        }
        Self.store(wanted.low, wanted.high, to: places)
        Self.store(low, high, to: blocks)
        for index in 0..<count {
            let block = Int(blocks[index])
            let rest = places[index] &- before[0 &- block]
            cohorts[index] = list.cohort(inBlock: newest &+ block, atPlaceFromNewest: rest)
        }
    }

    @inline(__always)
    private static func store(_ low: SIMD4<Int32>, _ high: SIMD4<Int32>, to place: UnsafeMutablePointer<Int32>) {
        UnsafeMutableRawPointer(place).storeBytes(of: low, as: SIMD4<Int32>.self)
        UnsafeMutableRawPointer(place).storeBytes(of: high, toByteOffset: 16, as: SIMD4<Int32>.self)
    }
}
