/// Values that count for more or less: a posterior sample, or an average over groups.
public struct WeightedSample: Sendable {
    /// The values, increasing.
    public let values: [Double]
    /// Their weights, which add up to 1.
    public let weights: [Double]

    /// A sample with weights in any unit.
    ///
    /// Throws unless there is a weight for every value, each finite and 0 or more, with a positive sum, and no value
    /// is NaN.
    ///
    /// Complexity: proportional to n log n.
    public init(_ values: [Double], weights: [Double]) throws(ParameterError) {
        guard weights.count == values.count else {
            throw ParameterError("the number of weights", Double(weights.count), mustBe: "\(values.count)")
        }
        for value in values where value.isNaN { throw ParameterError("a value", value, mustBe: "a number") }
        for weight in weights { try ParameterError.requireNotNegative("a weight", weight) }
        let total = weights.reduce(0, +)
        try ParameterError.requirePositive("the sum of the weights", total)
        let order = values.indices.sorted { values[$0] < values[$1] }
        self.values = order.map { values[$0] }
        self.weights = order.map { weights[$0] / total }
    }

    /// The weighted mean.
    public var mean: Double { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The weighted mean square about the mean (weights as probabilities: nothing is added for small samples).
    public var variance: Double {
        let centre = mean
        return zip(values, weights).reduce(0) { $0 + $1.1 * ($1.0 - centre) * ($1.0 - centre) }
    }

    /// 1 over the sum of squared weights: as many equal weights would be worth as much (Kish, 1965).
    public var effectiveSize: Double { 1 / weights.reduce(0) { $0 + $1 * $1 } }

    /// The least value whose own weight and those below reach p; NaN unless 0 <= p <= 1.
    ///
    /// Complexity: proportional to n.
    public func quantile(_ p: Double) -> Double {
        guard p >= 0, p <= 1 else { return .nan }
        var sum = 0.0
        for (value, weight) in zip(values, weights) where weight > 0 {
            sum += weight
            // Sums that reach p up to rounding do reach it.
            if sum >= p * (1 - 1e-14) { return value }
        }
        return values.last ?? .nan
    }
}
