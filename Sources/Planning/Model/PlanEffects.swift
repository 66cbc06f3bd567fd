import Foundation
import Randomness
import Simulation

/// Applying a plan's interventions to the inputs of one replication.
extension Component {
    /// Whether a plan changes any of these services.
    package func isTouched(by plan: Plan) -> Bool {
        plan.interventions.contains { change in services.contains { $0.service.id == change.service } }
    }

    /// Changes the inputs that ``fill(_:service:seed:replication:)`` has just written.
    func apply(_ plan: Plan, to engine: Engine, service index: Int, draw: ServiceDraw, seed: UInt64, replication: Int) {
        let model = services[index]
        var counts: [String: Int] = [:]
        let changes =
            plan.interventions.filter { !$0.effect.scalesCapacity }
            + plan.interventions.filter(\.effect.scalesCapacity)
        for change in changes where change.service == model.service.id {
            // Keyed by what is done and where, neither by the plan nor by its size or dates: plans that differ in those
            // meet the same luck. A second step of the same kind has luck of its own.
            let kind = "\(change.effect.kind) \(change.stage ?? "")"
            let name = "\(kind) \(counts[kind, default: 0])"
            counts[kind, default: 0] += 1
            let key = UInt32(truncatingIfNeeded: RandomStream.serviceKey(name)) & 0x3fff_ffff
            var random = RandomStream(
                seed: seed,
                replication: UInt64(replication),
                service: RandomStream.serviceKey(model.service.id),
                stage: 0,
                purpose: .effects,
                week: UInt64(key)
            )
            let strength = Strength(of: change, grid, &random)
            let number = change.stage.flatMap { id in model.service.stages.firstIndex { $0.id == id } } ?? 0
            engine.withInputs(of: stageNumbers[index][number]) { inputs in
                apply(
                    change,
                    key: key,
                    strength: strength,
                    stage: model.service.stages[number],
                    draw.psi,
                    draw.staffedCases[number],
                    &random,
                    &inputs
                )
            }
        }
    }

    private func apply(
        _ change: Intervention,
        key: UInt32,
        strength course: Strength,
        stage: Stage,
        _ psi: Double,
        _ staffed: StaffedCases?,
        _ random: inout RandomStream,
        _ inputs: inout StageInputs
    ) {
        let strength = (0..<network.weekCount).map { course[$0] }
        switch change.effect {
        case .recruit(let wte, let cases, let order):
            let perWeek = wte.draw(random.uniform()) * cases.draw(random.uniform())
            inputs.extraCapacity.append(pass(strength.map { $0 * perWeek }, order, key))
        case .agency(let cases, let order):
            let perWeek = cases.draw(random.uniform())
            inputs.extraCapacity.append(pass(strength.map { $0 * perWeek }, order, key))
        case .waitingListInitiative(let cases, let order):
            // Of all its weeks, those before and after the run too: a shorter run does not see it done sooner.
            let total = course.total(orOf: network.weekCount)
            let perWeek = total > 0 ? cases.draw(random.uniform()) / total : 0
            inputs.extraCapacity.append(pass(strength.map { $0 * perWeek }, order, key))
        case .triage(let share):
            let share = share.draw(random.uniform())
            if inputs.divertedShare.isEmpty { inputs.divertedShare = Array(repeating: 0, count: network.weekCount) }
            for week in strength.indices {
                inputs.divertedShare[week] = 1 - (1 - inputs.divertedShare[week]) * (1 - share * strength[week])
            }
        case .earlyHelp(let referralChange), .demandShock(let referralChange):
            let change = referralChange.draw(random.uniform())
            for week in strength.indices { inputs.referralMean[week] *= max(0, 1 + change * strength[week]) }
        case .changeOrder(let order):
            guard let from = strength.firstIndex(where: { $0 > 0 }) else { return }
            let ends = strength[from...].firstIndex { $0 == 0 }
            let before = inputs.capacity.order
            inputs.capacity.order = before.filter { $0.from < from } + [Phase(from: from, booked(order, before, psi))]
            if let ends { inputs.capacity.order.append(Phase(from: ends, before.last!.value)) }
        case .threshold(let outcome, let share):
            changeShares(of: stage, outcome: outcome, to: share.draw(random.uniform()), strength, &inputs)
        case .productivity(let size), .fewerLostAppointments(_, _, let size):
            let value = size.draw(random.uniform())
            inputs.scaleAssessed(by: change.effect.capacityFactors(value, strength: strength, staffed: staffed))
        }
    }

