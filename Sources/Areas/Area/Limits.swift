package import Calendar

/// How large anything in an area, its figures, its plans and the options of a run may be.
///
/// No honest area comes near to any of them: they tell a slip of the keyboard from a figure, and keep what is simulated
/// within a machine's memory and time.
package enum Limits {
    /// Months in which an origin, a count of a list, a plan or a target may lie.
    package static let months = Month(year: 1990, month: 1)...Month(year: 2100, month: 12)
    /// Months forecast.
    package static let horizonMonths = 1...240
    /// Months over which a list is moved forward from its count to the origin.
    package static let oldestCountMonths = 240
    /// Replications of a plan.
    package static let replications = 2...1_000_000

    /// The longest wait: 25 years, the age to which a plan may be held.
    package static let longestWaitWeeks = 1_304
    /// The longest delay, lag or ramp.
    package static let longestDelayWeeks = 520
    /// Children on a list, or counted in a flow.
    package static let children = 10_000_000
    /// Cases or referrals a month: twice those of every service for children in England.
    package static let perMonth = 1_000_000.0
    /// Children on all lists together in a run, and referrals or places to be seen of one list in a week: as many as the
    /// engine counts.
    package static let childrenInRun = 50_000_000

    /// Services of an area.
    package static let services = 100
    /// Stages of all services together.
    package static let stages = 300
    /// Names of classes in an area; two more numbers stand for exceptions and for everybody else.
    package static let classNames = 62
    /// Ways out of a stage, each appeal and each placement counted.
    package static let waysOut = 64
    /// Demands that the cases of a stage make on other services.
    package static let couplings = 20
    /// Declared changes of the level of a service's referrals.
    package static let levelShifts = 24
    /// Sums of services, of those that results show and of those in the history.
    package static let totals = 100
    /// Targets of an area and all plans of a run together, joint ones counted beside their goals.
    package static let targets = 500
    /// Steps of a plan, each service of `all` counted.
    package static let interventions = 20_000
    /// Characters of a name.
    package static let nameLength = 200
    /// Waits beyond which children are counted.
    package static let thresholds = 50
    /// The most that a plan's changes may multiply a flow by at one time: referrals to a service, or what a stage's own
    /// staff can do.
    package static let timesOfFlow = 1_000.0
    /// Pounds in one amount.
    package static let pounds = 1e9
    /// Prices, lines, categories and rules of an area's costs, each counted for itself.
    package static let costItems = 2_000
    /// WTE of all posts of an area together.
    package static let wte = 20_000.0
    /// The largest value of a published figure of a metric that is used.
    package static func largest(_ metric: String) -> Int {
        if let figure = WaitMetric(metric)?.figure {
            if figure.isWait { return longestWaitWeeks }
            if case .shareWithin = figure { return 1 }
        }
        return children
    }

    /// Memory of one thread's engine, in bytes.
    package static let engineBytes = 128 << 20
}
