import Areas
import Calibration
import Foundation
import Simulation

/// Demands that services make on one another, at today's pace.
extension LinkedServices {
    /// Settles, before any plan, what a service's referrals hold of the demands that others make on it; gives back, by
    /// service and week, the referrals beyond its own that belong to today's pace (none: empty).
    ///
    /// - What its referrals are said to hold already is taken out of them from the week in which the cases of the run make
    ///   it, so that what comes in all is what was forecast as long as nothing changes.
    /// - Demands that are not counted and that cases seen before the run have made fall due in its first weeks: they come
    ///   at the pace of the run's first weeks.
    /// - Children whom others send bring their own class. The service's own referrals make up for it, as far as they can,
    ///   so that all that come have the classes that the area file says.
    ///
    /// For inputs that are filled and that no plan has changed yet.
    func takeOutCounted(_ engine: Engine) -> [[Double]] {
        var beyond = services.map { _ in [Double]() }
        var sent = services.map { _ in Array(repeating: 0.0, count: network.classCount) }
        for index in services.indices where services[index].service.stages.contains(where: { !$0.couplings.isEmpty }) {
            let inputs = stageNumbers[index].map { engine.withInputs(of: $0) { $0 } }
            let stages = stageNumbers[index].map { network.stages[$0] }
            let flows = ExpectedFlows(inputs, stages, numbers: stageNumbers[index])
            for (number, stage) in services[index].service.stages.enumerated() {
                for (item, coupling) in stage.couplings.enumerated() {
                    let target = services.firstIndex { $0.service.id == coupling.service }!
                    let share = inputs[number].demandShares[0].value[item]
                    let cases = self.cases(coupling.trigger, of: number, service: index, flows, inputs[number])
                    let demand = Demand(
                        made: cases.map { $0 * share },
                        by: stages[number],
                        afterWeeks: coupling.afterWeeks,
                        on: network.stages[stageNumbers[target][0]]
                    )
                    if beyond[target].isEmpty { beyond[target] = Array(repeating: 0, count: network.weekCount) }
                    for week in beyond[target].indices {
                        let due = demand.due(in: week)
                        beyond[target][week] += coupling.isCounted ? due : -demand.madeBefore(dueIn: week)
                        for (one, share) in inputs[0].classShares.enumerated() { sent[target][one] += due * share }
                    }
                }
            }
        }
        for (index, demands) in beyond.enumerated() where !demands.isEmpty {
            engine.withInputs(of: stageNumbers[index][0]) { inputs in
                for week in demands.indices {
                    beyond[index][week] = min(demands[week], inputs.referralMean[week])
                    inputs.referralMean[week] -= beyond[index][week]
                }
                inputs.classShares = makingUp(
                    inputs.classShares,
                    own: inputs.referralMean.reduce(0, +),
                    sent: sent[index]
                )
            }
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

    /// A demand of one stage on another, as it falls due in weeks of the other.
    private struct Demand {
        private let made: [Double]
        private let afterWeeks: Int
        private let target: StageDefinition
        /// When the first demand of the run can fall due, in weeks from the start of week 0.
        private let firstDue: Double
        /// Demands a week at the start of the run.
        private let pace: Double

        init(made: [Double], by source: StageDefinition, afterWeeks: Int, on target: StageDefinition) {
            (self.made, self.afterWeeks, self.target) = (made, afterWeeks, target)
            firstDue = Double(source.startWeek + 1 + afterWeeks) - source.startFraction
            // A few weeks, because work in hand is in whole cases.
            let first = made.dropFirst(source.startWeek).prefix(4)
            pace = first.isEmpty ? 0 : first.reduce(0, +) / (Double(first.count - 1) + source.startFraction)
        }

        /// The share of a week in which the target has begun.
        private func part(of week: Int) -> Double {
            week < target.startWeek ? 0 : week == target.startWeek ? target.startFraction : 1
        }

        /// Demands of the run that fall due in a week, for a whole week of the target.
        func due(in week: Int) -> Double {
            let part = part(of: week)
            guard week >= afterWeeks, part > 0 else { return 0 }
            return made[week - afterWeeks] / part
        }

        /// Demands made before the run that fall due in a week, for a whole week of the target.
        func madeBefore(dueIn week: Int) -> Double {
            let part = part(of: week)
            guard part > 0 else { return 0 }
            return pace * min(1, max(0, (firstDue - Double(week + 1)) / part + 1))
        }
    }
}
