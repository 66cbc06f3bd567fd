/// What every reported figure carries: mean, standard deviation and nine percentiles of a sample.
///
/// Percentiles are those of ``Quantile``. The standard deviation divides by n - 1 and is 0 for a single value.
public struct Summary: Equatable, Sendable {
    /// The probabilities of the percentiles, in order.
    public static let levels = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975]

    /// The number of values.
    public let count: Int
    /// The mean.
    public let mean: Double
    /// The sample standard deviation.
    public let standardDeviation: Double
    // The percentiles in the order of `levels`, then the errors of the median and of the mean, held without an array.
    private let lanes: SIMD16<Double>

    /// The 2.5th percentile.
    public var p2_5: Double { lanes[0] }
    /// The 5th percentile.
    public var p5: Double { lanes[1] }
    /// The 10th percentile.
    public var p10: Double { lanes[2] }
    /// The lower quartile.
    public var p25: Double { lanes[3] }
    /// The median.
    public var p50: Double { lanes[4] }
    /// The upper quartile.
    public var p75: Double { lanes[5] }
    /// The 90th percentile.
    public var p90: Double { lanes[6] }
    /// The 95th percentile.
    public var p95: Double { lanes[7] }
    /// The 97.5th percentile.
    public var p97_5: Double { lanes[8] }

    /// The Monte Carlo standard error of the mean: the standard deviation over the square root of n; nil for a single
    /// value.
    public var meanError: Double? { count > 1 ? lanes[Self.meanErrorLane] : nil }

    /// The Monte Carlo standard error of the median; nil for fewer than ten values.
    ///
    ///     (x(n/2 + sqrt(n)) - x(n/2 - sqrt(n)))/4
    ///
    /// Of n values as many lie below the true median as heads fall in n throws, n/2 give or take sqrt(n)/2: the values two
    /// standard deviations of that apart to either side are four standard errors of the median apart, whatever the
    /// distribution. 0 where those values are the same, as of whole numbers that hardly differ. The estimate itself varies
    /// by about an eighth at 1,000 values. Source: McKean and Schrader, "A comparison of methods for Studentizing the
    /// sample median", Communications in Statistics B 13 (1984).
    public var medianError: Double? {
        count >= Self.fewestForMedianError && !lanes[Self.medianErrorLane].isNaN ? lanes[Self.medianErrorLane] : nil
    }

    private static let fewestForMedianError = 10
    private static let medianErrorLane = 9
    private static let meanErrorLane = 10

    /// The percentiles in the order of ``levels``.
    public var percentiles: [Double] { Self.levels.indices.map { lanes[$0] } }

    /// Summarises a sample, whose order is left as it is.
    ///
    /// - Precondition: at least one value, none of them NaN.
    public init<Value: BinaryFloatingPoint>(of sample: [Value]) {
        self = sample.sorted().withUnsafeBufferPointer { Summary(sorted: $0) }
    }

    /// A summary of what has been counted.
    ///
    /// - Parameters:
    ///   - count: how many values there are.
    ///   - mean: their mean.
    ///   - standardDeviation: their standard deviation.
    ///   - errorOfWeightedMean: of values with weights, whose median's error is not known.
    ///   - quantiles: gives those at increasing probabilities.
    init(
        count: Int,
        mean: Double,
        standardDeviation: Double,
        errorOfWeightedMean: Double?,
        quantiles: ([Double]) -> [Double]
    ) {
        self.count = count
        self.mean = mean
        self.standardDeviation = standardDeviation
        var lanes = SIMD16<Double>(repeating: 0)
        for (place, value) in quantiles(Self.levels).enumerated() { lanes[place] = value }
        if count >= Self.fewestForMedianError {
            let reach = 1 / Double(count).squareRoot()
            let ends = quantiles([0.5 - reach, 0.5 + reach])
            lanes[Self.medianErrorLane] = errorOfWeightedMean == nil ? (ends[1] - ends[0]) / 4 : .nan
        }
        lanes[Self.meanErrorLane] = errorOfWeightedMean ?? standardDeviation / Double(count).squareRoot()
        self.lanes = lanes
    }

    /// Sums of single-precision values are taken in double precision.
    private init<Value: BinaryFloatingPoint>(sorted sample: UnsafeBufferPointer<Value>) {
        precondition(!sample.isEmpty, "a summary needs at least one value")
        count = sample.count
        let n = Double(sample.count)
        let rough = Self.sum(of: sample) { Double($0) } / n
        // A second pass: the shortcut by the sum of squares loses its digits when the mean is large.
        let excess = Self.sum(of: sample) { Double($0) - rough }
        let squares = Self.sum(of: sample) { (Double($0) - rough) * (Double($0) - rough) }
        mean = rough + excess / n
        standardDeviation = sample.count > 1 ? max(0, (squares - excess * excess / n) / (n - 1)).squareRoot() : 0
        var lanes = SIMD16<Double>(repeating: 0)
        for (place, level) in Self.levels.enumerated() { lanes[place] = Quantile.of(sorted: sample, level) }
        if count >= Self.fewestForMedianError {
            let reach = 1 / n.squareRoot()
            lanes[Self.medianErrorLane] =
                (Quantile.of(sorted: sample, 0.5 + reach) - Quantile.of(sorted: sample, 0.5 - reach)) / 4
        }
        lanes[Self.meanErrorLane] = standardDeviation / n.squareRoot()
        self.lanes = lanes
    }

    /// A sum in four parts, which need not wait for one another.
    @inline(__always)
    private static func sum<Value>(of sample: UnsafeBufferPointer<Value>, _ term: (Value) -> Double) -> Double {
        var parts = SIMD4<Double>(repeating: 0)
        var index = 0
        while index + 4 <= sample.count {
            parts += SIMD4(
                term(sample[index]),
                term(sample[index + 1]),
                term(sample[index + 2]),
                term(sample[index + 3])
            )
            index += 4
        }
        var sum = parts.sum()
        while index < sample.count {
            sum += term(sample[index])
            index += 1
        }
        return sum
    }
}
