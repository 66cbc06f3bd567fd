// What random networks are given to do.

import Simulation

extension RandomNetwork {
    mutating func fill(_ engine: Engine, _ stage: Int, _ network: Network) {
        let definition = network.stages[stage]
        var inputs = StageInputs(network: network, stage: stage)
        for index in inputs.initial.indices where chance(0.5) { inputs.initial[index] = Int32(whole(0...8)) }
        for childClass in 0..<network.classCount {
            for week in 0...definition.startWeek where definition.startWeek > 0 {
                inputs.initialRecent[childClass * network.weekCount + week] = Int32(whole(0...5))
            }
        }
        if definition.delay.count > 1 && chance(0.5) {
            inputs.initialInWork = (0..<whole(1...5))
                .map { _ in
                    InWork(
                        children: whole(1...4),
                        childClass: whole(0...network.classCount - 1),
                        cohort: whole(0...network.pastWeeks - 1),
                        weeksLeft: whole(0...definition.delay.count - 1)
                    )
                }
        }
        fillReferrals(&inputs, network)
        inputs.capacity = pass(network, key: 0, destinations: 0.1)
        inputs.pooled.order = [Phase(from: 0, order())]
        inputs.pooled.access = access(network)
        inputs.extraCapacity = (0..<whole(0...2)).map { pass(network, key: UInt32($0 + 1), destinations: 0.4) }
        if chance(0.7) {
            inputs.attrition = [Phase(from: 0, hazard())]
            if chance(0.4) { inputs.attrition.append(Phase(from: whole(1...15), hazard())) }
        }
        inputs.leavingShares = shares(definition.leavingRoutes.count)
        inputs.demandShares = [0, whole(1...15)]
            .map { Phase(from: $0, definition.demands.map { demand in demandShare(demand) }) }
        let routes = definition.routes.count
        if routes > 0 {
            inputs.routeShares = [Phase(from: 0, shares(routes)), Phase(from: whole(1...15), shares(routes))]
        }
        engine.withInputs(of: stage) { $0 = inputs }
    }

    private mutating func fillReferrals(_ inputs: inout StageInputs, _ network: Network) {
        let referrals = number(0...12)
        let size = chance(0.5) ? number(0.5...20) : Double.infinity
        for week in 0..<network.weekCount {
            inputs.referralMean[week] = referrals * number(0.5...1.5)
            inputs.referralSize[week] = size
        }
        inputs.classShares = shares(network.classCount)
        guard chance(0.4) else { return }
        inputs.divertedShare = (0..<network.weekCount).map { _ in number(0...0.5) }
        guard chance(0.6) else { return }
        inputs.divertedTo = route(network.stages.count)
        inputs.divertedOnShare = (0..<network.weekCount).map { _ in number(0...1) }
    }

    /// So few that no network's numbers grow without bound.
    private mutating func demandShare(_ demand: DerivedDemand) -> Double {
        demand.trigger == .waiting ? number(0...0.03) : number(0...0.3)
    }

    mutating func hazard() -> AttritionHazard {
        guard chance(0.6) else { return .constant(number(0...0.2)) }
        var from = 0
        return AttritionHazard(
            bands: (0..<whole(2...3))
                .map { _ in
                    defer { from += whole(1...12) }
                    return AttritionHazard.Band(fromWeeks: from, weekly: chance(0.2) ? 0 : number(0...0.3))
                }
        )
    }

    mutating func pass(_ network: Network, key: UInt32, destinations: Double) -> CapacityPass {
        let variations: [CapacityPass.Variation] = [
            .fixed, .poisson, .negativeBinomial(size: number(0.5...10)), .unlimited, .shareOfList,
        ]
        var pass = CapacityPass(
            weekCount: network.weekCount,
            variation: variations[chance(0.05) ? 3 : key > 0 && chance(0.2) ? 4 : whole(0...2)],
            order: order(),
            destination: chance(destinations) ? route(network.stages.count) : nil,
            key: key
        )
        let mean = pass.variation == .shareOfList ? number(0...0.5) : number(0...10)
        for week in pass.mean.indices { pass.mean[week] = chance(0.1) ? 0 : mean * number(0.5...1.5) }
        if chance(0.3) { pass.order.append(Phase(from: whole(1...15), order())) }
        pass.access = access(network)
        return pass
    }

    mutating func order() -> OrderOfService {
        switch whole(0...3) {
        case 0: .oldestFirst
        case 1: .random
        case 2: .mixture(kappa: number(-2...5), psi: number(0...1))
        default: .mixture(kappa: 0, psi: number(0...1))
        }
    }

    mutating func access(_ network: Network) -> [Phase<Access>] {
        guard chance(0.6) else { return [Phase(from: 0, .everybody)] }
        var phases = [Phase(from: 0, rule(network.classCount))]
        if chance(0.3) { phases.append(Phase(from: whole(1...15), rule(network.classCount))) }
        return phases
    }

    mutating func rule(_ classes: Int) -> Access {
        let tier = { (random: inout RandomNetwork) -> ClassSet in .only(random.whole(0...classes - 1)) }
        let tiers: [ClassSet]
        switch whole(0...3) {
        case 0: tiers = [.all]
        case 1: tiers = [tier(&self), .all]
        case 2: tiers = [tier(&self), tier(&self)]
        default: tiers = [tier(&self).union(tier(&self)), tier(&self)]
        }
        let parts = shares(3)
        let carveOuts = (0..<whole(0...2))
            .map { Access.CarveOut(classes: tier(&self), share: parts[$0], releasesUnused: chance(0.5)) }
        return Access(tiers: tiers, carveOuts: carveOuts)
    }

    mutating func fill(_ engine: Engine, pool: Int, _ network: Network) {
        let count = network.pools[pool].stages.count
        var inputs = PoolInputs(network: network, pool: pool)
        inputs.capacity = pass(network, key: 0, destinations: 0)
        for week in inputs.capacity.mean.indices { inputs.capacity.mean[week] *= 2 }
        inputs.unitsPerCase = (0..<count).map { _ in number(0.3...3) }
        inputs.sharing = [0, whole(1...10), whole(11...19)].map { Phase(from: $0, sharingRule(count)) }
        engine.withInputs(ofPool: pool) { $0 = inputs }
    }

    mutating func sharingRule(_ count: Int) -> SharingRule {
        switch whole(0...3) {
        case 0: .inTurn
        case 1: .shares(shares(count))
        case 2: .byWork
        default: .longestWait
        }
    }
}
