/// The weighted interval score: a forecast given as a median and central intervals, against what happened.
///
///     IS_alpha = (u - l) + 2/alpha (l - y)+ + 2/alpha (y - u)+
///     WIS      = (|y - m|/2 + sum over intervals of alpha/2 IS_alpha) / (K + 1/2)
///
/// for K intervals [l, u] that leave out a share alpha each. In the unit of the data; the less the better; it tends to
/// the CRPS as intervals are added. It is the sum of three parts: the width of the intervals, what was forecast too high
/// and what was forecast too low.
///
/// Source: Bracher, Ray, Gneiting and Reich, "Evaluating epidemic forecasts in an interval format", PLOS Computational
/// Biology 17 (2021).
public struct WeightedIntervalScore: Equatable, Sendable {
    /// A central prediction interval.
    public struct Interval: Equatable, Sendable {
        /// The nominal coverage, such as 0.9.
        public let coverage: Double
        /// The lower bound.
        public let lower: Double
        /// The upper bound.
        public let upper: Double

        /// Throws unless the coverage lies strictly between 0 and 1, and the bounds are in order.
        public init(coverage: Double, lower: Double, upper: Double) throws(ParameterError) {
            guard coverage > 0, coverage < 1 else {
                throw ParameterError("the coverage of an interval", coverage, mustBe: "between 0 and 1, both excluded")
            }
            guard upper >= lower else {
                throw ParameterError("the upper bound of an interval", upper, mustBe: "at least its lower, \(lower)")
            }
            self.coverage = coverage
            self.lower = lower
            self.upper = upper
        }
    }

    /// The part due to the width of the intervals.
    public let dispersion: Double
    /// The part due to forecasts above what happened.
    public let overprediction: Double
    /// The part due to forecasts below what happened.
    public let underprediction: Double

    /// The score.
    public var total: Double { dispersion + overprediction + underprediction }

    /// Scores one forecast.
    public init(median: Double, intervals: [Interval], observed y: Double) {
        var width = 0.0
        // Half the absolute error, on the side where it lies.
        var over = max(0, median - y) / 2
        var under = max(0, y - median) / 2
        for interval in intervals {
            width += (1 - interval.coverage) / 2 * (interval.upper - interval.lower)
            over += max(0, interval.lower - y)
            under += max(0, y - interval.upper)
        }
        let parts = Double(intervals.count) + 0.5
        dispersion = width / parts
        overprediction = over / parts
        underprediction = under / parts
    }
}
