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
    private var first = 0
    private var last = 0
    private var total = 0.0

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
    /// Weights are scaled so that the heaviest cohort has 1: nothing overflows, whatever the rate.
    mutating func prepare(_ list: borrowing CohortList, from oldest: Int, to current: Int, rate: Double) {
        (first, last) = (oldest, current)
        firstBlock = oldest >> CohortList.blockShift
        lastBlock = current >> CohortList.blockShift
        let ratio = exp(-abs(rate))
        var weight = 1.0
        if rate >= 0 {
            for cohort in oldest...current {
                weights[cohort] = weight
                weight *= ratio
            }
        } else {
            for cohort in stride(from: current, through: oldest, by: -1) {
                weights[cohort] = weight
                weight *= ratio
            }
        }
        total = 0
        for block in firstBlock...lastBlock {
            var sum = 0.0
            let start = max(oldest, block << CohortList.blockShift)
            let end = min(current, (block + 1) << CohortList.blockShift - 1)
            for cohort in start...end { sum += weights[cohort] * Double(list.counts[cohort]) }
            blocks[block] = sum
            total += sum
        }
    }

    /// The cohort of the next child, from the oldest on; `counts` must hold somebody.
    func choose(_ u: Double, counts: UnsafePointer<Int32>) -> Int {
        var rest = u * total
        var block = firstBlock
        while block < lastBlock && rest >= blocks[block] {
            rest -= blocks[block]
            block += 1
        }
        var cohort = max(first, block << CohortList.blockShift)
        while cohort <= last {
            let weight = weights[cohort] * Double(counts[cohort])
            if rest < weight { return cohort }
            rest -= weight
            cohort += 1
        }
        // Rounding, or weights that vanish: the heaviest side of the line that still holds somebody.
        let step = weights[first] >= weights[last] ? 1 : -1
        cohort = step > 0 ? first : last
        while counts[cohort] == 0 { cohort += step }
        return cohort
    }

    /// Takes one child of a cohort out of the sums.
    mutating func removeOne(from cohort: Int) {
        let block = cohort >> CohortList.blockShift
        blocks[block] = max(0, blocks[block] - weights[cohort])
        total = max(0, total - weights[cohort])
    }
}
