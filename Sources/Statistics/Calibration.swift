/// Whether forecasts were as sure as they should have been.
public enum Calibration {
    /// How many intervals held what happened.
    ///
    /// Throws unless there are as many intervals as observations, and at least one.
    public static func coverage(
        of intervals: [(lower: Double, upper: Double)],
        observed: [Double]
    ) throws(ParameterError) -> ProportionEstimate {
        guard intervals.count == observed.count else {
            throw ParameterError("the number of intervals", Double(intervals.count), mustBe: "\(observed.count)")
        }
        let held = zip(intervals, observed).count { $0.lower <= $1 && $1 <= $0.upper }
        return try ProportionEstimate(successes: held, trials: observed.count)
    }

    /// The probability integral transform of an observation: where in the forecast distribution it fell, from 0 to 1.
    ///
    /// For counts and samples it is an interval, from P(X < y) to P(X <= y); any number drawn evenly from it is uniform
    /// when the forecast is right.
    ///
    /// Source: Czado, Gneiting and Held, "Predictive model assessment for count data", Biometrics 65 (2009).
    public struct Transform: Equatable, Sendable {
        /// P(X < y).
        public let lower: Double
        /// P(X <= y).
        public let upper: Double

        /// An interval.
        init(lower: Double, upper: Double) { (self.lower, self.upper) = (lower, upper) }

        /// For a continuous forecast.
        public init(_ forecast: some ContinuousDistribution, observed: Double) {
            lower = forecast.cdf(observed)
            upper = lower
        }

        /// For a count.
        public init(_ forecast: some DiscreteDistribution, observed: Int) {
            lower = forecast.cdf(observed - 1)
            upper = forecast.cdf(observed)
        }

        /// For a forecast given as a sample of at least one value.
        public init(sample: [Double], observed: Double) {
            lower = Double(sample.count { $0 < observed }) / Double(sample.count)
            upper = Double(sample.count { $0 <= observed }) / Double(sample.count)
        }

        /// A value of the interval, for a uniform number between 0 and 1.
        public func value(_ u: Double) -> Double { lower + u * (upper - lower) }
    }

    /// The share of the transforms in each of some equal bins of [0, 1]; all alike when forecasts are right.
    ///
    /// An interval is spread evenly over the bins that it covers, so that no random numbers are needed. A hump in the
    /// middle says that forecasts were too unsure; a valley, too sure; a slope, biased.
    ///
    /// - Precondition: at least one bin.
    public static func histogram(_ transforms: [Transform], bins: Int = 10) -> [Double] {
        precondition(bins > 0, "a histogram needs at least one bin")
        var shares = [Double](repeating: 0, count: bins)
        for transform in transforms {
            let (lower, upper) = (transform.lower * Double(bins), transform.upper * Double(bins))
            for bin in 0..<bins {
                let (left, right) = (Double(bin), Double(bin + 1))
                if upper > lower {
                    shares[bin] += max(0, min(upper, right) - max(lower, left)) / (upper - lower)
                } else if left <= lower && (lower < right || bin == bins - 1) {
                    shares[bin] += 1
                }
            }
        }
        return shares.map { $0 / Double(transforms.count) }
    }
}
