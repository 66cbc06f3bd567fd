package import Calendar
package import Statistics

/// What `waitcast solve` answers of one lever.
package struct Solution: Sendable {
    package var question: SolveQuestion
    /// The sizes looked at, rising from none.
    package var sizes: [Double]
    package var answer: LeastSize.Answer
    /// Replications of the sizes near the answer.
    package var replications: Int
    /// The last month forecast.
    package var last: Month
    /// What is forecast with the least size, or with the largest where none suffices.
    package var outlook: Outlook?
    /// The least size by a formula, and why it differs; `nil`: no formula is about such a target or lever.
    package var formula: ListFormula?

    /// The least size; `nil`: none suffices.
    package var least: Double? { answer.size.map { sizes[$0] } }
    /// The largest size looked at.
    package var largest: Double { sizes[sizes.count - 1] }

    /// The probability of a goal at a size: 0 is to be met when due, 1 then to hold.
    package func probability(_ goal: Int, at size: Int) -> ProportionEstimate? {
        guard let point = answer.curve.first(where: { $0.size == size }) else { return nil }
        let met = point.counts.goals[goal]
        return try? ProportionEstimate(successes: met.met, trials: met.of)
    }
}

/// What follows from a size of a lever.
package struct Outlook: Equatable, Sendable {
    /// The highest probability, of the months from the date on, that nobody waits at a month's end: without the lever and
    /// with it; `nil`: what the target is about has no list.
    package var empty: (without: Double, with: Double)?
    /// What then holds the list; `nil`: nothing can be said of its capacity.
    package var holding: Holding?
    /// Children a month who come onto the target's list for no reason that is simulated, from the date on; `nil`: the list
    /// keeps to no path.
    package var additionsAMonth: Double?
    /// Children at each stage of the pathway that the lever acts on, when the first target is due, with the lever; none of a
    /// service that is a list.
    package var stages: [AtStage] = []

    /// The mean number of children at a stage.
    package struct AtStage: Equatable, Sendable {
        /// The stage's id.
        package var stage: String
        /// Those waiting or worked on.
        package var children: Double
    }

    package static func == (first: Outlook, second: Outlook) -> Bool {
        first.empty?.without == second.empty?.without && first.empty?.with == second.empty?.with
            && first.holding == second.holding && first.additionsAMonth == second.additionsAMonth
            && first.stages == second.stages
    }

    /// Above this probability a list is said to be emptied.
    package static let emptied = 0.1

    /// Whether the lever empties the list, which would seldom be empty without it.
    package var isEmptied: Bool {
        empty.map { $0.with > Self.emptied && $0.with > $0.without + 0.05 } ?? false
    }
}

/// What a list needs once its target is met: the demand of a year against what its clinics can do.
package struct Holding: Equatable, Sendable {
    /// The last month of the year that is looked at.
    package var yearTo: Month
    /// Children a month who join the list and are neither answered early nor leave unseen.
    package var demandAMonth: Double
    /// Children a month who can be seen without the lever.
    package var capacityAMonth: Double
    /// The size that makes up the difference; `nil`: the lever's size is not one of cases.
    package var size: Double?
}
