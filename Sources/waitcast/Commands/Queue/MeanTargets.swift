import ArgumentParser
import Queueing
import Reporting

/// What the mean wait and the mean number waiting should be.
struct MeanTargets: ParsableArguments {
    @Option(help: "Find what is needed for a mean wait of at most this.")
    var targetWait: Double?

    @Option(help: "Find what is needed for at most this mean number waiting.")
    var targetQueue: Double?

    func validate() throws {
        for (name, value) in [("--target-wait", targetWait), ("--target-queue", targetQueue)] {
            if let value, !(value > 0 && value.isFinite) {
                throw ValidationError("\(name) must be above 0, found \(value)")
            }
        }
    }

    /// Whether there is one.
    var isGiven: Bool { targetWait != nil || targetQueue != nil }

    /// Whether a queue meets them.
    func areMet(by queue: some SteadyQueue) -> Bool {
        queue.meanWait <= targetWait ?? .infinity && queue.meanQueue <= targetQueue ?? .infinity
    }

    /// Their lines in an answer.
    func quantities(_ unit: TimeUnit) -> [Quantity] {
        [
            targetWait.map { Quantity("target: mean wait at most", "", $0, unit.time) },
            targetQueue.map { Quantity("target: mean number waiting at most", "", $0, "people") },
        ]
        .compactMap { $0 }
    }
}
