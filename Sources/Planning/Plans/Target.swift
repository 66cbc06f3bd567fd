package import Simulation

/// A goal: a measure of a service on the right side of a value by a month.
package struct Target: Hashable, Sendable {
    /// The service's id.
    package var service: String
    /// What is measured.
    package var measure: Measure
    /// Whether the measure must be at least or at most `value`.
    package var bound: Bound
    /// In the measure's unit; shares are from 0 to 1.
    package var value: Double
    /// At the end of this month (flows: over it).
    package var by: Month
    /// The sentence of the file.
    package var text: String
    /// Where the goal comes from.
    package var source: String
    /// Where it stands.
    package var place: Place

    /// A goal.
    package init(
        service: String,
        measure: Measure,
        bound: Bound,
        value: Double,
        by: Month,
        text: String,
        source: String = "",
        place: Place = Place(file: "", line: 0)
    ) {
        self.service = service
        self.measure = measure
        self.bound = bound
        self.value = value
        self.by = by
        self.text = text
        self.source = source
        self.place = place
    }

    /// The side.
    package enum Bound: String, Hashable, Sendable {
        /// The measure must not be lower.
        case atLeast = "at least"
        /// The measure must not be higher.
        case atMost = "at most"
    }
}

/// A measure of a service in a month (DESIGN 2.8).
package enum Measure: Hashable, Sendable {
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
    /// Share of those waiting who have waited less than so many weeks.
    case shareWithin(weeks: Int)
    /// Children who have waited so many weeks or more.
    case waitingBeyond(weeks: Int)
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
    /// Mean wait at being seen, weeks.
    case meanWaitSeen
    /// Weeks to clear the list at the month's rate of removals: waiting over removals a week.
    case clearanceTime
    /// Cases that ended with this outcome in the month.
    case outcome(String)
    /// Share of a stage's completions in the month that were within its due time (exceptions left out).
    case withinDue(stage: String)
    /// The same with exceptions counted.
    case withinDueWithExceptions(stage: String)
}
