package import Simulation

/// The second step of a replication: the inputs of linked services if nothing changes, each service for itself.
package struct BaselineInputs: ~Copyable {
    /// The network's inputs.
    package var inputs: NetworkInputs
    /// What they were made from.
    package let draws: ReplicationDraws
}

extension LinkedServices {
    /// Fills a network's inputs from what was drawn, in the room of earlier ones.
    package func baseline(_ draws: ReplicationDraws, in room: consuming NetworkInputs) -> BaselineInputs {
        var inputs = room
        for index in services.indices { ServiceBaseline(self, index, draws.services[index]).fill(&inputs) }
        return BaselineInputs(inputs: inputs, draws: draws)
    }
}
