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
            if case .implied(let removals, _) = first.capacity, first.stage.order == .fitted {
                inputs.stages[stageNumbers[index][0]].settleEarlyDisposals(removals, counted: demanded[index])
            }
        }
        return PlannedInputs(inputs: inputs, draws: draws, poolTimes: poolTimes, plan: plan)
    }

    /// Changes the inputs of a service's stages, intervention by intervention in the order of the file.
    private func apply(_ plan: Plan, toService index: Int, _ draws: ReplicationDraws, _ inputs: inout NetworkInputs) {
        let model = services[index]
        let draw = draws.services[index]
        var luck = EffectLuck(model.service.id, draws.replication)
        var courses = model.stages.map { _ in StageCourse?.none }
        for change in plan.interventions(at: model.service.id) {
            var (random, key) = luck.next(change)
            let profile = EffectProfile(of: change, grid, opening: model.anchor.end, &random)
            guard let action = change.effect.action({ $0.draw(random.uniform()) }) else { continue }
            let number = change.stage.flatMap { id in model.service.stages.firstIndex { $0.id == id } } ?? 0
            let stage = stageNumbers[index][number]
            let course = courses[number] ?? StageCourse(inputs.stages[stage], shares: draw.routeShares[number])
            var step = PlanStep(self, service: index, stage: number, change, profile, key: key, course)
            step.apply(action, staffed: draw.staffedCases[number], to: &inputs.stages[stage])
            courses[number] = step.course
        }
        for (number, course) in courses.enumerated() {
            guard let course else { continue }
            course.write(into: &inputs.stages[stageNumbers[index][number]]) {
                parted($0, of: number, service: index, draw)
            }
        }
    }
}

/// The random numbers of a plan's steps at a service.
///
/// Keyed by what is done and where, neither by the plan nor by its size or dates: plans that differ in those meet the same
/// luck. A second step of the same kind has luck of its own.
private struct EffectLuck {
    private let service: UInt64
    private let replication: Replication
    private var counts: [String: Int] = [:]

    init(_ service: String, _ replication: Replication) {
        (self.service, self.replication) = (RandomStream.serviceKey(service), replication)
    }

    /// The random numbers of the next step, and the key of its capacity among the stage's passes.
    mutating func next(_ change: Intervention) -> (random: RandomStream, key: UInt32) {
        let kind = "\(change.effect.kind) \(change.stage ?? "")"
        let name = "\(kind) \(counts[kind, default: 0])"
        counts[kind, default: 0] += 1
        let key = UInt32(truncatingIfNeeded: RandomStream.serviceKey(name)) & 0x3fff_ffff
        return (replication.stream(service, .effects, parameter: UInt64(key)), key)
    }
}
