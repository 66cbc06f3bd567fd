import Areas
import Calendar

/// Which services are forecast from which months.
struct BacktestSchedule {
    /// A month to forecast from.
    struct Origin {
        let month: Month
        /// The services, in the order of the area.
        let services: [Service]
    }

    /// The origins, the earliest first.
    let origins: [Origin]
    /// Services, and months of theirs, that are not forecast.
    let skipped: [Backtest.Skipped]
    /// What is published of each service that is, by its id.
    let published: [String: PublishedMeasures]
    /// The months in which its list is counted.
    private let counts: [String: [Month: Double]]

    init(_ area: Area, _ settings: Backtest.Settings) {
        var skipped: [Backtest.Skipped] = []
        var services: [Month: [Service]] = [:]
        var published: [String: PublishedMeasures] = [:]
        var counts: [String: [Month: Double]] = [:]
        for service in area.services where settings.services.isEmpty || settings.services.contains(service.id) {
            let measures = PublishedMeasures(service, in: area.history)
            let counted = measures.figures(of: .waiting)
            let months = counted.keys.filter { $0 <= area.origin }.sorted()
            guard months.count > settings.leastCounts else {
                let found = months.isEmpty ? "no month" : "\(months.count) month\(months.count == 1 ? "" : "s")"
                let reason =
                    "\(found) of the list published, and \(settings.leastCounts) are needed before the first forecast and one "
                    + "after it"
                skipped.append(.init(service: service.id, origins: [], reason: reason))
                continue
            }
            let first = months[settings.leastCounts - 1]
            let last = months[months.count - 1]
            let asked = (first.number..<last.number).map { Month(number: $0) }
                .filter { settings.origins?.contains($0) ?? true }
            let unpublished = asked.filter { counted[$0] == nil }
            if !unpublished.isEmpty {
                skipped.append(
                    .init(service: service.id, origins: unpublished, reason: "the list is not published")
                )
            }
            for month in asked
            where counted[month] != nil
                && settings.horizons.contains(where: { counted[month + $0] != nil && month + $0 <= area.origin })
            {
                services[month, default: []].append(service)
            }
            published[service.id] = measures
            counts[service.id] = counted
        }
        origins = services.keys.sorted().map { Origin(month: $0, services: services[$0] ?? []) }
        self.skipped = skipped
        self.published = published
        self.counts = counts
    }

    /// The horizons at which something can be held against the forecasts from an origin.
    func horizons(_ origin: Origin, _ settings: Backtest.Settings, to end: Month) -> [Int] {
        settings.horizons.filter { horizon in
            origin.month + horizon <= end
                && origin.services.contains { counts[$0.id]?[origin.month + horizon] != nil }
        }
    }
}
