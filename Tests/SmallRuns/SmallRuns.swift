package import Areas
import Calibration
package import Runs
package import SmallAreas

extension Small {
    /// Runs plans on an area.
    package static func run(
        _ area: Area,
        _ plans: [Plan] = [],
        replications: Int = 60,
        seed: UInt64 = 5,
        threads: Int = 2,
        horizonMonths: Int? = nil
    ) throws -> RunResult {
        try runner(
            area,
            plans,
            replications: replications,
            seed: seed,
            threads: threads,
            horizonMonths: horizonMonths
        )
        .run()
    }

    /// What ``run(_:_:replications:seed:threads:horizonMonths:)`` runs.
    package static func runner(
        _ area: Area,
        _ plans: [Plan] = [],
        replications: Int = 60,
        seed: UInt64 = 5,
        threads: Int = 2,
        horizonMonths: Int? = nil
    ) throws -> Runner {
        try Runner(
            FittedArea(area),
            plans: plans,
            settings: RunSettings(
                replications: replications,
                seed: seed,
                threads: threads,
                horizonMonths: horizonMonths
            )
        )
    }
}
