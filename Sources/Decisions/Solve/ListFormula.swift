import Areas
import Calendar
import Queueing
import Runs
import Statistics

/// The least size by the formula for a list that is seen oldest first, beside the simulated one.
package struct ListFormula: Equatable, Sendable {
    /// The size.
    package var size: Double
    /// Children waiting at the end at most, which the target asks for.
    package var number: Double
    /// Cases a week in all, from the start to the date.
    package var casesAWeek: Double
    /// Children referred a week, less those answered early or leaving unseen.
    package var demandAWeek: Double

    /// The formula for a target of one service on which the lever acts; `nil`: there is none.
    ///
    /// A list of N children that is seen oldest first has the referrals of its last weeks on it. So nobody has waited
    /// beyond w weeks when N is the referrals of w weeks; a share s within w weeks asks for N = those / s, a mean wait m
    /// for those of 2m weeks.
    ///
    /// - Parameters:
    ///   - result: a run without the lever.
    ///   - plan: the id of its plan.
    ///   - change: the lever at size 1.
    ///   - question: what is asked.
    init?(_ result: RunResult, _ plan: String, _ change: Intervention, _ question: SolveQuestion) {
        guard question.targets.count == 1, let target = question.targets.first, target.service == change.service,
            target.childClass == nil, case .by(let due) = target.due, let added = change.effect.addedCases,
            let end = result.months.firstIndex(of: due), end > 0
        else { return nil }
        let mean = { (measure: Measure) -> Double? in
            guard let series = result.forecast(plan, target.service, MeasuredSeries(measure: measure)) else {
                return nil
            }
            let values = (1...end).compactMap { series.months[$0]?.mean }
            return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) / averageMonthWeeks
        }
        let series = result.forecast(plan, target.service, MeasuredSeries(measure: .waiting))
        guard let start = series?.months.first??.mean, let referrals = mean(.referrals), let own = mean(.capacity)
        else { return nil }
        demandAWeek = max(0, referrals - (mean(.earlyDisposals) ?? 0) - (mean(.left) ?? 0))
        guard let number = Self.number(target, demandAWeek: demandAWeek) else { return nil }
        self.number = number
        let weeks = Double(due.end - result.months[0].end) / 7
        let active = Double(due.end - change.from.firstDay) / 7 - change.lagWeeks.value - change.rampWeeks.value / 2
        guard active > 0,
            let cases = try? LeastCapacity.perWeek(
                from: start,
                to: number,
                weeks: weeks,
                referralsPerWeek: demandAWeek,
                probability: question.probability
            )
        else { return nil }
        casesAWeek = cases
        let extra = max(0, cases - own) * weeks
        switch added {
        case .aWeek(let each): size = extra / active / each
        case .inAll(let each): size = extra / each
        }
        guard size.isFinite else { return nil }
    }

    /// The children who may be waiting when a target is met by a list that is seen oldest first; `nil`: no such relation.
    private static func number(_ target: Target, demandAWeek: Double) -> Double? {
        switch (target.measure, target.bound) {
        case (.waiting, .atMost): target.value
        case (.waitingBeyond(let weeks), .atMost): demandAWeek * Double(weeks) + target.value
        case (.shareWithin(let weeks), .atLeast):
            target.value > 0 ? demandAWeek * Double(weeks) / target.value : nil
        case (.meanWait, .atMost): 2 * demandAWeek * target.value
        case (.maxWait, .atMost): demandAWeek * target.value
        default: nil
        }
    }
}
