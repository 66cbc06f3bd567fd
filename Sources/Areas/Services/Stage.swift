/// One stage of a service: a queue, who serves it, how long the work takes, and where children go next.
package struct Stage: Codable, Sendable {
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
    /// Whether that was worked out from the service's referrals: then it moves with those that are drawn.
    package var capacityKeepsPace: Bool
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

    package init(
        id: String,
        name: String,
        waitingList: WaitingList? = nil,
        inWork: Figure? = nil,
        capacityPerWeek: Figure? = nil,
        capacityKeepsPace: Bool = false,
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
        self.capacityKeepsPace = capacityKeepsPace
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
