/// What one replication of one plan puts into a network: the inputs of all its stages and staff pools.
///
/// It is moved from step to step and cannot be copied: the arrays in it are filled again and again.
public struct NetworkInputs: ~Copyable, Sendable {
    /// Inputs by stage.
    public var stages: [StageInputs]
    /// Inputs by staff pool.
    public var pools: [PoolInputs]

    /// Inputs of a network to which nobody comes and which sees nobody.
    public init(network: Network) {
        stages = network.stages.indices.map { StageInputs(network: network, stage: $0) }
        pools = network.pools.indices.map { PoolInputs(network: network, pool: $0) }
    }

    private init(stages: [StageInputs], pools: [PoolInputs]) {
        (self.stages, self.pools) = (stages, pools)
    }

    /// Inputs that are the same until either is changed.
    public borrowing func copy() -> NetworkInputs { NetworkInputs(stages: stages, pools: pools) }
}

extension Engine {
    /// Takes the inputs of the next run, and gives those of the run before in their place, to be filled again.
    public func load(_ inputs: inout NetworkInputs) {
        precondition(
            inputs.stages.count == stageCount && inputs.pools.count == poolCount,
            "inputs of the engine's network"
        )
        withExtendedLifetime(self) {
            for stage in 0..<stageCount { swap(&stageInputs[stage], &inputs.stages[stage]) }
            for pool in 0..<poolCount { swap(&poolInputs[pool], &inputs.pools[pool]) }
        }
    }
}
