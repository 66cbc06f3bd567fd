import Foundation
import Simulation
import Statistics

/// Forecasts an area and compares plans.
package struct Runner {
    let area: Area
    let plans: [Plan]
    let settings: RunSettings
    let models: [ServiceModel]
    let components: [Component]
    let targets: [Target]
    /// Most bytes of samples held at a time: of a plan and of no change.
    var mostSampleBytes = 96 << 20

    /// Estimates every service of an area.
    ///
    /// - Parameters:
    ///   - area: the area.
    ///   - plans: plans to compare; "no change" is put first, and a plan of that name without interventions is not
    ///     run twice.
    ///   - settings: how the run is made.
    /// - Throws: ``ModelError``, or what a regression says, for a service that cannot be estimated.
    package init(area: Area, plans: [Plan], settings: RunSettings) throws {
        var settings = settings
        settings.dataTo = min(settings.dataTo ?? area.origin, area.origin)
        settings.horizonMonths = settings.horizonMonths ?? area.horizonMonths
        self.area = area
        self.settings = settings
        let baseline = plans.first { $0.id == Plan.noChange.id && $0.interventions.isEmpty } ?? Plan.noChange
        self.plans = [baseline] + plans.filter { $0.id != baseline.id }
        for plan in plans { try Self.checkRedirections(plan) }
        models = try area.services.map { try ServiceModel($0, in: area, dataTo: settings.dataTo!) }
        var targets = area.targets
        for target in plans.flatMap(\.targets) where !targets.contains(where: { $0.isSame(as: target) }) {
            targets.append(target)
        }
        self.targets = targets
        let thresholds = Set([18, 52] + area.thresholds + targets.compactMap(\.measure.thresholdWeeks))
        components = Component.components(
            of: models,
            area: area,
            plans: self.plans,
            origin: settings.dataTo!,
            horizonMonths: settings.horizonMonths!,
            thresholds: thresholds.sorted()
        )
    }

    /// A stage knows one place to which its referrals are sent on.
    private static func checkRedirections(_ plan: Plan) throws {
        var destinations: [String: String] = [:]
        for change in plan.interventions {
            guard case .redirect(let to, _) = change.effect else { continue }
            if let other = destinations.updateValue(to, forKey: change.service), other != to {
                throw ModelError(
                    description:
                        "\(change.place): plan '\(plan.id)' sends referrals of '\(change.service)' to '\(to)' and to "
                        + "'\(other)': name one of them, or give the other its share in a plan of its own"
                )
            }
        }
    }

    /// Runs every plan.
    ///
    /// - Parameter progress: called now and then with the share done, from 0 to 1, always on the calling thread's queue
    ///   of work; may be empty.
    /// - Returns: forecasts, differences and targets of every plan.
    package func run(progress: (Double) -> Void = { _ in }) -> RunResult {
        var result = RunResult(
            area: area,
            settings: settings,
            plans: plans,
            models: models,
            months: components[0].months,
            forecasts: [],
            differences: [],
            targets: []
        )
        // Services whose samples do not fit together are followed one after another, through the same replications.
        let rounds = components.map(rounds)
        let affected = components.map { component in plans.dropFirst().map(component.affected) }
        let runs = zip(rounds, affected)
            .reduce(0) { $0 + $1.0.count * (1 + $1.1.count { !$0.isEmpty }) }
        var done = 0
        let report = { (share: Double) in progress((Double(done) + share) / Double(runs)) }
        for (number, component) in components.enumerated() {
            for readers in rounds[number] {
                let baseline = simulate(component, readers, plans[0], progress: report)
                gather(component, plans[0], readers, baseline, nil, affected[number], into: &result)
                done += 1
                for (place, plan) in plans.dropFirst().enumerated() {
                    let changed = readers.filter { affected[number][place].contains($0.index) }
                    guard !affected[number][place].isEmpty else { continue }
                    defer { done += 1 }
                    guard !changed.isEmpty else { continue }
                    let samples = simulate(component, changed, plan, progress: report)
                    let all = readers.indices.map { index in
                        changed.firstIndex { $0.index == readers[index].index }.map { samples[$0] }
                            ?? baseline[index]
                    }
                    gather(component, plan, readers, all, baseline, [affected[number][place]], into: &result)
                }
            }
        }
        result.forecasts.sort(by: order(\.plan, \.service))
        result.differences.sort(by: order(\.plan, \.service))
        let planOrder = Dictionary(uniqueKeysWithValues: plans.enumerated().map { ($1.id, $0) })
        let targetOrder = { (result: TargetResult) in targets.firstIndex { $0.isSame(as: result.target) }! }
        result.targets.sort { (planOrder[$0.plan]!, targetOrder($0)) < (planOrder[$1.plan]!, targetOrder($1)) }
        progress(1)
        return result
    }

    /// What reads the measures of each service of a component.
    func readers(of component: Component) -> [MonthlyReader] {
        component.services.indices.map {
            MonthlyReader(component: component, index: $0, targets: targets, plans: plans, settings: settings)
        }
    }

    /// The readers of a component in groups whose samples fit in memory together; services that are added up stay together.
    func rounds(of component: Component) -> [[MonthlyReader]] {
        var rounds: [[MonthlyReader]] = []
        var bytes = 0
        var left = readers(of: component)
        while !left.isEmpty {
            let first = left.removeFirst()
            let ids = together(component.services[first.index].service.id)
            let one = [first] + left.filter { ids.contains(component.services[$0.index].service.id) }
            left.removeAll { reader in one.contains { $0.index == reader.index } }
            let size = one.reduce(0) { $0 + 2 * 4 * $1.series.count } * component.months.count * settings.replications
            if rounds.isEmpty || bytes + size > mostSampleBytes {
                rounds.append([])
                bytes = 0
            }
            rounds[rounds.count - 1] += one
            bytes += size
        }
        return rounds.map { $0.sorted { $0.index < $1.index } }
    }

    /// The services that are added up with one, directly or through others.
    private func together(_ id: String) -> Set<String> {
        var ids: Set = [id]
        while let more = area.reportedTotals.first(where: { total in
            total.services.contains(where: ids.contains) && !total.services.allSatisfy(ids.contains)
        }) {
            ids.formUnion(more.services)
        }
        return ids
    }

    /// Samples of every service of a component under a plan.
    func simulate(
        _ component: Component,
        _ readers: [MonthlyReader],
        _ plan: Plan,
        progress: (Double) -> Void
    ) -> [Samples] {
        let samples = readers.map {
            Samples(
                seriesCount: $0.series.count,
                monthCount: component.months.count,
                replications: settings.replications
            )
        }
        // Rounds small enough to show progress; each thread takes every n-th replication of a round.
        let threads = max(1, settings.threads)
        let engines = (0..<threads).map { _ in component.makeEngine() }
        let round = max(threads * 50, settings.replications / 10)
        for first in stride(from: 0, to: settings.replications, by: round) {
            let last = min(first + round, settings.replications)
            concurrently(threads) { thread in
                for replication in stride(from: first + thread, to: last, by: threads) {
                    replicate(replication, component, plan, engines[thread], readers, samples)
                }
            }
            progress(Double(last) / Double(settings.replications))
        }
        return samples
    }

    private func replicate(
        _ replication: Int,
        _ component: Component,
        _ plan: Plan,
        _ engine: Engine,
        _ readers: [MonthlyReader],
        _ samples: [Samples]
    ) {
        component.prepare(engine, under: plan, seed: settings.seed, replication: replication)
        engine.run(seed: settings.seed, replication: replication)
        for (reader, samples) in zip(readers, samples) {
            reader.read(engine, replication: replication, into: samples)
        }
    }

    /// Adds up what a plan's samples say: of no change everything, of another plan what it changes.
    ///
    /// `baseline` are the samples of no change, `nil` for no change itself; `affected` are the numbers of the services that the
    /// plan changes, or for no change those of every other plan in turn.
    private func gather(
        _ component: Component,
        _ plan: Plan,
        _ readers: [MonthlyReader],
        _ samples: [Samples],
        _ baseline: [Samples]?,
        _ affected: [Set<Int>],
        into result: inout RunResult
    ) {
        var evidences: [String: Evidence] = [:]
        for (place, reader) in readers.enumerated() {
            let model = component.services[reader.index]
            let series = reader.series
            let evidence =
                plan.evidence(for: component.services.map(\.service.id)).map { max($0, model.evidence) }
                ?? model.evidence
            evidences[model.service.id] = evidence
            guard baseline == nil || affected[0].contains(reader.index) else { continue }
            add(
                series,
                of: model.service.id,
                plan,
                evidence,
                samples[place],
                baseline?[place],
                into: &result
            )
            for target in targets where target.service == model.service.id {
                let wanted = MeasuredSeries(measure: target.measure, stage: Component.stage(of: target.measure))
                let number = series.firstIndex(of: wanted)!
                let held = TargetResult(
                    plan: plan.id,
                    target: target,
                    evidence: evidence,
                    samples: samples[place],
                    series: number,
                    months: component.months
                )
                result.targets.append(held)
                guard baseline == nil else { continue }
                // Plans that do not change the service leave it as it is.
                for (other, services) in zip(plans.dropFirst(), affected) where !services.contains(reader.index) {
                    var same = held
                    same.plan = other.id
                    result.targets.append(same)
                }
            }
        }
        gatherTotals(component, plan, readers, samples, baseline, evidences, into: &result)
    }

    /// Adds up the services of each total, replication by replication.
    private func gatherTotals(
        _ component: Component,
        _ plan: Plan,
        _ readers: [MonthlyReader],
        _ samples: [Samples],
        _ baseline: [Samples]?,
        _ evidences: [String: Evidence],
        into result: inout RunResult
    ) {
        for total in area.reportedTotals {
            let members = readers.indices
                .filter { total.services.contains(component.services[readers[$0].index].service.id) }
            guard !members.isEmpty else { continue }
            let sum = { (all: [Samples]) in TotalSeries.samples(members.map { (readers[$0].series, all[$0]) }) }
            add(
                TotalSeries.series,
                of: total.id,
                plan,
                total.services.compactMap { evidences[$0] }.max() ?? .assumed,
                sum(samples),
                baseline.map(sum),
                into: &result
            )
        }
    }

    /// Adds the summaries of series, and of their differences from no change.
    private func add(
        _ series: [MeasuredSeries],
        of service: String,
        _ plan: Plan,
        _ evidence: Evidence,
        _ samples: Samples,
        _ baseline: Samples?,
        into result: inout RunResult
    ) {
        let summaries = concurrentMap(series.count) { samples.summaries(of: $0) }
        let differences = baseline.map { baseline in
            concurrentMap(series.count) { samples.summaries(of: $0, minus: baseline) }
        }
        for (number, one) in series.enumerated() {
            let forecast = { (months: [Summary?]) in
                ForecastSeries(plan: plan.id, service: service, series: one, evidence: evidence, months: months)
            }
            result.forecasts.append(forecast(summaries[number]))
            if let differences { result.differences.append(forecast(differences[number])) }
        }
    }

    private func order(
        _ plan: KeyPath<ForecastSeries, String>,
        _ service: KeyPath<ForecastSeries, String>
    ) -> (ForecastSeries, ForecastSeries) -> Bool {
        let plans = Dictionary(uniqueKeysWithValues: plans.enumerated().map { ($1.id, $0) })
        let ids = area.services.map(\.id) + area.reportedTotals.map(\.id)
        let services = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        return { first, second in
            (plans[first[keyPath: plan]]!, services[first[keyPath: service]]!)
                < (plans[second[keyPath: plan]]!, services[second[keyPath: service]]!)
        }
    }
}
