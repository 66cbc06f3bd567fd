import Areas
import Calibration
import Runs

/// What choices are worth by simulation, on replications that they all share.
struct SimulatedWorth: PurchaseOracle {
    let purchases: Purchases
    let request: AllocationRequest
    /// The numbers of the replications of every choice.
    private(set) var replications: Range<Int>
    /// By group and choice, what has been simulated.
    private(set) var trials: [[[Int]: PlanTrial]]
    /// How much more a level costs on average than on these replications, where its cost is known without a run.
    private let corrections: [[Double]]
    /// Choices that break a rule of plans, which are not simulated.
    private var barred: [Set<[Int]>]
    /// Whether lines of costs are read that are of no purchase.
    var readsOtherCosts = false
    /// Is told how many choices have been simulated.
    var progress: (Int) -> Void = { _ in }

    /// Of choices, with the replications on which each is simulated.
    init(_ purchases: Purchases, _ request: AllocationRequest, replications: Range<Int>) {
        (self.purchases, self.request, self.replications) = (purchases, request, replications)
        trials = purchases.groups.map { _ in [:] }
        barred = purchases.groups.map { _ in [] }
        corrections = Self.corrections(purchases, request, replications)
    }

    /// How many choices have been simulated.
    var simulatedCount: Int { trials.reduce(0) { $0 + $1.count } }

    mutating func worth(of choices: [[Int]], in group: Int) throws -> [Worth] {
        try simulate(choices, in: group)
        return choices.map { worth(of: $0, in: group) }
    }

    /// Simulates choices that have not been yet; nothing is always among those that have.
    mutating func simulate(_ choices: [[Int]], in group: Int) throws {
        let nothing = purchases.space.nothing(in: group)
        let area = purchases.runner.fitted.area
        var wanted: [[Int]] = []
        for choice in [nothing] + choices
        where trials[group][choice] == nil && !wanted.contains(choice) && !barred[group].contains(choice) {
            if purchases.plan(choice, in: group).problems(in: area).isEmpty {
                wanted.append(choice)
            } else {
                barred[group].insert(choice)
            }
        }
        guard !wanted.isEmpty else { return }
        let found = try purchases.runner.trials(
            of: wanted.map { purchases.plan($0, in: group) },
            inGroup: purchases.groups[group],
            replications,
            request.question,
            withOthers: readsOtherCosts
        )
        for (choice, trial) in zip(wanted, found) { trials[group][choice] = trial }
        progress(simulatedCount)
    }

    /// Adds further replications to choices that have been simulated.
    mutating func extend(_ choices: [[[Int]]], by more: Range<Int>) throws {
        for group in purchases.groups.indices {
            var wanted: [[Int]] = []
            for choice in [purchases.space.nothing(in: group)] + choices.map({ $0[group] })
            where !wanted.contains(choice) { wanted.append(choice) }
            let found = try purchases.runner.trials(
                of: wanted.map { purchases.plan($0, in: group) },
                inGroup: purchases.groups[group],
                more,
                request.question
            )
            for (choice, trial) in zip(wanted, found) { trials[group][choice]?.append(trial) }
        }
    }

    // MARK: - What has been simulated

    private func worth(of choice: [Int], in group: Int) -> Worth {
        guard !barred[group].contains(choice), trials[group][choice] != nil else {
            return Worth(cost: .infinity, benefit: 0, isAllowed: false)
        }
        return Worth(
            cost: cost(of: choice, in: group),
            benefit: benefit(of: choice, in: group),
            isAllowed: harms(of: choice, in: group).isEmpty
        )
    }

    /// Expected pounds of what is bought in a group.
    func cost(of choice: [Int], in group: Int) -> Double {
        guard let trial = trials[group][choice] else { return 0 }
        return bought(choice, in: group)
            .reduce(0) { sum, one in
                sum + mean(trial.stepPounds[one.step]) * corrections[one.offer][one.level - 1]
            }
    }

    /// Expected pounds of each offer bought in a group.
    func costs(of choice: [Int], in group: Int) -> [(offer: Int, pounds: Double)] {
        guard let trial = trials[group][choice] else { return [] }
        return bought(choice, in: group)
            .map { ($0.offer, mean(trial.stepPounds[$0.step]) * corrections[$0.offer][$0.level - 1]) }
    }

    /// Pounds of what is bought in a group, replication by replication.
    func pounds(of choice: [Int], in group: Int) -> [Double] {
        guard let trial = trials[group][choice] else { return [] }
        var sums = Array(repeating: 0.0, count: trial.isMet.count)
        for one in bought(choice, in: group) {
            for (place, pounds) in trial.stepPounds[one.step].enumerated() { sums[place] += pounds }
        }
        return sums
    }

    /// Offers that a choice buys, with their levels and the places of their steps in its plan.
    private func bought(_ choice: [Int], in group: Int) -> [(offer: Int, level: Int, step: Int)] {
        var step = purchases.base.interventions.count
        var found: [(offer: Int, level: Int, step: Int)] = []
        for (offer, level) in zip(purchases.offersOfGroup[group], choice) where level > 0 {
            found.append((offer, level, step))
            step += 1
        }
        return found
    }

