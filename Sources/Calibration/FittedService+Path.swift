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

extension FittedService {
    /// The fewest months of assessments that a course is learned from, and how old the last may be.
    private static let (leastAssessments, oldestAssessments) = (6, 6)

    /// How assessments go on; `nil` for a pathway, and where too little is published.
    static func assessments(
        of service: Service,
        in area: Area,
        _ published: PublishedFigures,
        at anchor: Month,
        _ effort: FitEffort
    ) -> FlowPath? {
        let months = published.assessed.filter { $0.key <= anchor }.sorted { $0.key < $1.key }
        guard !service.isPathway, months.count >= leastAssessments, let last = months.last,
            anchor - last.key <= oldestAssessments, months.contains(where: { $0.value > 0 })
        else { return nil }
        return FlowPath(
            fitting: months.map { FlowCount($0.key, $0.value) },
            levelShifts: service.levelShifts.filter { $0 <= anchor }.map(\.firstDay),
            season: service.season(in: area),
            kind: .seen,
            key: RandomStream.serviceKey(service.id),
            particles: effort.pathDraws
        )
    }
}

extension FittedService {
    /// How the waits on a list go on; `nil` for a pathway, where the area states the list, and where too little is published.
    static func ages(
        of service: Service,
        in area: Area,
        _ published: PublishedFigures,
        at anchor: Month,
        _ effort: FitEffort
    ) -> ListAges? {
        guard !service.isPathway, service.stages[0].waitingList == nil else { return nil }
        return ListAges(
            published.stocks.filter { $0.month <= anchor },
            at: anchor,
            season: service.season(in: area),
            key: RandomStream.serviceKey(service.id),
            particles: effort.pathDraws
        )
    }
}

extension FittedService {
    /// How forecasts of a list's number would have done; `nil` for a pathway, and where too little is published.
    static func hindcast(
        of service: Service,
        in area: Area,
        _ published: PublishedFigures,
        at anchor: Month
    ) -> ListHindcast? {
        guard !service.isPathway, service.stages[0].waitingList == nil else { return nil }
        let stocks = published.stocks.filter { $0.month <= anchor }
        return ListHindcast(
            stocks.map { ListCount($0.month, $0.number) },
            meanWaits: stocks.map(\.mean),
            season: service.season(in: area),
            key: RandomStream.serviceKey(service.id)
        )
    }
}

extension FittedService {
    /// Whether the list is bent to a path of its own.
    ///
    /// It is where it is one list, not a pathway, whose capacity is inferred from flows or held in balance with referrals: what
    /// is inferred of removals is not enough to say where the list goes. What an area states of its capacity, in cases or in
    /// staff, decides by itself where its list goes; a list without limit is nobody's to bend.
    package var keepsToPath: Bool {
        guard !service.isPathway, stages.count == 1 else { return false }
        switch stages[0].capacity {
        case .implied, .balanced: return true
        case .stated, .inferred, .staffed, .unlimited: return false
        }
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
