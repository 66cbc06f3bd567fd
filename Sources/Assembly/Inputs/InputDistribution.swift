/// How an uncertain input is spread over replications.
package enum InputDistribution: Hashable, Sendable {
    /// Always this.
    case fixed(Double)
    /// Triangular, from a stated range.
    case triangular(low: Double, mode: Double, high: Double)
    /// Normal.
    case normal(mean: Double, deviation: Double)
    /// Of which the logarithm is normal.
    case logNormal(logMean: Double, logDeviation: Double)
    /// One of so many variants, each as likely, for each stage of a service; all stages by one number.
    case variants([Int])
    /// One of these points, by their probabilities.
    case weighted(points: [[Double]], probabilities: [Double])
    /// Month by month so much of the last one's deviation, and a normal step.
    case wandering(persistence: Double, step: Double)
    /// A walk whose monthly steps are those of Student's t times a scale.
    case walk(scale: Double, degreesOfFreedom: Double)
    /// With a probability a bound that grows by a month's length in months of another probability; else none.
    case ageing(share: Double, growth: Double)
    /// A way from month to month, by a law of its own.
    case path
    /// Posts whose holders leave each week with the probability drawn for leavers.
    case turnover
    /// Triangular, anew for each case of a run: no number that somebody might know better, so nothing to vary.
    case eachCase(low: Double, mode: Double, high: Double)
    /// A number is drawn, so that the others keep their places, and used for nothing.
    case unused

    /// Whether replications differ in it.
    package var isSpread: Bool {
        switch self {
        case .fixed, .eachCase, .unused: false
        case .triangular(let low, _, let high): low < high
        case .normal(_, let deviation): deviation > 0
        case .logNormal(_, let deviation): deviation > 0
        case .variants(let counts): counts.contains { $0 > 1 }
        case .weighted(_, let probabilities): probabilities.count { $0 > 0 } > 1
        case .wandering, .walk, .ageing, .path, .turnover: true
        }
    }
}
