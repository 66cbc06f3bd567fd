import Areas
import Calendar
package import Simulation

extension LinkedServices {
    /// The last step of a replication: what the stages of each staff pool book moves into the pool; early disposals, which
    /// take nobody's time, stay.
    ///
    /// The pool's time is that of its members' expected cases, with the variance that these would have had apart. Of a
    /// member whose list is known later than another's, time counts from there on.
    package func pooled(_ planned: consuming PlannedInputs) -> NetworkInputs {
        let (draws, poolTimes, plan) = (planned.draws, planned.poolTimes, planned.plan)
        var inputs = planned.inputs
        for number in sharedStaff.indices {
            let established = takeEstablished(by: number, draws, &inputs)
            inputs.pools[number]
                .fill(
                    established,
                    poolTimes[number],
                    draws.timesPerCase[number],
                    sharing: sharing(of: number, under: plan, established)
                )
        }
        return inputs
    }

    /// Takes out of the stages of a pool the time that they have established, by member and week.
    private func takeEstablished(
        by number: Int,
        _ draws: ReplicationDraws,
        _ inputs: inout NetworkInputs
    ) -> [[Double]] {
        let members = network.pools[number].stages
        let starts = members.map { (week: network.stages[$0].startWeek, fraction: network.stages[$0].startFraction) }
        // A pool has two members or more.
        let first = starts.min { $0.week < $1.week } ?? (0, 1)
        return zip(members, draws.timesPerCase[number])
            .map { stage, time in
                let booked = inputs.stages[stage].takeBookings()
                let definition = network.stages[stage]
                var established = Array(repeating: 0.0, count: network.weekCount)
                for week in min(definition.startWeek, network.weekCount)..<network.weekCount {
                    let part = week == definition.startWeek ? definition.startFraction : 1
                    // The pool's own first week is a part of a week already.
                    let own = booked[week] * time * part
                    established[week] = week == first.week ? own / first.fraction : own
                }
                return established
            }
    }

    /// The rule of a pool, and from its month on that of each step of the plan.
    private func sharing(of number: Int, under plan: Plan, _ established: [[Double]]) -> [Phase<SharingRule>] {
        let pool = sharedStaff[number]
        var phases = phases(of: pool.rule, from: 0, established)
        for change in plan.interventions(onPool: pool.name) {
            guard let other = change.effect.sharing else { continue }
            let from = max(0, Int(grid.time(of: change.from.firstDay).rounded(.up)))
            guard from < network.weekCount else { continue }
            phases = phases.filter { $0.from < from } + self.phases(of: other.rule, from: from, established)
        }
        return phases
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
}

extension PoolInputs {
    /// Fills a pool with its members' time.
    fileprivate mutating func fill(
        _ established: [[Double]],
        _ time: PoolTime,
        _ timesPerCase: [Double],
        sharing rules: [Phase<SharingRule>]
    ) {
        for week in capacity.mean.indices {
            capacity.mean[week] = established.reduce(0) { $0 + $1[week] } / time.unit
        }
        capacity.variation = time.variation
        unitsPerCase = timesPerCase.map { $0 / time.unit }
        sharing = rules
    }
}

extension StageInputs {
    /// Takes the bookings out of a stage's own capacity: their weekly mean.
    fileprivate mutating func takeBookings() -> [Double] {
        var mean = capacity.mean
        pooled.access = capacity.access
        pooled.order = []
        var early: [Phase<OrderOfService>] = []
        var current = 0
        for week in mean.indices {
            while current + 1 < capacity.order.count && capacity.order[current + 1].from <= week { current += 1 }
            var order = capacity.order[current].value
            var psi = 0.0
            if case .mixture(let kappa, let share) = order {
                psi = share
                order = .mixture(kappa: kappa, psi: 0)
                if early.isEmpty { early.append(Phase(from: 0, .mixture(kappa: kappa, psi: 1))) }
            }
            if pooled.order.last?.value != order { pooled.order.append(Phase(from: week, order)) }
            mean[week] = capacity.mean[week] * (1 - psi)
            capacity.mean[week] *= psi
        }
        if !early.isEmpty { capacity.order = early }
        return mean
    }
}
