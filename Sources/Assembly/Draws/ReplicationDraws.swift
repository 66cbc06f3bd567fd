import Areas
import Calendar
import Calibration
import Simulation

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
            services: zip(services, listLaws)
                .map { model, law in
                    ServiceDraw(
                        model,
                        replication,
                        months: last - model.anchor + 1,
                        staffedCases: staffedCases(of: model, replication),
                        listLaw: law
                    )
                },
            timesPerCase: zip(sharedStaff, network.pools)
                .map { pool, inNetwork in
                    pool.members.enumerated()
                        .map { number, member in
                            let role = FigureRole.timePerCase(number, pool: pool.name)
                            return max(replication.draw(member.timePerCase, role, of: inNetwork.key), 1e-3)
                        }
                }
        )
    }
}
