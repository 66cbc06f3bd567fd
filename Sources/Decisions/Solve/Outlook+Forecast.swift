import Areas
import Calendar
import Runs
import Statistics

extension Outlook {
    /// Reads what follows from a size in a run of none and of that size.
    ///
    /// - Parameters:
    ///   - result: the run.
    ///   - plans: the ids of the plans without the lever and with it.
    ///   - change: the lever at size 1.
    ///   - question: what is asked.
    init(
        _ result: RunResult,
        _ plans: (without: String, with: String),
        _ change: Intervention,
        _ question: SolveQuestion
    ) {
        let due = question.targets.map(\.due.last).min() ?? result.dataTo
        let first = result.months.firstIndex { $0 >= due } ?? result.months.count - 1
        let owners = question.targets.map(\.service)
        let highest = { (plan: String) -> Double? in
            owners.flatMap { owner -> [Double] in
                let series = result.forecast(plan, owner, MeasuredSeries(measure: .empty))
                return series?.months[first...].compactMap { $0?.mean } ?? []
            }
            .max()
        }
        if let without = highest(plans.without), let with = highest(plans.with) { empty = (without, with) }
        holding = Self.holding(result, plans, change, after: first)
        let additions = owners.compactMap { owner -> Double? in
            let series = result.forecast(plans.with, owner, MeasuredSeries(measure: .unexplainedAdditions))
            let values = series?.months[first...].compactMap { $0?.mean } ?? []
            return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        additionsAMonth = additions.max()
        stages = result.forecasts.compactMap { one in
            guard one.plan == plans.with, one.service == change.service, one.series.measure == .waiting,
                case .stage(let stage) = one.series.part
            else { return nil }
            return one.months[first].map { AtStage(stage: stage, children: $0.mean) }
        }
    }

    /// The year after the date, as far as it is forecast.
    private static func holding(
        _ result: RunResult,
        _ plans: (without: String, with: String),
        _ change: Intervention,
        after due: Int
    ) -> Holding? {
        let last = min(due + 12, result.months.count - 1)
        let part: ServicePart = change.stage.map { .stage($0) } ?? .whole
        let year = max(1, last - 11)...max(1, last)
        let mean = { (plan: String, measure: Measure) -> Double? in
            guard let series = result.forecast(plan, change.service, MeasuredSeries(measure: measure, part: part)),
                series.months.indices.contains(last)
            else { return nil }
            let values = year.compactMap { series.months[$0]?.mean }
            return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        let loads = result.forecast(plans.with, change.service, MeasuredSeries(measure: .load, part: part))
        guard let load = loads?.months[last]?.mean, let capacity = mean(plans.with, .capacity),
            let own = mean(plans.without, .capacity)
        else { return nil }
        let more = max(0, load * capacity - own)
        return Holding(
            yearTo: result.months[last],
            demandAMonth: load * capacity,
            capacityAMonth: own,
            size: change.effect.casesAMonth.flatMap { $0 > 0 ? more / $0 : nil }
        )
    }
}

extension Effect {
    /// Cases that it adds a month; `nil`: it adds none, or so many in all.
    fileprivate var casesAMonth: Double? {
        if case .aWeek(let cases) = addedCases { cases * averageMonthWeeks } else { nil }
    }
}
