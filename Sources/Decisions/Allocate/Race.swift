import Foundation
import Statistics

/// Candidates that are nearly as good as one another, held against each other on replications that they share.
///
/// A candidate's score is a value for each replication, and the better one has the higher mean. That the best so far is truly the
/// best is at least
///
///     1 - sum over the others of P(the other is better)
///
/// where each probability is that of a normal variable with the mean and the standard error of the paired difference.
/// Source: Chen, "A lower bound for the correct subset-selection probability and its application to discrete-event system
/// simulations", IEEE Transactions on Automatic Control 41 (1996), which OCBA maximises; here the differences are paired.
struct Race {
    /// The scores of each candidate.
    private let scores: [[Double]]

    /// Candidates with their scores on the same replications.
    init(_ scores: [[Double]]) {
        precondition(Set(scores.map(\.count)).count <= 1, "candidates are simulated on the same replications")
        self.scores = scores
    }

    /// The candidate with the highest mean; of equal ones the first.
    var best: Int {
        let means = scores.map(mean)
        return means.indices.max { means[$0] < means[$1] || means[$0] == means[$1] && $0 > $1 } ?? 0
    }

    /// How much better the best is than a candidate, with the standard error of that.
    func lead(over other: Int) -> (mean: Double, error: Double) {
        let differences = zip(scores[best], scores[other]).map { $0 - $1 }
        return (mean(differences), standardError(differences))
    }

    /// The probability that a candidate is truly better than the best so far; of one that never differs 1 in 2.
    func chanceOfBetter(_ other: Int) -> Double {
        guard other != best else { return 0 }
        let lead = lead(over: other)
        guard lead.error > 0 else { return lead.mean > 0 ? 0 : 0.5 }
        return 0.5 * erfc(lead.mean / lead.error / 2.0.squareRoot())
    }

    /// At least how probable it is that the best so far is truly the best of the candidates.
    var certainty: Double { max(0, 1 - scores.indices.reduce(0) { $0 + chanceOfBetter($1) }) }

    /// Candidates that may still be the best: those whose chance is not below a share.
    func survivors(least: Double) -> [Int] {
        scores.indices.filter { $0 == best || chanceOfBetter($0) >= least }
    }
}
