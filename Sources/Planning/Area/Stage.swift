package import Simulation

/// One stage of a service: a queue, who serves it, how long the work takes, and where children go next.
package struct Stage: Sendable {
    /// A short name without spaces, unique in its service.
    package var id: String
    /// The name people use.
    package var name: String
    /// What waits at the start, when the history does not say.
    package var waitingList: WaitingList?
    /// Cases a week; `nil` uses the removals implied by the history.
    package var capacityPerWeek: Figure?
    /// Order of service.
    package var order: Order
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
        capacityPerWeek: Figure? = nil,
        order: Order = .fitted,
        delay: Delay = .none,
        routes: [Route] = [],
        dueWeeks: Double? = nil,
        place: Place = Place(file: "", line: 0)
    ) {
        self.id = id
        self.name = name
        self.waitingList = waitingList
        self.capacityPerWeek = capacityPerWeek
        self.order = order
        self.delay = delay
        self.routes = routes
        self.dueWeeks = dueWeeks
        self.place = place
    }
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

    /// A route.
    package init(to destination: Destination, share: Figure? = nil) {
        self.destination = destination
        self.share = share
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

/// A group of staff: how many hours make a case (DESIGN 2.4).
package struct StaffGroup: Hashable, Sendable {
    /// The name, as plans use it.
    package var name: String
    /// Contracted hours a week of one WTE.
    package var hoursPerWeek: Figure
    /// Share of hours lost to leave, sickness and training.
    package var absence: Figure
    /// Share of the worked hours that goes into cases.
    package var directShare: Figure
    /// Hours that one case takes, all told.
    package var hoursPerCase: Figure
    /// Share of appointments lost (DNA).
    package var appointmentsLost: Figure

    /// A group.
    package init(
        name: String,
        hoursPerWeek: Figure,
        absence: Figure,
        directShare: Figure,
        hoursPerCase: Figure,
        appointmentsLost: Figure
    ) {
        self.name = name
        self.hoursPerWeek = hoursPerWeek
        self.absence = absence
        self.directShare = directShare
        self.hoursPerCase = hoursPerCase
        self.appointmentsLost = appointmentsLost
    }

    /// Cases a week of one WTE: hours x (1 - absence) x direct share / hours per case x (1 - appointments lost).
    package var casesPerWeekPerWTE: Double {
        hoursPerWeek.value * (1 - absence.value) * directShare.value / hoursPerCase.value
            * (1 - appointmentsLost.value)
    }

    /// Every figure that ``casesPerWeekPerWTE`` rests on, with its name in the file.
    package var figures: [(name: String, figure: Figure)] {
        [
            ("hours a week", hoursPerWeek), ("absence", absence), ("direct share", directShare),
            ("hours per case", hoursPerCase), ("appointments lost", appointmentsLost),
        ]
    }
}
