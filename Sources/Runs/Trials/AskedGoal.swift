import Areas
import Assembly
import Simulation

/// A target that is read from an engine which has just run a plan, without all else that the run reports.
struct AskedGoal {
    /// The number of the group of services that has it.
    let group: Int
    let target: Target
    private let unit: ReportedUnit
    private let column: GoalColumn

    /// A target of a group of a run; `nil`: the group has no such service or series.
    init?(_ target: Target, inGroup number: Int, of runner: Runner) {
        let group = runner.layout.groups[number]
        guard let unit = group.units.first(where: { $0.id == target.service }),
            let series = unit.series.firstIndex(of: target.series)
        else { return nil }
        (self.group, self.target) = (number, target)
        self.unit = unit.reading(only: [series])
        column = GoalColumn(
            target,
            offset: series * unit.periodCount,
            months: group.linked.months,
            years: group.linked.years
        )
    }

    /// The stage whose children have to be followed to the end of their waits; `nil`: none has.
    var followedStage: Int? { target.measure.followsChildren ? unit.followedStage : nil }

    /// What the engine's last run makes of it.
    func outcome(_ engine: Engine, replication: Int) -> GoalOutcome {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: unit.valueCount) { row in
            row.initialize(repeating: .nan)
            let values = row.baseAddress!
            unit.read(engine, replication: replication, into: values)
            if let followedStage {
                engine.followJourneys(of: [followedStage]) { _ in unit.readJourneys(engine, into: values) }
            }
            return column.outcome(values)
        }
    }
}
