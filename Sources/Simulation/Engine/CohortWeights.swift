import Foundation

/// Weights of a list's cohorts for drawing children one by one without replacement.
///
/// A cohort's children each weigh exp(rate x wait). The exact scheme of successive sampling (Yates and Grundy 1953):
/// each draw is proportional to weight among those still there. Running sums over blocks of cohorts are compared with
/// the drawn number four at a time.
struct CohortWeights {
    /// Numbers of one batch.
    static let batch = 4

    private let weights: UnsafeMutablePointer<Double>
    /// Weight of the children in the first i blocks from `firstBlock` on; infinite beyond the last.
    private let before: UnsafeMutablePointer<Double>
    /// The same for groups of four blocks: in the first four, in the first eight, and so on.
    private let beforeGroups: UnsafeMutablePointer<Double>
    private var groupCount = 0
    /// Running sums within the block last looked into.
    private let inBlock: UnsafeMutablePointer<Double>
    /// A batch of uniform numbers, and the block that each falls into.
    private let uniforms: UnsafeMutablePointer<Double>
    private let found: UnsafeMutablePointer<Int>
    private var firstBlock = 0
    private var lastBlock = 0
    private var oldestIsHeaviest = true
    private var total = 0.0

    init(cohortCount: Int) {
        let blockCount = (cohortCount - 1) >> CohortList.blockShift + 1
        weights = .allocate(capacity: blockCount << CohortList.blockShift)
        before = .allocate(capacity: blockCount + 5)
        beforeGroups = .allocate(capacity: blockCount / 4 + 4)
        inBlock = .allocate(capacity: 1 << CohortList.blockShift)
        uniforms = .allocate(capacity: Self.batch)
        found = .allocate(capacity: Self.batch)
        weights.initialize(repeating: 0, count: blockCount << CohortList.blockShift)
        before.initialize(repeating: 0, count: blockCount + 5)
        beforeGroups.initialize(repeating: .infinity, count: blockCount / 4 + 4)
    }

    func deallocate() {
        weights.deallocate()
        before.deallocate()
        beforeGroups.deallocate()
        inBlock.deallocate()
        uniforms.deallocate()
        found.deallocate()
    }

    /// Weighs the children of a list that holds somebody, from the oldest to those of the current week.
    ///
    /// Weights are scaled so that the heaviest block with anybody begins at 1: nothing overflows, whatever the rate.
    mutating func prepare(_ list: inout CohortList, current: Int, rate: Double) {
        firstBlock = list.oldest() &>> CohortList.blockShift
        lastBlock = current &>> CohortList.blockShift
        while list.blocks[lastBlock] == 0 { lastBlock &-= 1 }
        oldestIsHeaviest = rate >= 0
        let one = exp(-abs(rate))
        let four = (one * one) * (one * one)
        let eight = SIMD4(repeating: four * four)
        // Weights of a block's cohorts, four and four, from its heavy end inwards.
        let powers = SIMD4(1, one, one * one, one * one * one)
        var low = oldestIsHeaviest ? powers : SIMD4(powers[3], powers[2], powers[1], powers[0]) * four
        var high = oldestIsHeaviest ? powers * four : SIMD4(powers[3], powers[2], powers[1], powers[0])
        var block = oldestIsHeaviest ? firstBlock : lastBlock
        let step = oldestIsHeaviest ? 1 : -1
        for _ in firstBlock...lastBlock {
            let first = block &<< CohortList.blockShift
            let place = UnsafeMutableRawPointer(weights + first)
            place.storeBytes(of: low, as: SIMD4<Double>.self)
            place.storeBytes(of: high, toByteOffset: 32, as: SIMD4<Double>.self)
            let sums = low * Self.children(first, list.counts) + high * Self.children(first &+ 4, list.counts)
            before[block &- firstBlock &+ 1] = sums.sum()
            low *= eight
            high *= eight
            block &+= step
        }
        addUp()
    }

    private mutating func addUp() {
        let blocks = lastBlock &- firstBlock &+ 1
        total = 0
        for index in 1...blocks {
            total += before[index]
            before[index] = total
        }
        for index in blocks &+ 1...blocks &+ 4 { before[index] = .infinity }
        groupCount = blocks &>> 2
        for group in 0..<groupCount { beforeGroups[group] = before[4 &* group &+ 4] }
        for group in groupCount..<groupCount &+ 4 { beforeGroups[group] = .infinity }
    }

