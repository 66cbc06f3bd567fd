package import Areas
import Calendar
import Calibration
import Randomness
package import Simulation

/// What a step of a plan delivers in one replication, as far as it is drawn: when it is felt, and how many posts it fills.
package struct StepDelivery: Sendable {
    /// Its place among the plan's steps.
    package let place: Int
    /// When it is first felt, and when it ends: weeks from the start of the run.
    package let start: Double
    package let end: Double
    /// From when on it is paid for: when posts are filled or cases seen, and what is felt later than it is done from its own
    /// month on.
    package let paidFrom: Double
    /// Posts that it fills, in whole-time equivalents; `nil`: it recruits nobody.
    package let wte: Double?
    /// Cases that it adds to those that can be seen, as drawn; `nil`: it adds none.
    package let cases: AddedCases?
    /// The network's number of its stage.
    package let stage: Int
    /// The pass whose cases are its own; `nil`: it adds none.
    package let pass: StagePass?
}

extension LinkedServices {
    /// The steps of a plan at a service, in the order of the file.
    package func deliveries(of plan: Plan, atService index: Int, _ replication: Replication) -> [StepDelivery] {
        let id = services[index].service.id
        let service = RandomStream.serviceKey(id)
        var keys = StepKeys()
        var passCounts: [Int: Int] = [:]
        return plan.interventions.enumerated().filter { $1.service == id }
            .map { place, change in
                let luck = ParameterStream.step(keys.next(change), of: service)
                let lag = replication.draw(change.lagWeeks, at: StepRole.lag.address(of: luck))
                let number =
                    change.stage.flatMap { id in services[index].service.stages.firstIndex { $0.id == id } } ?? 0
                let stage = stageNumbers[index][number]
                var pass: StagePass?
                // Passes stand in the order of the steps that make them: see `PlanStep`.
                switch change.effect.action({ $0.value }) {
                case .extraCapacity, .takeOff, .transfer:
                    pass = .extra(passCounts[stage, default: 0])
                    passCounts[stage, default: 0] += 1
                default: break
                }
                let recruit = change.effect as? Recruit
                let from = grid.time(of: change.from.firstDay)
                var figure = 0
                let drawn = change.effect.action { one in
                    defer { figure += 1 }
                    return replication.draw(one, at: StepRole.figure(figure).address(of: luck))
                }
                var cases: AddedCases?
                if case .extraCapacity(let extra) = drawn { cases = extra.cases }
                return StepDelivery(
                    place: place,
                    start: from + lag,
                    end: change.until.map { grid.time(of: $0.end) } ?? .infinity,
                    paidFrom: change.effect.isOnCapacity || pass != nil ? from + lag : from,
                    wte: recruit.map { replication.draw($0.wte, at: StepRole.figure(0).address(of: luck)) },
                    cases: cases,
                    stage: stage,
                    pass: pass
                )
            }
    }
}
