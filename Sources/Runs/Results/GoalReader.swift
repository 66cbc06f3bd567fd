import Areas
import Assembly
import Calendar

/// Holds the targets of a run against the rows of its replications.
struct GoalReader {
    /// A target's series under one plan.
    private struct Column {
        let target: Target
        /// Where its values stand in a row, by period.
        let offset: Int
        let monthCount: Int
        /// The periods at which it is looked at from when it is due on; empty where that lies outside the run.
        let due: [Int]

        /// What a replication makes of it.
        func outcome(_ row: UnsafeMutablePointer<Float>) -> GoalOutcome {
            let isMet = { (period: Int) -> Bool? in
                let value = Double(row[offset + period])
                return value.isNaN ? nil : target.isMet(by: value)
            }
            let due = due.map(isMet)
            return GoalOutcome(
                months: (0..<monthCount).map(isMet),
                due: due.first ?? nil,
                held: due.isEmpty ? nil : due.allSatisfy { $0 != false }
            )
        }
    }

    /// By plan and then by target; `nil` for those of a service that is not reported.
    private let columns: [[Column?]]
    /// By joint target, the places of its targets among all.
    private let joint: [[Int]]
    /// Where the values of each quantity that is kept stand.
    private let kept: [Int?]

    init(_ runner: Runner, keeping quantities: [KeptQuantity]) {
        let layout = runner.layout
        let place = { (service: String, series: MeasuredSeries, plan: Int) -> Int? in
            guard let cell = layout.cell(of: service, under: plan),
                let number = layout.unit(of: cell).series.firstIndex(of: series)
            else { return nil }
            return layout.cells[cell].offset + number * layout.unit(of: cell).periodCount
        }
        let (months, years) = (runner.groups[0].months, runner.groups[0].years)
        columns = runner.plans.indices.map { plan in
            runner.targets.map { target in
                place(target.service, target.series, plan)
                    .map { offset in
                        Column(
                            target: target,
                            offset: offset,
                            monthCount: months.count,
                            due: Self.periods(from: target.due, months, years)
                        )
                    }
            }
        }
        let goals = Dictionary(
            runner.targets.enumerated().map { ($1.goal, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        joint = runner.jointTargets.map { $0.targets.compactMap { goals[$0.goal] } }
        kept = quantities.map { quantity in
            runner.plans.firstIndex { $0.id == quantity.plan }
                .flatMap { place(quantity.service, quantity.series, $0) }
                .map { $0 + quantity.period }
        }
    }

    /// The periods from a due one on: months, or whole years of its kind.
    private static func periods(from due: Target.Due, _ months: [Month], _ years: [Year]) -> [Int] {
        switch due {
        case .by(let month):
            months.firstIndex(of: month).map { Array($0..<months.count) } ?? []
        case .over(let wanted):
            years.contains(wanted)
                ? years.indices
                    .filter {
                        years[$0].kind == wanted.kind && years[$0] >= wanted && years[$0].last <= months[months.count - 1]
                    }
                    .map { months.count + $0 } : []
        }
    }

    /// Reads a block's replications.
    func read(_ block: RowBlock, into tally: inout Tally) {
        for (plan, columns) in columns.enumerated() {
            tally.withGoals(plan) { goals, jointGoals in
                for replication in block.replications {
                    let row = block.row(replication)
                    let outcomes = columns.map { $0?.outcome(row) }
                    for (number, outcome) in outcomes.enumerated() {
                        if let outcome { goals[number].note(outcome) }
                    }
                    for (number, members) in joint.enumerated() {
                        let found = members.compactMap { outcomes[$0] }
                        if found.count == members.count { jointGoals[number].note(.all(of: found)) }
                    }
                }
            }
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

extension Target {
    /// Whether a value is on the right side; single precision is allowed its last digit.
    func isMet(by value: Double) -> Bool {
        let slack = 1e-6 * max(1, abs(self.value))
        switch bound {
        case .atLeast: return value >= self.value - slack
        case .atMost: return value <= self.value + slack
        }
    }
}

extension Measure {
    /// The weeks that the engine must count beyond.
    var thresholdWeeks: Int? {
        switch self {
        case .shareWithin(let weeks), .waitingBeyond(let weeks): weeks
        default: nil
        }
    }
}
