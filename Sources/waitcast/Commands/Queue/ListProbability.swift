import ArgumentParser
import Reporting
import Wording

/// The share of those on a list who should have waited less than some time.
struct ListProbability: ParsableArguments {
    @Option(help: "Find the number waiting at which this share has waited less than --within.")
    var targetProbability: Double?

    @Option(help: "A wait, to see which share of those waiting has waited less.")
    var within: Double?

    @Option(help: "Show the wait so far that this percentage does not exceed, as 92.")
    var percentile: Double?

    func validate() throws {
        if let targetProbability {
            guard targetProbability > 0, targetProbability < 1 else {
                throw ValidationError("--target-probability must lie between 0 and 1, found \(targetProbability)")
            }
            guard within ?? 0 > 0 else { throw ValidationError("give --within, above 0, with --target-probability") }
        }
        if let within, !(within >= 0 && within.isFinite) {
            throw ValidationError("--within must be 0 or more, found \(within)")
        }
        if let percentile, !(percentile >= 0 && percentile < 100) {
            throw ValidationError("--percentile must be 0 or more and below 100, found \(percentile)")
        }
    }

    /// The target's lines in an answer.
    func given(_ unit: TimeUnit) -> [Quantity] {
        guard let targetProbability else { return [] }
        return [
            Quantity("target: P(age < t) at least", "", targetProbability),
            Quantity("wait", "t", within ?? 0, unit.time),
        ]
    }

    /// What was asked about waits so far.
    func results(_ unit: TimeUnit, shorter: (Double) -> Double, quantile: (Double) -> Double) -> [Quantity] {
        var lines: [Quantity] = []
        if let within {
            let shown = significant(within, digits: 6)
            lines.append(Quantity("share that has waited less than \(shown)", "P(age < t)", shorter(within)))
            lines.append(Quantity("share that has waited \(shown) or longer", "P(age >= t)", 1 - shorter(within)))
        }
        if let percentile {
            let shown = significant(percentile, digits: 6)
            lines.append(
                Quantity("wait so far that \(shown)% do not exceed", "", quantile(percentile / 100), unit.time)
            )
        }
        return lines
    }
}
