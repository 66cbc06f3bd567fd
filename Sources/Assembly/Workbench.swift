package import Areas
package import Simulation

/// An engine of linked services with the room for its inputs: one for each thread.
package final class Workbench {
    /// The engine, for reading what it has run.
    package let engine: Engine
    private let linked: LinkedServices
    /// Empty while they are being filled.
    private var room: NetworkInputs?

    /// A bench for linked services.
    package init(_ linked: LinkedServices) {
        self.linked = linked
        engine = linked.makeEngine()
        room = NetworkInputs(network: linked.network)
    }

    /// Simulates a replication of a plan.
    ///
    /// - Returns: false when there are too many children to count.
    package func run(_ plan: Plan, _ replication: Replication) -> Bool {
        var inputs = linked.inputs(under: plan, replication, in: room.take() ?? NetworkInputs(network: linked.network))
        let isCountable = inputs.isCountable
        if isCountable { engine.load(&inputs) }
        room = consume inputs
        guard isCountable else { return false }
        engine.run(seed: replication.seed, replication: replication.number)
        return engine.overfullWeek == nil
    }
}

extension NetworkInputs {
    /// Whether a week's referrals and places to be seen are few enough to be counted.
    var isCountable: Bool {
        let most = Double(Limits.childrenInRun)
        let isWithin = { (means: [Double]) in means.allSatisfy { $0 <= most } }
        return stages.allSatisfy { stage in
            isWithin(stage.referralMean) && isWithin(stage.capacity.mean)
                && stage.extraCapacity.allSatisfy { isWithin($0.mean) }
        }
    }
}
