import Simulation

/// A demand of one stage on another at today's pace, as it falls due in weeks of the other.
struct FallingDue {
    private let made: [Double]
    private let afterWeeks: Int
    private let target: StageDefinition
    /// When the first demand of the run can fall due, in weeks from the start of week 0.
    private let firstDue: Double
    /// Demands a week at the start of the run.
    private let pace: Double

    init(made: [Double], by source: StageDefinition, afterWeeks: Int, on target: StageDefinition) {
        (self.made, self.afterWeeks, self.target) = (made, afterWeeks, target)
        firstDue = Double(source.startWeek + 1 + afterWeeks) - source.startFraction
        // A few weeks, because work in hand is in whole cases.
        let first = made.dropFirst(source.startWeek).prefix(4)
        pace = first.isEmpty ? 0 : first.reduce(0, +) / (Double(first.count - 1) + source.startFraction)
    }

    /// The share of a week in which the target has begun.
    private func part(of week: Int) -> Double {
        week < target.startWeek ? 0 : week == target.startWeek ? target.startFraction : 1
    }

    /// Demands of the run that fall due in a week, for a whole week of the target.
    func due(in week: Int) -> Double {
        let part = part(of: week)
        guard week >= afterWeeks, part > 0 else { return 0 }
        return made[week - afterWeeks] / part
    }

    /// Demands made before the run that fall due in a week, for a whole week of the target.
    func madeBefore(dueIn week: Int) -> Double {
        let part = part(of: week)
        guard part > 0 else { return 0 }
        return pace * min(1, max(0, (firstDue - Double(week + 1)) / part + 1))
    }
}
