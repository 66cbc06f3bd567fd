import Foundation

/// A probability estimated by simulation: k of n replications did it.
public struct ProportionEstimate: Equatable, Sendable {
    /// How many did.
    public let successes: Int
    /// How many there were.
    public let trials: Int

    /// Throws unless 0 <= successes <= trials and trials >= 1.
    public init(successes: Int, trials: Int) throws(ParameterError) {
        try ParameterError.requirePositive("the number of trials", Double(trials))
        guard successes >= 0, successes <= trials else {
            throw ParameterError("the number of successes", Double(successes), mustBe: "between 0 and \(trials)")
        }
        self.successes = successes
        self.trials = trials
    }

    /// k/n.
    public var value: Double { Double(successes) / Double(trials) }

    /// The Monte Carlo standard error, sqrt(p(1 - p)/n); 0 at the ends, where ``interval(confidence:)`` says more.
    public var standardError: Double { (value * (1 - value) / Double(trials)).squareRoot() }

    /// Wilson's interval: the probabilities that a score test at this confidence would not reject.
    ///
    ///     (p + z^2/2n ± z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n)
    ///
    /// It stays inside [0, 1] and keeps its coverage for small n and at both ends. The confidence is between 0 and 1.
    ///
    /// Source: Wilson (1927); Brown, Cai and DasGupta (2001).
    public func interval(confidence: Double = 0.95) -> (lower: Double, upper: Double) {
        let n = Double(trials)
        let z = Normal.standard.quantile(0.5 + confidence / 2)
        let centre = value + z * z / (2 * n)
        let half = z * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
        let unit = 1 + z * z / n
        // At the ends the formula gives the bound exactly, but for rounding.
        let lower = successes == 0 ? 0 : max(0, (centre - half) / unit)
        let upper = successes == trials ? 1 : min(1, (centre + half) / unit)
        return (lower, upper)
    }
}
