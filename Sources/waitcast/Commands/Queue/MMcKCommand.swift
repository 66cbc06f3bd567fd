import ArgumentParser
import Queueing
import Reporting
import Wording

/// `waitcast queue mmck`.
struct MMcKCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "mmck",
        "Several servers and a limited number of places (M/M/c/K).",
        MMcK.theory,
        examples: [
            "--arrival-rate 4 --service-rate 1 --servers 5 --places 8",
            "--arrival-rate 4 --service-rate 1 --servers 5 --target-probability 0.01",
            "--arrival-rate 4 --service-rate 1 --places 12 --target-wait 0.1",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double
    @OptionGroup var speed: ServiceSpeed
    @Option(help: "The number of servers, c; leave out to find the fewest.")
    var servers: Int?
    @Option(help: "The most that may be present, K; leave out to find the fewest for --target-probability.")
    var places: Int?
    @OptionGroup var targets: MeanTargets
    @Option(help: "Find what is needed for at most this probability of being turned away.")
    var targetProbability: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        _ = try speed.rate()
        if let targetProbability, !(targetProbability > 0 && targetProbability < 1) {
            throw ValidationError("--target-probability must lie between 0 and 1, found \(targetProbability)")
        }
        if places == nil {
            guard servers != nil, targetProbability != nil, !targets.isGiven else {
                throw ValidationError("give --places, or --servers and --target-probability to find the places for")
            }
        } else {
            try requireOne("--servers", isGiven: servers != nil, hasTarget: hasTarget)
        }
    }

    private var hasTarget: Bool { targets.isGiven || targetProbability != nil }

    private func queue(_ rate: Double, _ servers: Int, _ places: Int) throws(QueueError) -> MMcK {
        try MMcK(arrivalRate: arrivalRate, serviceRate: rate, servers: servers, places: places)
    }

    /// The numbers given, with the one that is missing found for the targets.
    private func size(_ rate: Double) throws -> (servers: Int, places: Int) {
        func suffices(_ queue: MMcK) -> Bool {
            targets.areMet(by: queue) && queue.probabilityOfLoss <= targetProbability ?? 1
        }
        if let servers, places == nil {
            let few = try queue(rate, servers, servers)
            // However many places, a share 1 - 1/rho finds them full.
            let floor = 1 - Double(servers) * rate / arrivalRate
            guard targetProbability ?? 1 > floor || suffices(few) else {
                throw QueueError.unreachable(
                    "at least \(significant(floor, digits: 6)) are turned away however many places there are: "
                        + "raise the number of servers"
                )
            }
            let places = try LeastThatSuffices.count(from: servers) { places throws(QueueError) in
                suffices(try queue(rate, servers, places))
            }
            return (servers, places)
        }
        let places = places ?? 0
        let c = try known(servers) {
            do {
                return try LeastThatSuffices.count(from: 1, upTo: max(1, places)) { servers throws(QueueError) in
                    suffices(try queue(rate, servers, places))
                }
            } catch QueueError.unreachable {
                throw QueueError.unreachable("not even a server for each of \(places) places reaches the target")
            }
        }
        return (c, places)
    }

    func sheet() throws -> FormulaSheet {
        let rate = try speed.rate()
        let (servers, places) = try size(rate)
        let answer = try queue(rate, servers, places)
        let foundServers = self.servers == nil
        let foundPlaces = self.places == nil
        let c = Quantity(foundServers ? "fewest servers" : "servers", "c", Double(servers), "servers")
        let k = Quantity(foundPlaces ? "fewest places" : "places", "K", Double(places), "people")
        let target = targetProbability.map { Quantity("target: probability of being turned away at most", "", $0) }
        let lost = arrivalRate * answer.probabilityOfLoss
        return FormulaSheet(
            title: "M/M/\(servers)/\(places)",
            given: [
                Quantity("arrival rate", "lambda", arrivalRate, unit.rate),
                Quantity("service rate per server", "mu", rate, unit.rate),
            ] + (foundServers ? [] : [c]) + (foundPlaces ? [] : [k]) + targets.quantities(unit)
                + [target].compactMap { $0 },
            results: (foundServers ? [c] : []) + (foundPlaces ? [k] : [])
                + [
                    Quantity("probability of being turned away", "P(K)", answer.probabilityOfLoss),
                    Quantity("turned away", "", lost, unit.rate),
                    Quantity("served", "", answer.joiningRate, unit.rate),
                    Quantity("share of time that a server is busy", "", answer.utilisation),
                ] + answer.figures(unit),
            theory: MMcK.theory
        )
    }
}
