import Statistics

/// The values of the series of one service under one plan: for each replication a row of each series' months.
///
/// Held in single precision, in storage that threads fill at rows of their own.
package final class Samples {
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

    /// A value of a replication; NaN where there is none.
    subscript(series series: Int, month month: Int, replication replication: Int) -> Double {
        get { Double(values[(replication * seriesCount + series) * monthCount + month]) }
        set { values[(replication * seriesCount + series) * monthCount + month] = Float(newValue) }
    }

    /// The values of a replication, by series and then by month.
    func row(_ replication: Int) -> UnsafeMutablePointer<Float> {
        values + replication * seriesCount * monthCount
    }

    /// Summaries by month of a series, or of its differences from the same series of another run.
    func summaries(of series: Int, minus other: Samples? = nil) -> [Summary?] {
        let places = replications * monthCount
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: places + replications) { room in
            let spare = UnsafeMutableBufferPointer(rebasing: room[places...])
            var counts = Array(repeating: 0, count: monthCount)
            for replication in 0..<replications {
                let first = (replication * seriesCount + series) * monthCount
                for month in 0..<monthCount {
                    let value = values[first + month] - (other?.values[first + month] ?? 0)
                    // Missing values are overwritten.
                    room[month * replications + counts[month]] = value
                    counts[month] += value.isNaN ? 0 : 1
                }
            }
            return counts.enumerated()
                .map { month, count in
                    guard count > 0 else { return nil }
                    let first = month * replications
                    return Summary(
                        sorting: UnsafeMutableBufferPointer(rebasing: room[first..<first + count]),
                        spare: spare
                    )
                }
        }
    }
}
