import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue cyclic-arrivals`.
struct CyclicArrivalsCommand: QueueModel {
    /// The model's, with the conditions in the words of the options.
    static let theory = Theory(
        formula: CyclicInfiniteServer.theory.formula,
        applies: "Nobody queues: all stay as long as they need (gamma-distributed here, exponential with "
            + "--stay-variation 1). Poisson arrivals with a regular cycle that has gone on for long.",
        source: CyclicInfiniteServer.theory.source
    )
    static let configuration = CommandConfiguration.model(
        "cyclic-arrivals",
        "How much of a yearly cycle of arrivals is left in numbers, and how late.",
        theory,
        examples: [
            "--mean-stay 52 --cycle 52.1775",
            "--mean-stay 13 --cycle 52.1775 --arrival-rate 10 --amplitude 0.3",
        ]
    )

    @Option(help: "The mean stay, E[S].")
    var meanStay: Double
    @Option(help: "Standard deviation of the stay over its mean; 0 for a fixed stay.")
    var stayVariation = 1.0
    @Option(help: "The length of a cycle, as 52.1775 weeks for a year.")
    var cycle: Double
    @Option(help: "The mean arrival rate, to see numbers present.")
    var arrivalRate: Double?
    @Option(help: "How far arrivals rise above their mean, as a share of it, A.")
    var amplitude: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        if (arrivalRate == nil) != (amplitude == nil) {
            throw ValidationError("give --arrival-rate and --amplitude together")
        }
        if let arrivalRate, !(arrivalRate > 0) {
            throw ValidationError("--arrival-rate must be above 0, found \(arrivalRate)")
        }
        if let amplitude, !(0...1).contains(amplitude) {
            throw ValidationError("--amplitude must be between 0 and 1, found \(amplitude)")
        }
        guard stayVariation >= 0 else {
            throw ValidationError("--stay-variation must be 0 or more, found \(stayVariation)")
        }
    }

    func sheet() throws -> FormulaSheet {
        let shape = 1 / (stayVariation * stayVariation)
        let answer = try CyclicInfiniteServer(meanStay: meanStay, period: cycle, shape: shape)
        var given = [
            Quantity("mean stay", "E[S]", meanStay, unit.time),
            Quantity("coefficient of variation of the stay", "", stayVariation),
            Quantity("length of a cycle", "2 pi/omega", cycle, unit.time),
        ]
        var results = [
            Quantity("share of the amplitude that is left", "g", answer.damping),
            Quantity("numbers peak after arrivals by", "lag", answer.lag, unit.time),
        ]
        if let arrivalRate, let amplitude {
            given += [
                Quantity("mean arrival rate", "mean", arrivalRate, unit.rate),
                Quantity("amplitude of arrivals", "A", amplitude),
            ]
            let mean = arrivalRate * meanStay
            results += [
                Quantity("mean number present", "mean E[S]", mean, "people"),
                Quantity("at the peak", "", mean * (1 + amplitude * answer.damping), "people"),
                Quantity("at the trough", "", mean * (1 - amplitude * answer.damping), "people"),
            ]
        }
        return FormulaSheet(
            title: "Cyclic arrivals (M(t)/G/infinity)",
            given: given,
            results: results,
            theory: Self.theory
        )
    }
}
