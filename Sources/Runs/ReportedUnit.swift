package import Areas
import Assembly
import Calendar
import Calibration
import Simulation

/// What a run reports on: a service, or a sum of services.
package struct ReportedUnit: Sendable {
    package let id: String
    /// The services' numbers among the linked ones.
    let members: [Int]
    package let series: [MeasuredSeries]
    /// Months and years.
    let periodCount: Int
    private var readers: [PeriodReader]
    /// Of a sum: the list of all its children, and when its last part begins.
    private let together: (group: Int, periods: PeriodsFromWeeks, series: TotalSeries)?

    /// Linked services, and the sums that its services make up.
    static func units(of linked: LinkedServices, _ run: RunContext) -> (units: [ReportedUnit], walks: [PublishedWaits])
    {
        let sources = linked.services.indices.map { PeriodReader.Sources(linked, $0, run) }
        let services = sources.map { source in
            let series = linked.series(of: source.index, targets: run.targets, plans: run.plans)
            return ReportedUnit(
                id: source.service.id,
                members: [source.index],
                series: series,
                periodCount: source.periods.flows.count,
                readers: [PeriodReader(source, series)],
                together: nil
            )
        }
        let sums = linked.totals.map { total in
            let members = sources.filter { total.services.contains($0.service.id) }
            let start = guaranteed(members.map { linked.services[$0.index].anchor.end }.max(), by: .atLeastOne)
            let series = TotalSeries(
                takesOffLists: run.plans.contains { $0.takesOffTheList(ofAnyOf: total.services) },
                bendsLists: members.contains { linked.isBent($0.index) },
                asked: run.targets.filter { $0.service == total.id }.map(\.measure)
            )
            let periods = PeriodsFromWeeks(
                grid: linked.grid,
                start: start,
                months: linked.months,
                years: linked.years
            )
            return ReportedUnit(
                id: total.id,
                members: members.map(\.index),
                series: series.series,
                periodCount: periods.flows.count,
                readers: members.map { PeriodReader($0, series.summed) },
                together: (guaranteed(linked.layout.totalGroups[total.id], by: .serviceNames), periods, series)
            )
        }
        return (services + sums, sources.compactMap(\.published))
    }

    /// A unit of which only some series are read, by their numbers; a sum is read whole, since its series hang on one another.
    func reading(only numbers: Set<Int>) -> ReportedUnit {
        guard together == nil else { return self }
        var unit = self
        unit.readers = readers.map { $0.reading(only: numbers) }
        return unit
    }

    /// Whether some of its children are followed to the end of their waits.
    var hasJourneys: Bool { together == nil && readers[0].hasJourneys }

    /// The stage on whose list its children are followed.
    var followedStage: Int? { hasJourneys ? readers[0].list : nil }

    /// Reads what has become of the children who are followed, once that is known.
    func readJourneys(_ engine: Engine, into row: UnsafeMutablePointer<Float>) {
        if together == nil { readers[0].readJourneys(engine, into: row) }
    }

    /// How many values a replication has.
    var valueCount: Int { series.count * periodCount }

    /// Where the children stand in a row, counted from the unit's first value, by whom a series' values are weighted; `nil`
    /// where each replication counts once.
    func weights(of one: MeasuredSeries) -> Int? {
        guard one.measure == .meanWaitByChild else { return nil }
        return series.firstIndex(of: MeasuredSeries(measure: .waiting, part: one.part)).map { $0 * periodCount }
    }

    /// Reads every series of an engine's last run into a row: by series and then by period.
    func read(_ engine: Engine, replication: Int, into row: UnsafeMutablePointer<Float>) {
        guard let together else { return readers[0].read(engine, replication: replication, into: row) }
        let count = together.series.summed.count * periodCount
        withUnsafeTemporaryAllocation(of: Float.self, capacity: count * readers.count) { parts in
            for (number, reader) in readers.enumerated() {
                reader.read(engine, replication: replication, into: parts.baseAddress! + number * count)
            }
            together.series.add(UnsafeBufferPointer(parts), periodCount: periodCount, into: row)
        }
        for (number, one) in TotalSeries.ofAllTogether.enumerated() {
            for period in 0..<periodCount {
                row[count + number * periodCount + period] = Float(
                    together.periods.stock(one.place, of: together.group, in: engine, period: period)
                )
            }
        }
    }
}

/// What readers of a run have to know beside the services.
struct RunContext {
    let settings: RunSettings
    let plans: [Plan]
    let targets: [Target]
    /// The published figures.
    let history: History
}
