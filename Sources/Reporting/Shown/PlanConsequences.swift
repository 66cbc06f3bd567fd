package import Areas
import Audit
import Calibration
package import Runs
package import Statistics

/// What a plan does beside what it is for: nothing where something was meant, harm where nothing was.
package struct PlanConsequences {
    private let result: RunResult
    private let plan: Plan
    private let months: ForecastMonths

    /// The consequences of a plan of a result.
    package init(of plan: Plan, in result: RunResult) {
        (self.plan, self.result) = (plan, result)
        months = ForecastMonths(origin: result.months[0], last: result.months[result.months.count - 1])
    }

    /// The plan's differences from no change by service.
    private var differences: [String: [ForecastSeries]] {
        Dictionary(grouping: result.differences.filter { $0.plan == plan.id }, by: \.service)
    }

    /// Services that the plan names and at which no figure visibly changes in any month, in the order of the area; with the
    /// reason where it is plain.
    package var idle: [(service: Service, reason: String?)] {
        let differences = differences
        return result.area.services.filter { plan.names($0.id, in: result.area) && isIdle(differences[$0.id] ?? []) }
            .map { ($0, reason(at: $0)) }
    }

    /// Whether none of a service's figures changes in any month by as much as is shown.
    private func isIdle(_ differences: [ForecastSeries]) -> Bool {
        differences.filter { $0.series.measure.tellsOfChildren }
            .allSatisfy { series in
                let least = series.series.measure.unit == .share ? 0.005 : 0.5
                return series.months.allSatisfy { $0.map { max(abs($0.p10), abs($0.p90)) < least } ?? true }
            }
    }

    /// Why a plan does nothing to a service, where a reason is plain.
    package func reason(at service: Service) -> String? {
        let steps = plan.interventions(naming: service.id, in: result.area)
        let withoutEffect = steps.compactMap { step in
            months.warnings(of: step)
                .compactMap { warning -> String? in
                    guard case .noEffect(let because) = warning.kind else { return nil }
                    return because
                }
                .first
        }
        if withoutEffect.count == steps.count, let first = withoutEffect.first { return first }
        guard let model = result.models.first(where: { $0.service.id == service.id }) else { return nil }
        let stages = steps.map { step in model.stages.first { $0.stage.id == step.stage } ?? model.stages[0] }
        if zip(steps, stages)
            .allSatisfy({ step, stage in
                if case .unlimited = stage.capacity { return step.effect.isOnCapacity }
                return false
            })
        {
            return "its capacity has no limit already"
        }
        let later = result.monthsShown.dropFirst()
        if let waiting = baseline(service, .waiting),
            later.allSatisfy({ waiting.months[$0].map { $0.p50 < 0.5 } ?? false })
        {
            return "as good as nobody waits there anyway"
        }
        let due = service.stages.filter { $0.dueWeeks != nil }
            .compactMap { baseline(service, .withinDue(stage: $0.id)) }
        if !due.isEmpty,
            due.allSatisfy({ share in later.allSatisfy { share.months[$0].map { $0.p50 >= 0.995 } ?? true } })
        {
            return "as good as all are in time already"
        }
        if zip(steps, stages).allSatisfy({ $0.effect.isOnCapacity && sharesStaff(service.id, $1.stage.id, model) }) {
            return "its staff serve other lists too, which have the time"
        }
        return nil
    }

    /// Whether staff of a pool see a stage's children.
    private func sharesStaff(_ service: String, _ stage: String, _ model: FittedService) -> Bool {
        result.area.sharedStaff.flatMap(\.members)
            .contains { $0.service == service && ($0.stage ?? model.stages[0].stage.id) == stage }
    }

    /// What is worse at a service that the plan does not name, at the latest month shown at which it is.
    package struct Harm {
        /// The service.
        package var service: Service
        /// The measure: number waiting, mean wait, or the share in time.
        package var measure: Measure
        /// The month's place among the result's.
        package var month: Int
        /// Plan less no change.
        package var change: Summary
    }

    /// What the plan makes worse that it was not meant for.
    ///
    /// The 95% interval of the change lies all on the worse side, and the change is over 2% of what it would be if nothing
    /// changed: too much for luck, and enough to matter.
    package var harms: [Harm] {
        let differences = differences
        return result.area.services.filter { !plan.names($0.id, in: result.area) }
            .flatMap { harms(to: $0, differences[$0.id] ?? []) }
    }

    private func harms(to service: Service, _ differences: [ForecastSeries]) -> [Harm] {
        var series = [MeasuredSeries(measure: .waiting)]
        if service.stages.contains(where: { $0.dueWeeks != nil }) {
            series += service.stages.filter { $0.dueWeeks != nil }
                .map { MeasuredSeries(measure: .withinDue(stage: $0.id), part: .stage($0.id)) }
        } else {
            series.append(MeasuredSeries(measure: .meanWait))
        }
        return series.compactMap { one in
            guard let difference = differences.first(where: { $0.series == one }),
                let baseline = result.forecast(Plan.noChange.id, service.id, one)
            else { return nil }
            let isShare = one.measure.unit == .share
            let month = result.monthsShown.dropFirst()
                .last { month in
                    guard let change = difference.months[month], let before = baseline.months[month] else {
                        return false
                    }
                    let isWorse = isShare ? change.p97_5 < 0 : change.p2_5 > 0
                    let least = max(0.02 * abs(before.p50), isShare ? 0.005 : 0.5)
                    return isWorse && abs(change.p50) > least
                }
            return month.flatMap { month in
                difference.months[month].map { Harm(service: service, measure: one.measure, month: month, change: $0) }
            }
        }
    }

    private func baseline(_ service: Service, _ measure: Measure) -> ForecastSeries? {
        result.forecast(Plan.noChange.id, service.id, MeasuredSeries(measure: measure, part: measure.part))
    }
}

extension Measure {
    /// Whether it is about children, who wait or are seen in time, rather than about places and the time to clear a list.
    fileprivate var tellsOfChildren: Bool {
        switch self {
        case .waiting, .meanWait, .waitingBeyond, .withinDue, .held: true
        default: false
        }
    }
}
