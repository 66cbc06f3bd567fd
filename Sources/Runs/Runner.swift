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
    package let components: [LinkedServices]
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
        let broken = plans.flatMap(\.problems)
        guard broken.isEmpty else { throw InputErrors(broken) }
        // Services and sums that are asked for by name are not left out in silence.
        let known = area.services.map(\.id) + area.reportedTotals.map(\.id)
        guard leftOut.isEmpty || settings.services.isSubset(of: known) else {
            throw InputErrors(leftOut.flatMap(\.problems))
        }
        let plans = leftOut.isEmpty ? plans : plans.map { $0.within(area) }
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
        let components = LinkedServices.components(
            of: fitted.services,
            area: area,
            plans: self.plans,
            origin: fitted.dataTo,
            horizonMonths: settings.horizonMonths!,
            thresholds: thresholds.sorted()
        )
        let large = components.filter { Engine.byteCount($0.network, $0.observation) > Limits.engineBytes }
        guard large.isEmpty else { throw InputErrors(large.map(Self.sizeProblem)) }
        self.components = components
    }

    private static func sizeProblem(_ component: LinkedServices) -> Problem {
        let bytes = Engine.byteCount(component.network, component.observation)
        return Problem(
            at: component.services[0].service.place,
            "simulating \(component.listedServices) together would need \(bytes >> 20) MB of memory a thread, at most "
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
            months: components[0].months,
            leftOut: fitted.leftOut,
            forecasts: [],
            differences: [],
            targets: []
        )
        let components = components.filter { $0.reportedIDs.contains(where: isReported) }
        // Subjects whose samples do not fit together are followed one after another, through the same replications.
        let rounds = components.map(rounds)
        let affected = components.map { component in plans.dropFirst().map(component.affected) }
        let runs = zip(rounds, affected)
            .reduce(0) { $0 + $1.0.count * (1 + $1.1.count { !$0.isEmpty }) }
        var done = 0
        let report = { (share: Double) in progress((Double(done) + share) / Double(runs)) }
        for (number, component) in components.enumerated() {
            for subjects in rounds[number] {
                let baseline = try simulate(component, subjects, plans[0], progress: report)
                for (subject, samples) in zip(subjects, baseline) {
                    gather(component, subject, plans[0], samples, nil, affected[number], into: &result)
                }
                done += 1
                for (place, plan) in plans.dropFirst().enumerated() {
                    let services = affected[number][place]
                    guard !services.isEmpty else { continue }
                    defer { done += 1 }
                    let changed = subjects.indices.filter { !services.isDisjoint(with: subjects[$0].members) }
                    guard !changed.isEmpty else { continue }
                    let samples = try simulate(component, changed.map { subjects[$0] }, plan, progress: report)
                    for (one, samples) in zip(changed, samples) {
                        gather(component, subjects[one], plan, samples, baseline[one], [], into: &result)
                    }
                }
            }
        }
        result.forecasts.sort(by: order(\.plan, \.service))
        result.differences.sort(by: order(\.plan, \.service))
        let planOrder = Dictionary(uniqueKeysWithValues: plans.enumerated().map { ($1.id, $0) })
        let goals = Dictionary(uniqueKeysWithValues: targets.enumerated().map { ($1.goal, $0) })
        let targetOrder = { (result: TargetResult) in goals[result.target.goal]! }
        result.targets.sort { (planOrder[$0.plan]!, targetOrder($0)) < (planOrder[$1.plan]!, targetOrder($1)) }
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

    /// The subjects of a component in groups whose samples fit in memory together.
    package func rounds(of component: LinkedServices) -> [[ReportedUnit]] {
        // Of a plan and of no change.
        let bytesOfSeries = 2 * MemoryLayout<Float>.stride * component.months.count * settings.replications
        let mostSeries = max(1, mostSampleBytes / bytesOfSeries)
        let subjects = ReportedUnit.subjects(
            of: component,
            targets: targets,
            plans: plans,
            settings: settings,
            mostSeries: mostSeries
        )
        var rounds: [[ReportedUnit]] = []
        var left = 0
        for subject in subjects where isReported(subject.id) {
            if subject.series.count > left {
                rounds.append([])
                left = mostSeries
            }
            rounds[rounds.count - 1].append(subject)
            left -= subject.series.count
        }
        return rounds
    }

    /// Samples of subjects of a component under a plan.
    package func simulate(
        _ component: LinkedServices,
        _ subjects: [ReportedUnit],
        _ plan: Plan,
        progress: (Double) -> Void
    ) throws(InputErrors) -> [Samples] {
        let samples = subjects.map {
            Samples(
                seriesCount: $0.series.count,
                monthCount: component.months.count,
                replications: settings.replications
            )
        }
        // Each thread takes the next replication that nobody has taken yet, a few at a time.
        let threads = max(1, settings.threads)
        let engines = (0..<threads).map { _ in component.makeEngine() }
        let next = Atomic(0)
        let overfull = Atomic(Int.max)
        concurrently(threads) { thread in
            while true {
                let first = next.add(Self.replicationsAtATime, ordering: .relaxed).oldValue
                guard first < settings.replications else { return }
                for replication in first..<min(first + Self.replicationsAtATime, settings.replications) {
                    guard replicate(replication, component, plan, engines[thread], subjects, samples) else {
                        // The earliest replication is told, whatever the threads.
                        overfull.min(replication, ordering: .relaxed)
                        return
                    }
                }
                if thread == 0 { progress(Double(first) / Double(settings.replications)) }
            }
        }
        if case let replication = overfull.load(ordering: .relaxed), replication < .max {
            throw growth(of: component, under: plan, in: replication)
        }
        progress(1)
        return samples
    }

    /// What is wrong where a replication cannot be simulated.
    private func growth(of component: LinkedServices, under plan: Plan, in replication: Int) -> InputErrors {
        let isBaseline = plan.id == plans[0].id
        return InputErrors(
            at: isBaseline ? component.services[0].service.place : plan.interventions[0].place,
            "more than \(Limits.childrenInRun) children would be referred, seen or waiting at "
                + "\(component.listedServices) under plan '\(plan.id)' (replication \(replication + 1))",
            remedy: isBaseline
                ? "Look for referrals that are too many, and for services that refer children on to one another in a circle."
                : "Lower what the plan changes."
        )
    }

    /// Simulates a replication and reads it; false when there are too many children to count.
    private func replicate(
        _ replication: Int,
        _ component: LinkedServices,
        _ plan: Plan,
        _ engine: Engine,
        _ subjects: [ReportedUnit],
        _ samples: [Samples]
    ) -> Bool {
        component.prepare(engine, under: plan, seed: settings.seed, replication: replication)
        guard component.isCountable(engine) else { return false }
        engine.run(seed: settings.seed, replication: replication)
        guard engine.overfullWeek == nil else { return false }
        for (subject, samples) in zip(subjects, samples) {
            subject.read(engine, replication: replication, into: samples)
        }
        return true
    }

    /// Adds what samples say of a subject under a plan.
    ///
    /// `baseline` are the samples of no change, `nil` for no change itself; then `affected` are the numbers of the services
    /// that each other plan changes.
    private func gather(
        _ component: LinkedServices,
        _ subject: ReportedUnit,
        _ plan: Plan,
        _ samples: Samples,
        _ baseline: Samples?,
        _ affected: [Set<Int>],
        into result: inout RunResult
    ) {
        let change = plan.evidence(for: component.services.map(\.service.id))
        let known = subject.members.map { component.services[$0].evidence }.max() ?? .assumed
        let evidence = change.map { max($0, known) } ?? known
        add(subject.series, of: subject.id, plan, evidence, samples, baseline, into: &result)
        for target in targets where target.service == subject.id {
            let wanted = MeasuredSeries(measure: target.measure, stage: LinkedServices.stage(of: target.measure))
            guard let series = subject.series.firstIndex(of: wanted) else { continue }
            let held = TargetResult(
                plan: plan.id,
                target: target,
                evidence: evidence,
                samples: samples,
                series: series,
                months: component.months
            )
            result.targets.append(held)
            // Plans that do not change the service leave it as it is.
            for (other, services) in zip(plans.dropFirst(), affected) where services.isDisjoint(with: subject.members) {
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
