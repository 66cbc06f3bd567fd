package import Areas
import Calendar

/// What `waitcast solve` is asked.
package struct SolveQuestion: Sendable {
    /// The targets, which are met together.
    package var targets: [Target]
    /// The lever whose least size is looked for.
    package var lever: Lever
    /// What else happens; `nil`: nothing.
    package var plan: Plan?
    /// The probability with which all targets must be met when they are due.
    package var probability: Double
    /// The probability with which they must then stay met to the end of the forecast; `nil`: it is only told.
    package var thenHolds: Double?
    /// The standard error of a probability at which replications are enough.
    package var precision: Double
    /// From one size to the next; `nil`: as suits the unit.
    package var step: Double?
    /// The largest size looked at; `nil`: enough to clear the list by the first date.
    package var largest: Double?

    package init(
        targets: [Target],
        lever: Lever,
        plan: Plan? = nil,
        probability: Double,
        thenHolds: Double? = nil,
        precision: Double = 0.01,
        step: Double? = nil,
        largest: Double? = nil
    ) {
        self.targets = targets
        self.lever = lever
        self.plan = plan
        self.probability = probability
        self.thenHolds = thenHolds
        self.precision = precision
        self.step = step
        self.largest = largest
    }

    /// The replications with which no probability that is asked for has a larger standard error: p(1 - p)/error^2.
    package var replications: Int {
        let variance = [probability, thenHolds].compactMap(\.self).map { $0 * (1 - $0) }.max() ?? 0.25
        let count = (max(variance, 0.01) / (precision * precision)).rounded(.up)
        return Int(min(max(count, 200), Double(Limits.replications.upperBound)))
    }

    /// The months that are forecast: the area's, and a year beyond the last date at least, in which targets may hold.
    package func horizonMonths(in area: Area) -> Int {
        let last = targets.map(\.due.last).max().map { $0 - area.origin } ?? 0
        return min(max(area.horizonMonths, last + 12), Limits.horizonMonths.upperBound)
    }

    /// What else happens, with the lever at a size.
    package func plan(_ size: Double, id: String) throws(InputErrors) -> Plan {
        let others = plan.map { [$0] } ?? []
        var all: Plan
        if size > 0 {
            all = Plan.together(others + [try lever.plan(size)], id: id, name: id)
        } else {
            all = Plan.together(others, id: id, name: id)
        }
        all.wholes = nil
        return all
    }

    /// The ids of services and sums whose targets are asked about.
    var owners: Set<String> { Set(targets.map(\.service)) }
}
