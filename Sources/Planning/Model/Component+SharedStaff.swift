import Foundation
import Randomness
import Simulation

/// Putting the capacities of the stages that a pool serves together.
extension Component {
    /// Moves what the stages of each pool book into the pool; early disposals, which take nobody's time, stay.
    ///
    /// For inputs that a plan has changed. The pool's time is that of its members' expected cases, with the variance that
    /// these would have had apart.
    func poolCapacities(_ engine: Engine, under plan: Plan, seed: UInt64, replication: Int) {
        for (number, pool) in sharedStaff.enumerated() {
            var random = RandomStream(
                seed: seed,
                replication: UInt64(replication),
                service: network.pools[number].key,
                stage: 0,
                purpose: .parameters,
                week: 0
            )
            let times = pool.members.map { max($0.timePerCase.draw(random.uniform()), 1e-3) }
            let booked = network.pools[number].stages.map { takeBookings(engine, of: $0) }
            let weeks = 0..<network.weekCount
            var time = Array(repeating: 0.0, count: weeks.count)
            var established = times.map { _ in 0.0 }
            for (member, one) in booked.enumerated() {
                for week in weeks {
                    time[week] += one.mean[week] * times[member]
                    established[member] += one.mean[week] * times[member]
                }
            }
            let sum = established.reduce(0, +)
            let cases = zip(established, times).map { $0 / $1 }
            // Time in units of the members' mean case: as many as cases, which is quick to draw and fine enough, since what
            // is too little for a case is kept.
            let unit = sum > 0 ? sum / cases.reduce(0, +) : 1
            var relativeVariance = 0.0
            for (member, one) in booked.enumerated() where established[member] > 0 {
                let share = established[member] / sum
                relativeVariance += share * share * (one.inverseSize + Double(weeks.count) / cases[member])
            }
            let beyondPoisson = sum > 0 ? relativeVariance - Double(weeks.count) * unit / sum : 0
            engine.withInputs(ofPool: number) { inputs in
                inputs.capacity.mean = time.map { $0 / unit }
                inputs.capacity.variation =
                    beyondPoisson > 1e-6 ? .negativeBinomial(size: 1 / beyondPoisson) : .poisson
                inputs.unitsPerCase = times.map { $0 / unit }
                inputs.sharing = [Phase(from: 0, rule(pool.rule, established))]
                for change in plan.interventions {
                    guard case .shareStaff(pool.name, let other) = change.effect else { continue }
                    let from = max(0, Int(grid.time(of: change.from.firstDay).rounded(.up)))
                    inputs.sharing =
                        inputs.sharing.filter { $0.from < from } + [Phase(from: from, rule(other, established))]
                }
            }
        }
    }

    private func rule(_ rule: SharedStaff.Rule, _ established: [Double]) -> SharingRule {
        switch rule {
        case .inTurn: .inTurn
        case .asEstablished: .shares(established)
        case .byWork: .byWork
        case .longestWait: .longestWait
        }
    }

    /// Takes the bookings out of a stage's own capacity: their weekly mean, and 1/size of a week's count.
    private func takeBookings(_ engine: Engine, of stage: Int) -> (mean: [Double], inverseSize: Double) {
        engine.withInputs(of: stage) { inputs in
            var mean = inputs.capacity.mean
            var inverseSize = 0.0
            if case .negativeBinomial(let size) = inputs.capacity.variation { inverseSize = 1 / size }
            inputs.pooled.access = inputs.capacity.access
            inputs.pooled.order = []
            var early: [Phase<OrderOfService>] = []
            var current = 0
            for week in 0..<network.weekCount {
                while current + 1 < inputs.capacity.order.count && inputs.capacity.order[current + 1].from <= week {
                    current += 1
                }
                var order = inputs.capacity.order[current].value
                var psi = 0.0
                if case .mixture(let kappa, let share) = order {
                    psi = share
                    order = .mixture(kappa: kappa, psi: 0)
                    if early.isEmpty { early.append(Phase(from: 0, .mixture(kappa: kappa, psi: 1))) }
                }
                if inputs.pooled.order.last?.value != order {
                    inputs.pooled.order.append(Phase(from: week, order))
                }
                mean[week] = inputs.capacity.mean[week] * (1 - psi)
                inputs.capacity.mean[week] *= psi
            }
            if !early.isEmpty { inputs.capacity.order = early }
            return (mean, inverseSize)
        }
    }
}
