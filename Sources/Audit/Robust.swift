/// Summaries that a few odd values do not move.
enum Robust {
    /// The middle value; 0 of none.
    static func median(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        return middle(of: sorted.count) { sorted[$0] }
    }

    private static func middle(of count: Int, _ value: (_ rank: Int) -> Double) -> Double {
        let middle = count / 2
        return count.isMultiple(of: 2) ? (value(middle - 1) + value(middle)) / 2 : value(middle)
    }

    /// The standard deviation of a normal distribution with the same median distance from the median.
    static func spread(_ values: [Double]) -> Double {
        let middle = median(values)
        return 1.4826 * median(values.map { abs($0 - middle) })
    }

    /// For each value the median of all others; 0 where there are none.
    static func mediansOfOthers(_ values: [Double]) -> [Double] {
        guard values.count > 1 else { return values.map { _ in 0 } }
        let order = values.indices.sorted { values[$0] < values[$1] }
        var medians = values
        for (rank, place) in order.enumerated() {
            medians[place] = middle(of: values.count - 1) { values[order[$0 < rank ? $0 : $0 + 1]] }
        }
        return medians
    }
}
