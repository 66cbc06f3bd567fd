import Wording

/// A measure of a service in a month.
package enum Measure: Codable, Hashable, Sendable {
    /// Children waiting (for a pathway: open cases), at the month's end.
    case waiting
    /// Mean wait so far of those waiting, weeks.
    case meanWait
    /// Median wait so far, weeks.
    case medianWait
    /// 92nd percentile of the waits so far, weeks.
    case percentile92Wait
    /// Longest wait so far, weeks.
    case maxWait
    /// Mean wait so far of those waiting, weeks, each replication by the children who wait in it: nobody's wait where nobody
    /// waits.
    case meanWaitByChild
    /// Whether nobody waits: its mean over replications is the probability that the list is empty.
    case empty
    /// Share of those waiting who have waited less than so many weeks.
    case shareWithin(weeks: Int)
    /// Children who have waited so many weeks or more.
    case waitingBeyond(weeks: Int)
    /// Mean time until seen, weeks, of the children of a list whose clocks start in the month and who are seen: followed to
    /// the end of their waits, beyond the forecast if need be.
    case meanWaitIfReferred
    /// Median of those times, weeks.
    case medianWaitIfReferred
    /// 92nd percentile of those times, weeks.
    case percentile92WaitIfReferred
    /// Of the children of a list whose clocks start in the month, the share who leave unseen.
    case leavingIfReferred
    /// New referrals in the month.
    case referrals
    /// Referrals answered another way at triage, in the month.
    case diverted
    /// Children seen (assessed, or for a pathway: completed) in the month.
    case seen
    /// Early disposals (rejected, fast-tracked, transferred) in the month.
    case earlyDisposals
    /// Removals other than treatment in the month.
    case left
    /// Children taken off to be seen elsewhere, or because they no longer waited, in the month.
    case transferred
    /// Children who came onto a list that is bent to a path, for no reason that is simulated, in the month.
    case unexplainedAdditions
    /// Children who left such a list without being seen, for no reason that is simulated, in the month.
    case unexplainedRemovals
    /// Of these removals, those that a plan has left nobody on the list for, in the month.
    case removalsMissing
    /// Held at the month's end, of a service with a stock: in all, or of one placement.
    case held(placement: String?)
    /// Ceased in the month, of what is held.
    case ceased
    /// Mean wait at being seen, weeks.
    case meanWaitSeen
    /// Weeks to clear the list at the month's rate of removals: waiting over removals a week.
    case clearanceTime
    /// Children who could have been seen in the month, of a stage that has its staff to itself: early disposals, which take
    /// nobody's time, are left out.
    case capacity
    /// Demand over capacity in the twelve months to the month's end, or in as many as are simulated: above 1 a list grows.
    ///
    /// Demand is the children who join a list and neither are disposed of early nor leave without being seen. Of a stage
    /// whose staff serve others too: the time that all of these ask for over the time that there is.
    case load
    /// The children a month who would have to be seen from now on for the list to be short enough, half a year later, to
    /// hold its target, with the demand of those twelve months.
    case reliefCapacity
    /// Cases that ended with this outcome in the month.
    case outcome(String)
    /// What the high-needs block owes at the end of a financial year, of the service whose plans it pays; below 0 it has
    /// something left.
    case highNeedsDeficit
    /// Share of a stage's completions in the month that were within its due time (exceptions left out).
    case withinDue(stage: String)
    /// The same with exceptions counted.
    case withinDueWithExceptions(stage: String)
}

extension Measure {
    /// The value of the `measure` column, in snake case: `mean_wait`, `share_within_18_weeks`,
    /// `within_due_decision`.
    package var id: String {
        switch self {
        case .waiting: "waiting"
        case .meanWait: "mean_wait"
        case .medianWait: "median_wait"
        case .percentile92Wait: "p92_wait"
        case .maxWait: "max_wait"
        case .meanWaitByChild: "mean_wait_by_child"
        case .empty: "empty"
        case .shareWithin(let weeks): "share_within_\(weeks)_weeks"
        case .waitingBeyond(let weeks): "waiting_over_\(weeks)_weeks"
        case .meanWaitIfReferred: "mean_wait_if_referred"
        case .medianWaitIfReferred: "median_wait_if_referred"
        case .percentile92WaitIfReferred: "p92_wait_if_referred"
        case .leavingIfReferred: "leaving_if_referred"
        case .referrals: "referrals"
        case .diverted: "diverted"
        case .seen: "seen"
        case .earlyDisposals: "early_disposals"
        case .left: "left"
        case .transferred: "transferred"
        case .unexplainedAdditions: "unexplained_additions"
        case .unexplainedRemovals: "unexplained_removals"
        case .removalsMissing: "removals_missing"
        case .held(let placement): placement.map { "held_\(snakeCase($0))" } ?? "held"
        case .ceased: "ceased"
        case .meanWaitSeen: "mean_wait_seen"
        case .clearanceTime: "clearance_time"
        case .capacity: "capacity"
        case .load: "load"
        case .reliefCapacity: "relief_capacity"
        case .highNeedsDeficit: "high_needs_deficit"
        case .outcome(let outcome): "outcome_\(snakeCase(outcome))"
        case .withinDue(let stage): "within_due_\(snakeCase(stage))"
        case .withinDueWithExceptions(let stage): "within_due_with_exceptions_\(snakeCase(stage))"
        }
    }

