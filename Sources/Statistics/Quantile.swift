/// Quantiles of a sample by linear interpolation between order statistics.
///
/// With h = (n - 1) p, the value at position h counted from 0: type 7 of Hyndman and Fan, "Sample quantiles in
/// statistical packages", American Statistician 50 (1996); the default of R and of NumPy.
public enum Quantile {
    /// The p-quantile of a sample, whose order is left as it is; NaN for an empty sample or p outside [0, 1].
    public static func of(_ sample: [Double], _ p: Double) -> Double {
        guard !sample.isEmpty, p >= 0, p <= 1 else { return .nan }
        return sample.sorted().withUnsafeBufferPointer { of(sorted: $0, p) }
    }

    /// The p-quantile of at least one value in increasing order.
    @inline(__always)
    static func of<Value: BinaryFloatingPoint>(sorted values: UnsafeBufferPointer<Value>, _ p: Double) -> Double {
        let h = Double(values.count - 1) * p
        let rank = Int(h)
        let below = Double(values[rank])
        let fraction = h - Double(rank)
        return fraction == 0 ? below : below + fraction * (Double(values[rank + 1]) - below)
    }
}
