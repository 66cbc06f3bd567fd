/// A stage: a queue, work that takes some weeks, ways out, and what it asks of other stages.
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
    /// Where children go whom the waiting hazard removes; empty: out.
    public var leavingRoutes: [Route]
    /// The class that every case takes on when its work is done; `nil`: it keeps its own.
    public var classAfterwards: Int?
    /// Demands that its cases make on other stages, beside going where the routes lead.
    public var demands: [DerivedDemand]
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
        leavingRoutes: [Route] = [],
        classAfterwards: Int? = nil,
        demands: [DerivedDemand] = [],
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
        self.leavingRoutes = leavingRoutes
        self.classAfterwards = classAfterwards
        self.demands = demands
        self.dueWeeks = dueWeeks
    }

    /// Where a case goes.
    public enum Route: Hashable, Sendable {
        /// Out, with an outcome.
        case outcome(Int)
        /// On to a stage, with the clock running on.
        case stage(Int)
        /// To a stage as a new referral of the same class, with a new clock that starts, like any referral's, at an even
        /// moment of the week. Triage does not divert it.
        case newReferral(Int)
        /// Out, with an outcome, and to a stage as a new referral: a plan that is issued is held from then on, a refusal is
        /// appealed against.
        case outcomeAndReferral(Int, Int)
    }
}

/// A demand that a stage makes on another: follow-ups, reviews, advice.
///
/// It is a new referral to that stage, of the same class, with a clock of its own that starts at an even moment of the week
/// in which it falls due; triage does not divert it. How often it is made stands in ``StageInputs/demandShares``.
public struct DerivedDemand: Hashable, Sendable {
    /// The stage that it is made on.
    public var stage: Int
    /// What makes it.
    public var trigger: Trigger
    /// Weeks from the trigger until it falls due.
    public var afterWeeks: Int
    /// Whether a child on the list has at most one that is open: while a review is waited for, the next does not fall due.
    ///
    /// Those who are open are taken to be spread evenly over all stages that make such demands on the same one. It is of
    /// demands that are made while children wait; the others it does not change.
    public var oneAtATime: Bool

    /// A demand.
    ///
    /// - Precondition: `afterWeeks` is 0 or more.
    public init(on stage: Int, when trigger: Trigger, afterWeeks: Int = 0, oneAtATime: Bool = false) {
        precondition(afterWeeks >= 0, "weeks are 0 or more")
        self.stage = stage
        self.trigger = trigger
        self.afterWeeks = afterWeeks
        self.oneAtATime = oneAtATime
    }

    /// What makes a demand.
    public enum Trigger: Hashable, Sendable {
        /// A child is taken up from the list.
        case takenUp
        /// A case is completed.
        case completed
        /// A case is completed and takes one of these of the stage's routes, by their numbers.
        case routes(Set<Int>)
        /// A week passes for a child on the list (yearly reviews of those who hold a plan: 1/52).
        case waiting
        /// A child's wait passes so many weeks while it is on the list: each at most once.
        case passing(weeks: Int)
    }
}
