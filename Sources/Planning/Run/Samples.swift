import Statistics

/// The values of the series of one service under one plan: for each series and month, one for each replication.
///
/// Held in single precision, in storage that threads fill at places of their own.
final class Samples {
    let seriesCount: Int
    let monthCount: Int
    let replications: Int
    private let values: UnsafeMutablePointer<Float>

    init(seriesCount: Int, monthCount: Int, replications: Int) {
        self.seriesCount = seriesCount
        self.monthCount = monthCount
        self.replications = replications
        values = .allocate(capacity: seriesCount * monthCount * replications)
        values.initialize(repeating: .nan, count: seriesCount * monthCount * replications)
    }

    deinit { values.deallocate() }

    func set(_ value: Double, series: Int, month: Int, replication: Int) {
        values[(series * monthCount + month) * replications + replication] = Float(value)
    }

    /// The replications' values of a series in a month.
    func row(series: Int, month: Int) -> UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(start: values + (series * monthCount + month) * replications, count: replications)
    }

    /// Summaries by month of a series, or of its differences from the same series of another run.
    func summaries(of series: Int, minus other: Samples? = nil) -> [Summary?] {
        (0..<monthCount)
            .map { month in
                let own = row(series: series, month: month)
                var numbers: [Float] = []
                numbers.reserveCapacity(replications)
                if let other {
                    let base = other.row(series: series, month: month)
                    for (value, before) in zip(own, base) where !value.isNaN && !before.isNaN {
                        numbers.append(value - before)
                    }
                } else {
                    for value in own where !value.isNaN { numbers.append(value) }
                }
                return numbers.isEmpty ? nil : numbers.withUnsafeMutableBufferPointer { Summary(rearranging: $0) }
            }
    }
}
