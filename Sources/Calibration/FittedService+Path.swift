import Areas
import Calendar
import Forecasting
import Randomness

extension FittedService {
    /// How the number on a list goes on from month to month if nothing changes, by its own counts and those of other lists.
    ///
    /// - Parameters:
    ///   - service: the service.
    ///   - area: its area, whose school year shapes the months.
    ///   - published: the service's figures.
    ///   - list: its list at the start.
    ///   - anchor: the month at whose end that is known.
    ///   - effort: how much work goes into it.
    /// - Returns: `nil` for a pathway, whose stages are worked as they are stated.
    static func path(
        of service: Service,
        in area: Area,
        _ published: PublishedFigures,
        _ list: StartingList,
        at anchor: Month,
        _ effort: FitEffort
    ) -> ListPath? {
        guard !service.isPathway else { return nil }
        var counts = published.stocks.filter { $0.month <= anchor }.map { ListCount($0.month, $0.number) }
        if service.stages[0].waitingList != nil || counts.last?.month != anchor {
            counts = [ListCount(anchor, list.number.value)]
        }
        return ListPath(
            counts,
            meanWaitWeeks: list.mean.value > 0 ? list.mean.value : nil,
            shareUnder4Weeks: published.stocks.last { $0.month <= anchor }.flatMap { $0.published.shareUnder4Weeks },
            season: service.season(in: area),
            key: RandomStream.serviceKey(service.id),
            particles: effort.pathDraws
        )
    }
}

extension PublishedWaits {
    /// Share waiting less than four weeks, where published figures leave little doubt of it.
    fileprivate var shareUnder4Weeks: Double? {
        guard let bounds = ShareBounds.within(4, of: self), bounds.upperBound - bounds.lowerBound < 0.1 else {
            return nil
        }
        return (bounds.lowerBound + bounds.upperBound) / 2
    }
}
