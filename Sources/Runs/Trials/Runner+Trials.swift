package import Areas
import Assembly
import Calibration
import Finance
import Simulation

extension Runner {
    /// The ids of the services that are simulated together, by group; groups do not act on one another under any of the plans.
    package var trialGroups: [[String]] { layout.groups.map { $0.linked.services.map(\.service.id) } }

    /// Tries plans in one group of services: on each replication all of them, with the same draws.
    ///
    /// Less is read than of a run, and nothing is summed: so many plans can be tried.
    ///
    /// - Parameters:
    ///   - plans: Plans whose steps are among those of the run's plans.
    ///   - group: The group.
    ///   - replications: The numbers of the replications.
    ///   - question: What is asked; its targets are among the run's, its limit is one beyond which the run counts.
    ///   - withOthers: Whether lines of costs are read that are of no step.
    ///   - progress: Called now and then with the share done, from one thread.
    /// - Returns: What each plan makes of the group.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func trials(
        of plans: [Plan],
        inGroup group: Int,
        _ replications: Range<Int>,
        _ question: TrialQuestion,
        withOthers: Bool = false,
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> [PlanTrial] {
        let linked = layout.groups[group].linked
        let reader = TrialReader(self, group: group, question)
        let costs = TrialCosts(self, group: group, [.noChange] + plans, question)
        let spared = plans.map { linked.spared(by: $0) }
        let sparedBySome = Set(spared.joined()).sorted()
        let threads = max(1, min(settings.threads, replications.count))
        let benches = (0..<threads).map { _ in Workbench(linked, sparedBySome: sparedBySome) }
        for walk in layout.groups[group].walks { walk.prepare(replications) }
        let services = linked.services.count
        let results = TrialRoom(plans.map { ($0.interventions.count, services) }, replications)
        let found = sharedOut(replications, threads: threads, progress: progress) { number, thread in
            let bench = benches[thread]
            let one = Replication(seed: settings.seed, number: number)
            let prices = costs?.prices(one)
            // What plans leave as it is, is kept from when nothing changes.
            let keeps = !sparedBySome.isEmpty && !plans[0].interventions.isEmpty
            guard !keeps || bench.run(.noChange, one) else { return number * plans.count }
            for (place, plan) in plans.enumerated() {
                guard bench.run(plan, one, sparing: spared[place]) else { return number * plans.count + place }
                let replica = number - replications.lowerBound
                for service in 0..<services {
                    let weeks = reader.childWeeks(bench.engine, service: service)
                    results.set(place, replica, service: service, weeks.waited, weeks.beyond)
                }
                let isMet = reader.isMet(bench.engine, replication: number)
                let money = costs.flatMap { costs in
                    prices.map { costs.read(place + 1, bench.engine, one, $0, withOthers: withOthers) }
                }
                results.set(place, replica, isMet: isMet, steps: money?.steps ?? [], others: money?.others ?? 0)
            }
            return nil
        }
        if let found {
            throw growth(of: linked, under: plans[found % plans.count], in: found / plans.count)
        }
        return results.trials
    }

    /// What the steps of plans would cost if they deliver what is planned: by plan and then by replication, without a run.
    package func plannedPounds(
        of plans: [Plan],
        inGroup group: Int,
        _ replications: Range<Int>,
        _ question: TrialQuestion
    ) -> [[Double]] {
        guard let costs = TrialCosts(self, group: group, [.noChange] + plans, question) else {
            return plans.map { _ in replications.map { _ in 0 } }
        }
        let byReplication = concurrentMap(replications.count) { number -> [Double] in
            let one = Replication(seed: settings.seed, number: replications.lowerBound + number)
            let prices = costs.prices(one)
            return plans.indices.map { costs.planned($0 + 1, one, prices) }
        }
        return plans.indices.map { plan in byReplication.map { $0[plan] } }
    }
}

/// Room for what plans give; threads write to replications of their own.
private final class TrialRoom: @unchecked Sendable {
    private let replications: Int
    private let sizes: [(steps: Int, services: Int)]
    /// Of each plan, by replication: child-weeks of each service, all and beyond the limit, whether the targets are met, pounds of
    /// each step and of all else.
    private let values: [UnsafeMutablePointer<Double>]

    init(_ sizes: [(steps: Int, services: Int)], _ replications: Range<Int>) {
        (self.sizes, self.replications) = (sizes, replications.count)
        values = sizes.map { size in
            let count = replications.count * Self.width(size)
            let room = UnsafeMutablePointer<Double>.allocate(capacity: max(1, count))
            room.initialize(repeating: 0, count: count)
            return room
        }
    }

    deinit {
        for room in values { room.deallocate() }
    }

    private static func width(_ size: (steps: Int, services: Int)) -> Int { 2 * size.services + size.steps + 2 }

    private func row(_ plan: Int, _ replication: Int) -> UnsafeMutablePointer<Double> {
        values[plan] + replication * Self.width(sizes[plan])
    }

    func set(_ plan: Int, _ replication: Int, service: Int, _ waited: Double, _ beyond: Double) {
        row(plan, replication)[2 * service] = waited
        row(plan, replication)[2 * service + 1] = beyond
    }

    func set(_ plan: Int, _ replication: Int, isMet: Bool, steps: [Double], others: Double) {
        let rest = row(plan, replication) + 2 * sizes[plan].services
        (rest[0], rest[1]) = (isMet ? 1 : 0, others)
        for (step, pounds) in steps.enumerated() { rest[2 + step] = pounds }
    }

    /// What every plan has given.
    var trials: [PlanTrial] {
        sizes.indices.map { plan in
            let size = sizes[plan]
            var trial = PlanTrial(services: size.services, steps: size.steps, replications: replications)
            for replication in 0..<replications {
                let row = row(plan, replication)
                for service in 0..<size.services {
                    trial.waited[service][replication] = row[2 * service]
                    trial.beyond[service][replication] = row[2 * service + 1]
                }
                let rest = row + 2 * size.services
                trial.isMet[replication] = rest[0] > 0
                trial.otherPounds[replication] = rest[1]
                for step in 0..<size.steps { trial.stepPounds[step][replication] = rest[2 + step] }
            }
            return trial
        }
    }
}
