import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue mg1`.
struct MG1Command: QueueModel {
    static let configuration = CommandConfiguration.model(
        "mg1",
        "One server, Poisson arrivals, any service times (M/G/1).",
        MG1.theory,
        examples: [
            "--arrival-rate 0.9 --service-time 1 --service-variation 0.5",
            "--arrival-rate 9 --service-variation 0.5 --target-wait 0.5",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double
    @OptionGroup var speed: ServiceSpeed
    @Option(help: "Standard deviation of the service time over its mean, cv.")
    var serviceVariation: Double
    @OptionGroup var targets: MeanTargets
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        try requireOne("--service-time", isGiven: speed.isGiven, hasTarget: targets.isGiven)
    }

    func sheet() throws -> FormulaSheet {
        try Self.sheet("M/G/1", arrivalRate, speed, serviceVariation, targets, unit, MG1.theory)
    }

    /// The answer for any variation of service.
    static func sheet(
        _ title: String,
        _ arrivalRate: Double,
        _ speed: ServiceSpeed,
        _ variation: Double,
        _ targets: MeanTargets,
        _ unit: TimeUnit,
        _ theory: Theory
    ) throws -> FormulaSheet {
        func queue(_ time: Double) throws(QueueError) -> MG1 {
            try MG1(arrivalRate: arrivalRate, meanService: time, serviceVariation: variation)
        }
        let given = speed.isGiven ? try speed.time() : nil
        let time = try known(given) {
            _ = try queue(0.5 / arrivalRate)
            return 1
                / (try LeastThatSuffices.rate(above: arrivalRate) { rate throws(QueueError) in
                    1 / rate < 1 / arrivalRate ? targets.areMet(by: try queue(1 / rate)) : false
                })
        }
        let answer = try queue(time)
        let speedLine = Quantity("mean service time", "tau", time, unit.time)
        return FormulaSheet(
            title: title,
            given: [Quantity("arrival rate", "lambda", arrivalRate, unit.rate)]
                + (given == nil ? [] : [speedLine])
                + [Quantity("coefficient of variation of service", "cv", variation)]
                + targets.quantities(unit),
            results: (given == nil
                ? [
                    Quantity("least service rate", "1/tau", 1 / time, unit.rate),
                    Quantity("longest mean service time", "tau", time, unit.time),
                ] : [])
                + [Quantity("load", "rho", answer.load)] + answer.figures(unit),
            theory: theory
        )
    }
}

/// `waitcast queue md1`.
struct MD1Command: QueueModel {
    static let configuration = CommandConfiguration.model(
        "md1",
        "One server, Poisson arrivals, fixed service times (M/D/1).",
        MG1.theoryOfFixedTimes,
        examples: [
            "--arrival-rate 0.9 --service-time 1",
            "--arrival-rate 9 --target-queue 3",
        ]
    )

    @Option(help: "Arrivals per unit of time, lambda.")
    var arrivalRate: Double
    @OptionGroup var speed: ServiceSpeed
    @OptionGroup var targets: MeanTargets
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        try requireOne("--service-time", isGiven: speed.isGiven, hasTarget: targets.isGiven)
    }

    func sheet() throws -> FormulaSheet {
        try MG1Command.sheet("M/D/1", arrivalRate, speed, 0, targets, unit, MG1.theoryOfFixedTimes)
    }
}
