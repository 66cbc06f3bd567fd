/// In how many replications the goals of a question were met with one size of a lever.
package struct SizeCounts: Equatable, Sendable {
    /// A number of replications among those in which there is an answer.
    package struct Met: Equatable, Sendable {
        package var met: Int
        package var of: Int

        package init(met: Int, of: Int) { (self.met, self.of) = (met, of) }
    }

    /// By goal.
    package var goals: [Met]

    /// Of these goals.
    package init(_ goals: [Met]) { self.goals = goals }

    /// Adds what other replications have given.
    mutating func merge(_ other: SizeCounts) {
        for (goal, more) in other.goals.enumerated() {
            goals[goal].met += more.met
            goals[goal].of += more.of
        }
    }
}
