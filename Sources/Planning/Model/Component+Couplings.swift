import Foundation
import Simulation

/// Demands that services make on one another, at today's pace.
extension Component {
    /// Takes the demands that a service's referrals are said to hold already out of its expected referrals, so that what
    /// comes in all is what was forecast as long as nothing changes; gives back, by service and week, what was taken out.
    ///
    /// For inputs that are filled and that no plan has changed yet.
    func takeOutCounted(_ engine: Engine) -> [[Double]] {
        var counted = services.map { _ in [Double]() }
        for (index, model) in services.enumerated() {
            for (number, stage) in model.service.stages.enumerated() {
                for (item, coupling) in stage.couplings.enumerated() where coupling.isCounted {
                    let target = services.firstIndex { $0.service.id == coupling.service }!
                    let share = engine.withInputs(of: stageNumbers[index][number]) { $0.demandShares[0].value[item] }
                    let flow = flow(coupling.trigger, of: number, service: index, engine)
                    if counted[target].isEmpty { counted[target] = Array(repeating: 0, count: network.weekCount) }
                    for week in 0..<network.weekCount {
                        counted[target][week] += share * flow(max(0, week - coupling.afterWeeks))
                    }
                }
            }
        }
        for (index, demands) in counted.enumerated() where !demands.isEmpty {
            engine.withInputs(of: stageNumbers[index][0]) { inputs in
                for week in 0..<network.weekCount {
                    counted[index][week] = min(demands[week], inputs.referralMean[week])
                    inputs.referralMean[week] -= counted[index][week]
                }
            }
        }
        return counted
    }

    /// Cases of a stage in a week that make a demand, if nothing changes: of a list what its capacity books, of a pathway
    /// what reaches the stage.
    private func flow(
        _ trigger: Coupling.Trigger,
        of number: Int,
        service index: Int,
        _ engine: Engine
    ) -> (Int) -> Double {
        let model = services[index]
        var share = 1.0
        if case .outcome(let name) = trigger {
            let routes = engine.withInputs(of: stageNumbers[index][number]) { $0.routeShares[0].value }
            share = 0
            for (part, value) in zip(layout.parts[index][number], routes)
            where model.service.stages[number].routes[part.route].destination == .outcome(name) {
                share += value
            }
        }
        guard !model.service.isPathway else {
            let flow = share * flowAndTime(to: number, of: model).flow
            return { _ in flow }
        }
        let booked = engine.withInputs(of: stageNumbers[index][number]) { inputs -> [Double] in
            guard inputs.capacity.variation != .unlimited else { return inputs.referralMean }
            guard case .mixture(_, let psi) = inputs.capacity.order[0].value else { return inputs.capacity.mean }
            return inputs.capacity.mean.map { $0 * (1 - psi) }
        }
        return { share * booked[$0] }
    }
}
