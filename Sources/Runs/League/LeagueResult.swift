package import Areas
import Assembly
package import Statistics

/// What a run found of its plans side by side.
package struct LeagueResult: Sendable {
    /// The services whose children are counted, by their ids; a child on the lists of two counts on both.
    package var services: [String]
    /// How many targets are to be met all together.
    package var targetCount: Int
    /// Child-days of no change, all services together, in each of the first replications: for telling what they hang on.
    package var firstDays: [Int64]
    /// Replications of which they are kept: more would tell smaller shares from chance.
    package static let firstReplications = 400
    /// The plans, "no change" first.
    package var plans: [Standing]

    /// One plan among the others.
    package struct Standing: Sendable {
        /// The plan's id.
        package var plan: String
        /// Whether it is a possible future, which nobody chooses.
        package var isFuture: Bool
        /// How surely it is known what it does.
        package var evidence: Evidence
        /// Time that children wait, all services together.
        package var waiting: TimeWaited
        /// The same of each service that is counted.
        package var services: [(id: String, evidence: Evidence, waiting: TimeWaited)]
        /// Child-days more than with the choice that is best in the replication; `nil` of a possible future.
        package var regret: Summary?
        /// Probability that no choice is better.
        package var best: ProportionEstimate?
        /// Against each of the other choices: the probability that it has fewer child-days, and that it has as many.
        package var duels: [(other: String, fewer: ProportionEstimate, equal: ProportionEstimate)]
        /// Probability of meeting all targets together; `nil`: none falls due in the run.
        package var targets: ProportionEstimate?
        /// What it ends with, of each list or stage with a capacity at the services that it changes; of no change of all.
        package var loads: [Load]
    }

    /// Days that children spend waiting in the months of the forecast.
    package struct TimeWaited: Sendable {
        /// Child-days under the plan.
        package var days: Summary
        /// Child-days fewer than with no change; `nil` of no change itself.
        package var avoided: Summary?
        /// Probability that they are fewer, and that they are as many.
        package var fewer: ProportionEstimate?
        package var equal: ProportionEstimate?
    }

    /// Demand and capacity of a list or stage over the last twelve months.
    package struct Load: Sendable {
        /// The service's id.
        package var service: String
        /// The list or stage.
        package var part: ServicePart
        /// How surely it is known.
        package var evidence: Evidence
        /// Demand over capacity.
        package var load: Summary
        /// Probability that demand is above capacity.
        package var above: ProportionEstimate
        /// Children a month who would have to be seen for the list to stay as it is; `nil`: staff serve other lists too.
        package var demand: Summary?
        /// How many more than can be seen.
        package var missing: Summary?
    }
}

extension Runner {
    /// The plans side by side; `nil` without services.
    func league(_ tally: Tally) -> LeagueResult? {
        let all = league.services.count
        guard all > 0, tally.count > 0 else { return nil }
        let counted = tally.league
        return LeagueResult(
            services: league.services,
            targetCount: targetsTogether.count,
            firstDays: counted.firstDays.sorted { $0.key < $1.key }.map(\.value),
            plans: plans.indices.compactMap { plan in
                guard let whole = waited(plan, all, tally) else { return nil }
                let choice = league.choices.firstIndex(of: plan)
                let services = league.services.enumerated()
                    .compactMap { place, id -> (id: String, evidence: Evidence, waiting: LeagueResult.TimeWaited)? in
                        waited(plan, place, tally).map { (id, evidence(ofCounted: place, under: plan), $0) }
                    }
                return LeagueResult.Standing(
                    plan: plans[plan].id,
                    isFuture: choice == nil,
                    evidence: services.map(\.evidence).max() ?? .assumed,
                    waiting: whole,
                    services: services,
                    regret: choice.flatMap { counted.regret[$0].summary },
                    best: choice.flatMap { share(counted.best[$0], tally) },
                    duels: choice.map { duels(of: $0, tally) } ?? [],
                    targets: counted.targets[plan].estimate,
                    loads: loads(plan, tally)
                )
            }
        )
    }

    /// How the child-days of a service are known: where a plan leaves it alone, as if nothing changed.
    private func evidence(ofCounted place: Int, under plan: Int) -> Evidence {
        let (group, index) = league.homes[place]
        let isAffected = layout.groups[group].affected[plan].contains(index)
        return max(.derived, evidence(of: [index], inGroup: group, under: isAffected ? plan : 0))
    }

    private func share(_ count: Int, _ tally: Tally) -> ProportionEstimate? {
        try? ProportionEstimate(successes: count, trials: tally.count)
    }

    private func waited(_ plan: Int, _ place: Int, _ tally: Tally) -> LeagueResult.TimeWaited? {
        guard let days = tally.league.days[plan][place].summary else { return nil }
        guard plan > 0 else { return LeagueResult.TimeWaited(days: days) }
        let comparison = tally.league.againstNoChange[plan][place]
        return LeagueResult.TimeWaited(
            days: days,
            avoided: tally.league.avoided[plan][place].summary,
            fewer: share(comparison.fewer, tally),
            equal: share(comparison.equal, tally)
        )
    }

    private func duels(
        of choice: Int,
        _ tally: Tally
    ) -> [(other: String, fewer: ProportionEstimate, equal: ProportionEstimate)] {
        league.choices.indices
            .compactMap { other in
                let found = tally.league.duels[choice][other]
                guard other != choice, let fewer = share(found.fewer, tally), let equal = share(found.equal, tally)
                else { return nil }
                return (plans[league.choices[other]].id, fewer, equal)
            }
    }

    private func loads(_ plan: Int, _ tally: Tally) -> [LeagueResult.Load] {
        let last = groups[0].months.count - 1
        return layout.cells.indices.filter { layout.cells[$0].plan == plan }
            .flatMap { cell -> [LeagueResult.Load] in
                let unit = layout.unit(of: cell)
                return zip(league.loads[cell], tally.league.loads[cell])
                    .compactMap { part, counted in
                        let series = MeasuredSeries(measure: .load, part: part.part)
                        guard let number = unit.series.firstIndex(of: series),
                            let load = tally.forecasts[cell][number * unit.periodCount + last].summary,
                            let above = counted.above.estimate
                        else { return nil }
                        return LeagueResult.Load(
                            service: unit.id,
                            part: part.part,
                            evidence: max(.derived, evidence(of: cell)),
                            load: load,
                            above: above,
                            demand: counted.demand.summary,
                            missing: counted.missing.summary
                        )
                    }
            }
    }
}
