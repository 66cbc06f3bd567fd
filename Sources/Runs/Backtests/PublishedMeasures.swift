package import Areas
package import Calendar

/// What is published of the measures of a service that a backtest looks at and a report shows, month by month.
package struct PublishedMeasures {
    private let history: ServiceHistory
    private let referrals: String

    package init(_ service: Service, in history: History) {
        self.history = ServiceHistory(service, in: history)
        referrals = service.referralMetric
    }

    /// A measure's figures by month; empty for one that a history does not hold.
    package func figures(of measure: Measure) -> [Month: Double] {
        switch measure {
        case .waiting: months(WaitMetric(.waiting, .number).name)
        case .meanWait: months(WaitMetric(.waiting, .mean).name)
        case .maxWait: months(WaitMetric(.waiting, .maximum).name)
        case .referrals: months(referrals)
        case .seen: months(Metric.seen.rawValue)
        case .waitingBeyond(let weeks): counted { $0.number(beyond: Double(weeks)) }
        case .shareWithin(let weeks): counted { $0.share(within: Double(weeks)) }
        default: [:]
        }
    }

    private func months(_ metric: String) -> [Month: Double] {
        Dictionary(
            history.series(metric).compactMap { row in row.period.month.map { ($0, row.value) } },
            uniquingKeysWith: { $1 }
        )
    }

    private func counted(_ value: (Areas.PublishedWaits) -> Double?) -> [Month: Double] {
        var figures: [Month: Double] = [:]
        for month in months(WaitMetric(.waiting, .number).name).keys {
            figures[month] = history.waits(.waiting, in: month).flatMap(value)
        }
        return figures
    }
}

extension Areas.PublishedWaits {
    /// Children who have waited so many weeks or more, as bands or a share count them; `nil` where no edge lies there.
    func number(beyond weeks: Double) -> Double? {
        let beyond = bands.filter { $0.from >= weeks }
        let straddles = bands.contains { $0.from < weeks && ($0.below ?? .infinity) > weeks }
        let isWhole =
            beyond.first?.from == weeks && beyond.last?.below == nil
            && zip(beyond, beyond.dropFirst()).allSatisfy { $0.below == $1.from }
            && beyond.allSatisfy { $0.count.lowerBound == $0.count.upperBound }
        if isWhole, !straddles { return beyond.reduce(0) { $0 + $1.count.lowerBound } }
        guard let number, let share = sharesWithin.first(where: { $0.weeks == weeks })?.share else { return nil }
        return number * (1 - share)
    }

    /// The share of those waiting who have waited less than so many weeks.
    func share(within weeks: Double) -> Double? {
        if let share = sharesWithin.first(where: { $0.weeks == weeks })?.share { return share }
        guard let number, number > 0, let beyond = self.number(beyond: weeks) else { return nil }
        return max(0, 1 - beyond / number)
    }
}
