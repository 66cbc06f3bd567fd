import Foundation

/// Pearson's statistic against a limit that it passes by chance once in 10,000 times.
struct ChiSquare {
    private(set) var statistic = 0.0
    private(set) var cells = 0

    /// Adds a cell; cells that expect fewer than 5 should be pooled by the caller.
    mutating func add(observed: Double, expected: Double) {
        statistic += (observed - expected) * (observed - expected) / expected
        cells += 1
    }

    /// The upper 1e-4 point for one degree of freedom less than cells, to about 1%.
    ///
    /// Source: Wilson and Hilferty (1931): (chi2/d)^(1/3) is nearly normal with mean 1 - 2/(9d), variance 2/(9d).
    var limit: Double {
        let d = Double(max(1, cells - 1))
        let z = 3.719
        return d * pow(1 - 2 / (9 * d) + z * (2 / (9 * d)).squareRoot(), 3)
    }
}

/// Pearson's statistic of counted outcomes against their probabilities; rare outcomes are pooled.
func chiSquare<Outcome: Hashable>(_ counts: [Outcome: Int], against law: [Outcome: Double], of total: Int) -> ChiSquare
{
    var result = ChiSquare()
    var (rareObserved, rareExpected) = (0.0, 0.0)
    for (outcome, probability) in law {
        let expected = probability * Double(total)
        if expected >= 5 {
            result.add(observed: Double(counts[outcome] ?? 0), expected: expected)
        } else {
            rareObserved += Double(counts[outcome] ?? 0)
            rareExpected += expected
        }
    }
    if rareExpected >= 1 { result.add(observed: rareObserved, expected: rareExpected) }
    return result
}
