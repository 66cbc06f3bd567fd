/// How a run is made.
package struct RunSettings: Hashable, Sendable {
    /// Replications of every plan.
    package var replications: Int
    /// The seed of all random draws.
    package var seed: UInt64
    /// Threads; they change how long a run takes and nothing else.
    package var threads: Int
    /// Months forecast after the last whose figures are used; `nil`: the area's.
    package var horizonMonths: Int?
    /// Services and sums whose figures are wanted, by their ids; empty: all.
    ///
    /// What they have to do with others is simulated all the same, so that their figures are those of a whole run.
    package var services: Set<String>
    /// Whether children who are referred to lists are followed to the end of their waits.
    package var followsReferrals: Bool
    /// Whether the cases of each step of a plan are counted, also where nothing has a price.
    package var countsSteps = false

    /// Of so many replications one is simulated on beyond the forecast until the waits of those who are followed have ended.
    package static let replicationsPerJourney = 20

    package init(
        replications: Int = 1_000,
        seed: UInt64 = 2025,
        threads: Int = 1,
        horizonMonths: Int? = nil,
        services: Set<String> = [],
        followsReferrals: Bool = true
    ) {
        self.replications = replications
        self.seed = seed
        self.threads = threads
        self.horizonMonths = horizonMonths
        self.services = services
        self.followsReferrals = followsReferrals
    }

    /// Whether the figures of a service or sum are wanted.
    func isReported(_ id: String) -> Bool { services.isEmpty || services.contains(id) }
}
