import Foundation

/// Weights of a list's cohorts for drawing children one by one without replacement.
///
/// A cohort's children each weigh exp(rate x wait); sums over blocks keep a draw short. The exact scheme of successive
/// sampling (Yates and Grundy 1953): each draw is proportional to weight among those still there.
struct CohortWeights {
    private let weights: UnsafeMutablePointer<Double>
    private let blocks: UnsafeMutablePointer<Double>
    private var firstBlock = 0
    private var lastBlock = 0
    private var oldestIsHeaviest = true
    private var total = 0.0
    private var renewBelow = 0.0

    init(cohortCount: Int) {
        let blockCount = (cohortCount - 1) >> CohortList.blockShift + 1
        weights = .allocate(capacity: blockCount << CohortList.blockShift)
        blocks = .allocate(capacity: blockCount)
        weights.initialize(repeating: 0, count: blockCount << CohortList.blockShift)
        blocks.initialize(repeating: 0, count: blockCount)
    }

    func deallocate() {
        weights.deallocate()
        blocks.deallocate()
    }

    /// Weighs the cohorts from the oldest to the current one.
    ///
    /// Weights are scaled so that the heaviest block begins at 1: nothing overflows, whatever the rate, and where all
    /// vanish the draw falls to the heaviest side of the line.
    mutating func prepare(_ list: borrowing CohortList, from oldest: Int, to current: Int, rate: Double) {
        firstBlock = oldest &>> CohortList.blockShift
        lastBlock = current &>> CohortList.blockShift
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
        total = 0
        for _ in firstBlock...lastBlock {
            let first = block &<< CohortList.blockShift
            let place = UnsafeMutableRawPointer(weights + first)
            place.storeBytes(of: low, as: SIMD4<Double>.self)
            place.storeBytes(of: high, toByteOffset: 32, as: SIMD4<Double>.self)
            weigh(block, list.counts)
            total += blocks[block]
            low *= eight
            high *= eight
            block &+= step
        }
        renewBelow = total / 2
    }

    /// Adds up the weights of a block's children.
    @inline(__always)
    private func weigh(_ block: Int, _ counts: UnsafePointer<Int32>) {
        let first = block &<< CohortList.blockShift
        let children = UnsafeRawPointer(counts + first)
        let each = UnsafeRawPointer(weights + first)
        let low =
            each.loadUnaligned(as: SIMD4<Double>.self)
            * SIMD4<Double>(children.loadUnaligned(as: SIMD4<Int32>.self))
        let high =
            each.loadUnaligned(fromByteOffset: 32, as: SIMD4<Double>.self)
            * SIMD4<Double>(children.loadUnaligned(fromByteOffset: 16, as: SIMD4<Int32>.self))
        blocks[block] = (low + high).sum()
    }

    /// The cohort of the next child; `counts` must hold somebody.
    @inline(__always)
    func choose(_ u: Double, counts: UnsafePointer<Int32>) -> Int {
        var rest = u * total
        var block = firstBlock
        while block < lastBlock && rest >= blocks[block] {
            rest -= blocks[block]
            block &+= 1
        }
        var cohort = block &<< CohortList.blockShift
        let end = (lastBlock &+ 1) &<< CohortList.blockShift
        while cohort < end {
            let weight = weights[cohort] * Double(counts[cohort])
            if rest < weight { return cohort }
            rest -= weight
            cohort &+= 1
        }
        return heaviest(counts)
    }

    /// Where rounding or vanishing weights leave no choice: the heaviest side of the line that still holds somebody.
    private func heaviest(_ counts: UnsafePointer<Int32>) -> Int {
        let step = oldestIsHeaviest ? 1 : -1
        var cohort =
            oldestIsHeaviest
            ? firstBlock << CohortList.blockShift : (lastBlock + 1) << CohortList.blockShift - 1
        while counts[cohort] == 0 { cohort += step }
        return cohort
    }

    /// Takes one child of a cohort, who has left `counts` already, out of the sums.
    ///
    /// Where weights fall steeply the sums lose nearly all they hold with the heaviest children. They are therefore
    /// added up anew, the block's each time and the total whenever half of it has gone, and keep their digits.
    @inline(__always)
    mutating func removeOne(from cohort: Int, counts: UnsafePointer<Int32>) {
        weigh(cohort &>> CohortList.blockShift, counts)
        total -= weights[cohort]
        if total < renewBelow {
            total = 0
            for block in firstBlock...lastBlock { total += blocks[block] }
            renewBelow = total / 2
        }
    }
}
