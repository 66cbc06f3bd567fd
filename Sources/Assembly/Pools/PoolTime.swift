import Simulation

/// How the time of a staff pool is counted and drawn.
struct PoolTime {
    /// In the members' unit of time.
    ///
    /// A mean case makes as many units as cases, which is quick to draw and fine enough, since what is too little for a case
    /// is kept.
    var unit = 1.0
    var variation = CapacityPass.Variation.poisson
}

extension LinkedServices {
    /// How the time of each pool varies from week to week, from its members' capacities before any plan, so that a plan
    /// does not change the luck of the weeks before it.
    func poolTimes(_ inputs: borrowing NetworkInputs, _ draws: ReplicationDraws) -> [PoolTime] {
        var all: [PoolTime] = []
        for (number, times) in draws.timesPerCase.enumerated() {
            var established = times.map { _ in 0.0 }
            var inverseSizes = established
            for (member, stage) in network.pools[number].stages.enumerated() {
                let booked = inputs.stages[stage].bookings
                inverseSizes[member] = booked.inverseSize
                established[member] = booked.mean.reduce(0, +) * times[member]
            }
            all.append(poolTime(times, established, inverseSizes))
        }
        return all
    }

    private func poolTime(_ times: [Double], _ established: [Double], _ inverseSizes: [Double]) -> PoolTime {
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

extension StageInputs {
    /// What a stage's own capacity books, by week, and 1/size of a week's count.
    fileprivate var bookings: (mean: [Double], inverseSize: Double) {
        var inverseSize = 0.0
        if case .negativeBinomial(let size) = capacity.variation { inverseSize = 1 / size }
        guard case .mixture(_, let psi) = capacity.order[0].value else { return (capacity.mean, inverseSize) }
        return (capacity.mean.map { $0 * (1 - psi) }, inverseSize)
    }
}
