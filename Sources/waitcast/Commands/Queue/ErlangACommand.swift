import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue erlang-a`.
struct ErlangACommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "erlang-a",
        "Several servers, one queue that people leave unserved (M/M/c + M).",
        ErlangA.theory,
        examples: [
            "--arrival-rate 100 --service-rate 1 --abandonment-rate 0.5 --servers 100",
            "--arrival-rate 48 --service-rate 1 --patience 2 --servers 50 --time-unit minute",
            "--arrival-rate 48 --service-rate 1 --patience 2 --target-probability 0.03",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double
    @OptionGroup var speed: ServiceSpeed
    @Option(help: "Departures per person waiting and unit of time, theta.")
    var abandonmentRate: Double?
    @Option(help: "The mean patience, 1/theta, in place of --abandonment-rate.")
    var patience: Double?
    @Option(help: "The number of servers, c.")
    var servers: Int?
    @OptionGroup var targets: MeanTargets
    @Option(help: "Find the fewest servers at which at most this share leaves unserved.")
    var targetProbability: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        _ = try speed.rate()
        try requireOne("--servers", isGiven: servers != nil, hasTarget: hasTarget)
        if (abandonmentRate == nil) == (patience == nil) {
            throw ValidationError("give --abandonment-rate or --patience, and not both")
        }
        if let targetProbability, !(targetProbability > 0 && targetProbability < 1) {
            throw ValidationError("--target-probability must lie between 0 and 1, found \(targetProbability)")
        }
    }

    private var hasTarget: Bool { targets.isGiven || targetProbability != nil }

    func sheet() throws -> FormulaSheet {
        let rate = try speed.rate()
        let theta = abandonmentRate ?? 1 / (patience ?? 0)
        func queue(_ c: Int) throws(QueueError) -> ErlangA {
            try ErlangA(arrivalRate: arrivalRate, serviceRate: rate, abandonmentRate: theta, servers: c)
        }
        let c = try known(servers) {
            // Refuses rates that are not positive, and loads beyond what can be computed.
            _ = try MMc.fewestStable(arrivalRate, rate)
            return try LeastThatSuffices.count(from: 1) { c throws(QueueError) in
                let queue = try queue(c)
                return targets.areMet(by: queue) && queue.probabilityOfAbandoning <= targetProbability ?? 1
            }
        }
        let answer = try queue(c)
        let line = Quantity(hasTarget ? "fewest servers" : "servers", "c", Double(c), "servers")
        return FormulaSheet(
            title: "Erlang A (M/M/\(c) + M)",
            given: [
                Quantity("arrival rate", "lambda", arrivalRate, unit.rate),
                Quantity("service rate per server", "mu", rate, unit.rate),
                Quantity("rate of leaving unserved, each", "theta", theta, unit.rate),
            ] + (hasTarget ? [] : [line]) + targets.quantities(unit)
                + (targetProbability.map { [Quantity("target: share that leaves unserved at most", "", $0)] } ?? []),
            results: (hasTarget ? [line] : [])
                + [
                    Quantity("probability of having to wait", "P(wait)", answer.probabilityOfWaiting),
                    Quantity("share that leaves unserved", "P(abandon)", answer.probabilityOfAbandoning),
                    Quantity("leave unserved", "theta Lq", theta * answer.meanQueue, unit.rate),
                    Quantity("share of time that a server is busy", "", answer.utilisation),
                    Quantity("mean number waiting", "Lq", answer.meanQueue, "people"),
                    Quantity("mean wait, served or not", "Wq", answer.meanWait, unit.time),
                    Quantity("mean number present", "L", answer.meanNumber, "people"),
                ],
            theory: ErlangA.theory
        )
    }
}
