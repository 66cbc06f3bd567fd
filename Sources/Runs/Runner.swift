package import Areas
package import Assembly
import Calendar
package import Calibration
import Foundation
import Simulation
import Statistics
import Synchronization

/// Forecasts an area and compares plans.
package struct Runner {
    /// What is forecast.
    package let fitted: FittedArea
    package let plans: [Plan]
    let settings: RunSettings
    package let groups: [LinkedServices]
    let targets: [Target]
    /// Most bytes of samples held at a time: of a plan and of no change.
    var mostSampleBytes = 80 << 20
    private static let replicationsAtATime = 4

    /// Prepares the forecasts of an area.
    ///
    /// - Parameters:
    ///   - fitted: the area as estimated.
    ///   - plans: plans to compare; "no change" is put first, and a plan of that name without interventions is not
    ///     run twice.
    ///   - settings: how the run is made.
    /// - Throws: ``InputErrors`` with everything that keeps the plans from being run: rules that they break, services
    ///   asked for that are left out, and sizes beyond ``Limits``.
    package init(_ fitted: FittedArea, plans: [Plan], settings: RunSettings) throws(InputErrors) {
        let (area, leftOut) = (fitted.area, fitted.leftOut)
        var settings = settings
        settings.horizonMonths = settings.horizonMonths ?? area.horizonMonths
        self.fitted = fitted
        self.settings = settings
        let plans = leftOut.isEmpty ? plans : plans.map { $0.within(area) }
        let broken = plans.flatMap { $0.problems(in: area) }
        guard broken.isEmpty else { throw InputErrors(broken) }
        // Services and sums that are asked for by name are not left out in silence.
        let known = area.services.map(\.id) + area.reportedTotals.map(\.id)
        guard leftOut.isEmpty || settings.services.isSubset(of: known) else {
            throw InputErrors(leftOut.flatMap(\.problems))
        }
        let baseline = plans.first { $0.id == Plan.noChange.id && $0.interventions.isEmpty } ?? Plan.noChange
        self.plans = [baseline] + plans.filter { $0.id != baseline.id }
        var goals: Set<Target.Goal> = []
        targets = (area.targets + plans.flatMap(\.targets)).filter { goals.insert($0.goal).inserted }
        if targets.count > Limits.targets {
            throw InputErrors(
                at: targets[Limits.targets].place,
                "the area and its plans have \(targets.count) targets, at most \(Limits.targets) are allowed",
                remedy: "Keep those that decide something, or run fewer plans."
            )
        }
        let thresholds = Set([18, 52] + area.thresholds + targets.compactMap(\.measure.thresholdWeeks))
        let groups = LinkedServices.groups(
            of: fitted.services,
            area: area,
            plans: self.plans,
            origin: fitted.dataTo,
            horizonMonths: settings.horizonMonths ?? area.horizonMonths,
            thresholds: thresholds.sorted()
        )
        let large = groups.filter { Engine.byteCount($0.network, $0.observation) > Limits.engineBytes }
        guard large.isEmpty else { throw InputErrors(large.map(Self.sizeProblem)) }
        self.groups = groups
    }

    private static func sizeProblem(_ linked: LinkedServices) -> Problem {
        let bytes = Engine.byteCount(linked.network, linked.observation)
        return Problem(
            at: linked.services[0].service.place,
            "simulating \(linked.listedServices) together would need \(bytes >> 20) MB of memory a thread, at most "
                + "\(Limits.engineBytes >> 20) are allowed",
            remedy: "Shorten the horizon or long delays, or tell fewer classes, stages and waits apart."
        )
    }

    /// Runs every plan.
    ///
    /// - Parameter progress: called now and then with the share done, from 0 to 1, never from two threads at once.
    /// - Returns: forecasts, differences and targets of every plan.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    package func run(progress: (Double) -> Void = { _ in }) throws(InputErrors) -> RunResult {
        var result = RunResult(
            area: reportedArea,
            dataTo: fitted.dataTo,
            settings: settings,
            plans: plans,
            models: fitted.services.filter { isReported($0.service.id) },
            months: groups[0].months,
            leftOut: fitted.leftOut,
            forecasts: [],
            differences: [],
            targets: []
        )
        let groups = groups.filter { $0.reportedIDs.contains(where: isReported) }
        // Units whose samples do not fit together are followed one after another, through the same replications.
        let rounds = groups.map(rounds)
        let affected = groups.map { linked in plans.dropFirst().map(linked.affected) }
        let runs = zip(rounds, affected)
            .reduce(0) { $0 + $1.0.count * (1 + $1.1.count { !$0.isEmpty }) }
        var done = 0
        let report = { (share: Double) in progress((Double(done) + share) / Double(runs)) }
        for (number, linked) in groups.enumerated() {
            for units in rounds[number] {
                let baseline = try simulate(linked, units, plans[0], progress: report)
                for (unit, samples) in zip(units, baseline) {
                    gather(linked, unit, plans[0], samples, nil, affected[number], into: &result)
                }
                done += 1
                for (place, plan) in plans.dropFirst().enumerated() {
                    let services = affected[number][place]
                    guard !services.isEmpty else { continue }
                    defer { done += 1 }
                    let changed = units.indices.filter { !services.isDisjoint(with: units[$0].members) }
                    guard !changed.isEmpty else { continue }
                    let samples = try simulate(linked, changed.map { units[$0] }, plan, progress: report)
                    for (one, samples) in zip(changed, samples) {
                        gather(linked, units[one], plan, samples, baseline[one], [], into: &result)
                    }
                }
            }
        }
        sort(&result)
        progress(1)
        return result
    }

    private var area: Area { fitted.area }

    /// Whether the figures of a service or sum are wanted.
    private func isReported(_ id: String) -> Bool { settings.services.isEmpty || settings.services.contains(id) }

    /// The area with the services and sums whose figures are wanted.
    private var reportedArea: Area {
        var reported = area
        reported.services.removeAll { !isReported($0.id) }
        reported.reportedTotals.removeAll { !isReported($0.id) }
        return reported
    }

    /// The units of linked services in rounds whose samples fit in memory together.
    package func rounds(of linked: LinkedServices) -> [[ReportedUnit]] {
        // Of a plan and of no change.
        let bytesOfSeries = 2 * MemoryLayout<Float>.stride * linked.months.count * settings.replications
        let mostSeries = max(1, mostSampleBytes / bytesOfSeries)
        let units = ReportedUnit.units(
            of: linked,
            targets: targets,
            plans: plans,
            settings: settings,
            mostSeries: mostSeries
        )
        var rounds: [[ReportedUnit]] = []
        var left = 0
        for unit in units where isReported(unit.id) {
            if unit.series.count > left {
                rounds.append([])
                left = mostSeries
            }
            rounds[rounds.count - 1].append(unit)
            left -= unit.series.count
        }
        return rounds
    }

    /// Samples of units of linked services under a plan.
    package func simulate(
        _ linked: LinkedServices,
        _ units: [ReportedUnit],
        _ plan: Plan,
        progress: (Double) -> Void
    ) throws(InputErrors) -> [Samples] {
        let samples = units.map {
            Samples(
                seriesCount: $0.series.count,
                monthCount: linked.months.count,
                replications: settings.replications
            )
        }
        // Each thread takes the next replication that nobody has taken yet, a few at a time.
        let threads = max(1, settings.threads)
        let benches = (0..<threads).map { _ in Workbench(linked) }
        let next = Atomic(0)
        let overfull = Atomic(Int.max)
        concurrently(threads) { thread in
            while true {
                let first = next.add(Self.replicationsAtATime, ordering: .relaxed).oldValue
                guard first < settings.replications else { return }
                for replication in first..<min(first + Self.replicationsAtATime, settings.replications) {
                    guard replicate(replication, plan, benches[thread], units, samples) else {
                        // The earliest replication is told, whatever the threads.
                        overfull.min(replication, ordering: .relaxed)
                        return
                    }
                }
                if thread == 0 { progress(Double(first) / Double(settings.replications)) }
            }
        }
        if case let replication = overfull.load(ordering: .relaxed), replication < .max {
            throw growth(of: linked, under: plan, in: replication)
        }
        progress(1)
        return samples
    }

    /// What is wrong where a replication cannot be simulated.
    private func growth(of linked: LinkedServices, under plan: Plan, in replication: Int) -> InputErrors {
        let isBaseline = plan.id == plans[0].id
        return InputErrors(
            at: isBaseline ? linked.services[0].service.place : plan.interventions[0].place,
            "more than \(Limits.childrenInRun) children would be referred, seen or waiting at "
                + "\(linked.listedServices) under plan '\(plan.id)' (replication \(replication + 1))",
            remedy: isBaseline
                ? "Look for referrals that are too many, and for services that refer children on to one another in a circle."
                : "Lower what the plan changes."
        )
    }

    /// Simulates a replication and reads it; false when there are too many children to count.
    private func replicate(
        _ replication: Int,
        _ plan: Plan,
        _ bench: Workbench,
        _ units: [ReportedUnit],
        _ samples: [Samples]
    ) -> Bool {
        guard bench.run(plan, Replication(seed: settings.seed, number: replication)) else { return false }
        for (unit, samples) in zip(units, samples) {
            unit.read(bench.engine, replication: replication, into: samples)
        }
        return true
    }

    /// Adds what samples say of a unit under a plan.
    ///
    /// `baseline` are the samples of no change, `nil` for no change itself; then `affected` are the numbers of the services
    /// that each other plan changes.
    private func gather(
        _ linked: LinkedServices,
        _ unit: ReportedUnit,
        _ plan: Plan,
        _ samples: Samples,
        _ baseline: Samples?,
        _ affected: [Set<Int>],
        into result: inout RunResult
    ) {
        let change = plan.evidence(for: linked.services.map(\.service.id))
        let known = unit.members.map { linked.services[$0].evidence }.max() ?? .assumed
        let evidence = change.map { max($0, known) } ?? known
        add(unit.series, of: unit.id, plan, evidence, samples, baseline, into: &result)
        for target in targets where target.service == unit.id {
            let wanted = MeasuredSeries(measure: target.measure, part: target.measure.part)
            guard let series = unit.series.firstIndex(of: wanted) else { continue }
            let held = TargetResult(
                plan: plan.id,
                target: target,
                evidence: evidence,
                samples: samples,
                series: series,
                months: linked.months
            )
            result.targets.append(held)
            // Plans that do not change the service leave it as it is.
            for (other, services) in zip(plans.dropFirst(), affected) where services.isDisjoint(with: unit.members) {
                var same = held
                same.plan = other.id
                result.targets.append(same)
            }
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

    /// Puts everything in the order of the plans, the services and sums, and the targets.
    private func sort(_ result: inout RunResult) {
        let plans = places(plans.map(\.id))
        let services = places(fitted.area.services.map(\.id) + fitted.area.reportedTotals.map(\.id))
        let goals = places(targets.map(\.goal))
        let place = { (series: ForecastSeries) in (plans[series.plan] ?? .max, services[series.service] ?? .max) }
        result.forecasts.sort { place($0) < place($1) }
        result.differences.sort { place($0) < place($1) }
        let goal = { (held: TargetResult) in (plans[held.plan] ?? .max, goals[held.target.goal] ?? .max) }
        result.targets.sort { goal($0) < goal($1) }
    }

    private func places<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
        Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