    /// What it is counted or measured in; the value of the `unit` column.
    package enum Unit: String, Sendable {
        case children, weeks
        /// From 0 to 1.
        case share
        case ratio
        case pounds
    }

    /// Its unit.
    package var unit: Unit {
        switch self {
        case .waiting, .waitingBeyond, .referrals, .diverted, .seen, .earlyDisposals, .left, .outcome,
            .transferred, .unexplainedAdditions, .unexplainedRemovals, .removalsMissing, .held, .ceased, .capacity,
            .reliefCapacity:
            .children
        case .meanWait, .medianWait, .percentile92Wait, .maxWait, .meanWaitByChild, .meanWaitSeen, .clearanceTime,
            .meanWaitIfReferred, .medianWaitIfReferred, .percentile92WaitIfReferred:
            .weeks
        case .shareWithin, .withinDue, .withinDueWithExceptions, .empty, .leavingIfReferred: .share
        case .load: .ratio
        case .highNeedsDeficit: .pounds
        }
    }

    /// The words for it, as a target's sentence uses them where it can: `share waiting under 18 weeks`.
    package var name: String {
        switch self {
        case .waiting: "number waiting"
        case .meanWait: "mean wait"
        case .medianWait: "median wait"
        case .percentile92Wait: "92nd percentile wait"
        case .maxWait: "maximum wait"
        case .meanWaitByChild: "mean wait by child"
        case .empty: "nobody waiting"
        case .shareWithin(let weeks): "share waiting under \(counted("\(weeks)", "week"))"
        case .waitingBeyond(let weeks): "number waiting over \(counted("\(weeks)", "week"))"
        case .meanWaitIfReferred: "mean wait if referred"
        case .medianWaitIfReferred: "median wait if referred"
        case .percentile92WaitIfReferred: "92nd percentile wait if referred"
        case .leavingIfReferred: "share leaving unseen if referred"
        case .referrals: "referrals"
        case .diverted: "diverted at triage"
        case .seen: "seen"
        case .earlyDisposals: "early disposals"
        case .left: "left without being seen"
        case .transferred: "seen elsewhere or taken off"
        case .unexplainedAdditions: "unexplained additions"
        case .unexplainedRemovals: "unexplained removals"
        case .removalsMissing: "unexplained removals missing"
        case .held(let placement): placement.map { "held, \($0)" } ?? "held"
        case .ceased: "ceased"
        case .meanWaitSeen: "mean wait of those seen"
        case .clearanceTime: "clearance time"
        case .capacity: "capacity"
        case .load: "load"
        case .reliefCapacity: "relief capacity"
        case .highNeedsDeficit: "high-needs deficit"
        case .outcome(let outcome): outcome
        case .withinDue(let stage): "within due time at \(stage)"
        case .withinDueWithExceptions(let stage): "within due time at \(stage), exceptions counted"
        }
    }
}

/// Words in snake case: `plan issued` and `plan-issued` become `plan_issued`.
private func snakeCase(_ words: String) -> String {
    String(words.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
}

extension Measure {
    /// Whether it is of what bends a list to its path: inferred, and never observed.
    package var isInferred: Bool {
        switch self {
        case .unexplainedAdditions, .unexplainedRemovals, .removalsMissing: true
        default: false
        }
    }

    /// Whether it is of children who are followed to the end of their waits.
    package var followsChildren: Bool {
        switch self {
        case .meanWaitIfReferred, .medianWaitIfReferred, .percentile92WaitIfReferred, .leavingIfReferred: true
        default: false
        }
    }
}
