import Areas
import Calendar
import Calibration
import Forecasting
import Statistics

/// The forecasts of an area from one month.
struct BacktestOrigin {
    private(set) var forecasts: [Backtest.Forecast] = []
    private(set) var probabilities: [Backtest.GoalForecast] = []
    private(set) var skipped: [Backtest.Skipped] = []

    /// A figure may be this many months older than the origin, and rules still go on from it.
    private static let oldestLastValue = 3
    /// The fewest figures of a measure up to the origin.
    private static let leastFigures = 4

    init(
        _ whole: Area,
        _ origin: BacktestSchedule.Origin,
        _ schedule: BacktestSchedule,
        _ settings: Backtest.Settings
    ) throws(InputErrors) {
        let horizons = schedule.horizons(origin, settings, to: whole.origin)
        guard let furthest = horizons.max() else { return }
        var area = whole.asKnown(at: origin.month)
        area.targets = []
        area.jointTargets = []
        let weeks = whole.targets.compactMap(\.measure.thresholdWeeks) + Backtest.measures.compactMap(\.thresholdWeeks)
        area.thresholds = Set(area.thresholds + weeks).sorted()
        let fitted = try FittedArea(area, dataTo: origin.month, effort: settings.effort)
        for leftOut in fitted.leftOut where origin.services.contains(where: { $0.id == leftOut.service.id }) {
            skipped.append(
                .init(
                    service: leftOut.service.id,
                    origins: [origin.month],
                    reason: leftOut.problems.first?.message ?? ""
                )
            )
        }
        let services = origin.services.filter { one in fitted.services.contains { $0.service.id == one.id } }
        guard !services.isEmpty else { return }
        let runner = try Runner(
            fitted,
            plans: [],
            settings: RunSettings(
                replications: settings.replications,
                seed: settings.seed,
                threads: settings.threads,
                horizonMonths: furthest,
                services: Set(services.map(\.id)),
                followsReferrals: false
            )
        )
        var readings: [Reading] = []
        for service in services {
            readings.append(
                Reading(
                    service: service,
                    goals: BacktestGoal.goals(of: service, targets: whole.targets) {
                        schedule.published[service.id]?.figures(of: $0)[origin.month]
                    },
                    known: PublishedMeasures(service, in: area.history),
                    published: schedule.published[service.id] ?? PublishedMeasures(service, in: whole.history)
                )
            )
        }
        let kept = readings.flatMap { $0.quantities(horizons) }
        let tally = try runner.tally(0..<settings.replications, keeping: kept)
        let result = runner.result(of: tally)
        let samples = Dictionary(tally.kept.map { ($0.quantity, $0) }, uniquingKeysWith: { $1 })
        for reading in readings {
            for measure in Backtest.measures {
                score(measure, reading, horizons, result, whole.origin)
            }
            for goal in reading.goals {
                hold(goal, reading, horizons, samples, result)
            }
        }
    }

    /// A service with what is published of it.
    private struct Reading {
        let service: Service
        let goals: [BacktestGoal]
        /// Up to the origin, as it stood then.
        let known: PublishedMeasures
        let published: PublishedMeasures

        /// What is read of each replication.
        func quantities(_ horizons: [Int]) -> [KeptQuantity] {
            var quantities: [KeptQuantity] = []
            for measure in Set(goals.flatMap(\.measure.readFrom)).sorted(by: { $0.id < $1.id }) {
                for horizon in horizons { quantities.append(quantity(measure, horizon)) }
            }
            return quantities
        }

        func quantity(_ measure: Measure, _ horizon: Int) -> KeptQuantity {
            KeptQuantity(
                plan: Plan.noChange.id,
                service: service.id,
                series: MeasuredSeries(measure: measure),
                // The origin comes first.
                period: horizon
            )
        }
    }

    /// Notes what each method says of a measure.
    private mutating func score(
        _ measure: Measure,
        _ reading: Reading,
        _ horizons: [Int],
        _ result: RunResult,
        _ end: Month
    ) {
        let (known, published) = (reading.known.figures(of: measure), reading.published.figures(of: measure))
        let origin = result.dataTo
        let scored = horizons.filter { published[origin + $0] != nil && origin + $0 <= end }
        guard !scored.isEmpty, known.count >= Self.leastFigures, let first = known.keys.min(),
            let latest = known.keys.max(), origin - latest <= Self.oldestLastValue, let last = known[latest]
        else { return }
        guard let own = result.forecast(Plan.noChange.id, reading.service.id, MeasuredSeries(measure: measure)) else {
            return
        }
        let values = (first.number...origin.number).map { known[Month(number: $0)] }
        let rules = Baseline.allCases.map { ($0, $0.percentiles(of: values, stepsAhead: scored)) }
        for (place, horizon) in scored.enumerated() {
            guard let observed = published[origin + horizon], let summary = own.months[horizon] else { continue }
            var percentiles: [Backtest.Method: [Double]] = [.own: summary.percentiles]
            for (rule, all) in rules { percentiles[.rule(rule)] = all?[place] }
            forecasts.append(
                .init(
                    service: reading.service.id,
                    measure: measure,
                    origin: origin,
                    horizon: horizon,
                    observed: observed,
                    last: last,
                    percentiles: percentiles
                )
            )
        }
    }

    /// Notes the probabilities of a goal.
    private mutating func hold(
        _ goal: BacktestGoal,
        _ reading: Reading,
        _ horizons: [Int],
        _ samples: [KeptQuantity: KeptSample],
        _ result: RunResult
    ) {
        let published = reading.published.figures(of: goal.measure)
        for horizon in horizons {
            guard let observed = published[result.dataTo + horizon] else { continue }
            let parts = goal.measure.readFrom.compactMap { samples[reading.quantity($0, horizon)]?.values }
            guard parts.count == goal.measure.readFrom.count else { continue }
            var (met, count) = (0, 0)
            for (replication, value) in parts[0] {
                let value = Double(parts.count == 1 ? value : 1 - (parts[1][replication] ?? .nan) / value)
                guard !value.isNaN else { continue }
                count += 1
                if goal.isMet(by: value) { met += 1 }
            }
            guard count > 0 else { continue }
            probabilities.append(
                .init(
                    service: reading.service.id,
                    goal: goal,
                    origin: result.dataTo,
                    horizon: horizon,
                    probability: Double(met) / Double(count),
                    isMet: goal.isMet(by: observed)
                )
            )
        }
    }
}
