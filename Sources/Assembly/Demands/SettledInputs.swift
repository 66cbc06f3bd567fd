import Areas
import Calibration
package import Simulation

/// The third step of a replication: inputs in which what services send to one another at today's pace is settled, and
/// how the time of shared staff varies.
package struct SettledInputs: ~Copyable {
    /// The network's inputs.
    package var inputs: NetworkInputs
    let draws: ReplicationDraws
    /// By service and week, the referrals beyond its own that belong to today's pace; none: empty.
    let demanded: [[Double]]
    /// By staff pool.
    let poolTimes: [PoolTime]

    /// The same for another plan.
    borrowing func copy() -> SettledInputs {
        SettledInputs(inputs: inputs.copy(), draws: draws, demanded: demanded, poolTimes: poolTimes)
    }
}

extension LinkedServices {
    /// Settles what a service's referrals hold of the demands that others make on it.
    ///
    /// - What its referrals are said to hold already is taken out of them from the week in which the cases of the run make
    ///   it, so that what comes in all is what was forecast as long as nothing changes.
    /// - Demands that are not counted and that cases seen before the run have made fall due in its first weeks: they come
    ///   at the pace of the run's first weeks.
    /// - Children whom others send bring their own class. The service's own referrals make up for it, as far as they can,
    ///   so that all that come have the classes that the area file says.
    package func settled(_ baseline: consuming BaselineInputs) -> SettledInputs {
        let draws = baseline.draws
        var inputs = baseline.inputs
        let demanded = takeOutCounted(&inputs)
        return SettledInputs(inputs: inputs, draws: draws, demanded: demanded, poolTimes: poolTimes(inputs, draws))
    }

    private func takeOutCounted(_ inputs: inout NetworkInputs) -> [[Double]] {
        var beyond = services.map { _ in [Double]() }
        var sent = services.map { _ in Array(repeating: 0.0, count: network.classCount) }
        for index in services.indices where services[index].service.stages.contains(where: { !$0.couplings.isEmpty }) {
            let own = stageNumbers[index].map { inputs.stages[$0] }
            let stages = stageNumbers[index].map { network.stages[$0] }
            let flows = ExpectedFlows(own, stages, numbers: stageNumbers[index])
            for (number, stage) in services[index].service.stages.enumerated() {
                for (item, coupling) in stage.couplings.enumerated() {
                    let target = layout.number(of: coupling.service)
                    let share = own[number].demandShares[0].value[item]
                    let cases = cases(coupling.trigger, of: number, service: index, flows, own[number])
                    let demand = FallingDue(
                        made: cases.map { $0 * share },
                        by: stages[number],
                        afterWeeks: coupling.afterWeeks,
                        on: network.stages[stageNumbers[target][0]]
                    )
                    if beyond[target].isEmpty { beyond[target] = Array(repeating: 0, count: network.weekCount) }
                    for week in beyond[target].indices {
                        let due = demand.due(in: week)
                        beyond[target][week] += coupling.isCounted ? due : -demand.madeBefore(dueIn: week)
                        for (one, share) in own[0].classShares.enumerated() { sent[target][one] += due * share }
                    }
                }
            }
        }
        for (index, demands) in beyond.enumerated() where !demands.isEmpty {
            let stage = stageNumbers[index][0]
            for week in demands.indices {
                beyond[index][week] = min(demands[week], inputs.stages[stage].referralMean[week])
                inputs.stages[stage].referralMean[week] -= beyond[index][week]
            }
            inputs.stages[stage].classShares = makingUp(
                inputs.stages[stage].classShares,
                own: inputs.stages[stage].referralMean.reduce(0, +),
                sent: sent[index]
            )
        }
        return beyond
    }

    /// Classes of a service's own referrals with which all that come have given shares, as far as they can.
    private func makingUp(_ shares: [Double], own: Double, sent: [Double]) -> [Double] {
        let all = own + sent.reduce(0, +)
        guard own > 1e-9, shares != [1] else { return shares }
        let wanted = zip(shares, sent).map { max(0, $0 * all - $1) }
        let sum = wanted.reduce(0, +)
        return sum > 0 ? wanted.map { $0 / sum } : shares
    }

    /// Cases of a stage in each week that may make a demand.
    private func cases(
        _ trigger: Coupling.Trigger,
        of number: Int,
        service index: Int,
        _ flows: ExpectedFlows,
        _ inputs: StageInputs
    ) -> [Double] {
        switch trigger {
        case .takenUp: return flows.takenUp[number]
        case .seen: return flows.done[number]
        case .outcome(let name):
            let routes = services[index].service.stages[number].routes
            var share = 0.0
            for (part, value) in zip(layout.parts[index][number], inputs.routeShares[0].value)
            where routes[part.route].destination == .outcome(name) {
                share += value
            }
            return flows.done[number].map { $0 * share }
        }
    }
}
