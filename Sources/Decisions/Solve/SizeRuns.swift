import Areas
import Calibration
import Runs

/// Runs the sizes of a lever: every size in the same replications of one fitted area.
struct SizeRuns {
    /// What has to be simulated.
    let fitted: FittedArea
    let question: SolveQuestion
    /// The sizes, rising from none.
    let sizes: [Double]
    let seed: UInt64
    let threads: Int
    let horizonMonths: Int

    /// Counts in how many replications of some sizes all targets were met when due, and then held.
    func trials(
        _ numbers: [Int],
        _ replications: Range<Int>,
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> [SizeCounts] {
        let runner = try runner(of: numbers, replications: replications.upperBound, reporting: question.owners)
        let tally = try runner.tally(replications, progress: progress)
        return try counts(numbers, runner, tally)
    }

    private func counts(_ numbers: [Int], _ runner: Runner, _ tally: Tally) throws(InputErrors) -> [SizeCounts] {
        numbers.map { number in
            let id = Self.id(number)
            let plan = runner.plans.firstIndex { $0.id == id } ?? 0
            let goal = question.targets.count == 1 ? tally.goals[plan][0] : tally.jointGoals[plan][0]
            return SizeCounts([goal.due, goal.held].map { .init(met: $0.met, of: $0.of) })
        }
    }

    /// Forecasts of some sizes.
    func result(
        _ numbers: [Int],
        replications: Int,
        reporting services: Set<String>
    ) throws(InputErrors) -> RunResult {
        try runner(of: numbers, replications: replications, reporting: services).run()
    }

    /// The id of the plan that is a size.
    static func id(_ number: Int) -> String { number == 0 ? "none" : "size-\(number)" }

    /// "No change" has the targets, since every run holds them against it too.
    private func runner(
        of numbers: [Int],
        replications: Int,
        reporting services: Set<String>
    ) throws(InputErrors) -> Runner {
        var baseline = Plan.noChange
        baseline.targets = question.targets
        if question.targets.count > 1 { baseline.jointTargets = [JointTarget(question.targets)] }
        var plans = [baseline]
        for number in numbers {
            let plan = try question.plan(sizes[number], id: Self.id(number))
            // Nothing at all is "no change", which is run in any case.
            if !plan.interventions.isEmpty { plans.append(plan) }
        }
        return try Runner(
            fitted,
            plans: plans,
            settings: RunSettings(
                replications: max(replications, Limits.replications.lowerBound),
                seed: seed,
                threads: threads,
                horizonMonths: horizonMonths,
                services: services,
                followsReferrals: question.targets.contains { $0.measure.followsChildren }
            )
        )
    }
}
