package import Simulation

/// One stage of a service: a queue, who serves it, how long the work takes, and where children go next.
package struct Stage: Sendable {
    /// A short name without spaces, unique in its service.
    package var id: String
    /// The name people use.
    package var name: String
    /// What waits at the start to be taken up, when the history does not say; waits run from the clock start.
    package var waitingList: WaitingList?
    /// Cases taken up and not finished at the start; `nil`: as many as Little's law gives, flow x mean delay.
    package var inWork: Figure?
    /// Cases a week; `nil` uses the removals implied by the history, unless there is ``staffing``.
    package var capacityPerWeek: Figure?
    /// The posts that capacity is built from; empty: it is not.
    package var staffing: [StaffPost]
    /// Order of service.
    package var order: Order
    /// Whom its capacity takes first.
    package var precedence: Precedence
    /// Demands that its cases make on other services.
    package var couplings: [Coupling]
    /// Weeks of work between being taken up and the outcome.
    package var delay: Delay
    /// Where children go after it, with shares; empty: everybody is seen and leaves the service.
    package var routes: [Route]
    /// Weeks from the clock start by which it should be done (EHCNA: 6, 16, 20).
    package var dueWeeks: Double?
    /// Where it stands.
    package var place: Place

    /// A stage.
    package init(
        id: String,
        name: String,
        waitingList: WaitingList? = nil,
        inWork: Figure? = nil,
        capacityPerWeek: Figure? = nil,
        staffing: [StaffPost] = [],
        order: Order = .fitted,
        precedence: Precedence = Precedence(),
        couplings: [Coupling] = [],
        delay: Delay = .none,
        routes: [Route] = [],
        dueWeeks: Double? = nil,
        place: Place = Place(file: "", line: 0)
    ) {
        self.id = id
        self.name = name
        self.waitingList = waitingList
        self.inWork = inWork
        self.capacityPerWeek = capacityPerWeek
        self.staffing = staffing
        self.order = order
        self.precedence = precedence
        self.couplings = couplings
        self.delay = delay
        self.routes = routes
        self.dueWeeks = dueWeeks
        self.place = place
    }

    /// Whether the area gives its capacity, as a rate or by its staff.
    package var hasOwnCapacity: Bool { capacityPerWeek != nil || !staffing.isEmpty }
}

/// What is known of a list at one date.
package struct WaitingList: Hashable, Sendable {
    /// Children waiting.
    package var number: Figure
    /// Mean wait so far, in weeks.
    package var meanWeeks: Figure?
    /// Longest wait so far, in weeks.
    package var maxWeeks: Figure?
    /// The end of this month; `nil`: the area's origin.
    package var asAt: Month?

    /// A list.
    package init(number: Figure, meanWeeks: Figure? = nil, maxWeeks: Figure? = nil, asAt: Month? = nil) {
        self.number = number
        self.meanWeeks = meanWeeks
        self.maxWeeks = maxWeeks
        self.asAt = asAt
    }
}

/// Who is seen first.
package enum Order: Hashable, Sendable {
    /// The longest waiting first.
    case oldestFirst
    /// Everybody equally likely.
    case random
    /// The mixture of DESIGN 2.5 with parameters fitted to the history.
    case fitted
    /// The mixture with given parameters.
    case mixture(kappa: Figure, psi: Figure)
}

/// Weeks of work on a case, drawn for each child.
package enum Delay: Hashable, Sendable {
    /// Done in the week it is taken up.
    case none
    /// Always the same whole number of weeks.
    case fixed(weeks: Figure)
    /// Between two numbers of weeks, most often `mostLikely` (triangular, rounded to whole weeks).
    case between(least: Double, mostLikely: Double, most: Double, evidence: Evidence, source: String)
}

/// Where children go after a stage.
package struct Route: Hashable, Sendable {
    /// Where to.
    package var destination: Destination
    /// Share of cases; `nil` takes the rest.
    package var share: Figure?
    /// Appeals against it; `nil`: none are followed.
    package var appeal: Appeal?

    /// A route.
    package init(to destination: Destination, share: Figure? = nil, appeal: Appeal? = nil) {
        self.destination = destination
        self.share = share
        self.appeal = appeal
    }

    /// An end or a next stage.
    package enum Destination: Hashable, Sendable {
        /// Leaves the service with this outcome: `refused`, `no plan`, `plan issued`, `seen`.
        case outcome(String)
        /// A stage of the same service.
        case stage(String)
        /// The first stage of another service, as a new referral with a new clock.
        case service(String)
    }
}