    /// Child-weeks beyond the limit that a choice avoids in a group, replication by replication; of targets whether all of the
    /// group are met.
    func scores(of choice: [Int], in group: Int) -> [Double] {
        guard let trial = trials[group][choice] else { return [] }
        if request.isForTargets { return trial.isMet.map { $0 ? 1 : 0 } }
        guard let base = trials[group][purchases.space.nothing(in: group)] else { return [] }
        let names = purchases.runner.trialGroups[purchases.groups[group]]
        // One replication is held against the same: those that only one of the two has been simulated on are left out.
        return (0..<min(trial.isMet.count, base.isMet.count))
            .map { number in
                names.indices.reduce(0) { sum, service in
                    guard request.counted.isEmpty || request.counted.contains(names[service]) else { return sum }
                    return sum + base.beyond[service][number] - trial.beyond[service][number]
                }
            }
    }

    /// What adds up over groups: child-weeks avoided, or the logarithm of the probability, held off zero by half a replication.
    private func benefit(of choice: [Int], in group: Int) -> Double {
        let scores = scores(of: choice, in: group)
        guard request.isForTargets else { return mean(scores) }
        let base = self.scores(of: purchases.space.nothing(in: group), in: group)
        let log = { (scores: [Double]) -> Double in
            scores.isEmpty ? 0 : logarithm((scores.reduce(0, +) + 0.5) / (Double(scores.count) + 1))
        }
        return log(scores) - log(base)
    }

    /// Services that must not get worse and do: by more than twice the Monte Carlo error of the difference, and by enough to matter.
    func harms(of choice: [Int], in group: Int) -> [Harm] {
        guard let trial = trials[group][choice], let base = trials[group][purchases.space.nothing(in: group)] else {
            return []
        }
        let names = purchases.runner.trialGroups[purchases.groups[group]]
        let touched = purchases.touched
        return names.indices.compactMap { service in
            let id = names[service]
            guard request.protected.contains(id) || (!request.othersMayGetWorse && !touched.contains(id)) else {
                return nil
            }
            return Harm.of(id, trial, base, place: service, tolerated: request.toleratedGrowth)
        }
    }

    /// How much more each level of each offer costs on average than on some replications.
    ///
    /// Prices and posts are drawn without a run: their mean over many replications stands in for that over few. The ratio of the
    /// two is that of what is planned, with which what is delivered goes along.
    private static func corrections(
        _ purchases: Purchases,
        _ request: AllocationRequest,
        _ replications: Range<Int>
    ) -> [[Double]] {
        purchases.offersOfGroup.enumerated()
            .flatMap { group, offers in
                offers.enumerated()
                    .map { place, offer -> (offer: Int, factors: [Double]) in
                        let plans = (1...purchases.offers[offer].levels.count)
                            .map { level -> Plan in
                                var choice = Array(repeating: 0, count: offers.count)
                                choice[place] = level
                                var plan = purchases.plan(choice, in: group)
                                plan.interventions = Array(plan.interventions.suffix(1))
                                return plan
                            }
                        let planned = { (range: Range<Int>) in
                            purchases.runner
                                .plannedPounds(
                                    of: plans,
                                    inGroup: purchases.groups[group],
                                    range,
                                    request.question
                                )
                                .map(mean)
                        }
                        let few = planned(replications)
                        let many = planned(0..<max(replications.count, AllocationRequest.replicationsOfPrices))
                        return (offer, zip(many, few).map { $1 > 0 ? $0 / $1 : 1 })
                    }
            }
            .sorted { $0.offer < $1.offer }
            .map(\.factors)
    }
}

/// A service that gets worse though it must not.
package struct Harm: Hashable, Sendable {
    /// Its id.
    package var service: String
    /// Child-weeks of waiting more: in all, or beyond the limit where it is only those that grow.
    package var childWeeks: Double
    /// Whether they are those beyond the limit.
    package var isBeyondLimit: Bool

    /// The harm of a plan to a service; `nil`: it is no worse than chance would have it, or by too little to matter.
    ///
    /// - Parameters:
    ///   - service: The service's id.
    ///   - trial: What the plan makes of its group.
    ///   - base: The same without purchases.
    ///   - place: The service's place in the group.
    ///   - tolerated: The share by which its waiting may grow.
    /// - Returns: The harm.
    static func of(
        _ service: String,
        _ trial: PlanTrial,
        _ base: PlanTrial,
        place: Int,
        tolerated: Double
    ) -> Harm? {
        let all = mean(base.waited[place])
        let isWorse = { (changes: [Double], least: Double) in
            mean(changes) > max(2 * standardError(changes), least) + 1e-9 * all
        }
        let waited = zip(trial.waited[place], base.waited[place]).map { $0 - $1 }
        let beyond = zip(trial.beyond[place], base.beyond[place]).map { $0 - $1 }
        // Where hardly anybody waits beyond the limit, a share of them is nobody.
        let leastBeyond = tolerated * max(mean(base.beyond[place]), all / 20)
        if isWorse(waited, tolerated * all) {
            return Harm(service: service, childWeeks: mean(waited), isBeyondLimit: false)
        }
        guard isWorse(beyond, leastBeyond) else { return nil }
        return Harm(service: service, childWeeks: mean(beyond), isBeyondLimit: true)
    }
}
