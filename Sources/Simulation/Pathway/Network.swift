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
    /// an earlier one in the next. Staff pools, and passes of their stages that come after them, serve when all stages'
    /// own capacities have served.
    public var stages: [StageDefinition]
    /// How many outcomes the stages' routes name, numbered from 0.
    public var outcomeCount: Int
    /// Lists measured together; by default each stage alone.
    public var groups: [Group]
    /// Staff shared by stages.
    public var pools: [StaffPool]

    /// A network.
    ///
    /// - Precondition: at least one week, stage and class, at most 64 classes; routes, demands, groups and pools name
    ///   stages that exist, and a stage belongs to one pool at most.
    public init(
        weekCount: Int,
        firstWeekNumber: Int = 0,
        pastWeeks: Int,
        classCount: Int = 1,
        exceptionClasses: Set<Int> = [],
        stages: [StageDefinition],
        outcomeCount: Int = 0,
        groups: [Group]? = nil,
        pools: [StaffPool] = []
    ) {
        precondition(firstWeekNumber >= 0)
        precondition(weekCount > 0 && pastWeeks >= 0 && !stages.isEmpty)
        precondition((1...64).contains(classCount), "1 to 64 classes")
        for stage in stages {
            precondition(stage.routes.count <= 64, "at most 64 routes")
            for demand in stage.demands {
                precondition(stages.indices.contains(demand.stage))
                if case .routes(let routes) = demand.trigger {
                    precondition(routes.allSatisfy(stage.routes.indices.contains))
                }
            }
            precondition((0..<classCount).contains(stage.classAfterwards ?? 0))
        }
        self.weekCount = weekCount
        self.firstWeekNumber = firstWeekNumber
        self.pastWeeks = pastWeeks
        self.classCount = classCount
        self.exceptionClasses = exceptionClasses
        self.stages = stages
        self.outcomeCount = outcomeCount
        self.groups = groups ?? stages.indices.map { [$0] }
        self.pools = pools
        precondition(stages.flatMap { $0.routes + $0.leavingRoutes }.allSatisfy(has))
        precondition(self.groups.allSatisfy { $0.stages.allSatisfy(stages.indices.contains) })
        let pooled = pools.flatMap(\.stages)
        precondition(pooled.allSatisfy(stages.indices.contains) && Set(pooled).count == pooled.count)
    }

    /// Weeks of clock starts that are told apart in all.
    public var cohortCount: Int { pastWeeks + weekCount }

    /// Whether the outcome and the stage that a route names exist.
    func has(_ route: StageDefinition.Route) -> Bool {
        switch route {
        case .outcome(let outcome): (0..<outcomeCount).contains(outcome)
        case .stage(let stage), .newReferral(let stage): stages.indices.contains(stage)
        case .outcomeAndReferral(let outcome, let stage):
            (0..<outcomeCount).contains(outcome) && stages.indices.contains(stage)
        }
    }

    /// Stages measured together: each child there, of the classes meant, waiting or being worked on, counts once.
    public struct Group: Hashable, Sendable, ExpressibleByArrayLiteral {
        /// The stages.
        public var stages: [Int]
        /// Whom to count.
        public var classes: ClassSet
        /// Whether median and 92nd percentile are measured, where the observation asks for them; they are 0 if not.
        public var percentiles: Bool

        /// A group.
        public init(_ stages: [Int], classes: ClassSet = .all, percentiles: Bool = true) {
            self.stages = stages
            self.classes = classes
            self.percentiles = percentiles
        }

        /// Everybody in these stages.
        public init(arrayLiteral stages: Int...) {
            self.init(stages)
        }
    }
}
