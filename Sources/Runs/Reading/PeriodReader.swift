import Areas
import Assembly
import Simulation

/// Reads the measures of one service from an engine that has just run.
///
/// A measure that has no value in a period (a share of no completions) is NaN and is left out of the summaries.
struct PeriodReader: Sendable {
    /// Writes each series into its columns of a row, period by period.
    private var fillings: [@Sendable (_ run: Run, _ row: UnsafeMutablePointer<Float>) -> Void]
    /// The network's numbers of the service's stages, of its outcomes and of the staff pools that serve it.
    private let stages: [Int]
    private let outcomes: [Int]
    private let pools: [Int]
    private let isBent: Bool
    private let periods: PeriodsFromWeeks
    /// Series of children who are followed to the end of their waits, with their numbers, and the months they start in.
    private var journeys: [(number: Int, reading: JourneyReading)]
    private let followedMonths: [Int]

    /// What has become of the children of a followed month.
    typealias JourneyReading = @Sendable (_ engine: Engine, _ group: Int) -> Double

    /// A series' value of an engine's last run in a period.
    typealias Reading = @Sendable (_ run: Run, _ period: Int) -> Double

    /// One replication, with the flows of the service's stages by stage and period, its outcomes by outcome and period, and the
    /// time of its staff pools by pool and period.
    struct Run {
        let replication: Int
        let engine: Engine
        let flows: UnsafePointer<PeriodFlows>
        let outcomes: UnsafePointer<Double>
        let pools: [PoolPeriod]
    }

    init(_ sources: Sources, _ series: [MeasuredSeries]) {
        let (monthCount, periodCount) = (sources.periods.monthCount, sources.periods.flows.count)
        // A function of an array is counted in and out at each call: so one call for all periods.
        fillings = series.enumerated()
            .map { number, series in
                let reading = sources.reading(of: series)
                let twins = sources.monthsOfYears(series)
                return { run, row in
                    let values = row + number * periodCount
                    for month in 0..<monthCount { values[month] = Float(reading(run, month)) }
                    for (year, month) in twins.enumerated() {
                        let period = monthCount + year
                        values[period] = month.map { values[$0] } ?? Float(reading(run, period))
                    }
                }
            }
        stages = sources.layout.stages[sources.index]
        outcomes = sources.outcomes
        pools = sources.pools
        isBent = sources.isBent
        periods = sources.periods
        followedMonths = sources.linked.followedMonths
        journeys = series.enumerated()
            .compactMap { number, series in sources.journeyReading(of: series).map { (number, $0) } }
    }

    /// A reader of some of the series only, by their numbers, which leaves the others' columns as they are.
    func reading(only numbers: Set<Int>) -> PeriodReader {
        var reader = self
        reader.fillings = fillings.enumerated().filter { numbers.contains($0.offset) }.map(\.element)
        reader.journeys = journeys.filter { numbers.contains($0.number) }
        return reader
    }

    /// The stage of the network on whose list children wait first.
    var list: Int { stages[0] }

    /// Whether some children are followed.
    var hasJourneys: Bool { !journeys.isEmpty && !followedMonths.isEmpty }

    /// Reads what has become of those who are followed, into the row of the same replication.
    func readJourneys(_ engine: Engine, into row: UnsafeMutablePointer<Float>) {
        for (number, reading) in journeys {
            for (group, month) in followedMonths.enumerated() {
                row[number * periods.flows.count + month] = Float(reading(engine, group))
            }
        }
    }

    /// Reads every series of an engine's last run, of a replication, into a row: by series and then by period.
    func read(_ engine: Engine, replication: Int, into row: UnsafeMutablePointer<Float>) {
        let count = periods.flows.count
        withUnsafeTemporaryAllocation(of: PeriodFlows.self, capacity: stages.count * count) { flows in
            for (number, stage) in stages.enumerated() {
                fill(flows.baseAddress! + number * count, with: stage, of: engine)
            }
            withUnsafeTemporaryAllocation(of: Double.self, capacity: outcomes.count * count) { cases in
                for (number, outcome) in outcomes.enumerated() {
                    fill(cases.baseAddress! + number * count, withCasesOf: outcome, engine)
                }
                let run = Run(
                    replication: replication,
                    engine: engine,
                    flows: UnsafePointer(flows.baseAddress!),
                    outcomes: UnsafePointer(cases.baseAddress!),
                    pools: pools.flatMap { times(ofPool: $0, engine) }
                )
                for fill in fillings { fill(run, row) }
            }
        }
    }

    /// The months that make up a period, where it is a year of which all months are reported.
    private func months(of period: Int) -> Range<Int>? {
        period >= periods.monthCount ? periods.columns[period - periods.monthCount] : nil
    }

    private func fill(_ flows: UnsafeMutablePointer<PeriodFlows>, with stage: Int, of engine: Engine) {
        let isBent = isBent && stage == list
        for (period, parts) in periods.flows.enumerated() {
            var sum = parts.isEmpty ? PeriodFlows.unknown : PeriodFlows()
            if let months = months(of: period) {
                for month in months { sum.add(flows[month]) }
            } else {
                for part in parts {
                    sum.add(engine.flows(of: stage, in: part.week), part.share)
                    if isBent { sum.add(engine.latentFlows(of: stage, in: part.week), part.share) }
                }
            }
            (flows + period).initialize(to: sum)
        }
    }

    private func fill(_ cases: UnsafeMutablePointer<Double>, withCasesOf outcome: Int, _ engine: Engine) {
        for (period, parts) in periods.flows.enumerated() {
            var sum = parts.isEmpty ? Double.nan : 0
            if let months = months(of: period) {
                for month in months { sum += cases[month] }
            } else {
                for part in parts { sum += part.share * Double(engine.count(of: outcome, in: part.week)) }
            }
            (cases + period).initialize(to: sum)
        }
    }

    private func times(ofPool pool: Int, _ engine: Engine) -> [PoolPeriod] {
        var times: [PoolPeriod] = []
        times.reserveCapacity(periods.flows.count)
        for (period, parts) in periods.flows.enumerated() {
            times.append(
                months(of: period).map { PoolPeriod(times[$0]) } ?? PoolPeriod(pool, of: engine, in: parts)
            )
        }
        return times
    }
}
