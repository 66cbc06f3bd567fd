import Simulation
import Wording

/// What moved through a stage in a month or a year: the flows of its weeks, by days.
struct PeriodFlows {
    var demand = 0.0
    var placesToBeSeen = 0.0
    var referrals = 0.0
    var diverted = 0.0
    var joined = 0.0
    var seen = 0.0
    var seenWaitSum = 0.0
    var earlyDisposals = 0.0
    var transferred = 0.0
    var left = 0.0
    var completed = 0.0
    var completedOnTime = 0.0
    var completedExceptions = 0.0
    var completedOnTimeExceptions = 0.0
    var unexplainedAdditions = 0.0
    var unexplainedRemovals = 0.0
    var removalsMissing = 0.0

    /// Of a period that is not simulated: nothing that is made of it is a number.
    static let unknown = {
        var flows = PeriodFlows()
        flows.add(Flows(), .nan)
        flows.add(LatentFlows(), .nan)
        return flows
    }()

    /// Adds those of another period.
    mutating func add(_ other: PeriodFlows) {
        demand += other.demand
        placesToBeSeen += other.placesToBeSeen
        referrals += other.referrals
        diverted += other.diverted
        joined += other.joined
        seen += other.seen
        seenWaitSum += other.seenWaitSum
        earlyDisposals += other.earlyDisposals
        transferred += other.transferred
        left += other.left
        completed += other.completed
        completedOnTime += other.completedOnTime
        completedExceptions += other.completedExceptions
        completedOnTimeExceptions += other.completedOnTimeExceptions
        unexplainedAdditions += other.unexplainedAdditions
        unexplainedRemovals += other.unexplainedRemovals
        removalsMissing += other.removalsMissing
    }

    /// Adds a share of a week's flows.
    mutating func add(_ flows: Flows, _ share: Double) {
        demand += share * Double(flows.demand)
        placesToBeSeen += share * Double(flows.placesToBeSeen)
        referrals += share * Double(flows.referrals)
        diverted += share * Double(flows.diverted)
        joined += share * Double(flows.joined)
        seen += share * Double(flows.seen)
        seenWaitSum += share * flows.seenWaitSum
        earlyDisposals += share * Double(flows.earlyDisposals)
        transferred += share * Double(flows.transferred)
        left += share * Double(flows.left)
        completed += share * Double(flows.completed)
        completedOnTime += share * Double(flows.completedOnTime)
        completedExceptions += share * Double(flows.completedExceptions)
        completedOnTimeExceptions += share * Double(flows.completedOnTimeExceptions)
    }

    /// Adds a share of what bends a list to its path in a week.
    mutating func add(_ flows: LatentFlows, _ share: Double) {
        unexplainedAdditions += share * Double(flows.additions)
        unexplainedRemovals += share * Double(flows.removals)
        removalsMissing += share * Double(flows.missing)
    }
}
