/// A scale of a chart: values at one side, units of the drawing at the other.
package struct Scale: Sendable {
    /// The values at its ends.
    package let low: Double
    package let high: Double
    /// Where these lie.
    private let (start, end): (Double, Double)
    /// Values with a line and a label.
    package let ticks: [Double]

    /// A scale over values, with round ticks: it begins at zero, or where values are negative also at one below.
    ///
    /// - Parameters:
    ///   - values: what has to be on it; what is not finite is left out.
    ///   - start: where its low end lies.
    ///   - end: where its high end lies.
    ///   - most: the most steps.
    ///   - limit: the value that none is above, such as 1 for shares; `nil`: none.
    ///   - isWhole: whether ticks are whole numbers.
    package init(
        _ values: [Double],
        from start: Double,
        to end: Double,
        most: Int = 5,
        limit: Double? = nil,
        isWhole: Bool = false
    ) {
        let known = values.filter(\.isFinite)
        let (least, greatest) = (min(0, known.min() ?? 0), max(0, known.max() ?? 0))
        let range = max(greatest - least, limit == nil ? 1e-9 : 0.1)
        let step = Self.step(over: range, most: most, isWhole: isWhole)
        var first = (least / step).rounded(.down)
        var last = (greatest / step).rounded(.up)
        if first == last { last += 1 }
        if let limit, last * step > limit, greatest <= limit { last = (limit / step).rounded(.down) }
        if limit != nil, first * step < 0, least >= 0 { first = 0 }
        ticks = stride(from: first, through: last, by: 1).map { $0 * step }
        (low, high) = (first * step, last * step)
        (self.start, self.end) = (start, end)
    }

    /// Where a value lies; what is beyond the scale lies at its end.
    package func place(_ value: Double) -> Double {
        let value = min(max(value, low), high)
        return start + (value - low) / (high - low) * (end - start)
    }

    /// The least of 1, 2, 2.5 and 5 times a power of ten that covers a range in so many steps; of those that are whole.
    private static func step(over range: Double, most: Int, isWhole: Bool) -> Double {
        var power = isWhole ? 1 : 1e-9
        while power * 10 * Double(most) < range { power *= 10 }
        while true {
            for factor in [1, 2, 2.5, 5] where power * factor * Double(most) >= range * (1 - 1e-12) {
                let step = power * factor
                if !isWhole || step == step.rounded() { return step }
            }
            power *= 10
        }
    }
}
