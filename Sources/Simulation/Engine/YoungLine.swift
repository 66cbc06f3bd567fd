/// The newest cohorts of a line, from which children are drawn one by one without replacement.
///
/// Holds for each of three blocks' cohorts how many children are in it and in newer ones. Those of the cohort drawn from
/// and of all older ones are one fewer afterwards, and those are the very lanes that a comparison with the place has found:
/// nothing is read from a list that has just been written to, and no branch depends on the place.
struct YoungLine {
    private var newest: (older: SIMD4<Int32>, newer: SIMD4<Int32>)
    private var middle = (older: SIMD4<Int32>(), newer: SIMD4<Int32>())
    private var oldest = (older: SIMD4<Int32>(), newer: SIMD4<Int32>())
    /// The first cohort of the three blocks.
    private let first: Int

    /// The line of a list of which the newest possible cohort is `current`.
    @inline(__always)
    init(_ list: borrowing CohortList, current: Int) {
        let block = current &>> CohortList.blockShift
        first = (block &- 2) &<< CohortList.blockShift
        newest = list.sumsFromNewest(inBlock: block)
        if block > 0 { middle = list.sumsFromNewest(inBlock: block &- 1) }
        middle.newer &+= newest.older[0]
        middle.older &+= newest.older[0]
        if block > 1 { oldest = list.sumsFromNewest(inBlock: block &- 2) }
        oldest.newer &+= middle.older[0]
        oldest.older &+= middle.older[0]
    }

    /// Takes the child at a place, counted from 0 for the newest, out of the line and says of which cohort.
    ///
    /// - Precondition: the place is in the three blocks.
    @inline(__always)
    mutating func take(at place: Int32) -> Int {
        let wanted = SIMD4(repeating: place)
        // Of each lane, all ones where it holds: minus one.
        let beyond = (
            unsafeBitCast(newest.newer .> wanted, to: SIMD4<Int32>.self),
            unsafeBitCast(newest.older .> wanted, to: SIMD4<Int32>.self),
            unsafeBitCast(middle.newer .> wanted, to: SIMD4<Int32>.self),
            unsafeBitCast(middle.older .> wanted, to: SIMD4<Int32>.self),
            unsafeBitCast(oldest.newer .> wanted, to: SIMD4<Int32>.self),
            unsafeBitCast(oldest.older .> wanted, to: SIMD4<Int32>.self)
        )
        newest.newer &+= beyond.0
        newest.older &+= beyond.1
        middle.newer &+= beyond.2
        middle.older &+= beyond.3
        oldest.newer &+= beyond.4
        oldest.older &+= beyond.5
        let sum = beyond.0 &+ beyond.1 &+ beyond.2 &+ beyond.3 &+ beyond.4 &+ beyond.5
        return first &- 1 &- Int(sum.wrappedSum())
    }
}
