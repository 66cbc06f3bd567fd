package import Areas
import Assembly
import Calendar
import Calibration
import Simulation

/// Tries plans on the replications of a run and asks only whether all of its targets are met.
///
/// In each replication whoever asks chooses the next plan by what came of the last, and no more weeks are simulated than the
/// answer takes: so a size of a lever is found with a fraction of the work of as many runs.
package final class GoalTrials {
    /// What a replication makes of all targets together; `nil` where nothing can be said.
    package struct Outcome: Equatable, Sendable {
        /// Whether they are met when they are due.
        package var due: Bool?
        /// Whether they are then, and from then on.
        package var held: Bool?

        package init(due: Bool?, held: Bool?) { (self.due, self.held) = (due, held) }
    }

    /// Services that are simulated together and have targets.
    private struct Group {
        let linked: LinkedServices
        let goals: [AskedGoal]
        /// By plan, the stages that it leaves as they are; `nil` where it changes nothing here.
        let spared: [[Int]?]
        /// Weeks that tell whether the targets are met when they are due; `nil`: all, and those in which children are followed.
        let weeksToDue: Int?

        var followsChildren: Bool { goals.contains { $0.followedStage != nil } }
    }

    private let runner: Runner
    private let plans: [Plan]
    private let groups: [Group]
    /// By thread and then by group.
    private let benches: [[Workbench]]

    /// Trials of plans whose steps are among those of a run's plans.
    ///
    /// - Throws: ``InputErrors`` with rules that the plans break.
    package init(_ runner: Runner, of plans: [Plan]) throws(InputErrors) {
        let broken = plans.flatMap { $0.problems(in: runner.fitted.area) }
        guard broken.isEmpty else { throw InputErrors(broken) }
        (self.runner, self.plans) = (runner, plans)
        let groups = runner.layout.groups.indices.compactMap { number -> Group? in
            let linked = runner.layout.groups[number].linked
            let goals = runner.targets.compactMap { AskedGoal($0, inGroup: number, of: runner) }
            guard !goals.isEmpty else { return nil }
            let due = goals.map { linked.grid.week(of: $0.target.due.last.end) + 1 }.max()
            return Group(
                linked: linked,
                goals: goals,
                spared: plans.map { linked.affected(by: $0).isEmpty ? nil : linked.spared(by: $0) },
                weeksToDue: goals.contains { $0.followedStage != nil } ? nil : due
            )
        }
        self.groups = groups
        benches = (0..<max(1, runner.settings.threads))
            .map { _ in
                groups.map {
                    Workbench($0.linked, sparedBySome: Set($0.spared.compactMap(\.self).joined()).sorted())
                }
            }
    }

    /// Whether a replication can tell anything: children are followed in some only.
    package func canTell(_ replication: Int) -> Bool {
        !groups.contains(where: \.followsChildren) || replication % RunSettings.replicationsPerJourney == 0
    }

    /// Tries plans in some replications, each on one of the run's threads.
    ///
    /// - Parameters:
    ///   - replications: their numbers.
    ///   - wantsHeld: whether a replication shall also tell what is held after the date; else that is `nil`.
    ///   - progress: called now and then with the share done, from 0 to 1, never from two threads at once.
    ///   - ask: asks what comes of plans in a replication, by their places; it stops where there is no answer, since there are
    ///     then too many children to count.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func run(
        _ replications: Range<Int>,
        wantsHeld: (Int) -> Bool,
        progress: (Double) -> Void = { _ in },
        _ ask: (_ replication: Int, _ outcome: (_ plan: Int) -> Outcome?) -> Void
    ) throws(InputErrors) {
        for walk in runner.layout.groups.flatMap(\.walks) { walk.prepare(replications) }
        let found = sharedOut(replications, threads: benches.count, progress: progress) { number, thread in
            let wantsHeld = wantsHeld(number)
            var unchanged: [GoalOutcome?] = groups.map { _ in nil }
            var overfull: Int?
            ask(number) { plan in
                var outcomes: [GoalOutcome] = []
                for (place, group) in groups.enumerated() {
                    let isChanged = group.spared[plan] != nil
                    let known = isChanged ? nil : unchanged[place]
                    let weeks = wantsHeld ? nil : group.weeksToDue
                    guard let outcome = known ?? run(plan, number, group, benches[thread][place], weeks: weeks) else {
                        overfull = number * plans.count + plan
                        return nil
                    }
                    if !isChanged { unchanged[place] = outcome }
                    outcomes.append(outcome)
                }
                let all = GoalOutcome.all(of: outcomes)
                return Outcome(due: all.due, held: wantsHeld ? all.held : nil)
            }
            return overfull
        }
        if let found {
            throw runner.growth(of: groups[0].linked, under: plans[found % plans.count], in: found / plans.count)
        }
    }

    /// What a plan makes of a group's targets in a replication; `nil`: there are too many children to count.
    private func run(_ plan: Int, _ number: Int, _ group: Group, _ bench: Workbench, weeks: Int?) -> GoalOutcome? {
        let isRun = bench.run(
            group.spared[plan] == nil ? .noChange : plans[plan],
            Replication(seed: runner.settings.seed, number: number),
            followingChildren: group.followsChildren,
            sparing: group.spared[plan] ?? [],
            weeks: weeks
        )
        guard isRun else { return nil }
        let outcomes = group.goals.map { $0.outcome(bench.engine, replication: number) }
        return bench.engine.overfullWeek == nil ? .all(of: outcomes) : nil
    }
}
