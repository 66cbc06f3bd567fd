import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue priority`.
struct PriorityCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "priority",
        "Classes of urgency, one server or several (priority M/M/1 and M/M/c).",
        PriorityQueue.theory,
        examples: [
            "--arrival-rates 0.3,0.5 --service-rates 1,1",
            "--arrival-rates 3,5 --service-rate 1 --servers 10",
            "--arrival-rates 3,5 --service-rate 1 --target-wait 0.1,2",
        ]
    )

    @Option(help: "Arrivals per unit of time of each class, the most urgent first: 0.3,0.5.")
    var arrivalRates: NumberList
    @Option(help: "One server: the service rate of each class.")
    var serviceRates: NumberList?
    @OptionGroup var speed: ServiceSpeed
    @Option(help: "The number of servers, with --service-rate or --service-time.")
    var servers: Int?
    @Option(help: "Find the fewest servers for these mean waits, one of each class or one for all.")
    var targetWait: NumberList?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        if serviceRates != nil, speed.isGiven || servers != nil || targetWait != nil {
            throw ValidationError(
                "--service-rates is for one server; with several give one --service-rate for all classes"
            )
        }
        if serviceRates == nil, !speed.isGiven {
            throw ValidationError("give --service-rates for one server, or --service-rate and --servers")
        }
        if serviceRates == nil {
            try requireOne("--servers", isGiven: servers != nil, hasTarget: targetWait != nil)
        }
        if let targets = targetWait?.values {
            guard targets.count == 1 || targets.count == arrivalRates.values.count else {
                throw ValidationError(
                    "--target-wait needs one wait or \(arrivalRates.values.count), one of each class; "
                        + "found \(targets.count)"
                )
            }
            if let wrong = targets.first(where: { !($0 > 0) }) {
                throw ValidationError("--target-wait must be above 0, found \(wrong)")
            }
        }
    }

    func sheet() throws -> FormulaSheet {
        let rates = arrivalRates.values
        let answer: PriorityQueue
        var found: [Quantity] = []
        var given: [Quantity] = []
        if let serviceRates {
            answer = try PriorityQueue(arrivalRates: rates, serviceRates: serviceRates.values)
            given = zip(serviceRates.values, 1...)
                .map { Quantity("service rate", "mu", $0, unit.rate, of: "class \($1)") }
        } else {
            let rate = try speed.rate()
            let c = try known(servers) { try fewest(rate) }
            answer = try PriorityQueue(arrivalRates: rates, serviceRate: rate, servers: c)
            given = [Quantity("service rate per server", "mu", rate, unit.rate)]
            if targetWait == nil { given.append(Quantity("servers", "c", Double(c), "servers")) }
            if targetWait != nil { found = [Quantity("fewest servers", "c", Double(c), "servers")] }
        }
        let classes = rates.indices.map { "class \($0 + 1)" }
        return FormulaSheet(
            title: serviceRates == nil ? "Priority M/M/c" : "Priority M/M/1",
            given: given
                + rates.indices.map { Quantity("arrival rate", "lambda", rates[$0], unit.rate, of: classes[$0]) }
                + rates.indices.compactMap { k in
                    target(k).map { Quantity("target: mean wait at most", "", $0, unit.time, of: classes[k]) }
                },
            results: found
                + [
                    Quantity("load", "rho", answer.load),
                    Quantity("mean wait of all", "Wq", answer.meanWait, unit.time),
                ]
                + rates.indices.flatMap { k in
                    [
                        Quantity("mean wait", "W_k", answer.meanWaits[k], unit.time, of: classes[k]),
                        Quantity("mean number waiting", "Lq_k", answer.meanQueues[k], "people", of: classes[k]),
                    ]
                },
            theory: PriorityQueue.theory
        )
    }

    private func target(_ k: Int) -> Double? {
        targetWait.map { $0.values.count == 1 ? $0.values[0] : $0.values[k] }
    }

    private func fewest(_ rate: Double) throws -> Int {
        let rates = arrivalRates.values
        let least = try MMc.fewestStable(rates.reduce(0, +), rate)
        return try LeastThatSuffices.count(from: least) { c throws(QueueError) in
            let queue = try PriorityQueue(arrivalRates: rates, serviceRate: rate, servers: c)
            return rates.indices.allSatisfy { queue.meanWaits[$0] <= target($0) ?? .infinity }
        }
    }
}
