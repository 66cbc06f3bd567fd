/// The damped trend seen at several paces at once: on single values, and on means of 3, 6 and 12 of them.
///
/// A mean over a block hides noise and keeps the trend, so that each pace sees what another overlooks. Blocks end at the
/// last value. Each pace's forecast is a broken line from the mean of its last block through its forecasts, each at the
/// centre of its block; beyond the last centre the last step goes on. The forecast is the mean over the paces that there
/// are values enough for: three single values, else five blocks.
///
/// Source: Kourentzes, Petropoulos and Trapero, "Improving forecasting by estimating time series structural components
/// across multiple frequencies", International Journal of Forecasting 30 (2014).
enum AggregatedTrend {
    private static let blocks = [1, 3, 6, 12]

    /// The forecast for every step up to a horizon; `nil` for fewer than three values.
    ///
    /// Complexity: that of not quite two fits of ``DampedTrend``.
    static func forecast(_ values: UnsafeBufferPointer<Double>, horizon: Int) -> [Double]? {
        var sum = [Double](repeating: 0, count: horizon)
        var used = 0.0
        for length in blocks where values.count / length >= (length == 1 ? 3 : 5) {
            let ahead = forecast(means(values, length), length: length, horizon: horizon)
            for h in 0..<horizon { sum[h] += ahead[h] }
            used += 1
        }
        return used > 0 ? sum.map { $0 / used } : nil
    }

    /// Means of blocks that end at the last value.
    static func means(_ values: UnsafeBufferPointer<Double>, _ length: Int) -> [Double] {
        let first = values.count % length
        return stride(from: first, to: values.count, by: length)
            .map { start in
                (start..<(start + length)).reduce(0) { $0 + values[$1] } / Double(length)
            }
    }

    /// The broken line of one pace.
    private static func forecast(_ means: [Double], length: Int, horizon: Int) -> [Double] {
        let state = means.withUnsafeBufferPointer { DampedTrend.fittedTrend($0) }
        let last = (horizon + length - 1) / length
        let points = [means[means.count - 1]] + (1...last).map { state.forecast(stepsAhead: $0) }
        return (1...horizon)
            .map { h in
                // In blocks from the centre of the last one, which lies (length - 1)/2 values back.
                let place = (Double(h) + Double(length - 1) / 2) / Double(length)
                let before = min(Int(place), last - 1)
                return points[before] + (place - Double(before)) * (points[before + 1] - points[before])
            }
    }
}
