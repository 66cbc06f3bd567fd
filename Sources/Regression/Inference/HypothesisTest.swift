import Statistics

/// A test of several restrictions at once.
public struct HypothesisTest: Sendable, Equatable {
    /// The test statistic: chi-squared, or F where `denominator` is given.
    public let statistic: Double
    /// The number of restrictions.
    public let degreesOfFreedom: Int
    /// The denominator's degrees of freedom of an F statistic.
    public let denominator: Int?
    /// The probability of a statistic at least as large when the restrictions hold.
    public let pValue: Double

    init(chiSquared statistic: Double, _ degreesOfFreedom: Int) {
        self.statistic = statistic
        self.degreesOfFreedom = degreesOfFreedom
        denominator = nil
        pValue = (try? ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)))?.survival(max(0, statistic)) ?? .nan
    }

    init(f statistic: Double, _ degreesOfFreedom: Int, _ denominator: Int) {
        self.statistic = statistic
        self.degreesOfFreedom = degreesOfFreedom
        self.denominator = denominator
        let distribution = try? FDistribution(
            numeratorDegreesOfFreedom: Double(degreesOfFreedom),
            denominatorDegreesOfFreedom: Double(denominator)
        )
        pValue = distribution?.survival(max(0, statistic)) ?? .nan
    }
}
