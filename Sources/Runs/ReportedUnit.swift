package import Areas
import Assembly
import Calendar
import Calibration
import Simulation

/// What a run reports on: a service or some of its series, or a sum of services.
package struct ReportedUnit: Sendable {
    package let id: String
    /// The services' numbers among the linked ones.
    let members: [Int]
    package let series: [MeasuredSeries]
    private let readers: [MonthlyReader]
    /// Of a sum: the list of all its children, and when its last part begins.
    private let together: (group: Int, mapping: MonthsFromWeeks, series: TotalSeries)?

    /// Linked services, each with at most so many series at a time, and the sums that its services make up.
    static func units(
        of linked: LinkedServices,
        targets: [Target],
        plans: [Plan],
        settings: RunSettings,
        mostSeries: Int
    ) -> [ReportedUnit] {
        let sources = linked.services.indices.map { MonthlyReader.Sources(linked, $0, settings, targets) }
        let services = sources.flatMap { source in
            let all = linked.series(of: source.index, targets: targets, plans: plans)
            return stride(from: 0, to: all.count, by: mostSeries)
                .map { first in
                    let series = Array(all[first..<min(first + mostSeries, all.count)])
                    return ReportedUnit(
                        id: source.service.id,
                        members: [source.index],
                        series: series,
                        readers: [MonthlyReader(source, series)],
                        together: nil
                    )
                }
        }
        let sums = linked.totals.map { total in
            let members = sources.filter { total.services.contains($0.service.id) }
            let start = guaranteed(members.map { linked.services[$0.index].anchor.end }.max(), by: .atLeastOne)
            let series = TotalSeries(
                takesOffLists: plans.contains { $0.takesOffTheList(ofAnyOf: total.services) }
            )
            return ReportedUnit(
                id: total.id,
                members: members.map(\.index),
                series: series.series,
                readers: members.map { MonthlyReader($0, series.summed) },
                together: (
                    guaranteed(linked.layout.totalGroups[total.id], by: .serviceNames),
                    MonthsFromWeeks(grid: linked.grid, start: start, months: linked.months),
                    series
                )
            )
        }
        return services + sums
    }

    /// Reads every series of an engine's last run into the row of its replication.
    func read(_ engine: Engine, replication: Int, into samples: Samples) {
        guard let together else {
            return readers[0].read(engine, replication: replication, into: samples, row: replication)
        }
        let parts = readers.map { reader in
            let part = Samples(
                seriesCount: together.series.summed.count,
                monthCount: samples.monthCount,
                replications: 1
            )
            reader.read(engine, replication: replication, into: part, row: 0)
            return part
        }
        together.series.add(parts, into: samples, row: replication)
        for (number, one) in TotalSeries.ofAllTogether.enumerated() {
            for month in 0..<samples.monthCount {
                samples[series: together.series.summed.count + number, month: month, replication: replication] =
                    together.mapping.stock(one.place, of: together.group, in: engine, month: month)
            }
        }
    }
}
