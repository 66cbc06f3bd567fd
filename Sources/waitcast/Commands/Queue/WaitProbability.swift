import ArgumentParser
import Reporting
import Wording

/// The share of arrivals that should wait no longer than some time.
struct WaitProbability: ParsableArguments {
    @Option(help: "Find what is needed for at least this probability of waiting no longer than --within.")
    var targetProbability: Double?

    @Option(help: "A wait, to see how many wait longer; 0 for any wait at all.")
    var within: Double?

    @Option(help: "Show the wait that this percentage does not exceed, as 95.")
    var percentile: Double?

    func validate() throws {
        if let targetProbability, !(targetProbability > 0 && targetProbability < 1) {
            throw ValidationError("--target-probability must lie between 0 and 1, found \(targetProbability)")
        }
        if let within, !(within >= 0 && within.isFinite) {
            throw ValidationError("--within must be 0 or more, found \(within)")
        }
        if let percentile, !(percentile >= 0 && percentile < 100) {
            throw ValidationError("--percentile must be 0 or more and below 100, found \(percentile)")
        }
    }

    /// Whether a probability of waiting longer than `within` is low enough.
    func isMet(_ longer: (Double) -> Double) -> Bool {
        targetProbability.map { longer(within ?? 0) <= 1 - $0 } ?? true
    }

    /// The target's line in an answer.
    func given(_ unit: TimeUnit) -> [Quantity] {
        targetProbability.map {
            [
                Quantity("target: P(wait <= t) at least", "", $0),
                Quantity("wait", "t", within ?? 0, unit.time),
            ]
        } ?? []
    }

    /// What was asked about the distribution of waits.
    func results(_ unit: TimeUnit, longer: (Double) -> Double, quantile: (Double) -> Double) -> [Quantity] {
        var lines: [Quantity] = []
        if let t = within ?? targetProbability.map({ _ in 0 }) {
            let shown = significant(t, digits: 6)
            lines.append(Quantity("probability of waiting longer than \(shown)", "P(wait > t)", longer(t)))
        }
        if let percentile {
            let shown = significant(percentile, digits: 6)
            lines.append(Quantity("wait that \(shown)% do not exceed", "", quantile(percentile / 100), unit.time))
        }
        return lines
    }
}
