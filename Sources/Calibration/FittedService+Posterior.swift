import Areas
import Calendar
import Forecasting
import Foundation

extension FittedService {
    /// What the figures of a list say of how it is worked; `nil` for a pathway, whose parts are known otherwise.
    ///
    /// - Parameters:
    ///   - service: the service.
    ///   - area: its area, whose totals may say what the service does not.
    ///   - published: the service's figures.
    ///   - list: its list at the start.
    ///   - demand: its referrals.
    ///   - count: draws.
    static func posterior(
        of service: Service,
        in area: Area,
        _ published: PublishedFigures,
        _ list: StartingList,
        _ demand: Demand,
        to cutoff: Month,
        count: Int = ListPosterior.usualCount
    ) -> ListPosterior? {
        guard !service.isPathway, list.number.value > 0 || published.stocks.contains(where: { $0.number > 0 }) else {
            return nil
        }
        let stated = service.stages[0].waitingList != nil
        let single = StockPoint(
            month: list.month ?? cutoff,
            number: list.number.value,
            mean: list.mean.value > 0 ? list.mean.value : nil,
            maximum: list.maximum > 0 ? list.maximum : nil
        )
        let stocks = stated || published.stocks.isEmpty ? [single] : published.stocks
        let referrals = published.referralsByMonth
        let record = ListRecord(
            service.id,
            stocks: stocks,
            referrals: referrals,
            assessed: published.assessed,
            assessedMeans: published.assessedMeans,
            totals: totals(of: service, in: area, published, to: cutoff),
            usualReferrals: usualReferrals(referrals, demand)
        )
        return record.map { ListPosterior($0, lists: list.variants, count: count) }
    }

    /// Referrals in an average month, before anything is estimated.
    private static func usualReferrals(_ referrals: [Month: Double], _ demand: Demand) -> Double {
        let known = referrals.keys.sorted().suffix(12).map { referrals[$0, default: 0] }
        if demand.stated == nil, known.count >= 3 { return known.reduce(0, +) / Double(known.count) }
        return exp(demand.law.logLevel)
    }

    /// Referrals of several months at once: the service's own, and what is left of the area's totals when all that
    /// others publish is taken off.
    private static func totals(
        of service: Service,
        in area: Area,
        _ published: PublishedFigures,
        to cutoff: Month
    ) -> [(months: [Month], referrals: Double, error: Double)] {
        let own = published.referrals.compactMap { span -> (months: [Month], referrals: Double, error: Double)? in
            guard let months = Period(first: span.first, end: span.end, text: "").wholeMonths, months.count > 1 else {
                return nil
            }
            return (months, span.count, 0.5)
        }
        let known = Set(own.flatMap(\.months))
        let others = area.linearEvidence.compactMap {
            evidence -> (months: [Month], referrals: Double, error: Double)? in
            guard evidence.total.period.end <= cutoff.end, let first = evidence.unknown.first,
                evidence.unknown.allSatisfy({
                    $0.service == service.historyName && $0.metric == service.referralMetric
                        && $0.weight == first.weight
                })
            else { return nil }
            let months = evidence.unknown.map(\.month)
            guard known.isDisjoint(with: months) else { return nil }
            let rounding = evidence.rounding / first.weight / 3.0.squareRoot()
            let silent = 0.5 * Double(evidence.silent.count * months.count)
            return (
                months, evidence.remainder / first.weight, (rounding * rounding + silent * silent + 0.25).squareRoot()
            )
        }
        return own + others
    }
}