    /// Weights of the children of four cohorts.
    @inline(__always)
    private func products(_ first: Int, _ counts: UnsafePointer<Int32>) -> SIMD4<Double> {
        UnsafeRawPointer(weights + first).loadUnaligned(as: SIMD4<Double>.self) * Self.children(first, counts)
    }

    /// The children of four cohorts.
    @inline(__always)
    private static func children(_ first: Int, _ counts: UnsafePointer<Int32>) -> SIMD4<Double> {
        SIMD4(UnsafeRawPointer(counts + first).loadUnaligned(as: SIMD4<Int32>.self))
    }

    /// Draws a batch of uniform numbers and finds their blocks.
    @inline(__always)
    func draw(_ count: Int, _ luck: inout Luck) {
        for index in 0..<count { uniforms[index] = luck.uniform() }
        findBlocks(count)
    }

    /// Finds the blocks that a batch of numbers falls into, also again when the list has been weighed anew.
    ///
    /// They do not depend on who has been taken since: no search waits for another.
    @inline(__always)
    func findBlocks(_ count: Int) {
        for index in 0..<count {
            let wanted = SIMD4(repeating: uniforms[index] * total)
            // Of four lanes, all ones where they hold: minus one.
            var passed = SIMD4<Int64>()
            for group in stride(from: 0, to: groupCount, by: 4) {
                let sums = UnsafeRawPointer(beforeGroups + group).loadUnaligned(as: SIMD4<Double>.self)
                passed &+= unsafeBitCast(sums .<= wanted, to: SIMD4<Int64>.self)
            }
            let group = -4 &* Int(passed.wrappedSum())
            let sums = UnsafeRawPointer(before + (group &+ 1)).loadUnaligned(as: SIMD4<Double>.self)
            found[index] = group &- Int(unsafeBitCast(sums .<= wanted, to: SIMD4<Int64>.self).wrappedSum())
        }
    }

    /// The child for a number of the batch, by cohort and place among the cohort's children, or nil where the number falls
    /// on a child who has been taken since the list was last weighed: then weigh it again and draw again.
    ///
    /// Drawing from everybody and passing over those already taken is the same as drawing from the others, so the sums
    /// need no change with each child. `counts`, of those still there, must hold somebody. The place is 0 where a cohort's
    /// children are not told apart.
    @inline(__always)
    func choose(_ index: Int, counts: UnsafePointer<Int32>, tellsApart: Bool) -> (cohort: Int, place: Int)? {
        guard total > 1e-280 else {
            let cohort = heaviest(counts)
            return (cohort, Int(uniforms[index] * Double(counts[cohort])))
        }
        let block = found[index]
        let first = (firstBlock &+ block) &<< CohortList.blockShift
        let low = Self.sums(products(first, counts))
        let high = Self.sums(products(first &+ 4, counts)) + low[3]
        let rest = SIMD4(repeating: uniforms[index] * total - before[block])
        let passed =
            unsafeBitCast(low .<= rest, to: SIMD4<Int64>.self)
            &+ unsafeBitCast(high .<= rest, to: SIMD4<Int64>.self)
        let offset = -Int(passed.wrappedSum())
        guard offset < 1 << CohortList.blockShift else { return nil }
        let cohort = first &+ offset
        guard tellsApart else { return (cohort, 0) }
        // What is left of the number within the cohort tells its children apart, from the last to the first.
        let running = UnsafeMutableRawPointer(inBlock)
        running.storeBytes(of: low, as: SIMD4<Double>.self)
        running.storeBytes(of: high, toByteOffset: 32, as: SIMD4<Double>.self)
        let upTo = inBlock[offset]
        let place = Int((upTo - rest[0]) / weights[cohort])
        return (cohort, min(place, Int(counts[cohort]) &- 1))
    }

    /// Running sums of four numbers.
    @inline(__always)
    private static func sums(_ x: SIMD4<Double>) -> SIMD4<Double> {
        let pairs = x + SIMD4(0, x[0], x[1], x[2])
        return pairs + SIMD4(0, 0, pairs[0], pairs[1])
    }

    /// Where weights fall so steeply that they vanish within a block: the heaviest side of the line.
    private func heaviest(_ counts: UnsafePointer<Int32>) -> Int {
        let step = oldestIsHeaviest ? 1 : -1
        var cohort =
            oldestIsHeaviest
            ? firstBlock << CohortList.blockShift : (lastBlock + 1) << CohortList.blockShift - 1
        while counts[cohort] == 0 { cohort += step }
        return cohort
    }
}
