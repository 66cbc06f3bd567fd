import ArgumentParser
import Queueing
import Reporting
import Wording

/// `waitcast queue kingman`.
struct KingmanCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "kingman",
        "One server, any arrivals and service: a bound and an approximation (G/G/1).",
        Kingman.theory,
        examples: [
            "--arrival-rate 0.9 --service-time 1 --service-variation 0.5",
            "--arrival-rate 9 --arrival-variation 1.5 --service-variation 1 --target-wait 1",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double
    @OptionGroup var speed: ServiceSpeed
    @Option(help: "Coefficient of variation of the times between arrivals, ca; 1 for Poisson.")
    var arrivalVariation = 1.0
    @Option(help: "Coefficient of variation of the service times, cs.")
    var serviceVariation: Double
    @Option(help: "Find the service rate at which even the bound is at most this wait.")
    var targetWait: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        try requireOne("--service-time", isGiven: speed.isGiven, hasTarget: targetWait != nil)
        if let targetWait, !(targetWait > 0) {
            throw ValidationError("--target-wait must be above 0, found \(targetWait)")
        }
    }

    func sheet() throws -> FormulaSheet {
        func queue(_ time: Double) throws(QueueError) -> Kingman {
            try Kingman(
                arrivalRate: arrivalRate,
                meanService: time,
                arrivalVariation: arrivalVariation,
                serviceVariation: serviceVariation
            )
        }
        let given = speed.isGiven ? try speed.time() : nil
        let time = try known(given) {
            // No service is fast enough to remove the part of the bound that arrivals bring.
            let floor = try queue(1e-9 / arrivalRate).greatestMeanWait
            guard targetWait ?? 0 > floor else {
                throw QueueError.unreachable(
                    "the bound cannot fall to that: irregular arrivals alone bring it to "
                        + significant(floor, digits: 6) + " however fast service is"
                )
            }
            return 1
                / (try LeastThatSuffices.rate(above: arrivalRate) { rate throws(QueueError) in
                    guard 1 / rate < 1 / arrivalRate else { return false }
                    return try queue(1 / rate).greatestMeanWait <= targetWait ?? 0
                })
        }
        let answer = try queue(time)
        let tau = Quantity("mean service time", "tau", time, unit.time)
        return FormulaSheet(
            title: "Kingman's bound (G/G/1)",
            given: [Quantity("arrival rate", "lambda", arrivalRate, unit.rate)]
                + (given == nil ? [] : [tau])
                + [
                    Quantity("coefficient of variation of arrivals", "ca", arrivalVariation),
                    Quantity("coefficient of variation of service", "cs", serviceVariation),
                ]
                + (targetWait.map { [Quantity("target: mean wait at most", "", $0, unit.time)] } ?? []),
            results: (given == nil
                ? [
                    Quantity("least service rate", "1/tau", 1 / time, unit.rate),
                    Quantity("longest mean service time", "tau", time, unit.time),
                ] : [])
                + [
                    Quantity("load", "rho", answer.load),
                    Quantity("mean wait, at most", "Wq", answer.greatestMeanWait, unit.time),
                    Quantity("mean wait, approximately", "Wq", answer.approximateMeanWait, unit.time),
                    Quantity("mean number waiting, at most", "Lq", arrivalRate * answer.greatestMeanWait, "people"),
                ],
            theory: Kingman.theory
        )
    }
}
