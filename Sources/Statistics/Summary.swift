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
    // The percentiles in the order of `levels`, held without an array.
    @usableFromInline let lanes: SIMD16<Double>

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

    /// The percentiles in the order of ``levels``.
    public var percentiles: [Double] { Self.levels.indices.map { lanes[$0] } }

    /// Summarises a sample, whose order is left as it is.
    ///
    /// - Precondition: at least one value, none of them NaN.
    @inlinable
    public init<Value: BinaryFloatingPoint>(of sample: [Value]) {
        var copy = sample
        self = copy.withUnsafeMutableBufferPointer { Summary(rearranging: $0) }
    }

    /// Summarises a sample in place, by selection: the buffer comes back in another order, and nothing is allocated.
    ///
    /// Sums of single-precision values are taken in double precision.
    ///
    /// - Precondition: at least one value, none of them NaN.
    /// Complexity: proportional to n, some microseconds for 1,000 values.
    @inlinable
    public init<Value: BinaryFloatingPoint>(rearranging sample: UnsafeMutableBufferPointer<Value>) {
        precondition(!sample.isEmpty, "a summary needs at least one value")
        count = sample.count
        let n = Double(sample.count)
        var sum = 0.0
        for value in sample { sum += Double(value) }
        let rough = sum / n
        // A second pass: the shortcut by the sum of squares loses its digits when the mean is large.
        var squares = 0.0
        var excess = 0.0
        for value in sample {
            let d = Double(value) - rough
            squares += d * d
            excess += d
        }
        mean = rough + excess / n
        standardDeviation = sample.count > 1 ? max(0, (squares - excess * excess / n) / (n - 1)).squareRoot() : 0

        withUnsafeTemporaryAllocation(of: Int.self, capacity: 18) { ranks in
            var used = 0
            for level in Self.levels {
                let (rank, _) = Quantile.position(of: level, count: sample.count)
                for r in rank...min(rank + 1, sample.count - 1) where used == 0 || r > ranks[used - 1] {
                    ranks[used] = r
                    used += 1
                }
            }
            Selection.place(sample, ranks: UnsafeBufferPointer(rebasing: ranks[..<used]))
        }
        var lanes = SIMD16<Double>(repeating: 0)
        for (i, level) in Self.levels.enumerated() {
            lanes[i] = Quantile.interpolated(sample, level)
        }
        self.lanes = lanes
    }
}
