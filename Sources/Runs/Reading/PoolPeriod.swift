import Simulation
import Wording

/// What is asked of a staff pool in a month or a year, and what it has, in the pool's units of time.
struct PoolPeriod {
    /// The time that the demand on all its stages takes.
    private(set) var demand = 0.0
    /// The pool's time, and what extra capacity has spared it.
    private(set) var capacity = 0.0

    /// The weeks of a period, by days.
    init(_ pool: Int, of engine: Engine, in weeks: [(week: Int, share: Double)]) {
        for (week, share) in weeks {
            capacity += share * engine.time(ofPool: pool, in: week)
            for (place, stage) in engine.network.pools[pool].stages.enumerated() {
                let flows = engine.flows(of: stage, in: week)
                let time = share * engine.timePerCase(ofPool: pool, member: place)
                demand += time * Double(flows.demand)
                capacity += time * Double(flows.seenByExtra)
            }
        }
    }

    /// Periods that follow one another.
    init(_ parts: ArraySlice<PoolPeriod>) {
        for part in parts {
            demand += part.demand
            capacity += part.capacity
        }
    }
}

extension Flows {
    /// Children who join the list and are to be seen, neither disposed of early nor leaving: what is asked of a stage's
    /// capacity.
    var demand: Int { referrals - diverted + joined - earlyDisposals - left }
    /// Children who could have been seen: early disposals take nobody's time.
    var placesToBeSeen: Int { capacity - earlyDisposals }
}