    /// The order in which children are booked; early disposals of a mixture are not bookings and go on as they were.
    private func booked(_ order: Order, _ before: [Phase<OrderOfService>], _ psi: Double) -> OrderOfService {
        var early = 0.0
        if case .mixture(_, let share)? = before.last?.value { early = share }
        switch order {
        case .oldestFirst: return early > 0 ? .mixture(kappa: .infinity, psi: early) : .oldestFirst
        case .random: return .mixture(kappa: 0, psi: early)
        case .fitted: return before.last!.value
        case .mixture(let kappa, let psi): return .mixture(kappa: kappa.value, psi: psi.value)
        }
    }

    private func pass(_ mean: [Double], _ order: Order, _ key: UInt32) -> CapacityPass {
        let service: OrderOfService
        switch order {
        case .oldestFirst: service = .oldestFirst
        case .random, .fitted: service = .random
        case .mixture(let kappa, let psi): service = .mixture(kappa: kappa.value, psi: psi.value)
        }
        var pass = CapacityPass(weekCount: network.weekCount, variation: .poisson, order: service, key: key)
        pass.mean = mean
        return pass
    }

    /// Sets an outcome's share as the effect grows; the other routes share what is left as before.
    private func changeShares(
        of stage: Stage,
        outcome: String,
        to share: Double,
        _ strength: [Double],
        _ inputs: inout StageInputs
    ) {
        guard let route = stage.routes.firstIndex(where: { $0.destination == .outcome(outcome) }) else { return }
        let before = inputs.routeShares.last!.value
        var phases: [Phase<[Double]>] = []
        var current: Double?
        for week in strength.indices where current != strength[week] {
            current = strength[week]
            let target = before[route] + (share - before[route]) * strength[week]
            let others = 1 - before[route]
            let shares = before.indices.map { index in
                index == route ? target : others > 0 ? before[index] * (1 - target) / others : 0
            }
            phases.append(Phase(from: week, shares))
        }
        inputs.routeShares = phases
    }
}

/// How much of an intervention's full effect is felt in each week: 0 before `from` and the lag, then a straight ramp, 0
/// again after `until`; a week that is part in counts in part.
private struct Strength {
    /// When it is first felt, in weeks from the start of week 0.
    private let start: Double
    /// Weeks from there to the full effect.
    private let ramp: Double
    /// When it ends.
    private let end: Double

    /// Draws lag and ramp.
    init(of change: Intervention, _ grid: WeekGrid, _ random: inout RandomStream) {
        start = grid.time(of: change.from.firstDay) + change.lagWeeks.draw(random.uniform())
        ramp = max(change.rampWeeks.draw(random.uniform()), 0)
        end = change.until.map { grid.time(of: $0.end) } ?? .infinity
    }

    subscript(week: Int) -> Double {
        let (open, close) = (max(Double(week), start), min(Double(week + 1), end))
        guard close > open else { return 0 }
        let middle = (open + close) / 2 - start
        return (close - open) * (ramp > 0 ? min(1, middle / ramp) : 1)
    }

    /// The sum over all weeks; of what has no end, over the first so many.
    func total(orOf weekCount: Int) -> Double {
        let first = Int(min(start, 0).rounded(.down))
        let last = end < .infinity ? Int(max(end, 0).rounded(.up)) : weekCount
        return (min(first, last)..<last).reduce(0) { $0 + self[$1] }
    }
}

extension Intervention.Effect {
    /// The kind alone.
    fileprivate var kind: String {
        switch self {
        case .recruit: "recruit"
        case .agency: "agency"
        case .waitingListInitiative: "waiting-list initiative"
        case .triage: "triage"
        case .earlyHelp: "early help"
        case .demandShock: "demand shock"
        case .changeOrder: "change order"
        case .threshold(let outcome, _): "threshold \(outcome)"
        case .productivity: "productivity"
        case .fewerLostAppointments: "reduce lost appointments"
        }
    }
}
