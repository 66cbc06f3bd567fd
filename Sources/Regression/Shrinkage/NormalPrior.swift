/// A normal prior for a coefficient.
public struct NormalPrior: Sendable, Equatable {
    /// The prior mean.
    public let mean: Double
    /// The prior standard deviation, more than zero.
    public let standardDeviation: Double

    /// A prior, about zero unless a mean is given.
    public init(mean: Double = 0, standardDeviation: Double) {
        self.mean = mean
        self.standardDeviation = standardDeviation
    }
}
