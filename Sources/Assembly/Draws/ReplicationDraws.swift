import Areas
import Calendar
import Calibration
import Randomness
import Simulation

/// One of the replications of a seed.
package struct Replication: Hashable, Sendable {
    /// The seed of all random draws.
    package var seed: UInt64
    /// Its number, from 0.
    package var number: Int

    package init(seed: UInt64, number: Int) {
        (self.seed, self.number) = (seed, number)
    }

    /// The random numbers of a service or pool for a purpose, keyed by what they are for and never by the plan.
    func stream(_ service: UInt64, _ purpose: Purpose, stage: Int = 0, parameter: UInt64) -> RandomStream {
        RandomStream(
            seed: seed,
            replication: UInt64(number),
            service: service,
            stage: UInt32(stage),
            purpose: purpose,
            week: parameter
        )
    }
}

/// The first step of a replication: all that is uncertain in linked services, drawn.
package struct ReplicationDraws {
    let replication: Replication
    /// By service.
    let services: [ServiceDraw]
    /// Time that a case of each member of a staff pool takes, by pool.
    let timesPerCase: [[Double]]
}

extension LinkedServices {
    /// Draws what is uncertain, the same for every plan.
    package func draws(_ replication: Replication) -> ReplicationDraws {
        let last = months[months.count - 1]
        return ReplicationDraws(
            replication: replication,
            services: services.map { model in
                ServiceDraw(
                    model,
                    replication,
                    months: last - model.anchor + 1,
                    staffedCases: staffedCases(of: model, replication)
                )
            },
            timesPerCase: zip(sharedStaff, network.pools)
                .map { pool, inNetwork in
                    var random = replication.stream(inNetwork.key, .parameters, parameter: 0)
                    return pool.members.map { max($0.timePerCase.draw(random.uniform()), 1e-3) }
                }
        )
    }
}
