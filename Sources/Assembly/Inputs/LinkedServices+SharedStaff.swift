import Areas
import Calendar
import Calibration
import Foundation
import Randomness
import Simulation

/// Putting the capacities of the stages that a pool serves together.
extension LinkedServices {
    /// How a pool's time is counted and drawn.
    struct PoolTime {
        /// In the members' unit of time.
        ///
        /// A mean case makes as many units as cases, which is quick to draw and fine enough, since what is too little for a
        /// case is kept.
        var unit = 1.0
        var variation = CapacityPass.Variation.poisson
    }

    /// How the time of each pool varies from week to week, from its members' capacities before any plan, so that a plan
    /// does not change the luck of the weeks before it.
    func pooledTimes(_ engine: Engine, seed: UInt64, replication: Int) -> [PoolTime] {
        sharedStaff.indices.map { number in
            let times = timesPerCase(of: number, seed: seed, replication: replication)
            var established = times.map { _ in 0.0 }
            var inverseSizes = established
            for (member, stage) in network.pools[number].stages.enumerated() {
                let booked = bookings(engine, of: stage)
                inverseSizes[member] = booked.inverseSize
                established[member] = booked.mean.reduce(0, +) * times[member]
            }
            let sum = established.reduce(0, +)
            guard sum > 0 else { return PoolTime() }
            let weeks = Double(network.weekCount)
            var relativeVariance = 0.0
            for member in times.indices where established[member] > 0 {
                let cases = established[member] / times[member] / weeks
                let share = established[member] / sum
                relativeVariance += share * share * (inverseSizes[member] + 1 / cases)
            }
            let unit = sum / zip(established, times).reduce(0) { $0 + $1.0 / $1.1 }
            let beyondPoisson = relativeVariance - weeks * unit / sum
            return PoolTime(
                unit: unit,
                variation: beyondPoisson > 1e-6 ? .negativeBinomial(size: 1 / beyondPoisson) : .poisson
            )
        }
    }

    /// Moves what the stages of each pool book into the pool; early disposals, which take nobody's time, stay.
    ///
    /// For inputs that a plan has changed. The pool's time is that of its members' expected cases, with the variance that
    /// these would have had apart. Of a member whose list is known later than another's, time counts from there on.
    func poolCapacities(
        _ engine: Engine,
        under plan: Plan,
        _ pooled: [PoolTime],
        seed: UInt64,
        replication: Int
    ) {
        for (number, pool) in sharedStaff.enumerated() {
            let times = timesPerCase(of: number, seed: seed, replication: replication)
            let members = network.pools[number].stages
            let first = members.map { network.stages[$0] }.min { $0.startWeek < $1.startWeek }!
            var time = Array(repeating: 0.0, count: network.weekCount)
            var established = times.map { _ in time }
            for (member, stage) in members.enumerated() {
                let booked = takeBookings(engine, of: stage)
                let definition = network.stages[stage]
                for week in min(definition.startWeek, network.weekCount)..<network.weekCount {
                    let part = week == definition.startWeek ? definition.startFraction : 1
                    // The pool's own first week is a part of a week already.
                    let own = booked[week] * times[member] * part
                    established[member][week] = week == first.startWeek ? own / first.startFraction : own
                    time[week] += established[member][week]
                }
            }
            engine.withInputs(ofPool: number) { inputs in
                let unit = pooled[number].unit
                inputs.capacity.mean = time.map { $0 / unit }
                inputs.capacity.variation = pooled[number].variation
                inputs.unitsPerCase = times.map { $0 / unit }
                inputs.sharing = phases(of: pool.rule, from: 0, established)
                for change in plan.interventions(onPool: pool.name) {
                    guard case .shareStaff(pool.name, let other) = change.effect else { continue }
                    let from = max(0, Int(grid.time(of: change.from.firstDay).rounded(.up)))
                    guard from < network.weekCount else { continue }
                    inputs.sharing =
                        inputs.sharing.filter { $0.from < from } + phases(of: other, from: from, established)
                }
            }
        }
    }

    /// Time that a case of each of a pool's members takes, as drawn.
    private func timesPerCase(of pool: Int, seed: UInt64, replication: Int) -> [Double] {
        var random = RandomStream(
            seed: seed,
            replication: UInt64(replication),
            service: network.pools[pool].key,
            stage: 0,
            purpose: .parameters,
            week: 0
        )
        return sharedStaff[pool].members.map { max($0.timePerCase.draw(random.uniform()), 1e-3) }
    }

    /// A rule from a week on; what is established changes with the weeks.
    private func phases(
        of rule: SharedStaff.Rule,
        from: Int,
        _ established: [[Double]]
    ) -> [Phase<SharingRule>] {
        switch rule {
        case .inTurn: return [Phase(from: from, .inTurn)]
        case .byWork: return [Phase(from: from, .byWork)]
        case .longestWait: return [Phase(from: from, .longestWait)]
        case .asEstablished:
            var phases: [Phase<SharingRule>] = []
            var last: [Double] = []
            for week in from..<network.weekCount {
                let shares = established.map { $0[week] }
                guard shares != last else { continue }
                phases.append(Phase(from: week, .shares(shares)))
                last = shares
            }
            return phases
        }
    }

    /// What a stage's own capacity books, by week, and 1/size of a week's count.
    private func bookings(_ engine: Engine, of stage: Int) -> (mean: [Double], inverseSize: Double) {
        engine.withInputs(of: stage) { inputs in
            var inverseSize = 0.0
            if case .negativeBinomial(let size) = inputs.capacity.variation { inverseSize = 1 / size }
            guard case .mixture(_, let psi) = inputs.capacity.order[0].value else {
                return (inputs.capacity.mean, inverseSize)
            }
            return (inputs.capacity.mean.map { $0 * (1 - psi) }, inverseSize)
        }
    }

    /// Takes the bookings out of a stage's own capacity: their weekly mean.
    private func takeBookings(_ engine: Engine, of stage: Int) -> [Double] {
        engine.withInputs(of: stage) { inputs in
            var mean = inputs.capacity.mean
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
            return mean
        }
    }
}
