/// Measures of a list at the end of a week, from its counts by cohort.
///
/// A child of cohort c has waited between w - c and w - c + 1 weeks at the end of the week whose own cohort is w,
/// evenly within the week: the mean takes half a week, a percentile interpolates within its cohort, and the longest
/// wait of a cohort of k children, of whom s more have been taken as the oldest, is (s + 1)/(k + s + 1) of a week short
/// of the cohort's limit: the expected place of the earliest who is left of k + s even arrivals. Whole-week thresholds
/// fall between cohorts and are exact.
enum ListMeasurement {
    /// Fills one measurement of a list, whose oldest child is in the cohort `oldest`, at the end of cohort `current`'s
    /// week.
    ///
    /// Complexity: the blocks of eight weeks below the greatest threshold, and for each percentile those since the oldest
    /// cohort.
    @inline(__always)
    static func fill(
        _ out: UnsafeMutablePointer<Double>,
        list: borrowing CohortList,
        oldest: Int,
        current: Int,
        percentiles: Bool,
        thresholds: UnsafeBufferPointer<Int>
    ) {
        let total = list.total
        out[StockMeasure.number] = Double(total)
        guard total > 0 else {
            for index in 1..<(StockMeasure.firstThreshold + thresholds.count) { out[index] = 0 }
            return
        }
        let counts = list.counts
        let taken = Int(list.takenAsOldest[oldest])
        out[StockMeasure.mean] = Double(current) + 0.5 - Double(list.cohortSum) / Double(total)
        out[StockMeasure.longest] =
            Double(current &+ 1 &- oldest) - Double(taken &+ 1) / Double(Int(counts[oldest]) &+ taken &+ 1)
        var block = current &>> CohortList.blockShift
        var inNewerBlocks: Int32 = 0
        for index in 0..<thresholds.count {
            // A cohort is below the threshold when its oldest possible wait, current - cohort + 1, is at most it.
            let first = max(oldest, current &+ 1 &- thresholds[index])
            let firstBlock = first &>> CohortList.blockShift
            if firstBlock > block {
                // Not in rising order.
                block = current &>> CohortList.blockShift
                inNewerBlocks = 0
            }
            while block > firstBlock {
                inNewerBlocks &+= list.blocks[block]
                block &-= 1
            }
            var below = inNewerBlocks
            for cohort in first..<min((firstBlock &+ 1) &<< CohortList.blockShift, list.cohortCount) {
                below &+= counts[cohort]
            }
            out[StockMeasure.firstThreshold &+ index] = Double(total &- Int(below))
        }
        guard percentiles else {
            out[StockMeasure.median] = 0
            out[StockMeasure.percentile92] = 0
            return
        }
        var finger = PercentileFinger(block: current &>> CohortList.blockShift)
        out[StockMeasure.median] = finger.wait(of: 0.5, list, current: current)
        out[StockMeasure.percentile92] = finger.wait(of: 0.92, list, current: current)
    }

    /// A place in the line that moves on from the newest child towards the oldest.
    private struct PercentileFinger {
        var block: Int
        /// Children in newer blocks.
        var newer: Int32 = 0

        /// The wait that a share of the children have not exceeded, interpolated within its cohort; shares are asked for in
        /// rising order.
        mutating func wait(of share: Double, _ list: borrowing CohortList, current: Int) -> Double {
            let place = share * Double(list.total)
            // Whole numbers are below the place where they are below this one.
            let whole = Int32(place.rounded(.up))
            while newer &+ list.blocks[block] < whole {
                newer &+= list.blocks[block]
                block &-= 1
            }
            var below = newer
            var cohort = (block &+ 1) &<< CohortList.blockShift &- 1
            while below &+ list.counts[cohort] < whole {
                below &+= list.counts[cohort]
                cohort &-= 1
            }
            return Double(current &- cohort) + (place - Double(below)) / Double(list.counts[cohort])
        }
    }
}
