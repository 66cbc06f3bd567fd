import ArgumentParser
import Queueing
import Reporting
import Wording

/// `waitcast queue least-capacity`.
struct LeastCapacityCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "least-capacity",
        "The least capacity that brings a list to a target by a date, probably.",
        LeastCapacity.theory,
        examples: [
            "--number 520 --target-queue 180 --weeks 52 --referral-rate 10 --target-probability 0.5,0.9,0.95",
            "--number 520 --target-queue 180 --weeks 52 --referral-rate 10 --referral-dispersion 14",
        ]
    )

    @Option(help: "The number waiting now, N_0.")
    var number: Double
    @Option(help: "The number waiting to reach, N_1.")
    var targetQueue: Double
    @Option(help: "The time for it in weeks, T.")
    var weeks: Double
    @Option(help: "Referrals per week, lambda.")
    var referralRate: Double
    @Option(help: "Probabilities of reaching it, q: 0.5,0.9.")
    var targetProbability: NumberList = NumberList([0.5, 0.8, 0.9, 0.95])
    @Option(help: "Variance over mean of referrals, phi_d.")
    var referralDispersion = 1.0
    @Option(help: "Variance over mean of capacity, phi_c; 0 for fixed slots.")
    var capacityDispersion = 1.0
    @OptionGroup var output: SheetOutput

    func sheet() throws -> FormulaSheet {
        let results = try targetProbability.values.map { probability in
            let capacity = try LeastCapacity.perWeek(
                from: number,
                to: targetQueue,
                weeks: weeks,
                referralsPerWeek: referralRate,
                probability: probability,
                referralDispersion: referralDispersion,
                capacityDispersion: capacityDispersion
            )
            let item = "probability \(significant(probability, digits: 6))"
            return Quantity("least capacity", "X/T", capacity, "per week", of: item)
        }
        return FormulaSheet(
            title: "Least capacity",
            given: [
                Quantity("number waiting", "N_0", number, "people"),
                Quantity("target number", "N_1", targetQueue, "people"),
                Quantity("time", "T", weeks, "weeks"),
                Quantity("referral rate", "lambda", referralRate, "per week"),
                Quantity("variance over mean of referrals", "phi_d", referralDispersion),
                Quantity("variance over mean of capacity", "phi_c", capacityDispersion),
            ],
            results: results,
            theory: LeastCapacity.theory
        )
    }
}
