import ArgumentParser
import Queueing
import Reporting
import Statistics
import Wording

/// `waitcast queue infinite-servers`.
struct InfiniteServersCommand: QueueModel {
    /// The model's, with the conditions in the words of the options.
    static let theory = Theory(
        formula: InfiniteServer.theory.formula,
        applies: "Nobody queues: all stay as long as they need (gamma-distributed here, exponential with "
            + "--stay-variation 1). Poisson arrivals at a rate that is constant within each period; starts empty unless "
            + "--start is given. The number present is then Poisson with mean m(t).",
        source: InfiniteServer.theory.source
    )
    static let configuration = CommandConfiguration.model(
        "infinite-servers",
        "Numbers present where nobody queues, arrivals changing (M(t)/G/infinity).",
        theory,
        examples: [
            "--arrival-rates 10,0,30,5 --mean-stay 3.5",
            "--arrival-rates 10,0,30,5 --mean-stay 3.5 --stay-variation 0.5 --target-probability 0.95",
        ]
    )

    @Option(help: "Arrivals per unit of time in each period: 10,0,30.")
    var arrivalRates: NumberList
    @Option(help: "The length of a period.")
    var periodLength = 1.0
    @Option(help: "The mean stay, E[S].")
    var meanStay: Double
    @Option(help: "Standard deviation of the stay over its mean.")
    var stayVariation = 1.0
    @Option(help: "The number present at the start; exponential stays only.")
    var start: Double?
    @Option(help: "Find the places that suffice at the end of each period with this probability.")
    var targetProbability: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        guard arrivalRates.values.count <= 5000 else {
            throw ValidationError("--arrival-rates may hold at most 5000 periods, found \(arrivalRates.values.count)")
        }
        if let targetProbability, !(targetProbability > 0 && targetProbability < 1) {
            throw ValidationError("--target-probability must lie between 0 and 1, found \(targetProbability)")
        }
        guard stayVariation > 0, stayVariation <= 100 else {
            throw ValidationError("--stay-variation must be above 0 and at most 100, found \(stayVariation)")
        }
        if start != nil, stayVariation != 1 {
            throw ValidationError(
                "--start needs exponential stays: how much longer those present stay is not known otherwise"
            )
        }
        if start != nil, targetProbability != nil {
            throw ValidationError("--target-probability needs an empty start, from which the number present is Poisson")
        }
    }

    private func numbers() throws -> [Double] {
        if stayVariation == 1 {
            return try InfiniteServer.meanNumbers(
                arrivalRates: arrivalRates.values,
                periodLength: periodLength,
                leavingRate: 1 / meanStay,
                start: start ?? 0
            )
        }
        let shape = 1 / (stayVariation * stayVariation)
        return try InfiniteServer.meanNumbers(
            arrivalRates: arrivalRates.values,
            periodLength: periodLength,
            stay: try Gamma(shape: shape, scale: meanStay / shape)
        )
    }

    func sheet() throws -> FormulaSheet {
        try ParameterError.requirePositive("the mean stay", meanStay)
        let numbers = try numbers()
        let rates = arrivalRates.values
        let periods = rates.indices.map { "period \($0 + 1)" }
        var given = [
            Quantity("mean stay", "E[S]", meanStay, unit.time),
            Quantity("coefficient of variation of the stay", "", stayVariation),
            Quantity("length of a period", "h", periodLength, unit.time),
            Quantity("number present at the start", "m(0)", start ?? 0, "people"),
        ]
        if let targetProbability {
            given.append(Quantity("target: probability of enough places", "", targetProbability))
        }
        var results: [Quantity] = []
        for (k, number) in numbers.enumerated() {
            results.append(Quantity("arrival rate", "lambda", rates[k], unit.rate, of: periods[k]))
            results.append(Quantity("mean number at its end", "m(t)", number, "people", of: periods[k]))
            if let targetProbability {
                guard number <= 1e15 else {
                    throw QueueError.unreachable(
                        "\(significant(number, digits: 6)) present are more than places can be counted for"
                    )
                }
                let places = number > 0 ? Double(try Poisson(mean: number).quantile(targetProbability)) : 0
                results.append(Quantity("places needed", "", places, "places", of: periods[k]))
            }
        }
        return FormulaSheet(
            title: "Infinite servers (M(t)/G/infinity)",
            given: given,
            results: results,
            theory: Self.theory
        )
    }
}
