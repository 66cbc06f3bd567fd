/// Measures of a list at the end of a week, from its counts by cohort.
///
/// A child of cohort c has waited between w - c and w - c + 1 weeks at the end of the week whose own cohort is w,
/// evenly within the week: the mean takes half a week, a percentile interpolates within its cohort, and the longest
/// wait of a cohort of k children, of whom s more have been taken as the oldest, is (s + 1)/(k + s + 1) of a week short
/// of the cohort's limit: the expected place of the earliest who is left of k + s even arrivals. Whole-week thresholds
/// fall between cohorts and are exact.
enum ListMeasurement {
    /// Fills one measurement.
    ///
    /// `current` is the cohort of the week that ends now, `oldest` the earliest that holds anybody, of which
    /// `takenAsOldest` children have already been taken because it was the oldest.
    ///
    /// Complexity: the weeks below the greatest threshold; with percentiles, the weeks since the oldest cohort.
    @inline(__always)
    static func fill(
        _ out: UnsafeMutablePointer<Double>,
        counts: UnsafePointer<Int32>,
        total: Int,
        cohortSum: Int,
        oldest: Int,
        takenAsOldest: Int,
        current: Int,
        percentiles: Bool,
        thresholds: UnsafeBufferPointer<Int>
    ) {
        out[StockMeasure.number] = Double(total)
        guard total > 0 else {
            for index in 1..<(StockMeasure.firstThreshold + thresholds.count) { out[index] = 0 }
            return
        }
        out[StockMeasure.mean] = Double(current) + 0.5 - Double(cohortSum) / Double(total)
        out[StockMeasure.longest] =
            Double(current + 1 - oldest) - Double(takenAsOldest + 1) / Double(Int(counts[oldest]) + takenAsOldest + 1)
        var newest = current
        var below = 0
        for (index, weeks) in thresholds.enumerated() {
            // A cohort is below the threshold when its oldest possible wait, current - cohort + 1, is at most it.
            let first = max(oldest, current + 1 - weeks)
            while newest >= first {
                below += Int(counts[newest])
                newest -= 1
            }
            out[StockMeasure.firstThreshold + index] = Double(total - below)
        }
        guard percentiles else { return }
        out[StockMeasure.median] = percentile(0.5, counts: counts, total: total, current: current)
        out[StockMeasure.percentile92] = percentile(0.92, counts: counts, total: total, current: current)
    }

    /// The wait that a share of the children have not exceeded, interpolated within its cohort.
    private static func percentile(_ share: Double, counts: UnsafePointer<Int32>, total: Int, current: Int) -> Double {
        let place = share * Double(total)
        var below = 0.0
        var cohort = current
        while true {
            let children = Double(counts[cohort])
            if children > 0 && below + children >= place {
                return Double(current - cohort) + (place - below) / children
            }
            below += children
            cohort -= 1
        }
    }
}
