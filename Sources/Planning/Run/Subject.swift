import Simulation

/// What a run reports on: a service, or a sum of services.
struct Subject: Sendable {
    let id: String
    /// The services' numbers in the component.
    let members: [Int]
    let series: [MeasuredSeries]
    private let readers: [MonthlyReader]
    private let isSum: Bool

    /// The services of a component, and the sums that its services make up.
    static func subjects(
        of component: Component,
        targets: [Target],
        plans: [Plan],
        totals: [Total],
        settings: RunSettings
    ) -> [Subject] {
        let sources = component.services.indices.map { MonthlyReader.Sources(component, $0, settings, targets) }
        let services = sources.map { source in
            let series = component.series(of: source.index, targets: targets, plans: plans)
            return Subject(
                id: source.service.id,
                members: [source.index],
                series: series,
                readers: [MonthlyReader(source, series)],
                isSum: false
            )
        }
        let sums = totals.compactMap { total -> Subject? in
            let members = sources.filter { total.services.contains($0.service.id) }
            guard !members.isEmpty else { return nil }
            return Subject(
                id: total.id,
                members: members.map(\.index),
                series: TotalSeries.series,
                readers: members.map { MonthlyReader($0, TotalSeries.series) },
                isSum: true
            )
        }
        return services + sums
    }

    /// Reads every series of an engine's last run into the row of its replication.
    func read(_ engine: Engine, replication: Int, into samples: Samples) {
        guard isSum else { return readers[0].read(engine, replication: replication, into: samples, row: replication) }
        let parts = readers.map { reader in
            let part = Samples(seriesCount: series.count, monthCount: samples.monthCount, replications: 1)
            reader.read(engine, replication: replication, into: part, row: 0)
            return part
        }
        TotalSeries.add(parts, into: samples, row: replication)
    }
}
