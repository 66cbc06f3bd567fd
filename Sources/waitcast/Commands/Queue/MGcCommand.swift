import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue mgc`.
struct MGcCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "mgc",
        "Several servers, any service times, approximately (M/G/c, G/G/c).",
        AllenCunneen.theory,
        examples: [
            "--arrival-rate 4 --service-rate 1 --servers 5 --service-variation 0.5",
            "--arrival-rate 4 --service-rate 1 --service-variation 0.5 --target-queue 0.5",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double
    @OptionGroup var speed: ServiceSpeed
    @Option(help: "The number of servers, c.")
    var servers: Int?
    @Option(help: "Coefficient of variation of the service times, cs.")
    var serviceVariation: Double
    @Option(help: "Coefficient of variation of the times between arrivals, ca; 1 for Poisson.")
    var arrivalVariation = 1.0
    @OptionGroup var targets: MeanTargets
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        _ = try speed.rate()
        try requireOne("--servers", isGiven: servers != nil, hasTarget: targets.isGiven)
    }

    func sheet() throws -> FormulaSheet {
        let rate = try speed.rate()
        func queue(_ c: Int) throws(QueueError) -> AllenCunneen {
            try AllenCunneen(
                arrivalRate: arrivalRate,
                serviceRate: rate,
                servers: c,
                serviceVariation: serviceVariation,
                arrivalVariation: arrivalVariation
            )
        }
        let c = try known(servers) {
            let least = try MMc.fewestStable(arrivalRate, rate)
            return try LeastThatSuffices.count(from: least) { c throws(QueueError) in
                targets.areMet(by: try queue(c))
            }
        }
        let answer = try queue(c)
        let line = Quantity(targets.isGiven ? "fewest servers" : "servers", "c", Double(c), "servers")
        return FormulaSheet(
            title: arrivalVariation == 1 ? "M/G/\(c), approximately" : "G/G/\(c), approximately",
            given: [
                Quantity("arrival rate", "lambda", arrivalRate, unit.rate),
                Quantity("service rate per server", "mu", rate, unit.rate),
                Quantity("coefficient of variation of arrivals", "ca", arrivalVariation),
                Quantity("coefficient of variation of service", "cs", serviceVariation),
            ] + (targets.isGiven ? targets.quantities(unit) : [line]),
            results: (targets.isGiven ? [line] : [])
                + [Quantity("load", "rho", answer.exponential.load)] + answer.figures(unit),
            theory: AllenCunneen.theory
        )
    }
}
