import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue mm1`.
struct MM1Command: QueueModel {
    static let configuration = CommandConfiguration.model(
        "mm1",
        "One server, Poisson arrivals, exponential service (M/M/1).",
        MM1.theory,
        examples: [
            "--arrival-rate 9 --service-rate 10 --within 1",
            "--arrival-rate 9 --target-wait 0.5",
            "--arrival-rate 9 --target-probability 0.95 --within 2",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double
    @OptionGroup var speed: ServiceSpeed
    @OptionGroup var targets: MeanTargets
    @OptionGroup var waits: WaitProbability
    @Option(help: "Show the probability that this many are present.")
    var present: Int?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        try requireOne("--service-rate", isGiven: speed.isGiven, hasTarget: hasTarget)
    }

    private var hasTarget: Bool { targets.isGiven || waits.targetProbability != nil }

    func sheet() throws -> FormulaSheet {
        let given = speed.isGiven ? try speed.rate() : nil
        let rate = try known(given) {
            _ = try MM1(arrivalRate: arrivalRate, serviceRate: 2 * arrivalRate)
            return try LeastThatSuffices.rate(above: arrivalRate) { rate throws(QueueError) in
                let queue = try MM1(arrivalRate: arrivalRate, serviceRate: rate)
                return targets.areMet(by: queue) && waits.isMet(queue.probabilityOfWaiting(longerThan:))
            }
        }
        let queue = try MM1(arrivalRate: arrivalRate, serviceRate: rate)
        let mu = Quantity("service rate", "mu", rate, unit.rate)
        var results = [Quantity("load", "rho", queue.load)] + queue.figures(unit)
        results += waits.results(
            unit,
            longer: queue.probabilityOfWaiting(longerThan:),
            quantile: queue.waitQuantile
        )
        if let present {
            results.append(Quantity("probability of \(present) present", "P(n)", queue.probability(ofNumber: present)))
        }
        return FormulaSheet(
            title: "M/M/1",
            given: [Quantity("arrival rate", "lambda", arrivalRate, unit.rate)]
                + (hasTarget ? targets.quantities(unit) + waits.given(unit) : [mu]),
            results: (hasTarget ? [Quantity("least service rate", "mu", rate, unit.rate)] : []) + results,
            theory: MM1.theory
        )
    }
}
