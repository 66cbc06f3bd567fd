import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue stock-and-flow`.
struct StockAndFlowCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "stock-and-flow",
        "What completed waits say of the waits so far of those on the list.",
        StockAndFlow.theory,
        examples: ["--mean-wait 40 --standard-deviation 28.284271247461902"]
    )

    @Option(help: "The mean completed wait, E[W].")
    var meanWait: Double
    @Option(help: "The standard deviation of completed waits.")
    var standardDeviation: Double
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func sheet() throws -> FormulaSheet {
        let age = try StockAndFlow.meanAge(meanWait: meanWait, standardDeviation: standardDeviation)
        let whole = try StockAndFlow.meanWaitOfThoseMet(meanWait: meanWait, standardDeviation: standardDeviation)
        return FormulaSheet(
            title: "Stock and flow",
            given: [
                Quantity("mean completed wait", "E[W]", meanWait, unit.time),
                Quantity("standard deviation of completed waits", "", standardDeviation, unit.time),
            ],
            results: [
                Quantity("mean wait so far of those waiting", "E[age]", age, unit.time),
                Quantity("mean whole wait of those waiting", "E[W^2]/E[W]", whole, unit.time),
            ],
            theory: StockAndFlow.theory
        )
    }
}
