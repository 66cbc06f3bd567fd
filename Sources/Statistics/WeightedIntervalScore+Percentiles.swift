extension WeightedIntervalScore {
    /// Scores a forecast given as the percentiles of a ``Summary``: its median and its central 50, 80, 90 and 95%
    /// intervals.
    ///
    /// Throws unless there are as many as ``Summary/levels`` has, in order.
    public init(percentiles: [Double], observed y: Double) throws(ParameterError) {
        let count = Summary.levels.count
        guard percentiles.count == count else {
            throw ParameterError("the number of percentiles", Double(percentiles.count), mustBe: "\(count)")
        }
        var intervals: [Interval] = []
        for place in 0..<count / 2 {
            intervals.append(
                try Interval(
                    coverage: 1 - 2 * Summary.levels[place],
                    lower: percentiles[place],
                    upper: percentiles[count - 1 - place]
                )
            )
        }
        self.init(median: percentiles[count / 2], intervals: intervals, observed: y)
    }
}
