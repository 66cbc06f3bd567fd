/// What one replication of one plan puts into a stage.
///
/// Filled anew before each run; the arrays keep their storage.
public struct StageInputs: Sendable {
    /// Children waiting at the start, by class and then by cohort.
    ///
    /// `initial[class * pastWeeks + cohort]`, where cohort `pastWeeks - 1` holds clock starts in the week before week 0.
    /// For a stage that starts in week w the cohorts are those of the grid all the same, and clock starts after week 0
    /// follow in `initialRecent`.
    public var initial: [Int32]
    /// Children waiting at the start whose clock started in week 0 or later, by class and then by week.
    ///
    /// `initialRecent[class * weekCount + week]`. Weeks after the stage's start week are not looked at.
    public var initialRecent: [Int32]
    /// Children being worked on at the start.
    public var initialInWork: [InWork]
    /// Expected referrals in each week.
    public var referralMean: [Double]
    /// Negative-binomial size of each week's referrals: variance = mean + mean^2 / size; infinity is Poisson.
    public var referralSize: [Double]
    /// Share of each week's referrals answered another way at triage.
    public var divertedShare: [Double]
    /// Probability of each class for a new referral; sums to 1.
    public var classShares: [Double]
    /// The capacity that the stage has without any intervention, and its order of service.
    public var capacity: CapacityPass
    /// Whose turn it is in the time that the stage's staff pool gives it, a pass between its own capacity and extra ones.
    ///
    /// Mean and variation are not looked at.
    public var pooled: CapacityPass
    /// Further capacity, each in a pass of its own after the stage's.
    public var extraCapacity: [CapacityPass]
    /// Where referrals go that are answered another way at triage and do not go out.
    public var divertedTo: StageDefinition.Route?
    /// Of those answered another way in each week, the share that goes to `divertedTo`; empty without one.
    public var divertedOnShare: [Double]
    /// Hazard of removal other than treatment, from the week each holds; the first holds from week 0.
    public var attrition: [Phase<AttritionHazard>]
    /// Shares of the stage's leaving routes; sum to 1.
    public var leavingShares: [Double]
    /// Probability of each of the stage's demands for each trigger, from the week each set holds; the first holds from
    /// week 0.
    public var demandShares: [Phase<[Double]>]
    /// Shares of the stage's routes, from the week each set holds; the first holds from week 0.
    ///
    /// Each sums to 1.
    public var routeShares: [Phase<[Double]>]
    /// The number that the list is to have at the ends of some weeks; without points it goes where its flows take it.
    public var path: NumberPath

    /// The key of the pooled pass: extra passes take others.
    public static let pooledKey: UInt32 = 0x3fff_ffff

    /// Inputs of a stage that nobody comes to and that sees nobody.
    public init(network: Network, stage: Int) {
        let weeks = network.weekCount
        initial = Array(repeating: 0, count: network.classCount * network.pastWeeks)
        initialRecent = Array(repeating: 0, count: network.classCount * weeks)
        initialInWork = []
        referralMean = Array(repeating: 0, count: weeks)
        referralSize = Array(repeating: .infinity, count: weeks)
        divertedShare = []
        classShares = [1] + Array(repeating: 0, count: network.classCount - 1)
        capacity = CapacityPass(weekCount: weeks)
        pooled = CapacityPass(weekCount: weeks, key: Self.pooledKey)
        extraCapacity = []
        divertedTo = nil
        divertedOnShare = []
        attrition = [Phase(from: 0, .none)]
        let definition = network.stages[stage]
        leavingShares = definition.leavingRoutes.indices.map { $0 == 0 ? 1 : 0 }
        demandShares = [Phase(from: 0, Array(repeating: 0, count: definition.demands.count))]
        let routeCount = definition.routes.count
        routeShares = [Phase(from: 0, [1] + Array(repeating: 0, count: max(0, routeCount - 1)))]
        path = NumberPath()
    }
}

/// Children being worked on when a stage starts.
public struct InWork: Hashable, Sendable {
    /// How many.
    public var children: Int
    /// Their class.
    public var childClass: Int
    /// Their cohort: week of clock start plus the network's `pastWeeks`.
    public var cohort: Int
    /// Weeks of work left: their work is done that many weeks after the stage's start week, 0 (in the start week
    /// itself) to the longest delay.
    public var weeksLeft: Int

    /// Children in work.
    public init(children: Int, childClass: Int = 0, cohort: Int, weeksLeft: Int) {
        self.children = children
        self.childClass = childClass
        self.cohort = cohort
        self.weeksLeft = weeksLeft
    }
}

/// A value that holds from a week on.
public struct Phase<Value: Sendable>: Sendable {
    /// The first week.
    public var from: Int
    /// The value.
    public var value: Value

    /// A value from a week on.
    public init(from week: Int, _ value: Value) {
        from = week
        self.value = value
    }
}
