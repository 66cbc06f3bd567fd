package import Areas
import Calendar
import Calibration
import Randomness
package import Simulation

/// The fourth step of a replication: inputs as a plan changes them.
package struct PlannedInputs: ~Copyable {
    /// The network's inputs.
    package var inputs: NetworkInputs
    let draws: ReplicationDraws
    let poolTimes: [PoolTime]
    let plan: Plan
}

extension LinkedServices {
    /// Applies a plan's interventions, and lets early disposals follow the referrals that it changes.
    package func planned(_ plan: Plan, _ settled: consuming SettledInputs) -> PlannedInputs {
        let (draws, demanded, poolTimes) = (settled.draws, settled.demanded, settled.poolTimes)
        var inputs = settled.inputs
        for index in services.indices {
            apply(plan, toService: index, draws, &inputs)
            let first = services[index].stages[0]
            if let particle = draws.services[index].particle {
                inputs.stages[stageNumbers[index][0]].settleEarlyDisposals(particle)
            } else if case .implied(let removals, _) = first.capacity, first.stage.order == .fitted {
                inputs.stages[stageNumbers[index][0]].settleEarlyDisposals(removals, counted: demanded[index])
            }
        }
        return PlannedInputs(inputs: inputs, draws: draws, poolTimes: poolTimes, plan: plan)
    }

    /// Changes the inputs of a service's stages, intervention by intervention in the order of the file.
    private func apply(_ plan: Plan, toService index: Int, _ draws: ReplicationDraws, _ inputs: inout NetworkInputs) {
        let model = services[index]
        let draw = draws.services[index]
        let replication = draws.replication
        let service = RandomStream.serviceKey(model.service.id)
        var keys = StepKeys()
        var courses = model.stages.map { _ in StageCourse?.none }
        for change in plan.interventions(at: model.service.id) {
            let key = keys.next(change)
            let luck = ParameterStream.step(key, of: service)
            let profile = EffectProfile(
                of: change,
                lag: replication.draw(change.lagWeeks, at: StepRole.lag.address(of: luck)),
                ramp: replication.draw(change.rampWeeks, at: StepRole.ramp.address(of: luck)),
                grid,
                opening: model.anchor.end
            )
            var place = 0
            let action = change.effect.action { figure in
                defer { place += 1 }
                return replication.draw(figure, at: StepRole.figure(place).address(of: luck))
            }
            guard let action else { continue }
            let number = change.stage.flatMap { id in model.service.stages.firstIndex { $0.id == id } } ?? 0
            let stage = stageNumbers[index][number]
            let course =
                courses[number]
                ?? StageCourse(
                    inputs.stages[stage],
                    shares: weeklyRouteShares(of: number, service: index, draw)
                )
            var step = PlanStep(self, service: index, stage: number, change, profile, key: key, course)
            step.apply(action, staffed: draw.staffedCases[number], to: &inputs.stages[stage])
            courses[number] = step.course
        }
        capSeenElsewhere(index, replication, &inputs)
        for (number, course) in courses.enumerated() {
            guard let course else { continue }
            course.write(into: &inputs.stages[stageNumbers[index][number]]) {
                parted($0, of: number, service: index, draw)
            }
        }
    }
}

/// Keys of a plan's steps at a service: of their random numbers, and of their capacity among the stage's passes.
///
/// They say what is done and where, neither by which plan nor how much of it or when: plans that differ in those meet the
/// same luck. A second step of the same kind has luck of its own.
struct StepKeys {
    private var counts: [String: Int] = [:]

    /// The key of the next step.
    mutating func next(_ change: Intervention) -> UInt32 {
        let kind = "\(change.effect.kind) \(change.stage ?? "")"
        defer { counts[kind, default: 0] += 1 }
        return ParameterStream.stepKey("\(kind) \(counts[kind, default: 0])")
    }
}
