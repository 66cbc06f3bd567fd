/// Quantiles of a sample by linear interpolation between order statistics.
///
/// With h = (n - 1) p, the value at position h counted from 0: type 7 of Hyndman and Fan, "Sample quantiles in
/// statistical packages", American Statistician 50 (1996); the default of R and of NumPy.
public enum Quantile {
    /// The p-quantile of a sample, whose order is left as it is; NaN for an empty sample or p outside [0, 1].
    ///
    /// Complexity: proportional to n.
    public static func of(_ sample: [Double], _ p: Double) -> Double {
        guard !sample.isEmpty, p >= 0, p <= 1 else { return .nan }
        var copy = sample
        return copy.withUnsafeMutableBufferPointer { values in
            let (rank, _) = position(of: p, count: values.count)
            withUnsafeTemporaryAllocation(of: Int.self, capacity: 2) { ranks in
                ranks[0] = rank
                ranks[1] = min(rank + 1, values.count - 1)
                Selection.place(values, ranks: UnsafeBufferPointer(ranks))
            }
            return interpolated(values, p)
        }
    }

    /// Where the p-quantile of n values lies: the rank below it, and the part of the way to the next.
    @inlinable
    static func position(of p: Double, count: Int) -> (rank: Int, fraction: Double) {
        let h = Double(count - 1) * p
        let rank = Int(h)
        return (rank, h - Double(rank))
    }

    /// The p-quantile of values that are in place at the two ranks around it.
    @inlinable
    static func interpolated<Value: BinaryFloatingPoint>(
        _ values: UnsafeMutableBufferPointer<Value>,
        _ p: Double
    ) -> Double {
        let (rank, fraction) = position(of: p, count: values.count)
        let below = Double(values[rank])
        return fraction == 0 ? below : below + fraction * (Double(values[rank + 1]) - below)
    }
}
