/// What is measured of those waiting, and when.
public struct ObservationPlan: Sendable {
    /// For each week, whether the groups are measured at its end.
    public var isObserved: [Bool]
    /// Waits, in whole weeks, beyond which children are counted.
    public var thresholds: [Int]
    /// Whether the median and the 92nd percentile are measured too.
    public var percentiles: Bool
    /// Whether what each pass does is recorded: ``Engine/flows(of:pass:in:)``.
    public var passes = false
    /// The stages whose flows are recorded by class too: ``Engine/flows(of:class:in:)``; `nil`: all stages.
    public var stagesByClass: Set<Int>?
    /// Whose journeys are followed; `nil`: nobody's.
    public var journeys: JourneyPlan?

    /// Measures at the end of the given weeks.
    public init(weekCount: Int, weeks: some Sequence<Int>, thresholds: [Int], percentiles: Bool) {
        isObserved = Array(repeating: false, count: weekCount)
        for week in weeks { isObserved[week] = true }
        self.thresholds = thresholds
        self.percentiles = percentiles
    }

    /// Measures at the end of every week.
    public static func everyWeek(_ weekCount: Int, thresholds: [Int], percentiles: Bool) -> ObservationPlan {
        ObservationPlan(weekCount: weekCount, weeks: 0..<weekCount, thresholds: thresholds, percentiles: percentiles)
    }

    /// Numbers that one measurement fills: number, mean, longest, median, 92nd percentile, then one for each
    /// threshold.
    public var measureCount: Int { 5 + thresholds.count }
}

/// The places of the measures in one measurement.
public enum StockMeasure {
    /// Children waiting or being worked on.
    public static let number = 0
    /// Mean wait so far in weeks; 0 when nobody waits.
    public static let mean = 1
    /// Longest wait so far in weeks; 0 when nobody waits.
    public static let longest = 2
    /// Median wait so far in weeks.
    public static let median = 3
    /// 92nd percentile of the waits so far in weeks.
    public static let percentile92 = 4
    /// The number who have waited at least the first threshold; the other thresholds follow.
    public static let firstThreshold = 5
}
