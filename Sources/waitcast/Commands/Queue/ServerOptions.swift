import ArgumentParser
import Queueing
import Reporting

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
