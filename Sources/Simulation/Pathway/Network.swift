/// The unchanging shape of what is simulated: stages, how children move between them, and what is measured.
///
/// What varies by replication and by plan (referrals, capacity, order of service, shares) stands in ``StageInputs``.
/// Children are held as whole counts by week of clock start ("cohort"), stage and class; nobody is ever split.
public struct Network: Sendable {
    /// Weeks simulated, numbered from 0.
    public var weekCount: Int
    /// The number of week 0 in a count common to all networks, which keys the random draws: services that start in
    /// different weeks, or are simulated together or apart, draw the same numbers for the same calendar week.
    public var firstWeekNumber: Int
    /// Weeks of clock starts before week 0 that are told apart; longer waits are held in the first of them.
    public var pastWeeks: Int
    /// How many classes of children there are; 1 when nobody is told apart.
    public var classCount: Int
    /// Classes that the second on-time count leaves out (EHCNA: exceptions).
    public var exceptionClasses: Set<Int>
    /// The stages.
    ///
    /// Children who finish a stage without delay may be taken up by a later stage in the same week, by the same or
    /// an earlier one in the next.
    public var stages: [StageDefinition]
    /// How many outcomes the stages' routes name, numbered from 0.
    public var outcomeCount: Int
    /// Sets of stages measured together: each child there, waiting or being worked on, counts once.
    public var groups: [[Int]]

    /// A network.
    ///
    /// - Precondition: at least one week, stage and class; routes and groups name stages that exist.
    public init(
        weekCount: Int,
        firstWeekNumber: Int = 0,
        pastWeeks: Int,
        classCount: Int = 1,
        exceptionClasses: Set<Int> = [],
        stages: [StageDefinition],
        outcomeCount: Int = 0,
        groups: [[Int]]? = nil
    ) {
        precondition(firstWeekNumber >= 0)
        precondition(weekCount > 0 && pastWeeks >= 0 && classCount > 0 && !stages.isEmpty)
        for stage in stages {
            for route in stage.routes {
                switch route {
                case .outcome(let index): precondition((0..<outcomeCount).contains(index))
                case .stage(let index), .newReferral(let index): precondition(stages.indices.contains(index))
                }
            }
        }
        self.weekCount = weekCount
        self.firstWeekNumber = firstWeekNumber
        self.pastWeeks = pastWeeks
        self.classCount = classCount
        self.exceptionClasses = exceptionClasses
        self.stages = stages
        self.outcomeCount = outcomeCount
        self.groups = groups ?? stages.indices.map { [$0] }
        precondition(self.groups.allSatisfy { $0.allSatisfy(stages.indices.contains) })
    }

    /// Weeks of clock starts that are told apart in all.
    public var cohortCount: Int { pastWeeks + weekCount }
}

/// A stage: a queue, work that takes some weeks, and ways out.
public struct StageDefinition: Sendable {
    /// Keys the stage's random streams together with `number`: the same service draws the same numbers in every area
    /// and plan.
    public var serviceKey: UInt64
    /// The stage's number within its service.
    public var number: UInt32
    /// The week in which the stage's list is known; before it the stage does nothing, and children sent to it are
    /// taken to be in that list already.
    public var startWeek: Int
    /// The share of `startWeek` that lies after the moment at which the list is known, above 0 and at most 1.
    public var startFraction: Double
    /// Probabilities that the work on a case takes no week, one week, two weeks and so on; they sum to 1.
    public var delay: [Double]
    /// Where children go when the work is done.
    public var routes: [Route]
    /// Weeks from the clock start within which a completion counts as on time.
    public var dueWeeks: Int?

    /// A stage; by default children are seen and leave.
    ///
    /// - Precondition: probabilities of delays sum to 1; the start fraction is above 0 and at most 1.
    public init(
        serviceKey: UInt64,
        number: UInt32 = 0,
        startWeek: Int = 0,
        startFraction: Double = 1,
        delay: [Double] = [1],
        routes: [Route] = [],
        dueWeeks: Int? = nil
    ) {
        precondition(!delay.isEmpty && delay.allSatisfy { $0 >= 0 }, "probabilities of delays are 0 or more")
        precondition(abs(delay.reduce(0, +) - 1) < 1e-6, "probabilities of delays sum to 1")
        precondition(startFraction > 0 && startFraction <= 1)
        self.serviceKey = serviceKey
        self.number = number
        self.startWeek = startWeek
        self.startFraction = startFraction
        self.delay = delay
        self.routes = routes
        self.dueWeeks = dueWeeks
    }

    /// Where a completed case goes.
    public enum Route: Hashable, Sendable {
        /// Out, with an outcome.
        case outcome(Int)
        /// On to a stage, with the clock running on.
        case stage(Int)
        /// To a stage as a new referral of the same class, with a new clock that starts, like any referral's, at an even
        /// moment of the week. Triage does not divert it.
        case newReferral(Int)
    }
}
