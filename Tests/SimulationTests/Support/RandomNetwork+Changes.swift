import Simulation

// Inputs that differ from those before from a week on only, as those of a plan do.
extension RandomNetwork {
    mutating func change(_ engine: Engine, from week: Int) {
        let network = engine.network
        for stage in network.stages.indices {
            engine.withInputs(of: stage) { change(&$0, of: stage, network, from: week) }
        }
        for pool in network.pools.indices {
            engine.withInputs(ofPool: pool) { inputs in
                change(&inputs.capacity.mean, from: week)
                let rule = sharingRule(network.pools[pool].stages.count)
                if chance(0.5) { append(rule, to: &inputs.sharing, from: week) }
            }
        }
    }

    private mutating func change(_ inputs: inout StageInputs, of stage: Int, _ network: Network, from week: Int) {
        let definition = network.stages[stage]
        change(&inputs.referralMean, from: week)
        change(&inputs.capacity.mean, from: week)
        for pass in inputs.extraCapacity.indices { change(&inputs.extraCapacity[pass].mean, from: week) }
        if chance(0.4) { append(order(), to: &inputs.capacity.order, from: week) }
        if chance(0.4) { append(rule(network.classCount), to: &inputs.capacity.access, from: week) }
        if chance(0.3) { append(rule(network.classCount), to: &inputs.pooled.access, from: week) }
        if chance(0.4) { append(hazard(), to: &inputs.attrition, from: week) }
        if chance(0.4) && !definition.routes.isEmpty {
            append(shares(definition.routes.count), to: &inputs.routeShares, from: week)
        }
        if chance(0.4) {
            append(definition.demands.map { _ in number(0...0.03) }, to: &inputs.demandShares, from: week)
        }
        if chance(0.5) {
            if inputs.divertedShare.isEmpty { inputs.divertedShare = Array(repeating: 0, count: network.weekCount) }
            for later in min(week, network.weekCount)..<network.weekCount {
                inputs.divertedShare[later] = number(0...0.5)
            }
        }
        guard chance(0.5) else { return }
        var pass = pass(network, key: 9, destinations: 0.4)
        if pass.variation == .unlimited { pass.variation = .poisson }
        for earlier in 0..<min(week, network.weekCount) { pass.mean[earlier] = 0 }
        inputs.extraCapacity.insert(pass, at: whole(0...inputs.extraCapacity.count))
    }

    private mutating func change(_ means: inout [Double], from week: Int) {
        guard chance(0.5) else { return }
        for later in min(week, means.count)..<means.count { means[later] *= number(0...1.8) }
    }

    private func append<Value>(_ value: Value, to phases: inout [Phase<Value>], from week: Int) {
        phases.append(Phase(from: max(week, phases[phases.count - 1].from + 1), value))
    }
}
