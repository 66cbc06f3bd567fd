import ArgumentParser
import Queueing
import Reporting
import Wording

/// `waitcast queue mmc`.
struct MMcCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "mmc",
        "Several servers, one queue (M/M/c).",
        MMc.theory,
        examples: [
            "--arrival-rate 4 --service-rate 1 --servers 5",
            "--arrival-rate 48 --service-rate 1 --servers 50 --time-unit minute",
            "--arrival-rate 4 --service-rate 1 --target-wait 0.1",
            "--arrival-rate 4 --service-rate 1 --target-probability 0.9 --within 0.5 --percentile 95",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double
    @OptionGroup var speed: ServiceSpeed
    @Option(help: "The number of servers, c.")
    var servers: Int?
    @OptionGroup var targets: MeanTargets
    @OptionGroup var waits: WaitProbability
    @Option(help: "Show the probability that this many are present.")
    var present: Int?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        _ = try speed.rate()
        try requireOne("--servers", isGiven: servers != nil, hasTarget: hasTarget)
    }

    private var hasTarget: Bool { targets.isGiven || waits.targetProbability != nil }

    func sheet() throws -> FormulaSheet {
        let rate = try speed.rate()
        let c = try known(servers) {
            try MMc.leastServers(arrivalRate, rate) { queue throws(QueueError) in
                targets.areMet(by: queue) && waits.isMet(queue.probabilityOfWaiting(longerThan:))
            }
        }
        let answer = try MMc(arrivalRate: arrivalRate, serviceRate: rate, servers: c)
        let number = Quantity("servers", "c", Double(c), "servers")
        var results = [
            Quantity("load", "rho", answer.load),
            Quantity("offered load", "a", answer.offeredLoad, "servers"),
            Quantity("probability of having to wait", "C", answer.probabilityOfWaiting),
        ]
        results += answer.figures(unit)
        results += waits.results(
            unit,
            longer: answer.probabilityOfWaiting(longerThan:),
            quantile: answer.waitQuantile
        )
        if let t = waits.within {
            let shown = significant(t, digits: 6)
            results.append(
                Quantity(
                    "probability of taking longer in all than \(shown)",
                    "",
                    answer.probabilityOfTime(longerThan: t)
                )
            )
        }
        if let present {
            results.append(Quantity("probability of \(present) present", "P(n)", answer.probability(ofNumber: present)))
        }
        return FormulaSheet(
            title: "M/M/\(c)",
            given: [
                Quantity("arrival rate", "lambda", arrivalRate, unit.rate),
                Quantity("service rate per server", "mu", rate, unit.rate),
            ] + (hasTarget ? targets.quantities(unit) + waits.given(unit) : [number]),
            results: (hasTarget ? [Quantity("fewest servers", "c", Double(c), "servers")] : []) + results,
            theory: MMc.theory
        )
    }
}
