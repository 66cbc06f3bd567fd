import Statistics

/// The values of a block of replications, a row for each.
struct RowBlock: @unchecked Sendable {
    let replications: Range<Int>
    let rowLength: Int
    /// Threads write to rows of their own.
    let rows: UnsafeMutablePointer<Float>

    /// The row of a replication.
    func row(_ replication: Int) -> UnsafeMutablePointer<Float> {
        rows + (replication - replications.lowerBound) * rowLength
    }
}

/// Counts columns of a block: the periods of a series at a time.
struct BlockColumns {
    private let block: RowBlock
    private let periodCount: Int

    init(_ block: RowBlock, periodCount: Int) {
        (self.block, self.periodCount) = (block, periodCount)
    }

    /// Counts the values of a series that stands at an offset, or their differences from another; NaN is no value.
    func count(_ offset: Int, minus other: Int? = nil, into samples: inout ArraySlice<CountedSample>) {
        let count = block.replications.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: count * periodCount) { room in
            var counts = Array(repeating: 0, count: periodCount)
            for replication in 0..<count {
                let row = block.rows + replication * block.rowLength
                for period in 0..<periodCount {
                    // What is beyond on either side has no difference.
                    var value = row[offset + period]
                    if let other { value = (value - row[other + period]).isFinite ? value - row[other + period] : .nan }
                    // Missing values are overwritten.
                    room[period * count + counts[period]] = value
                    counts[period] += value.isNaN ? 0 : 1
                }
            }
            for period in 0..<periodCount where counts[period] > 0 {
                let values = room[period * count..<period * count + counts[period]]
                samples[samples.startIndex + period]
                    .add(UnsafeBufferPointer(UnsafeMutableBufferPointer(rebasing: values)))
            }
        }
    }

    /// Counts the values of a series, each as often as there are children at another offset.
    func count(_ offset: Int, byChildrenAt children: Int, into samples: inout ArraySlice<CountedSample>) {
        for period in 0..<periodCount {
            let values = block.replications.map { replication in
                let row = block.row(replication)
                return (value: Double(row[offset + period]), weight: Double(row[children + period].rounded()))
            }
            samples[samples.startIndex + period]
                .add(
                    weighted: values.filter { !$0.value.isNaN && $0.weight > 0 }
                        .map { ($0.value, Int($0.weight)) }
                )
        }
    }
}
