import Areas
import Assembly
import Calendar

/// Holds the targets of a run against the rows of its replications.
struct GoalReader {
    /// By plan and then by target; `nil` for those of a service that is not reported.
    private let columns: [[GoalColumn?]]
    /// By joint target, the places of its targets among all.
    private let joint: [[Int]]
    /// The places of the targets that are to be met all together.
    private let together: [Int]
    /// Where the values of each quantity that is kept stand.
    private let kept: [Int?]
    /// By target, its deficit; `nil` of others.
    private let deficits: [Target?]
    private let monthCount: Int

    init(_ runner: Runner, keeping quantities: [KeptQuantity]) {
        let place = { Self.offset(of: $1, $0, under: $2, in: runner.layout) }
        let (months, years) = (runner.groups[0].months, runner.groups[0].years)
        columns = runner.plans.indices.map { plan in
            runner.targets.map { target in
                place(target.service, target.series, plan)
                    .map { offset in
                        GoalColumn(target, offset: offset, months: months, years: years)
                    }
            }
        }
        let goals = Dictionary(
            runner.targets.enumerated().map { ($1.goal, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        deficits = runner.targets.map { $0.measure == .highNeedsDeficit ? $0 : nil }
        monthCount = months.count
        joint = runner.jointTargets.map { $0.targets.compactMap { goals[$0.goal] } }
        together = runner.targetsTogether
        kept = quantities.map { Self.offset(of: $0, in: runner) }
    }

    /// Where the value of a quantity stands in a row; `nil`: the run has none.
    static func offset(of quantity: KeptQuantity, in runner: Runner) -> Int? {
        runner.plans.firstIndex { $0.id == quantity.plan }
            .flatMap { offset(of: quantity.series, quantity.service, under: $0, in: runner.layout) }
            .map { $0 + quantity.period }
    }

    /// Where the first value of a series of a service or sum stands in a row; `nil`: the run has none.
    private static func offset(
        of series: MeasuredSeries,
        _ service: String,
        under plan: Int,
        in layout: RunLayout
    ) -> Int? {
        guard let cell = layout.cell(of: service, under: plan),
            let number = layout.unit(of: cell).series.firstIndex(of: series)
        else { return nil }
        return layout.cells[cell].offset + number * layout.unit(of: cell).periodCount
    }

    /// Reads a block's replications.
    func read(_ block: RowBlock, _ balances: HighNeedsBalances, into tally: inout Tally) {
        for (plan, columns) in columns.enumerated() {
            var all = GoalTally.Share()
            tally.withGoals(plan) { goals, jointGoals in
                for replication in block.replications {
                    let row = block.row(replication)
                    let outcomes = zip(columns, deficits)
                        .map { column, deficit in
                            column?.outcome(row)
                                ?? deficit.flatMap { balances.outcome($0, plan, replication, monthCount: monthCount) }
                        }
                    for (number, outcome) in outcomes.enumerated() {
                        if let outcome { goals[number].note(outcome) }
                    }
                    for (number, members) in joint.enumerated() {
                        let found = members.compactMap { outcomes[$0] }
                        if found.count == members.count { jointGoals[number].note(.all(of: found)) }
                    }
                    let due = together.map { outcomes[$0]?.due ?? nil }
                    all.note(due.isEmpty || due.contains { $0 == nil } ? nil : due.allSatisfy { $0 == true })
                }
            }
            tally.withLeague { $0.targets[plan].merge(all) }
        }
        tally.withKept { samples in
            for (number, offset) in kept.enumerated() {
                guard let offset else { continue }
                for replication in block.replications {
                    samples[number].note(block.row(replication)[offset], replication: replication)
                }
            }
        }
    }
}
