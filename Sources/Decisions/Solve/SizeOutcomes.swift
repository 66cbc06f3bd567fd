import Runs

/// What is known of the sizes of a lever in one replication.
///
/// More of a lever that meets a target in a replication nearly always meets it too, and less of one that does not nearly
/// never does: the same children come and the same chance meets them. So of two sizes with the same answer those between need
/// not be run, nor those beyond. How nearly is looked at in some replications, see ``SizeRuns``.
struct SizeOutcomes: Sendable {
    /// The sizes run, by their numbers, in the order in which they were.
    private(set) var runs: [(size: Int, outcome: GoalTrials.Outcome)] = []

    /// Notes what came of a size.
    mutating func note(_ size: Int, _ outcome: GoalTrials.Outcome) { runs.append((size, outcome)) }

    /// What came of a size that has been run.
    func run(_ size: Int) -> GoalTrials.Outcome? { runs.first { $0.size == size }?.outcome }

    /// What a size would come to by those that have been run; `nil`: they do not tell.
    func inferred(_ goal: SizeGoal, _ size: Int) -> Bool? {
        var (isMetByLess, isMissedByMore) = (false, false)
        for one in runs {
            guard let isMet = goal.of(one.outcome) else { continue }
            if isMet && one.size <= size { isMetByLess = true }
            if !isMet && one.size >= size { isMissedByMore = true }
        }
        return isMetByLess == isMissedByMore ? nil : isMetByLess
    }
}

/// What is asked of a size: that the targets are met, or that they are and then stay so.
enum SizeGoal: Int, CaseIterable {
    case due, held

    func of(_ outcome: GoalTrials.Outcome) -> Bool? {
        switch self {
        case .due: outcome.due
        case .held: outcome.held
        }
    }
}
