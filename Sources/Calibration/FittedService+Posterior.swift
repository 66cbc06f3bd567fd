import Areas
import Calendar
import Forecasting
import Foundation

extension FittedService {
    /// Services of an area with what their figures say of how their lists are worked, each list alone and then together.
    ///
    /// - Parameters:
    ///   - services: the services.
    ///   - area: their area, whose totals may say what a service does not.
    ///   - cutoff: the month to whose end figures are used.
    ///   - effort: how much work goes into it.
    /// - Returns: the services, in their order.
    static func withPosteriors(
        _ services: [FittedService],
        in area: Area,
        dataTo cutoff: Month,
        _ effort: FitEffort
    ) -> [FittedService] {
        let totals = area.linearEvidence
        var posteriors = concurrentMap(services.count) {
            services[$0].ownPosterior(in: area, totals, dataTo: cutoff, effort)
        }
        ListPooling.pool(&posteriors, ids: services.map(\.service.id))
        return zip(services, posteriors)
            .map { service, posterior in
                var service = service
                service.posterior = posterior
                return service
            }
    }

    /// What the service's own figures say of its list; `nil` for a pathway, whose parts are known otherwise, and for a list
    /// that has never held anybody.
    private func ownPosterior(
        in area: Area,
        _ totals: [LinearEvidence],
        dataTo cutoff: Month,
        _ effort: FitEffort
    ) -> ListPosterior? {
        guard !service.isPathway else { return nil }
        let published = PublishedFigures(
            ServiceHistory(service, in: area.history),
            referrals: service.referralMetric,
            to: cutoff
        )
        let lists = stages[0].waits
        let list = lists[lists.count / 2]
        let isStated = service.stages[0].waitingList != nil || published.stocks.isEmpty
        let single = StockPoint(
            month: anchor,
            number: Double(list.number),
            mean: list.mean,
            maximum: list.longest
        )
        let stocks = isStated ? [single] : published.stocks
        guard stocks.contains(where: { $0.number > 0 }) else { return nil }
        let referrals = published.referralsByMonth
        return ListRecord(
            service.id,
            stocks: stocks,
            referrals: referrals,
            assessed: published.assessed,
            assessedMeans: published.assessedMeans,
            totals: Self.totals(of: service, totals, published, to: cutoff),
            usualReferrals: Self.usualReferrals(referrals, demand),
            leaving: service.leavingShare
        )
        .map {
            ListPosterior($0, lists: lists, count: effort.posteriorDraws, checked: effort.checkedDraws)
        }
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
        _ evidence: [LinearEvidence],
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
        let others = evidence.compactMap {
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
