import ArgumentParser
import Calibration
import Foundation

/// How a command simulates, and what it does with results that are there: the same wherever it is asked for.
struct RunningOptions: ParsableArguments {
    @Option(help: "The seed of all random draws.")
    var seed: UInt64 = 2025

    @Option(help: "Threads; they change the time taken and nothing else. (default: the machine's cores)")
    var threads: Int?

    @Option(help: "How much work goes into fitting: full, or quick for batches, with somewhat rougher ranges.")
    var fit = FitEffort.full

    @Flag(
        help: "Replace results of another kind or area, or of more replications; what no run wrote is kept beside them."
    )
    var force = false

    @Flag(help: "Print nothing but errors: no progress and no report.")
    var quiet = false

    func validate() throws {
        guard threads.map({ (1...1024).contains($0) }) ?? true else {
            throw ValidationError("--threads must be 1 to 1024, found \(threads!)")
        }
    }

    /// How many threads there are.
    var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}

extension FitEffort: ExpressibleByArgument {}
