import ArgumentParser
import Foundation
import Queueing
import Reporting

/// Refuses what would take for ever to compute.
func requireServers(_ name: String, _ value: Int) throws {
    guard value <= LeastThatSuffices.mostServers else {
        throw Failure(
            description: "\(name) must be at most \(LeastThatSuffices.mostServers), found \(value)",
            code: Failure.badData
        )
    }
}

/// Refuses offered loads that would need more servers than can be computed.
func requireLoad(_ load: Double) throws {
    guard load <= 0.9 * Double(LeastThatSuffices.mostServers) || !load.isFinite else {
        throw Failure(
            description: "an offered load of \(significant(load, digits: 6)) servers is more than can be computed",
            code: Failure.badData
        )
    }
}

/// Refuses a call that neither gives a number nor a target to find it for, or that does both.
func requireOne(_ option: String, isGiven: Bool, hasTarget: Bool) throws {
    if isGiven, hasTarget { throw ValidationError("give \(option) or a target to find it for, not both") }
    if !isGiven, !hasTarget { throw ValidationError("give \(option), or a target to find it for") }
}

/// The number given, or else the one found for the targets.
func known<Value>(_ given: Value?, orFound solve: () throws -> Value) rethrows -> Value {
    if let given { return given }
    return try solve()
}

extension SteadyQueue {
    /// The figures that every steady queue has.
    func figures(_ unit: TimeUnit) -> [Quantity] {
        [
            Quantity("mean number waiting", "Lq", meanQueue, "people"),
            Quantity("mean wait", "Wq", meanWait, unit.time),
            Quantity("mean number present", "L", meanNumber, "people"),
            Quantity("mean time until served", "W", meanTime, unit.time),
        ]
    }
}
