import Areas
import Calibration
import Runs
import Statistics
import Wording

/// Shares a budget out over purchases.
///
/// Four steps: a search in each group of services, the frontier of all groups, a race among what is nearly as good as the best
/// for the whole budget, and what is chosen told on replications that had no part in choosing it.
package struct Allocator {
    private let purchases: Purchases
    private let request: AllocationRequest
    /// The search in a group.
    package var search = GroupSearch()
    /// Is told what is being done.
    package var progress: (String) -> Void = { _ in }

    package init(_ purchases: Purchases, _ request: AllocationRequest) {
        (self.purchases, self.request) = (purchases, request)
    }

    /// Candidates that are held against each other at most.
    private static let mostCandidates = 8
    /// How much less than the best a candidate may bring at first sight, in standard errors of the difference.
    private static let errorsShort = 3.0
    /// Candidates less probably the best than this are given up.
    private static let leastChance = 0.01
    /// The race ends when the best is known this surely.
    private static let wantedCertainty = 0.95

    /// Shares the budget out.
    ///
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func allocate() throws -> Allocation {
        var oracle = SimulatedWorth(purchases, request, replications: 0..<request.searchCount)
        oracle.progress = { progress("searching: \(counted($0, "choice")) simulated") }
        let space = purchases.space
        var known: [[(choice: [Int], worth: Worth)]] = []
        for group in purchases.groups.indices {
            known.append(try search.known(group, of: space, budget: request.budget, &oracle))
        }
        let simulated = oracle.simulatedCount
        let frontier = BudgetFrontier(known, budget: request.budget)
        let (winner, choice) = try race(&oracle, frontier, known)
        let alone = alone(oracle)
        let fresh = try retold(frontier, winner)
        var without = Array(repeating: request.isForTargets ? 1.0 : 0, count: request.fresh.count)
        for group in purchases.groups.indices {
            let nothing = space.nothing(in: group)
            let values =
                request.isForTargets ? fresh.oracle.scores(of: nothing, in: group) : beyond(fresh.oracle, group)
            for (place, value) in values.enumerated() {
                without[place] = request.isForTargets ? without[place] * value : without[place] + value
            }
        }
        return Allocation(
            purchases: purchases,
            request: request,
            frontier: fresh.points,
            alone: alone,
            withoutPurchases: Summary(of: without),
            choice: choice,
            spared: spared(oracle, known),
            simulated: (
                simulated, space.levelCounts.joined().reduce(1.0) { $0 * Double($1) }, request.searchCount
            )
        )
    }

    // MARK: - The race

    /// The best for the whole budget among what is nearly as good, on further replications as long as they are needed.
    private func race(
        _ oracle: inout SimulatedWorth,
        _ frontier: BudgetFrontier,
        _ known: [[(choice: [Int], worth: Worth)]]
    ) throws -> (winner: [[Int]], Allocation.Choice) {
        let nothing = purchases.groups.indices.map { purchases.space.nothing(in: $0) }
        let best = frontier.best(within: request.budget)?.choices ?? nothing
        var candidates = near(best, frontier, known, oracle)
        var count = request.searchCount
        func scores() -> [[Double]] { candidates.map { self.scores(of: $0, oracle) } }
        var race = Race(scores())
        let considered = candidates.count
        while race.certainty < Self.wantedCertainty, candidates.count > 1, count < request.mostForRace {
            candidates = race.survivors(least: Self.leastChance).map { candidates[$0] }
            progress("comparing \(candidates.count) that are nearly as good")
            let more = count..<min(2 * count, request.mostForRace)
            try oracle.extend(candidates, by: more)
            count = more.upperBound
            race = Race(scores())
        }
        let winner = candidates[race.best]
        let others = candidates.indices.filter { $0 != race.best }
        let second = others.min { race.lead(over: $0).mean < race.lead(over: $1).mean }
        let runnerUp = second.map { place in
            Allocation.Choice.RunnerUp(
                purchases: purchases.bought(candidates[place]),
                cost: cost(of: candidates[place], oracle),
                lessBy: race.lead(over: place).mean,
                error: race.lead(over: place).error
            )
        }
        return (
            winner,
            Allocation.Choice(
                certainty: race.certainty,
                candidates: considered,
                replications: count,
                runnerUp: runnerUp
            )
        )
    }

    /// The best with what differs from it in one group, or stands beside it on the frontier, and may be as good.
    private func near(
        _ best: [[Int]],
        _ frontier: BudgetFrontier,
        _ known: [[(choice: [Int], worth: Worth)]],
        _ oracle: SimulatedWorth
    ) -> [[[Int]]] {
        var candidates = frontier.points.suffix(3).map(\.choices)
        for (group, choices) in known.enumerated() {
            for one in choices where one.worth.isAllowed {
                var other = best
                other[group] = one.choice
                if cost(of: other, oracle) <= request.budget { candidates.append(other) }
            }
        }
        var once: Set<[[Int]]> = [best]
        let bestScores = scores(of: best, oracle)
        let others = candidates.filter { once.insert($0).inserted }
            .compactMap { candidate -> (choices: [[Int]], short: Double)? in
                let differences = zip(bestScores, scores(of: candidate, oracle)).map { $0 - $1 }
                let short = mean(differences)
                return short <= Self.errorsShort * standardError(differences) ? (candidate, short) : nil
            }
            .sorted { one, other in
                one.short != other.short
                    ? one.short < other.short
                    : one.choices.joined().lexicographicallyPrecedes(other.choices.joined())
            }
        return [best] + others.prefix(Self.mostCandidates - 1).map(\.choices)
    }

    /// Child-weeks avoided in all groups by replication; of targets whether they are met in all.
    private func scores(of choices: [[Int]], _ oracle: SimulatedWorth) -> [Double] {
        var sums: [Double]?
        for (group, choice) in choices.enumerated() {
            let scores = oracle.scores(of: choice, in: group)
            guard let before = sums else {
                sums = scores
                continue
            }
            sums = zip(before, scores).map { request.isForTargets ? $0 * $1 : $0 + $1 }
        }
        return sums ?? []
    }

    private func cost(of choices: [[Int]], _ oracle: SimulatedWorth) -> Double {
        choices.enumerated().reduce(0) { $0 + oracle.cost(of: $1.element, in: $1.offset) }
    }

    // MARK: - What is chosen, on other replications

    /// The frontier with its figures from replications that had no part in choosing it.
    ///
    /// A budget whose choice brings less there than a smaller budget's takes that one's: what is left over buys nothing better.
    private func retold(
        _ frontier: BudgetFrontier,
        _ winner: [[Int]]
    ) throws -> (points: [Allocation.Point], oracle: SimulatedWorth) {
        var fresh = SimulatedWorth(purchases, request, replications: request.fresh)
        fresh.readsOtherCosts = true
        let nothing = purchases.groups.indices.map { purchases.space.nothing(in: $0) }
        // Behind each the next cheaper ones, for where it turns out to cost more than it may.
        let picks = request.budgets.map { budget -> [[[Int]]] in
            let cheaper = frontier.points.filter { $0.cost <= budget }.suffix(2).reversed().map(\.choices)
            return (budget == request.budget ? [winner] : []) + cheaper
        }
        progress("telling what is chosen on \(request.fresh.count) other replications")
        for group in purchases.groups.indices {
            try fresh.simulate(picks.joined().map { $0[group] }, in: group)
        }
        var points: [Allocation.Point] = []
        var last = point(nothing, budget: 0, fresh)
        for (budget, choices) in zip(request.budgets, picks) {
            let first = choices.first { cost(of: $0, fresh) <= budget }
            var next = first.map { point($0, budget: budget, fresh) } ?? last
            if next.benefit.mean < last.benefit.mean { next = last }
            next.budget = budget
            next.chanceOfExceeding = share(next.pounds) { $0 > budget }
            points.append(next.told)
            last = next
        }
        return (points, fresh)
    }

    /// A point with its pounds by replication.
    private struct Drawn {
        var told: Allocation.Point
        var pounds: [Double]
        var benefit: Summary { told.benefit }
        var budget: Double {
            get { told.budget }
            set { told.budget = newValue }
        }
        var chanceOfExceeding: Double {
            get { told.chanceOfExceeding }
            set { told.chanceOfExceeding = newValue }
        }
    }

    private func point(_ choices: [[Int]], budget: Double, _ oracle: SimulatedWorth) -> Drawn {
        var pounds = Array(repeating: 0.0, count: request.fresh.count)
        var (services, harms): ([Allocation.ServiceChange], [Harm]) = ([], [])
        var costs: [(offer: Int, pounds: Double)] = []
        var otherCosts = 0.0
        for (group, choice) in choices.enumerated() {
            for (place, amount) in oracle.pounds(of: choice, in: group).enumerated() { pounds[place] += amount }
            costs += oracle.costs(of: choice, in: group)
            otherCosts += oracle.otherCosts(of: choice, in: group)
            harms += oracle.harms(of: choice, in: group)
            services += oracle.changes(of: choice, in: group)
        }
        let order = purchases.runner.fitted.area.services.map(\.id)
        services.sort { order.firstIndex(of: $0.service) ?? 0 < order.firstIndex(of: $1.service) ?? 0 }
        costs.sort { $0.offer < $1.offer }
        let cost = costs.reduce(0) { $0 + $1.pounds }
        // The spread is that of these replications, their middle the expected cost.
        let scale = mean(pounds) > 0 ? cost / mean(pounds) : 1
        pounds = pounds.map { $0 * scale }
        return Drawn(
            told: Allocation.Point(
                budget: budget,
                purchases: purchases.bought(choices),
                cost: cost,
                costs: costs.map(\.pounds),
                costRange: Summary(of: pounds),
                chanceOfExceeding: 0,
                benefit: Summary(of: scores(of: choices, oracle)),
                otherCosts: otherCosts,
                services: services,
                harms: harms
            ),
            pounds: pounds
        )
    }

    private func share(_ values: [Double], _ isSo: (Double) -> Bool) -> Double {
        values.isEmpty ? 0 : Double(values.count(where: isSo)) / Double(values.count)
    }

    /// Child-weeks beyond the limit in a group by replication, if nothing is bought.
    private func beyond(_ oracle: SimulatedWorth, _ group: Int) -> [Double] {
        guard let trial = oracle.trials[group][purchases.space.nothing(in: group)] else { return [] }
        let names = purchases.runner.trialGroups[purchases.groups[group]]
        return trial.isMet.indices.map { number in
            names.indices.filter { request.counted.isEmpty || request.counted.contains(names[$0]) }
                .reduce(0) { $0 + trial.beyond[$1][number] }
        }
    }

    // MARK: - Beside the choice

    /// Each offer alone, at the dearest level that the budget allows; else at its cheapest.
    private func alone(_ oracle: SimulatedWorth) -> [Allocation.Alone] {
        purchases.offersOfGroup.enumerated()
            .flatMap { group, offers in
                offers.indices.compactMap { place -> Allocation.Alone? in
                    let levels = (1...purchases.offers[offers[place]].levels.count)
                        .map { level -> (level: Int, choice: [Int]) in
                            var choice = purchases.space.nothing(in: group)
                            choice[place] = level
                            return (level, choice)
                        }
                    let affordable = levels.filter { oracle.cost(of: $0.choice, in: group) <= request.budget }
                    let one =
                        affordable.max { oracle.cost(of: $0.choice, in: group) < oracle.cost(of: $1.choice, in: group) }
                        ?? levels.first
                    guard let one else { return nil }
                    let scores = oracle.scores(of: one.choice, in: group)
                    return Allocation.Alone(
                        purchase: Purchase(offer: offers[place], level: one.level),
                        cost: oracle.cost(of: one.choice, in: group),
                        benefit: mean(scores),
                        error: standardError(scores),
                        harms: oracle.harms(of: one.choice, in: group)
                    )
                }
            }
            .sorted { $0.purchase.offer < $1.purchase.offer }
    }

    /// Services that kept something from being bought: of choices within the budget that are not allowed, those they harm.
    private func spared(_ oracle: SimulatedWorth, _ known: [[(choice: [Int], worth: Worth)]]) -> [String] {
        var ids: Set<String> = []
        for (group, choices) in known.enumerated() {
            for one in choices where !one.worth.isAllowed && one.worth.cost <= request.budget {
                ids.formUnion(oracle.harms(of: one.choice, in: group).map(\.service))
            }
        }
        return purchases.runner.fitted.area.services.map(\.id).filter(ids.contains)
    }
}

extension SimulatedWorth {
    /// Pounds by which a choice changes all lines of costs that are of no purchase.
    func otherCosts(of choice: [Int], in group: Int) -> Double {
        guard let trial = trials[group][choice], let base = trials[group][purchases.space.nothing(in: group)] else {
            return 0
        }
        return mean(trial.otherPounds) - mean(base.otherPounds)
    }

    /// What a choice makes of the services of a group that change.
    func changes(of choice: [Int], in group: Int) -> [Allocation.ServiceChange] {
        guard let trial = trials[group][choice], let base = trials[group][purchases.space.nothing(in: group)] else {
            return []
        }
        let names = purchases.runner.trialGroups[purchases.groups[group]]
        return names.indices.compactMap { service in
            let less = { (values: KeyPath<PlanTrial, [[Double]]>) in
                zip(base[keyPath: values][service], trial[keyPath: values][service]).map { $0 - $1 }
            }
            let (avoided, waited) = (less(\.beyond), less(\.waited))
            guard waited.contains(where: { $0 != 0 }) || avoided.contains(where: { $0 != 0 }) else { return nil }
            return Allocation.ServiceChange(
                service: names[service],
                avoided: Summary(of: avoided),
                waitedLess: Summary(of: waited)
            )
        }
    }
}
